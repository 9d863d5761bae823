import type { Language } from '../../domain/language.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Day } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { type Computation, findMeasures } from './find-measure.ts'
import { createFollowUpReader, longestFollowUp, wordsOf } from './follow-up.ts'
import { isWanted } from './is-wanted.ts'
import type { Item } from './items.ts'
import { type MeasureName, solvers } from './measures/solve.ts'
import { type Cue, loadMeasuresVocabulary } from './measures-vocabulary.ts'
import type { CalculateMemory } from './memory.ts'
import { loadNumberWords } from './number-words.ts'
import type { Outcome } from './outcome.ts'
import { createDaysReader } from './read-days.ts'
import { createNumberReader } from './read-numbers.ts'
import { recompute } from './recompute.ts'
import { createRelationFinder, noRelations, type Relations } from './relations.ts'
import { createVocabulary } from './vocabulary.ts'

/** What a text asks of the calculator. */
export type Wish =
  /** `corrects`: it puts the last computation right, so that what was before that is still what came before. */
  | { readonly kind: 'compute'; readonly computation: Computation; readonly corrects: boolean }
  /** A deadline, or the days between two dates. */
  | { readonly kind: 'days'; readonly outcome: Outcome }
  /** A sentence that tells what was just computed to somebody else. */
  | { readonly kind: 'sentence'; readonly computation: Computation }
  /** How what was just computed came about. */
  | { readonly kind: 'working'; readonly computation: Computation }
  /** The interval of what was just computed; undefined where that has none. */
  | { readonly kind: 'interval'; readonly share: { readonly x: number; readonly n: number } | undefined }

/** `before`: what was computed last, where a follow-up may still lean on it. */
export type Asked = {
  readonly language: Language
  readonly today: Day
  readonly before?: CalculateMemory | undefined
  /** It was said with the command: whatever can be computed is to be. */
  readonly isCommand?: boolean
}

export type Calculator = {
  /** The wish of a text, in the light of what was computed before it; undefined where it is none. */
  read(text: string, asked: Asked): Wish | undefined
  /** The entry that defines a measure. */
  definitionOf(measure: MeasureName): string
}

/**
 * Reads what is to be computed and computes it. `languageDirectory` is knowledge/language, where `words` came from.
 * @throws KnowledgeError where its lists are not right.
 */
export function createCalculator(
  languageDirectory: string,
  words: Words,
  dates: DateReader,
  holidays: Holidays,
): Calculator {
  const numberWords = loadNumberWords(languageDirectory)
  const lists = loadMeasuresVocabulary(languageDirectory)
  const readNumbers = createNumberReader(numberWords, words.slang, words.months)
  const findRelations = createRelationFinder(numberWords)
  const vocabulary = createVocabulary(lists, words)
  const readDays = createDaysReader(dates, vocabulary.days, holidays)
  const followUps = createFollowUpReader({ vocabulary, readNumbers, of: numberWords.of })
  const definitions = new Map(Object.entries(lists.measures).map(([name, { definition }]) => [name, definition]))

  return {
    definitionOf: (measure) => definitions.get(measure) ?? '',
    read(text, { language, today, before, isCommand = false }) {
      const read = readNumbers(joinRanges(text), language)
      const items = vocabulary.normalise(read.items)
      const days = readDays({ text, items, today })
      if (days) return { kind: 'days', outcome: days }
      // "Satu kalimat buat bos" has no figure, though it has a number.
      if (before && !/\d/.test(text) && wordsOf(items) <= longestFollowUp && vocabulary.has(items, 'sentences'))
        return { kind: 'sentence', computation: recompute(before, before.slots) }
      if (before && before.missing === undefined && !/\d/.test(text) && vocabulary.asksForWorking(read.items))
        return { kind: 'working', computation: recompute(before, before.slots) }
      const hasNumber = items.some(({ kind }) => kind === 'number')
      if (!hasNumber) return (before && followUpInWords(text, items, before, language)) ?? orderOf(items, isCommand)
      const relations = findRelations(items)
      const found = findMeasures(vocabulary, items, relations, read.scale)
      const best =
        found.find((one) => isCommand || isWanted(one, items, vocabulary)) ??
        (isCommand ? shareOf(items, relations) : undefined)
      // What is named with figures of its own leans on nothing before it, even where it cannot be.
      const isOwn = best?.outcome.kind === 'done' || (best?.outcome.kind === 'impossible' && best.isNamed)
      const continued = before && !isOwn ? followUps.withNumbers(before, items, relations) : undefined
      const wanted = continued ?? best
      const corrects =
        continued !== undefined && (before?.missing !== undefined || vocabulary.has(items, 'corrections'))
      return wanted && { kind: 'compute', computation: wanted, corrects }
    },
  }

  /** "/hitung 30 dari 50": a share, when nothing else is named. */
  function shareOf(items: readonly Item[], { fractions }: Relations): Computation | undefined {
    const [pair, more] = fractions
    const [part, whole] = pair ? [items[pair.first], items[pair.second]] : []
    if (more || part?.kind !== 'number' || whole?.kind !== 'number') return undefined
    return recompute(
      { measure: 'share', slots: {}, marks: [] },
      { part: part.mention.quantity, whole: whole.mention.quantity },
    )
  }

  /** "Hitungin NPS dong": what is needed for it is asked for. */
  function orderOf(items: readonly Item[], isCommand = false): Wish | undefined {
    const has = (cue: Cue) => vocabulary.has(items, cue)
    if (!(has('orders') || isCommand) || has('explains') || has('origins')) return undefined
    const computation = findMeasures(vocabulary, items, noRelations, undefined)[0]
    return computation && { kind: 'compute', computation, corrects: false }
  }

  function followUpInWords(
    text: string,
    items: readonly Item[],
    before: CalculateMemory,
    language: Language,
  ): Wish | undefined {
    if (wordsOf(items) > longestFollowUp) return undefined
    if (before.missing !== undefined) {
      const answered = followUps.inWords(text, items, before, language)
      return answered && { kind: 'compute', computation: answered, corrects: true }
    }
    const compared = followUps.comparison(before, items)
    if (compared) return { kind: 'compute', computation: compared, corrects: true }
    if (!vocabulary.has(items, 'interval-wishes') || vocabulary.has(items, 'explains')) return undefined
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    return { kind: 'interval', share: outcome.kind === 'done' ? outcome.share : undefined }
  }
}

/** "Yang jawab 4 atau 5", "9 dan 10": answers on a scale, and no figures. */
const ranges =
  /\b(4|9|7|0|1|5)\s*(?:atau|dan|sampai|hingga|s\.?d\.?|or|and|to|\/)\s*(5|10|8|6|3|2|7)\b(?!\s*[%.,]?\d)/gi
const scaleRanges: ReadonlySet<string> = new Set(['4-5', '9-10', '7-8', '0-6', '1-3', '1-2', '5-7'])

function joinRanges(text: string): string {
  return text.replace(ranges, (said, from: string, to: string) => {
    const range = `${from}-${to}`
    return scaleRanges.has(range) ? range : said
  })
}
