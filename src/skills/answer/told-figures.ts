import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'

const phrases = z.array(z.string())
const namesSchema = z.strictObject({ id: z.string(), en: z.string() })

/** Under `capital` and `staff` of asker.yaml. */
export const capitalSchema = z.strictObject({
  words: phrases,
  units: z.record(z.string(), z.number()),
  scales: z.record(z.string(), z.number()),
  names: namesSchema,
})
export const staffSchema = z.strictObject({ words: phrases, names: namesSchema })
const fileSchema = z.object({ capital: capitalSchema, staff: staffSchema })
const numbersSchema = z.object({ words: z.record(z.string(), phrases) })

/** The figures that a message tells of a business, as they are named to the person: "modal Rp60.000.000", "2 karyawan". */
export type ToldFigures = (text: string, language: Language) => readonly string[]

/** A number stands so many words behind what it counts: "pegawai ada dua". */
const reach = 2
const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-US' }

/** Reads asker.yaml and numbers.yaml of `directory`, knowledge/language. */
export function createFigureReader(directory: string, { slang }: Pick<Words, 'slang'>): ToldFigures {
  const { capital, staff } = readLanguageFile(directory, 'asker.yaml', fileSchema)
  const numbers = new Map(
    Object.entries(readLanguageFile(directory, 'numbers.yaml', numbersSchema).words).flatMap(([number, words]) =>
      words.map((word) => [word, Number(number)] as const),
    ),
  )
  const amount = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${Object.keys(capital.units).join('|')})\\b`, 'i')
  const capitalWord = new RegExp(`\\b(?:${capital.words.join('|')})\\b`, 'i')

  return (text, language) => {
    const rupiah = capitalIn(text)
    const people = staffIn(text)
    return [
      ...(rupiah === undefined
        ? []
        : [`${capital.names[language]} Rp${Math.round(rupiah).toLocaleString(locales[language])}`]),
      ...(people === undefined ? [] : [`${people} ${staff.names[language]}`]),
    ]
  }

  /** In rupiah; the first amount behind a word for capital. */
  function capitalIn(text: string): number | undefined {
    const at = text.search(capitalWord)
    if (at < 0) return undefined
    const [, number, unit] = amount.exec(text.slice(at)) ?? []
    if (number === undefined || unit === undefined) return undefined
    return Number(number.replace(',', '.')) * (capital.units[unit.toLowerCase()] ?? 1)
  }

  function staffIn(text: string): number | undefined {
    const said = wordsIn(text).map((word) => slang.get(word) ?? word)
    const at = said.findIndex((word) => staff.words.includes(word.replace(/nya$/, '')))
    if (at < 0) return undefined
    const near = [...said.slice(Math.max(0, at - 1), at), ...said.slice(at + 1, at + 1 + reach)]
    return near.flatMap((word) => (/^\d{1,5}$/.test(word) ? Number(word) : (numbers.get(word) ?? [])))[0]
  }
}
