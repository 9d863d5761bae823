import { createHash } from 'node:crypto'
import type { JsonValue } from '../domain/json.ts'
import type { Language } from '../domain/language.ts'
import type { Message } from '../domain/message.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import type { PersonState } from '../domain/session.ts'
import { traceStream } from '../domain/trace.ts'
import type { TurnUse } from './model/turn-models.ts'
import type { Done } from './next-state.ts'
import type { Routed } from './route.ts'
import type { EventDraft } from './skill.ts'

export type Traced = {
  readonly message: Message
  readonly state: PersonState
  readonly language: Language
  readonly routed: Routed
  readonly done: Done
  readonly replies: readonly ReplyDraft[]
  /** Of the knowledge that was answered from. */
  readonly version: string
  /** What its models came to. Undefined: this installation has none. */
  readonly model?: TurnUse | undefined
}

/**
 * The record of how an answer came about, to be kept with its turn; none where nothing was answered. With the same
 * message, state and version the same replies come about, byte for byte: their digests tell.
 */
export function traceOf({
  message,
  state,
  language,
  routed,
  done,
  replies,
  version,
  model,
}: Traced): readonly EventDraft[] {
  const answers = replies.flatMap(({ answerId }) => answerId ?? [])
  if (answers.length === 0) return []
  const data: JsonValue = {
    answers,
    version,
    language,
    kind: message.kind,
    turns: state.turns,
    before: digestOf(state),
    skill: routed.skill.name,
    strength: routed.claim.strength,
    considered: [...(routed.considered ?? [])],
    ...(done.outcome.trace === undefined ? {} : { trace: done.outcome.trace }),
    ...(done.outcome.topic === undefined ? {} : { topic: done.outcome.topic }),
    ...(model === undefined ? {} : { model: { ...model } }),
    replies: replies.map((reply) => ({
      digest: digestOf(reply),
      text: digestOf(reply.text),
      characters: reply.text.length,
      choices: reply.choices?.length ?? 0,
      cites: [
        ...new Set(
          (reply.citations ?? []).map(({ entryId, short, article }) =>
            [entryId, short, article ?? ''].join(' ').trim(),
          ),
        ),
      ],
    })),
  }
  return [{ stream: traceStream, kind: 'traced', data }]
}

/** Tells two values apart, and says nothing about either. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}
