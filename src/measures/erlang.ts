/**
 * Traffic in Erlang: contacts per hour × handling time in hours. `handlingSeconds`: talk, hold and after-contact work.
 * Source: facts CSM-101.
 */
export function trafficOf(contactsPerHour: number, handlingSeconds: number): number {
  return (contactsPerHour * handlingSeconds) / 3600
}

/**
 * Erlang C: the chance that a contact has to wait, 0–1. `traffic` A in Erlang, `agents` N a whole number; 1 where N ≤ A,
 * since the queue then only grows. Computed from Erlang B by B(n) = A·B(n−1) ÷ (n + A·B(n−1)) and C = N·B ÷ (N − A(1 − B)),
 * which cannot overflow. Source: facts CSM-101; the recursion: Jagerman 1974.
 */
export function waitingChance(traffic: number, agents: number): number {
  if (!(traffic >= 0 && Number.isInteger(agents) && agents >= 1)) {
    throw new RangeError(`no queue: ${traffic} Erlang, ${agents} agents`)
  }
  if (agents <= traffic) return 1
  let blocking = 1
  for (let n = 1; n <= agents; n++) blocking = (traffic * blocking) / (n + traffic * blocking)
  return (agents * blocking) / (agents - traffic * (1 - blocking))
}

export type Queue = {
  /** Erlang. */
  readonly traffic: number
  readonly agents: number
  readonly handlingSeconds: number
}

/**
 * Share answered within `seconds`, 0–1: 1 − C·e^(−(N − A)·T ÷ AHT); 0 where N ≤ A. Source: facts CSM-102.
 */
export function serviceLevel({ traffic, agents, handlingSeconds }: Queue, seconds: number): number {
  if (agents <= traffic) return 0
  return 1 - waitingChance(traffic, agents) * Math.exp((-(agents - traffic) * seconds) / handlingSeconds)
}

/** Mean wait in seconds, C·AHT ÷ (N − A); Infinity where N ≤ A. Source: facts CSM-102. */
export function meanWait({ traffic, agents, handlingSeconds }: Queue): number {
  if (agents <= traffic) return Number.POSITIVE_INFINITY
  return (waitingChance(traffic, agents) * handlingSeconds) / (agents - traffic)
}

/** Busy share of the agents, A ÷ N, at most 1. Source: facts CSM-102. */
export function occupancyOf(traffic: number, agents: number): number {
  return Math.min(1, traffic / agents)
}

export type ServiceTarget = {
  /** Share to answer in time, 0–1, below 1. */
  readonly share: number
  /** In time: within so many seconds. */
  readonly seconds: number
  /** Highest occupancy to plan with, 0–1; left out: no limit. */
  readonly maxOccupancy?: number
}

/**
 * Fewest agents that reach the target, by trying one more at a time from the traffic upwards.
 * @throws RangeError where the target cannot be reached by any number of agents.
 */
export function agentsFor(traffic: number, handlingSeconds: number, target: ServiceTarget): number {
  const { share, seconds, maxOccupancy = 1 } = target
  if (!(share < 1 && maxOccupancy > 0)) throw new RangeError(`no number of agents reaches ${share}`)
  let agents = Math.max(1, Math.floor(traffic) + 1)
  while (
    serviceLevel({ traffic, agents, handlingSeconds }, seconds) < share ||
    traffic / agents > maxOccupancy + 1e-12
  ) {
    agents++
  }
  return agents
}
