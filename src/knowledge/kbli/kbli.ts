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

/** What people call the activities of a code. */
export type EverydayNames = Readonly<Record<Language, readonly string[]>> & {
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
  readonly everyday: ReadonlyMap<string, EverydayNames>
}
