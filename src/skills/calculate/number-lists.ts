import type { NumberWords } from './number-words.ts'
import { createPhraseTable, type PhraseTable } from './phrase-table.ts'
import type { Unit } from './quantity.ts'
import type { Token } from './tokens.ts'

const setNames = [
  'currency',
  'permille',
  'percent',
  'times',
  'points',
  'minus',
  'per',
  'of',
  'range',
  'and',
  'references',
  'occasions',
  'confidence',
  'scale',
  'pointing',
  'rating',
  'money-talk',
] as const

const highestAnswers = [5, 7, 10]

/** The words of numbers, ready to be found among tokens. */
export type NumberLists = Readonly<Record<(typeof setNames)[number], ReadonlySet<string>>> & {
  /** How high the answers of a scale go, in digits and words. */
  readonly highestAnswers: ReadonlyMap<string, number>
  readonly units: PhraseTable<Unit>
  readonly gluedUnits: PhraseTable<Unit>
  /** One of a unit in one word: "sejam". */
  readonly ones: PhraseTable<Unit>
  /** What multiplies, of any number and of money alone. */
  readonly scales: PhraseTable<number>
  readonly moneyScales: PhraseTable<number>
}

export function createNumberLists(words: NumberWords): NumberLists {
  const sets = Object.fromEntries(setNames.map((name) => [name, new Set(words[name])])) as Record<
    (typeof setNames)[number],
    Set<string>
  >
  const scaleWords = highestAnswers.flatMap((highest) => [
    [String(highest), highest] as const,
    ...(words.words[highest] ?? []).map((word) => [word, highest] as const),
  ])
  return {
    ...sets,
    highestAnswers: new Map(scaleWords),
    units: createPhraseTable(byStandard(words.units)),
    gluedUnits: createPhraseTable(byStandard(words['glued-units'])),
    ones: createPhraseTable(byStandard(words.one)),
    scales: createPhraseTable(byStandard(words.scales).map(([word, scale]) => [word, Number(scale)])),
    moneyScales: createPhraseTable(byStandard(words['money-scales']).map(([word, scale]) => [word, Number(scale)])),
  }
}

/** Whether one of these words stands just before, "of" between them aside: "scale of 1 to 5". */
export function isBehind(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const before = tokens[at - 1]
  return words.has(before?.text ?? '') || (before?.text === 'of' && words.has(tokens[at - 2]?.text ?? ''))
}

/** Whether the number from `from` up to `next`, not with it, is an amount of rupiah by the words around it. */
export function isMoney(tokens: readonly Token[], from: number, next: number, { currency }: NumberLists): boolean {
  const before = tokens[from - 1]?.text === '.' ? tokens[from - 2] : tokens[from - 1]
  return currency.has(before?.text ?? '') || currency.has(tokens[next]?.text ?? '')
}

/** Each variant of a record `standard: [variants]` with its standard form. */
function byStandard<Key extends string>(lists: Readonly<Partial<Record<Key, readonly string[]>>>): [string, Key][] {
  return (Object.keys(lists) as Key[]).flatMap((key) => (lists[key] ?? []).map((word): [string, Key] => [word, key]))
}
