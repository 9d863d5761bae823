/** Parts of the handling time, all in the same unit of time. */
export type HandlingTime = { readonly talk: number; readonly hold: number; readonly afterWork: number }

/**
 * AHT in the unit of its parts: (talk + hold + after-contact work) ÷ handled contacts. With parts that are means already,
 * `contacts` is 1. Source: facts CS-033 (300 + 100 + 100 minutes, 100 calls: 5 minutes).
 * @throws RangeError where no contact was handled.
 */
export function averageHandleTime({ talk, hold, afterWork }: HandlingTime, contacts: number): number {
  if (!(contacts > 0)) throw new RangeError('no contacts')
  return (talk + hold + afterWork) / contacts
}

/** Calls of an interval, counts. */
export type Calls = {
  readonly answeredInTime: number
  readonly answered: number
  readonly abandoned: number
  /** Of the abandoned: hung up before the threshold. */
  readonly abandonedInTime: number
}

/**
 * Service level as a fraction by four of the usual formulas, numbered as in facts CS-049: 1 counts those who hung up
 * early as served, 2 leaves the abandoned out, 3 counts all offered, 4 leaves out those who hung up early.
 * @throws RangeError where there is no call to divide by.
 */
export function measuredServiceLevel(calls: Calls, formula: 1 | 2 | 3 | 4): number {
  const { answeredInTime, answered, abandoned, abandonedInTime } = calls
  const offered = answered + abandoned
  const parts: Record<typeof formula, readonly [number, number]> = {
    1: [answeredInTime + abandonedInTime, offered],
    2: [answeredInTime, answered],
    3: [answeredInTime, offered],
    4: [answeredInTime, offered - abandonedInTime],
  }
  const [served, of] = parts[formula]
  if (!(of > 0)) throw new RangeError('no calls')
  return served / of
}

/**
 * Abandonment as a fraction: (offered − handled) ÷ offered. Hang-ups of the first seconds are left out of `offered` and of
 * the difference by whoever counts. Source: facts CS-054.
 */
export function abandonmentRate(offered: number, handled: number): number {
  if (!(offered > 0 && handled >= 0 && handled <= offered)) throw new RangeError(`no calls: ${handled} of ${offered}`)
  return (offered - handled) / offered
}

/**
 * FCR as the system sees it, a fraction: 1 − first contacts followed by another for the same reason ÷ first contacts.
 * Source: facts CS-031.
 */
export function systemFcr(repeated: number, first: number): number {
  if (!(first > 0 && repeated >= 0 && repeated <= first)) throw new RangeError(`no contacts: ${repeated} of ${first}`)
  return 1 - repeated / first
}

/** Cost of repeat contacts in rupiah: contacts × share that are repeats × cost of one. Source: facts CSM-412. */
export function costOfRepeats(contacts: number, repeatShare: number, costPerContact: number): number {
  return contacts * repeatShare * costPerContact
}
