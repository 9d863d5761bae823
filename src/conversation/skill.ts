import type { Event } from '../domain/event.ts'
import type { JsonValue } from '../domain/json.ts'
import type { Language } from '../domain/language.ts'
import type { Message } from '../domain/message.ts'
import type { ReplyDraft } from '../domain/reply.ts'

/** What a skill sees of a turn. */
export type TurnContext = {
  /** The message, its text cleaned. `choice` is set also where the person typed the number or label of a choice. */
  readonly message: Message
  /** The language to answer in. */
  readonly language: Language
  /** How many turns the conversation has had before this one. */
  readonly turns: number
  /** What the person wrote just before this, newest first, whichever skill answered it; without personal data. */
  readonly asked: readonly string[]
  /** What this skill remembered, or undefined. It was stored as JSON, maybe by an older version: parse it. */
  readonly memory: JsonValue | undefined
}

/** An event before the turn has numbered it. */
export type EventDraft = Omit<Event, 'id' | 'atMs'>

export type SkillOutcome = {
  readonly replies: readonly ReplyDraft[]
  /** Replaces what this skill remembers. Left out: unchanged. */
  readonly memory?: JsonValue
  /** What every skill remembers is dropped before `memory` is kept. */
  readonly forget?: true
  readonly events?: readonly EventDraft[]
  /** The person asked for this language; the conversation keeps to it. */
  readonly language?: Language
}

/** One thing Prima can do. */
export interface Skill {
  /** Stable: sessions are stored under it. */
  readonly name: string
  /** Whether this message is for the skill. Skills are asked in order; the first that says yes answers. */
  recognises(context: TurnContext): boolean
  respond(context: TurnContext): SkillOutcome | Promise<SkillOutcome>
}
