import type { Language } from '../domain/language.ts'
import type { Choice } from '../domain/reply.ts'

/** Something of a person's that has a date, told by the skill that keeps it: an action, a measurement, a duty by law. */
export type DatedThing = {
  /** Names the thing and its date: with another date it is another. */
  readonly key: string
  /** ISO date. */
  readonly due: string
  /** Told once and never again, whatever the date. */
  readonly isOnce?: true
  /** One line of Markdown that says what it is, without the date. */
  say(language: Language): string
  /** What settles it with one tap. */
  choice?(language: Language): Choice
}

/** Whose things are asked for: a person, and the day that it is where they are, an ISO date. */
export type DatedFor = { readonly person: string; readonly today: string }
