import { z } from 'zod'

const words = z.array(z.string().min(1))
const byNumber = z.record(z.string().regex(/^-?\d+$/), words)
const unitNames = ['day', 'week', 'month', 'year'] as const
export type Unit = (typeof unitNames)[number]
const byUnit = z.record(z.enum(unitNames), words)

/** The shape of knowledge/language/dates.yaml. */
export const dateWordsSchema = z.strictObject({
  months: byNumber,
  weekdays: byNumber,
  relative: byNumber,
  units: byUnit,
  one: byUnit,
  numbers: byNumber,
  after: words,
  within: words,
  ago: words,
  next: words,
  this: words,
  last: words,
  start: words,
  middle: words,
  end: words,
  weekend: words,
  quarter: words,
  half: words,
  'day-of-month': words,
  before: words,
  zones: z.record(z.string(), words),
})
export type DateWords = z.infer<typeof dateWordsSchema>

/** One token of a text: a number, a word, or a sign that stands in dates. */
export type Token = { readonly text: string; readonly start: number; readonly end: number }

/** The tokens of a text in lower case. Everything else counts as space; a comma ends nothing. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.toLowerCase().matchAll(/\d+|[\p{Letter}]+(?:['’][\p{Letter}]+)*|[/.-]/gu)].map((match) => ({
    text: match[0].replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A phrase of a list that stands at a place: which one's value, and how many tokens it takes. */
export type Found<Value> = { readonly value: Value; readonly length: number }
export type Finder<Value> = (tokens: readonly Token[], at: number) => Found<Value> | undefined

/** Finds the longest phrase that stands at a place. */
export function finderOf<Value>(phrases: readonly (readonly [string, Value])[]): Finder<Value> {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly value: Value }[]>()
  for (const [phrase, value] of phrases) {
    const spoken = tokensOf(phrase).map(({ text }) => text)
    const [first] = spoken
    if (first === undefined) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words: spoken, value }])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return (tokens, at) => {
    const first = tokens[at]
    if (!first) return undefined
    const found = byFirst
      .get(first.text)
      ?.find(({ words: spoken }) => spoken.every((word, i) => tokens[at + i]?.text === word))
    return found && { value: found.value, length: found.words.length }
  }
}

export function numbered(record: Readonly<Record<string, readonly string[]>>): (readonly [string, number])[] {
  return Object.entries(record).flatMap(([number, names]) => names.map((name) => [name, Number(number)] as const))
}

export function named<Name extends string>(
  record: Readonly<Record<Name, readonly string[]>>,
  names: readonly Name[],
): (readonly [string, Name])[] {
  return names.flatMap((name) => record[name].map((word) => [word, name] as const))
}

export function plain(list: readonly string[]): (readonly [string, true])[] {
  return list.map((word) => [word, true] as const)
}

export const units: readonly Unit[] = unitNames
