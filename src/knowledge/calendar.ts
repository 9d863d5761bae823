import { z } from 'zod'
import type { Language } from '../domain/language.ts'

const date = z.iso.date('must be a date like 2026-11-24')
const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const link = z.url({ protocol: /^https?$/, error: 'must be a web address beginning with http:// or https://' })
const id = z.string().regex(/^[a-z0-9-]+$/, 'must be lower case, words joined by "-"')

export const regulationSchema = z.strictObject({
  id,
  name: z.string().min(1),
  short: z.string().min(1),
  about: bothLanguages,
  in_force_from: date.nullish(),
  in_force_until: date.nullish(),
  amended_by: z.array(id).nullish(),
  replaced_by: z.array(id).nullish(),
  link: link.nullish(),
  note: bothLanguages.nullish(),
  checked_on: date,
})

export const sourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  link: link.nullish(),
  checked_on: date,
})

/** A rule and its life: since when it holds, until when, and what came after. Curated, never guessed from text. */
export type Regulation = {
  readonly id: string
  readonly name: string
  /** As people say it: `PP 71/2019`. */
  readonly short: string
  readonly about: Readonly<Record<Language, string>>
  /** ISO dates; undefined where our research has none. */
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  readonly amendedBy: readonly string[]
  readonly replacedBy: readonly string[]
  readonly link?: string
  readonly note?: Readonly<Record<Language, string>>
}

/** An official page, guide or study that entries cite. */
export type Source = {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly link?: string
}

export type RegulationStatus = 'not-yet' | 'in-force' | 'repealed'

/** Where the rule stands on a day (ISO date). */
export function regulationStatus(regulation: Regulation, day: string): RegulationStatus {
  if (regulation.inForceFrom !== undefined && day < regulation.inForceFrom) return 'not-yet'
  if (regulation.inForceUntil !== undefined) return day >= regulation.inForceUntil ? 'repealed' : 'in-force'
  return regulation.replacedBy.length > 0 ? 'repealed' : 'in-force'
}

export function toRegulation(raw: z.infer<typeof regulationSchema>): Regulation {
  return {
    id: raw.id,
    name: raw.name,
    short: raw.short,
    about: raw.about,
    amendedBy: raw.amended_by ?? [],
    replacedBy: raw.replaced_by ?? [],
    ...(raw.in_force_from ? { inForceFrom: raw.in_force_from } : {}),
    ...(raw.in_force_until ? { inForceUntil: raw.in_force_until } : {}),
    ...(raw.link ? { link: raw.link } : {}),
    ...(raw.note ? { note: raw.note } : {}),
  }
}

export function toSource(raw: z.infer<typeof sourceSchema>): Source {
  return { id: raw.id, title: raw.title, publisher: raw.publisher, ...(raw.link ? { link: raw.link } : {}) }
}
