import type { StreamPosition } from '../domain/event.ts'
import { type EventDraft, type Origin, type PeopleEventKind, type PeopleEventValues, toPeopleEvent } from './events.ts'
import type { Speaker } from './people.ts'

/** What a turn is to commit: all of it, or nothing, and only while the streams it rests on stand where they were read. */
export type Change = { readonly events: readonly EventDraft[]; readonly expects: readonly StreamPosition[] }

/** Why something is not done, as a value: the skill has the words. */
export type Refusal<Reason extends string> = { readonly refused: Reason }

/** Whether something was refused. */
export function isRefused<Done extends object, Reason extends string>(
  outcome: Done | Refusal<Reason>,
): outcome is Refusal<Reason> {
  return 'refused' in outcome
}

export type Recorder = {
  add<Kind extends PeopleEventKind>(stream: string, kind: Kind, values: PeopleEventValues<Kind>): void
  readonly events: EventDraft[]
}

export function recorder(origin: Origin): Recorder {
  const events: EventDraft[] = []
  return {
    events,
    add(stream, kind, values) {
      events.push(toPeopleEvent(stream, kind, values, origin))
    },
  }
}

export function originOf(speaker: Speaker, messageId: string): Origin {
  return { by: speaker.person, message: `${speaker.identity.channel}:${messageId}` }
}

/** The positions, each stream once: a stream that was read twice counts as it was read first. */
export function expecting(...reads: readonly StreamPosition[]): readonly StreamPosition[] {
  const byStream = new Map<string, StreamPosition>()
  for (const read of reads) if (!byStream.has(read.stream)) byStream.set(read.stream, read)
  return [...byStream.values()]
}
