import { slipCost } from '../../knowledge/text/slip-cost.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Item } from './items.ts'
import { tokensOf } from './items.ts'
import type { Label } from './label-numbers.ts'
import type { LabelWords } from './lists/labelled.ts'
import type { Cue, MeasuresVocabulary, MeasureWords } from './measures-vocabulary.ts'
import { createPhraseTable, type PhraseTable } from './phrase-table.ts'
import { tokenise } from './tokens.ts'

/** A measure's words, ready to be found in a text. */
export type MeasureTables = {
  readonly name: string
  readonly words: MeasureWords
  readonly names: PhraseTable<true>
  readonly labels: PhraseTable<Label>
  readonly marks: PhraseTable<string>
}

export type Vocabulary = {
  readonly measures: readonly MeasureTables[]
  /** How questions for a day are asked. */
  readonly days: MeasuresVocabulary['days']
  /** Words around the names of a list. */
  readonly labelWords: LabelWords
  /** Whether one of the phrases of a kind stands in a text. */
  has(items: readonly Item[], cue: Cue): boolean
  /** How many words of a text belong neither to a measure, nor to the ways of asking, nor to everyday grammar. */
  strangersTo(measure: MeasureTables, items: readonly Item[]): number
  /** Whether a text only wishes to see how the last result came about, or doubts it. */
  asksForWorking(items: readonly Item[]): boolean
  /** Whether a text asks when something is due. */
  asksForDay(items: readonly Item[]): boolean
  /** The words as the vocabulary spells them: without "-nya", and without a slip. */
  normalise(items: readonly Item[]): readonly Item[]
}

const noPrefixes: ReadonlySet<string> = new Set()
const rangeOnly = /^\d+-\d+$/
/** Ends a label that stands before its number. */
const leadingMark = ' …'
const suffixes = ['nya', 'ny', 'kah', 'lah', 'an']
/** Shorter words have too many neighbours to be corrected. */
const shortestCorrected = 6
const dearestSlip = 1.1

export function createVocabulary(
  lists: MeasuresVocabulary,
  { slang, functionWords, templateWords, questionWords }: Words,
): Vocabulary {
  const standards = new Map<string, string>()
  /** A phrase as texts are read: in standard spelling, its pieces apart. */
  const standard = (phrase: string): string => {
    const known = standards.get(phrase)
    if (known !== undefined) return known
    const pieces = tokenise(phrase, slang, noPrefixes).map(({ text }) => text)
    const form = rangeOnly.test(phrase) ? phrase : pieces.join(' ')
    standards.set(phrase, form)
    return form
  }
  const tableOf = <Value>(phrases: readonly string[], value: Value): PhraseTable<Value> =>
    createPhraseTable(phrases.map((phrase) => [standard(phrase), value] as const))

  const toLabel = (word: string, label: Omit<Label, 'leads'>): readonly [string, Label] => [
    standard(word),
    { ...label, leads: word.endsWith(leadingMark) },
  ]

  const measures = Object.entries(lists.measures).map(([name, words]): MeasureTables => {
    const labels = Object.entries(words.slots).flatMap(
      ([slot, { takes, words: strong, weak }]): (readonly [string, Label])[] => [
        ...strong.map((word) => toLabel(word, { slot, takes, isWeak: false })),
        ...weak.map((word) => toLabel(word, { slot, takes, isWeak: true })),
      ],
    )
    const marks = Object.entries(words.marks).flatMap(([mark, phrases]) =>
      phrases.map((phrase) => [standard(phrase), mark] as const),
    )
    return {
      name,
      words,
      names: tableOf(words.names, true),
      labels: createPhraseTable(labels),
      marks: createPhraseTable(marks),
    }
  })
  const { measures: _, days, workings, labels, ...cueLists } = lists
  const [wordsOfWorking, aroundWorking] = [workings.words, workings.fillers].map(
    (list) => new Set(list.flatMap((word) => standard(word).split(' '))),
  )
  const dayAsks = tableOf(days.asks, true)
  const cues = new Map(Object.entries(cueLists).map(([cue, phrases]) => [cue, tableOf(phrases, true)]))
  const known = new Set(
    [...Object.values(lists.measures).flatMap(phrasesOf), ...Object.values(cueLists).flat()].flatMap((phrase) =>
      standard(phrase).split(' '),
    ),
  )
  const grammar = new Set([
    ...functionWords,
    ...templateWords,
    ...questionWords.keys(),
    ...Object.values(cueLists)
      .flat()
      .flatMap((phrase) => standard(phrase).split(' ')),
  ])
  const longOnes = [...known].filter((word) => word.length >= shortestCorrected)
  const corrected = new Map<string, string>()

  return {
    measures,
    days: {
      asks: days.asks.map(standard),
      from: days.from.map(standard),
      spans: days.spans.map(standard),
      later: days.later.map(standard),
      working: days.working.map(standard),
      holidays: days.holidays.map(standard),
    },
    labelWords: { empty: new Set(labels.empty.map(standard)), joints: new Set(labels.joints) },
    has(items, cue) {
      const table = cues.get(cue)
      const tokens = tokensOf(items)
      return table !== undefined && tokens.some((_, index) => table.at(tokens, index) !== undefined)
    },
    strangersTo({ words }, items) {
      const own = new Set(phrasesOf(words).flatMap((phrase) => standard(phrase).split(' ')))
      return items.filter((item) => item.kind === 'word' && !own.has(item.text) && !grammar.has(item.text)).length
    },
    asksForWorking(items) {
      const said = items.flatMap((item) => (item.kind === 'word' ? [item.text] : []))
      const isEmpty = (word: string) => functionWords.has(word) || questionWords.has(word) || aroundWorking?.has(word)
      const wishes = said.filter((word) => wordsOfWorking?.has(word))
      return wishes.length > 0 && said.every((word) => wordsOfWorking?.has(word) || isEmpty(word))
    },
    asksForDay(items) {
      const tokens = tokensOf(items)
      return tokens.some((_, index) => dayAsks.at(tokens, index) !== undefined)
    },
    normalise: (items) =>
      items.map((item) => {
        if (item.kind !== 'word') return item
        const text = correct(item.text)
        return text === item.text ? item : { ...item, text, raw: item.text }
      }),
  }

  function correct(word: string): string {
    if (known.has(word)) return word
    const suffix = suffixes.find((end) => word.endsWith(end) && known.has(word.slice(0, -end.length)))
    if (suffix !== undefined) return word.slice(0, -suffix.length)
    if (word.length < shortestCorrected) return word
    const before = corrected.get(word)
    if (before !== undefined) return before
    const meant = longOnes.find((one) => one[0] === word[0] && slipCost(word, one, dearestSlip) <= dearestSlip) ?? word
    // Bounded: people write few words that are nearly one of ours.
    if (meant !== word && corrected.size < 1000) corrected.set(word, meant)
    return meant
  }
}

/** All phrases that name a measure, its figures and how it is meant. */
function phrasesOf({ names, slots, marks }: MeasureWords): readonly string[] {
  return [
    ...names,
    ...Object.values(slots).flatMap(({ words, weak }) => [...words, ...weak]),
    ...Object.values(marks).flat(),
  ]
}
