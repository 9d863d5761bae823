/**
 * How long each kind of data is kept, in days, and from when it is counted: the one table. What people are told under
 * "privasi" is taken from it. `store`: the driver of the store enforces it; `sweep`: the clock does, see `sweep.ts`.
 * Beside these: a session lives SESSION_TTL_DAYS after the last turn (store), a waiting message until it is handled.
 */
export const retention = {
  /** Ids of delivered messages, so that none is handled twice. Store. */
  messageIds: 8,
  /** What nobody could do anything with, with its words. Store. */
  setAside: 30,
  /** Which entry answered, without question and person; then a count a day. Sweep. */
  answers: 7,
  /** Questions that were not answered and ratings, masked and nameless; then a count a day. Sweep. */
  questions: 90,
  /** Counts of a day. Sweep. */
  counts: 3 * 365,
  /** Each thing that somebody practised, since that day. Sweep. */
  practice: 365,
  /** A person's plans, since they last changed one. Sweep. */
  plans: 2 * 365,
  /** A team with its programme and its summaries, since anything was last recorded in it. Sweep. */
  teams: 2 * 365,
  /** Name and accounts of somebody in no team, since they last changed. Sweep. */
  people: 2 * 365,
  /** A code, since it was last used or made; none holds longer than two weeks. Sweep. */
  codes: 30,
  /** That somebody was erased, in figures and without them. Sweep. */
  erasures: 3 * 365,
} as const
export type RetainedKind = keyof typeof retention
