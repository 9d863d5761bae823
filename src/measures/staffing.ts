export type Workload = {
  /** Contacts, tickets or chats in the period. */
  readonly contacts: number
  readonly handlingMinutes: number
  /** Contacts one person handles at once; 1 for calls, tickets and counters. */
  readonly concurrency: number
  /** Hours over which the work is spread: a shift, a day, or 1 for an hour. */
  readonly hours: number
  /** Share of the time at work in which one is to be busy, 0–1. */
  readonly occupancy: number
}

/**
 * People needed at work, not rounded: contacts × minutes ÷ 60 ÷ concurrency ÷ hours ÷ occupancy. Source: facts CSM-125,
 * CSM-126, CSM-135.
 * @throws RangeError where a factor is not above zero.
 */
export function peopleNeeded({ contacts, handlingMinutes, concurrency, hours, occupancy }: Workload): number {
  if (!(concurrency > 0 && hours > 0 && occupancy > 0 && occupancy <= 1)) throw new RangeError('no workload')
  return (contacts * handlingMinutes) / 60 / concurrency / hours / occupancy
}

/**
 * People on the roster, not rounded: needed ÷ (1 − shrinkage). `shrinkage`: share of the rostered time not available,
 * 0 ≤ s < 1. Source: facts CSM-109.
 */
export function rostered(needed: number, shrinkage: number): number {
  if (!(shrinkage >= 0 && shrinkage < 1)) throw new RangeError(`no shrinkage: ${shrinkage}`)
  return needed / (1 - shrinkage)
}

/** A number of people: rounded up, but not because of the last bit of a quotient. */
export function wholePeople(value: number): number {
  return Math.ceil(value - 1e-9)
}
