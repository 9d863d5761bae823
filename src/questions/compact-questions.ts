import { z } from 'zod'
import type { Event } from '../domain/event.ts'
import type { EventLog } from '../ports/event-log.ts'
import { rewriteStream } from '../streams/rewrite-stream.ts'
import { formerQuestionStream, questionStream } from './gap-log.ts'
import { questionStreams } from './question-streams.ts'

/** What is left of a day when its questions and ratings are gone: how many, by entry. */
export const countStream = 'question-counts'

const msPerDay = 24 * 60 * 60 * 1000
const answeredSchema = z.object({ answerId: z.string(), entryId: z.string() })
const ratedSchema = z.object({ answerId: z.string(), helpful: z.boolean(), rater: z.string() })

export type CompactOptions = {
  readonly nowMs: number
  /** For how many days it is kept which entry gave which answer: so long a rating finds it. */
  readonly answersDays: number
  /** For how many days questions and ratings are kept. */
  readonly questionsDays: number
  /** What stands for the id of an event of before there were pseudonyms. */
  readonly rename: (eventId: string) => string
  readonly signal?: AbortSignal
}

/**
 * Turns days of the gap log into counts: first the answers that nobody rated, later all of a day. Each day is counted
 * once, however often this breaks off and is asked again. Throws `StoreError`.
 */
export async function compactQuestions(events: EventLog, options: CompactOptions): Promise<void> {
  const { nowMs, answersDays, questionsDays, signal } = options
  await moveFormer(events, options.rename)
  const rated = new Set<string>()
  // The youngest first: a rating comes after its answer.
  for (const stream of (await questionStreams(events)).toReversed()) {
    signal?.throwIfAborted()
    const dayMs = Date.parse(stream.slice(questionStream.length))
    const day = await events.read(stream)
    for (const { kind, data } of day) {
      const rating = kind === 'rated' ? ratedSchema.safeParse(data).data : undefined
      if (rating) rated.add(rating.answerId)
    }
    // A day is over a day after it began.
    const ageDays = (nowMs - dayMs) / msPerDay - 1
    if (ageDays > answersDays) await dropAnswers(events, stream, day, rated)
    if (ageDays > questionsDays) await dropDay(events, stream, day)
  }
}

async function dropAnswers(events: EventLog, stream: string, day: readonly Event[], rated: ReadonlySet<string>) {
  const isKept = (event: Event) => event.kind !== 'answered' || rated.has(answerOf(event)?.answerId ?? '')
  if (day.every(isKept)) return
  const answered: Record<string, number> = {}
  for (const event of day) {
    const entryId = event.kind === 'answered' ? answerOf(event)?.entryId : undefined
    if (entryId !== undefined) answered[entryId] = (answered[entryId] ?? 0) + 1
  }
  const unanswered = day.filter(({ kind }) => kind === 'unanswered').length
  await append(events, stream, 'answers-counted', { answered, unanswered })
  await rewriteStream(events, stream, (before) => before.filter(isKept))
}

async function dropDay(events: EventLog, stream: string, day: readonly Event[]) {
  const entryOf = new Map(day.flatMap((event) => (event.kind === 'answered' ? [pairOf(event)] : [])))
  const last = new Map<string, z.infer<typeof ratedSchema>>()
  for (const { kind, data } of day) {
    const rating = kind === 'rated' ? ratedSchema.safeParse(data).data : undefined
    if (rating) last.set(`${rating.answerId} ${rating.rater}`, rating)
  }
  const ratings: Record<string, [helpful: number, not: number]> = {}
  for (const { answerId, helpful } of last.values()) {
    // Of an answer of another day that is gone already the entry is not known any more.
    const entryId = entryOf.get(answerId) ?? ''
    const [yes, no] = ratings[entryId] ?? [0, 0]
    ratings[entryId] = helpful ? [yes + 1, no] : [yes, no + 1]
  }
  if (last.size > 0) await append(events, stream, 'ratings-counted', { ratings })
  await events.erase(stream)
}

function append(events: EventLog, stream: string, kind: string, data: Event['data'] & object): Promise<void> {
  const day = stream.slice(questionStream.length)
  const id = `${day}:${kind}`
  return events.append([{ id, stream: countStream, kind, atMs: Date.parse(day), data: { day, ...data } }])
}

/** What was written before there was a stream for each day: into those, under ids that lead to no message. */
async function moveFormer(events: EventLog, rename: (eventId: string) => string): Promise<void> {
  const former = await events.read(formerQuestionStream)
  if (former.length === 0) return
  await events.append(
    former.map((event) => ({
      ...event,
      id: rename(event.id),
      stream: `${questionStream}${new Date(event.atMs).toISOString().slice(0, 10)}`,
    })),
  )
  await events.erase(formerQuestionStream)
}

function answerOf({ data }: Event) {
  return answeredSchema.safeParse(data).data
}

function pairOf(event: Event): [string, string] {
  const { answerId = '', entryId = '' } = answerOf(event) ?? {}
  return [answerId, entryId]
}
