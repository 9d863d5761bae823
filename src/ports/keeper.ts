import type { JsonValue } from '../domain/json.ts'
import type { EventLog, ReadableEvents } from './event-log.ts'
import type { Account, AtHand } from './personal-records.ts'

/** Somebody who asks for their data, or to be forgotten: all that they are known by. */
export type Subject = {
  /** Their id across channels. */
  readonly person: string
  /** That id, and those that their accounts had before they were linked to it. */
  readonly persons: readonly string[]
  /** All accounts that were ever theirs, the one they ask from among them. */
  readonly accounts: readonly Account[]
  /** How they are called: by themselves, and by their channel. */
  readonly names: readonly string[]
  /** The teams they are or were in. `isAlone`: nobody else is in it, so that it goes with them. */
  readonly teams: readonly { readonly id: string; readonly isAlone: boolean }[]
  /** Whether an event, by its id, came of a message of theirs. */
  wrote(eventId: string): boolean
  /** What stands for their accounts in what is kept without names, under every secret there was. */
  readonly pseudonyms: readonly string[]
}

/** One thing that is kept about somebody, as it is kept. */
export type KeptItem = { readonly atMs?: number; readonly what: string; readonly data: JsonValue }

/**
 * Somebody who keeps something about people. Whoever writes a stream of events registers one, under `Skill.keepers` or in
 * the composition root; a test fails for a stream that no keeper answers for.
 */
export interface Keeper {
  /** Names it in exports and in the list of what was erased. */
  readonly name: string
  /** How the names of its streams begin. */
  readonly streams: readonly string[]
  /** Everything that is kept about them. Throws `StoreError`. */
  exportOf(subject: Subject, events: ReadableEvents): Promise<readonly KeptItem[]>
  /**
   * Erases it, or makes it anonymous where others build on it, and says how many things that were. May be asked again
   * after it broke off half-way. Throws `StoreError`.
   */
  erase(subject: Subject, events: EventLog, atHand?: AtHand): Promise<number>
}
