/**
 * How long each kind of data is kept, in days: the one table. What people are told under "privasi" is taken from it.
 * Beside what stands here a session lives SESSION_TTL_DAYS after its last turn, and a waiting message until it is handled.
 */
export const retention = {
  /** Ids of delivered messages, so that none is handled twice. The store sees to it. */
  messageIds: 8,
  /** What nobody could do anything with, with its words. The store sees to it. */
  setAside: 30,
  /** Which entry answered, without question and person; then a count a day. */
  answers: 7,
  /** Questions that were not answered and ratings, masked and nameless; then a count a day. */
  questions: 90,
  /** Counts of a day. */
  counts: 3 * 365,
  /** Each thing that somebody practised. */
  practice: 365,
  /** Which entries the members of a team asked for, without their words. */
  teamQuestions: 90,
  /** A person's plans and reminders, since they last changed one. */
  plans: 2 * 365,
  /** A team with its programme and its summaries, since anybody last recorded anything in it. */
  teams: 2 * 365,
  /** Name and accounts of somebody in no team, since they last changed. */
  people: 2 * 365,
  /** A code, since it was last used or made; none holds longer than two weeks. */
  codes: 30,
  /** How answers came about, without words. */
  traces: 3,
  /** Who set which rule of a channel or group. */
  rules: 5 * 365,
  /** That somebody was erased, in figures and without them. */
  erasures: 3 * 365,
} as const

/**
 * How the clock enforces it, by the beginning of streams' names. `each`: every event goes when its time is over. `last`: the
 * whole stream goes when its last event's is. `team`, `person`: with the team or the person. `by day`: a stream a day that is
 * counted before it goes, see questions/. `kept`: as long as it is needed, for a reason.
 */
export type Limit = {
  readonly streams: string
  readonly days: number
  readonly goes: 'each' | 'last' | 'team' | 'person' | 'by day' | 'kept'
}

export const limits: readonly Limit[] = [
  { streams: 'questions', days: retention.questions, goes: 'by day' },
  { streams: 'question-counts', days: retention.counts, goes: 'each' },
  { streams: 'practise:', days: retention.practice, goes: 'each' },
  { streams: 'guides:', days: retention.plans, goes: 'last' },
  { streams: 'reminders:', days: retention.plans, goes: 'last' },
  { streams: 'code:', days: retention.codes, goes: 'last' },
  { streams: 'traces:', days: retention.traces, goes: 'last' },
  { streams: 'rules:', days: retention.rules, goes: 'last' },
  { streams: 'erasures', days: retention.erasures, goes: 'each' },
  { streams: 'asked:', days: retention.teamQuestions, goes: 'each' },
  { streams: 'programme:', days: retention.teams, goes: 'team' },
  { streams: 'summary:', days: retention.teams, goes: 'team' },
  { streams: 'place:', days: retention.teams, goes: 'team' },
  { streams: 'team:', days: retention.teams, goes: 'team' },
  { streams: 'person:', days: retention.people, goes: 'person' },
  { streams: 'identity:', days: retention.people, goes: 'person' },
  // Whoever does not want their words to go to a model would not want that forgotten.
  { streams: 'model:', days: Number.POSITIVE_INFINITY, goes: 'kept' },
  // Without it nobody could be found again in what is kept without names.
  { streams: 'data-secret', days: Number.POSITIVE_INFINITY, goes: 'kept' },
]
