import type { JsonValue } from './json.ts'
import type { Language } from './language.ts'
import type { Choice } from './reply.ts'

export const sessionVersion = 2

/** A path of several turns that a person is on: a worksheet, a guide, a role-play. `version` is of the form of `state`. */
export type FlowState = {
  readonly skill: string
  readonly name: string
  readonly version: number
  readonly state: JsonValue
}

/** What a conversation remembers of one person who takes part in it. */
export type PersonState = {
  /** Undefined until the person has written enough to tell. */
  readonly language?: Language
  /** What each skill remembers, by skill name. */
  readonly memory: { readonly [skill: string]: JsonValue }
  /** The choices of the last turn, so that "1" or a label typed by hand picks one. */
  readonly choices: readonly Choice[]
  readonly turns: number
  /** What the person wrote last, newest first, without personal data. */
  readonly asked: readonly string[]
  /** Which skill answered last: "evidence" and "more" are about what it said. */
  readonly lastSkill?: string
  /** Id of the entry that was last spoken of. */
  readonly topic?: string
  /** The flows that the person is on, the one at hand first; the others were put aside for it. */
  readonly flows: readonly FlowState[]
  /** What came last, so that the same is not answered twice. Left out: by a version that did not note it. */
  readonly recent?: Recent
  /** The topics of threads side by side, the one spoken in last first. */
  readonly threads?: readonly ThreadTopic[]
}

export type Recent = {
  /** By the channel's own names of messages, newest first; `words` stands for what was written. */
  readonly said: readonly { readonly id: string; readonly words: string }[]
  readonly picked?: { readonly pick: string; readonly under: string; readonly atMs: number }
  readonly album?: string
}

export type ThreadTopic = { readonly thread: string; readonly lastSkill?: string; readonly topic?: string }

/**
 * The state of a conversation. It expires some time after the last turn. In a group or a channel everybody has a state
 * of their own, so that nobody's "more" opens what somebody else asked.
 */
export type Session = {
  readonly version: typeof sessionVersion
  readonly conversationId: string
  /** By `personKey`; who wrote last stands last. */
  readonly people: { readonly [person: string]: PersonState }
}

export function newSession(conversationId: string): Session {
  return { version: sessionVersion, conversationId, people: {} }
}

export const newPersonState: PersonState = { memory: {}, choices: [], turns: 0, asked: [], flows: [] }

/** Where a version that knew no persons kept its one state; whoever writes first takes it over. */
export const formerly = ''

/** Who joins in with others finds the topic they are at, and is on none of their flows. */
export function stateOf(session: Session | undefined, person: string): PersonState {
  const own = session?.people[person] ?? session?.people[formerly]
  if (own) return own
  const last = Object.values(session?.people ?? {}).at(-1)
  if (!last) return newPersonState
  const { memory, turns, lastSkill, topic } = last
  return { ...newPersonState, memory, turns, ...(lastSkill ? { lastSkill } : {}), ...(topic ? { topic } : {}) }
}

/** Whether this person has taken part. */
export function hasState(session: Session | undefined, person: string): boolean {
  return session?.people[person] !== undefined || session?.people[formerly] !== undefined
}

/** In a lively channel those who have been silent longest are forgotten. */
const mostPeople = 50

/** The session with this person's state in it. */
export function withState(session: Session, person: string, state: PersonState): Session {
  const others = Object.entries(withoutState(session, person).people)
  return { ...session, people: Object.fromEntries([...others.slice(-(mostPeople - 1)), [person, state]]) }
}

/** The session without this person. */
export function withoutState(session: Session, person: string): Session {
  const others = Object.entries(session.people).filter(([key]) => key !== person && key !== formerly)
  return { ...session, people: Object.fromEntries(others) }
}

/** What whoever wrote last speaks. */
export function languageIn(session: Session | undefined): Language | undefined {
  return Object.values(session?.people ?? {}).findLast(({ language }) => language !== undefined)?.language
}
