import { z } from 'zod'
import { type Language, languages } from '../../domain/language.ts'

const inBoth = z.record(z.enum(languages), z.string().min(1))
const thing = z.strictObject({ id: z.string().min(1), en: z.string().min(1), counted: z.boolean().default(false) })

/** knowledge/language/export-words.yaml. */
export const exportWordsSchema = z.strictObject({
  things: z.record(z.string(), thing),
  fields: z.record(z.string(), inBoth),
  values: z.record(z.string(), inBoth),
})
export type ExportWords = z.infer<typeof exportWordsSchema>

/** What an export calls things in one language. */
export type WordsOfExport = {
  /** Undefined for a kind without a word. `isCounted`: only how often is told. */
  thing(kind: string): { readonly name: string; readonly isCounted: boolean } | undefined
  /** Undefined for what is of the machinery. */
  field(key: string): string | undefined
  /** One of the few words a field may hold, or the value itself. */
  value(value: string): string
}

/** The words of one language. */
export function wordsIn({ things, fields, values }: ExportWords, language: Language): WordsOfExport {
  const inList = <Word>(list: Readonly<Record<string, Word>>, key: string): Word | undefined =>
    Object.hasOwn(list, key) ? list[key] : undefined
  return {
    thing(kind) {
      const known = inList(things, kind)
      return known && { name: known[language], isCounted: known.counted }
    },
    field: (key) => inList(fields, key)?.[language],
    value: (value) => inList(values, value)?.[language] ?? value,
  }
}
