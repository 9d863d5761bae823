import type { JsonValue } from './json.ts'
import type { Language } from './language.ts'
import type { Choice } from './reply.ts'

export const sessionVersion = 1

/** The state of a conversation. It expires some time after the last turn. */
export type Session = {
  readonly version: typeof sessionVersion
  readonly conversationId: string
  /** Undefined until the person has written enough to tell. */
  readonly language?: Language
  /** What each skill remembers, by skill name. */
  readonly memory: { readonly [skill: string]: JsonValue }
  /** The choices of the last turn, so that "1" or a label typed by hand picks one. */
  readonly choices: readonly Choice[]
  readonly turns: number
  /** What the person wrote last, newest first, without personal data; left out where nothing is. */
  readonly asked?: readonly string[]
}

export function newSession(conversationId: string): Session {
  return { version: sessionVersion, conversationId, memory: {}, choices: [], turns: 0 }
}
