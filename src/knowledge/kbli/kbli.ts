import type { Language } from '../../domain/language.ts'

/** From the smallest to the largest, as the law orders them. */
export const scales = ['micro', 'small', 'medium', 'large'] as const
export type Scale = (typeof scales)[number]

/** From the lowest to the highest: rendah, menengah rendah, menengah tinggi, tinggi. */
export const riskLevels = ['R', 'MR', 'MT', 'T'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** A five-digit code of the edition in force. */
export type KbliCode = {
  readonly code: string
  /** The official title, Indonesian. */
  readonly title: string
  /** Codes of the old edition that it came from, wholly or in part. */
  readonly oldCodes: readonly string[]
  /** Several levels: they differ by scope. None: the table has none, which does not mean that no licence is needed. */
  readonly risks: Readonly<Record<Scale, readonly RiskLevel[]>>
}

/** What somebody does with the object of a business; knowledge/kbli/reading.yaml says how people say it. */
export const roles = [
  'makes',
  'sells',
  'wholesale',
  'serves',
  'rents',
  'repairs',
  'grows',
  'mines',
  'builds',
  'carries',
  'brokers',
  'teaches',
  'advises',
  'designs',
] as const
export type Role = (typeof roles)[number]

/** Where a business is done, as far as codes differ by it: in a building, at a stall that can be taken down, on the move. */
export const places = ['fixed', 'stall', 'travelling'] as const
export type Place = (typeof places)[number]

/** A code that is easily taken for another one. */
export type NotThis = {
  readonly code: string
  /** What would make it that one; undefined where its own words say it. */
  readonly when?: Readonly<Record<Language, string>>
}

/** What people call the activities of a code, in our own words, the plainest first. */
export type CodeWords = Readonly<Record<Language, readonly string[]>> & {
  /** Of goods that are made or grown here: the codes under which they are sold, retail and wholesale. */
  readonly sold: readonly string[]
  readonly not: readonly NotThis[]
  /** Where it is done, if its neighbours differ by that. */
  readonly places: readonly Place[]
  /** The entry of the knowledge base that says more. */
  readonly entryId?: string
}

/** Which edition the tables hold, and what answers from them cite. Ids of regulations.yaml and sources.yaml. */
export type KbliEdition = {
  /** ISO date of the tables. */
  readonly asOf: string
  readonly reviewBy: string
  readonly rule: string
  readonly oldRule: string
  readonly table: string
  /** Where a person looks a code up officially. */
  readonly lookUp: string
  /** Rules that changed codes after the tables were made. */
  readonly amended: readonly { readonly rule: string; readonly codes: readonly string[] }[]
}

/** The classification of business activities: the edition in force, the one before it, and how people speak of it. */
export type Kbli = {
  readonly edition: KbliEdition
  readonly codes: ReadonlyMap<string, KbliCode>
  /** Codes of the old edition with their titles. */
  readonly oldTitles: ReadonlyMap<string, string>
  /** Old code -> the codes of the edition in force that took it over, in order. */
  readonly successors: ReadonlyMap<string, readonly KbliCode[]>
  /** Code -> what people call it. */
  readonly words: ReadonlyMap<string, CodeWords>
}
