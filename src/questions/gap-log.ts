import { z } from 'zod'
import type { EventDraft } from '../conversation/skill.ts'
import type { Event } from '../domain/event.ts'
import { type Language, languages } from '../domain/language.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { wordsIn } from '../domain/words-in.ts'

/** What was asked and not answered, and ratings: the gap log, a stream for each day. */
export const questionStream = 'questions:'

/** Before there was one for each day. */
export const formerQuestionStream = 'questions'

const longestQuestion = 500

const answeredData = z.object({ answerId: z.string(), entryId: z.string() })
const unansweredData = z.object({
  question: z.string(),
  language: z.enum(languages),
  nearest: z.array(z.string()),
  referral: z.string().optional(),
})
const ratedData = z.object({
  answerId: z.string(),
  helpful: z.boolean(),
  rater: z.string(),
  question: z.string().optional(),
})

/** Why an answer was not helpful, as far as one tap says it. */
export const ratingReasons = ['wrong', 'beside', 'long', 'hard'] as const
export type RatingReason = (typeof ratingReasons)[number]

const explainedData = z.object({
  answerId: z.string(),
  rater: z.string(),
  reason: z.enum(ratingReasons).optional(),
  words: z.string().optional(),
})

export function answered(data: z.infer<typeof answeredData>): EventDraft {
  return { stream: questionStream, kind: 'answered', data }
}

/** `referral` is the id of what the question was about instead, where that is known. */
export function unanswered({ question, referral, ...rest }: z.infer<typeof unansweredData>): EventDraft {
  const data = { question: withoutPersonalData(question), ...rest, ...(referral ? { referral } : {}) }
  return { stream: questionStream, kind: 'unanswered', data }
}

/** `rater` must not say who it was, only that it was the same on this answer: a person's last rating counts. */
export function rated({ question, ...rest }: z.infer<typeof ratedData>): EventDraft {
  const data = { ...rest, ...(question ? { question: withoutPersonalData(question) } : {}) }
  return { stream: questionStream, kind: 'rated', data }
}

/** Why somebody rated an answer down: a reason, or their own words. */
export function explained({ words, reason, ...rest }: z.infer<typeof explainedData>): EventDraft {
  const data = {
    ...rest,
    ...(reason === undefined ? {} : { reason }),
    ...(words === undefined ? {} : { words: withoutPersonalData(words) }),
  }
  return { stream: questionStream, kind: 'explained', data }
}

function withoutPersonalData(question: string): string {
  return maskPersonalData(question).slice(0, longestQuestion)
}

/** A question that was asked and not answered. */
export type Gap = {
  /** As it was asked last. */
  readonly question: string
  readonly language: Language
  readonly times: number
  readonly lastAtMs: number
  /** Ids of the entries that came nearest. */
  readonly nearest: readonly string[]
  /** What it was about instead, where that is known not to be ours. */
  readonly referral?: string
}

/** How the answers from one entry were rated. */
export type EntryRating = {
  readonly entryId: string
  readonly helpful: number
  readonly notHelpful: number
  /** What people had asked who found the answer not helpful. */
  readonly questions: readonly string[]
  /** What was wrong with it: how often each reason was tapped, and what people wrote. */
  readonly reasons: Readonly<Partial<Record<RatingReason, number>>>
  readonly words: readonly string[]
}

export type GapReport = {
  /** What was asked most comes first. */
  readonly gaps: readonly Gap[]
  /** Entries that somebody found not helpful, the worst first. */
  readonly badlyRated: readonly EntryRating[]
}

/** What a curator should look at, from the events of `questionStream`. Events of an unknown form are passed over. */
export function readGaps(events: readonly Event[]): GapReport {
  return { gaps: collectGaps(events), badlyRated: collectRatings(events) }
}

function collectGaps(events: readonly Event[]): Gap[] {
  const gaps = new Map<string, Gap>()
  for (const { data, atMs } of eventsOf(events, 'unanswered', unansweredData)) {
    const { referral, ...rest } = data
    const key = wordsIn(data.question).join(' ')
    const times = (gaps.get(key)?.times ?? 0) + 1
    gaps.set(key, { ...rest, times, lastAtMs: atMs, ...(referral ? { referral } : {}) })
  }
  return [...gaps.values()].toSorted((a, b) => b.times - a.times || b.lastAtMs - a.lastAtMs)
}

type Collected = {
  readonly entryId: string
  helpful: number
  notHelpful: number
  readonly questions: string[]
  readonly reasons: Partial<Record<RatingReason, number>>
  readonly words: string[]
}

function collectRatings(events: readonly Event[]): EntryRating[] {
  const entryOf = new Map(
    eventsOf(events, 'answered', answeredData).map(({ data }) => [data.answerId, data.entryId] as const),
  )
  // A rating can be changed: a person's last one on an answer counts.
  const last = new Map(
    eventsOf(events, 'rated', ratedData).map(({ data }) => [`${data.answerId} ${data.rater}`, data] as const),
  )
  const why = eventsOf(events, 'explained', explainedData).map(({ data }) => data)
  const ratings = new Map<string, Collected>()
  for (const { answerId, helpful, question, rater } of last.values()) {
    const entryId = entryOf.get(answerId)
    if (entryId === undefined) continue
    const fresh: Collected = { entryId, helpful: 0, notHelpful: 0, questions: [], reasons: {}, words: [] }
    const rating = ratings.get(entryId) ?? fresh
    ratings.set(entryId, rating)
    if (helpful) rating.helpful++
    else {
      rating.notHelpful++
      if (question !== undefined) rating.questions.push(question)
      for (const { reason, words } of why.filter((one) => one.answerId === answerId && one.rater === rater)) {
        if (reason !== undefined) rating.reasons[reason] = (rating.reasons[reason] ?? 0) + 1
        if (words !== undefined) rating.words.push(words)
      }
    }
  }
  return [...ratings.values()]
    .filter(({ notHelpful }) => notHelpful > 0)
    .toSorted((a, b) => b.notHelpful - a.notHelpful || a.helpful - b.helpful)
}

function eventsOf<T>(events: readonly Event[], kind: string, schema: z.ZodType<T>) {
  return events.flatMap((event) => {
    const data = event.kind === kind ? schema.safeParse(event.data).data : undefined
    return data === undefined ? [] : [{ data, atMs: event.atMs }]
  })
}
