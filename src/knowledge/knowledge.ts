import type { Language } from '../domain/language.ts'
import type { Regulation, Source } from './calendar.ts'
import type { Entry } from './entry.ts'
import type { Referral } from './referral.ts'

/** An entry in both languages. */
export type EntryPair = Readonly<Record<Language, Entry>>

/** The whole knowledge base, checked. */
export type Knowledge = {
  readonly entries: ReadonlyMap<string, EntryPair>
  readonly regulations: ReadonlyMap<string, Regulation>
  readonly sources: ReadonlyMap<string, Source>
  readonly referrals: ReadonlyMap<string, Referral>
}
