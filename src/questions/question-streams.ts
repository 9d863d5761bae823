import type { Event } from '../domain/event.ts'
import type { EventRange, ReadableEvents } from '../ports/event-log.ts'
import { formerQuestionStream, questionStream } from './gap-log.ts'

/** The names of all streams of the gap log that there are, the oldest first. Throws `StoreError`. */
export async function questionStreams(events: Pick<ReadableEvents, 'streams'>): Promise<readonly string[]> {
  const all = await events.streams(formerQuestionStream)
  return all.filter((stream) => stream === formerQuestionStream || stream.startsWith(questionStream))
}

/** The gap log, in the order it was written, day by day. Throws `StoreError`. */
export async function readQuestions(
  events: Pick<ReadableEvents, 'read' | 'streams'>,
  range?: EventRange,
): Promise<readonly Event[]> {
  const found: Event[] = []
  for (const stream of await questionStreams(events)) found.push(...(await events.read(stream, range)))
  return found
}
