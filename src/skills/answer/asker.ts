import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { capitalSchema, createFigureReader, staffSchema, type ToldFigures } from './told-figures.ts'

/** What an asker may tell of themselves. */
export const askerKinds = ['form', 'scale', 'origin', 'business', 'system', 'role', 'channel'] as const
export type AskerKind = (typeof askerKinds)[number]

/** What was told: by kind, its value as asker.yaml calls it, and in which turn. */
export type Asker = { readonly [kind in AskerKind]?: { readonly value: string; readonly turn: number } }

export const askerSchema = z.partialRecord(
  z.enum(askerKinds),
  z.object({ value: z.string(), turn: z.number() }),
) satisfies z.ZodType<Asker>

const phrases = z.array(z.string())
const valueSchema = z.strictObject({ id: z.string(), en: z.string(), words: phrases, also: phrases.default([]) })
const fileSchema = z.strictObject({
  denials: phrases,
  kinds: z.record(z.enum(askerKinds), z.record(z.string(), valueSchema)),
  capital: capitalSchema,
  staff: staffSchema,
  introductions: phrases,
  offers: z.partialRecord(z.enum(askerKinds), phrases),
  corrections: phrases,
})

/** In fewer words nobody tells of a business and asks something besides. */
const leastToSetAside = 8

/** A denial stands so many words before what it takes back: "bukan lagi PT perorangan". */
const reachOfDenial = 2

export type AskerReader = {
  readonly figuresIn: ToldFigures
  /** What is known after a message: what it tells takes the place of what was told of the same kind. */
  read(text: string, before: Asker, turn: number): Asker
  /** What was told in a turn, as it is named to the person. */
  toldIn(asker: Asker, turn: number, language: Language): readonly string[]
  /** Whether a text introduces a business. */
  introduces(text: string): boolean
  /** The entries that are offered to whoever told this of themselves, of what they told in a turn or since. */
  offersFor(asker: Asker, since: number): readonly string[]
  /** Whether a text speaks of what was told (1), only of something else of its kind (-1), or of neither (0). */
  bears(text: string, asker: Asker): -1 | 0 | 1
  /** The text without the words that tell of the asker. */
  remove(text: string): string
  /** The same without their figures as well: capital, turnover, people. Undefined: it tells nothing of the asker. */
  setAside(text: string): string | undefined
}

/** Reads asker.yaml of `directory`, knowledge/language, which explains it. */
export function createAskerReader(directory: string, words: Pick<Words, 'slang'>): AskerReader {
  const { slang } = words
  const { denials, kinds, capital, staff, introductions, offers, corrections } = readLanguageFile(
    directory,
    'asker.yaml',
    fileSchema,
  )
  const values = askerKinds.flatMap((kind) =>
    Object.entries(kinds[kind]).map(([value, { words, also, ...names }]) => ({ kind, value, words, also, names })),
  )
  const said = values
    .flatMap(({ kind, value, words }) => words.map((word) => ({ kind, value, phrase: ` ${wordsIn(word).join(' ')} ` })))
    .toSorted((one, other) => other.phrase.length - one.phrase.length)
  const signs = new Map(
    values.map(({ kind, value, words, also }) => [
      `${kind} ${value}`,
      [...words, ...also].map((word) => ` ${wordsIn(word).join(' ')} `),
    ]),
  )
  const people = new RegExp(`\\d+\\s*(?:${staff.words.join('|')})\\b|\\b(?:${staff.words.join('|')})\\s+\\d+`, 'gi')
  const amount = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${Object.keys(capital.units).join('|')})\\b`, 'gi')

  return {
    figuresIn: createFigureReader(directory, words),
    read(text, before, turn) {
      const line = lineOf(text)
      const told = new Map<AskerKind, string>()
      const denied = new Set<string>()
      let rest = line
      for (const { kind, value, phrase } of said) {
        const at = rest.indexOf(phrase)
        if (at < 0) continue
        const ahead = rest.slice(0, at).trim().split(' ').slice(-reachOfDenial)
        if (ahead.some((word) => denials.includes(word))) denied.add(`${kind} ${value}`)
        else if (!told.has(kind)) told.set(kind, value)
        rest = rest.replace(phrase, ' | ')
      }
      const scale = scaleIn(text, before)
      if (scale !== undefined) told.set('scale', scale)
      const kept = askerKinds.flatMap((kind) => {
        const known = before[kind]
        return known && !denied.has(`${kind} ${known.value}`) ? [[kind, known] as const] : []
      })
      return Object.fromEntries([...kept, ...[...told].map(([kind, value]) => [kind, { value, turn }] as const)])
    },
    toldIn: (asker, turn, language) =>
      values.flatMap(({ kind, value, names }) => {
        const known = asker[kind]
        return known?.turn === turn && known.value === value ? [names[language]] : []
      }),
    introduces(text) {
      const line = lineOf(text)
      return introductions.some((phrase) => line.includes(` ${phrase} `))
    },
    offersFor: (asker, since) => [
      ...new Set(askerKinds.flatMap((kind) => ((asker[kind]?.turn ?? -1) >= since ? (offers[kind] ?? []) : []))),
    ],
    bears(text, asker) {
      const line = lineOf(text)
      const has = (kind: AskerKind, value: string) =>
        (signs.get(`${kind} ${value}`) ?? []).some((sign) => line.includes(sign))
      const known = askerKinds.flatMap((kind) => (asker[kind] ? [{ kind, value: asker[kind].value }] : []))
      if (known.some(({ kind, value }) => has(kind, value))) return 1
      const isOfOthers = known.some(({ kind }) => Object.keys(kinds[kind]).some((value) => has(kind, value)))
      return isOfOthers ? -1 : 0
    },
    remove,
    setAside(text) {
      const rest = remove(text.replace(amount, ' ').replace(people, ' '))
      const words = wordsIn(text).length
      return words >= leastToSetAside && wordsIn(rest).length < words ? rest : undefined
    },
  }

  function remove(text: string): string {
    return said.reduce((rest, { phrase }) => rest.replaceAll(phrase, ' '), lineOf(text)).trim()
  }

  /** "Modal sekitar 80 juta", and after it "eh salah, 800 juta". */
  function scaleIn(text: string, before: Asker): string | undefined {
    const line = lineOf(text)
    const has = (list: readonly string[]) => list.some((word) => line.includes(` ${word} `))
    const isCorrected = before.scale !== undefined && has(corrections)
    if (!has(capital.words) && !isCorrected) return undefined
    const last = [...text.toLowerCase().matchAll(amount)].at(-1)
    if (!last) return undefined
    const value = Number((last[1] ?? '').replace(',', '.')) * (capital.units[last[2] ?? ''] ?? 1)
    return Object.entries(capital.scales).find(([, most]) => value <= most)?.[0]
  }

  function lineOf(text: string): string {
    return ` ${wordsIn(text)
      .flatMap((word) => [slang.get(word) ?? word])
      .join(' ')} `
  }
}
