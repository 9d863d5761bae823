/** The time, in milliseconds since the epoch. Handed in, so that tests own it. It may jump, also backwards. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }
