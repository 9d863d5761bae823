import type { Language } from '../../domain/language.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Day } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { type Computation, findMeasures } from './find-measure.ts'
import { fitQuantity } from './label-numbers.ts'
import { type MeasureName, solvers } from './measures/solve.ts'
import { type Cue, loadMeasuresVocabulary } from './measures-vocabulary.ts'
import type { CalculateMemory } from './memory.ts'
import { loadNumberWords } from './number-words.ts'
import type { Outcome } from './outcome.ts'
import type { Quantity } from './quantity.ts'
import { createDaysReader } from './read-days.ts'
import { createNumberReader, type Item } from './read-numbers.ts'
import { readAs } from './read-wish.ts'
import { createRelationFinder, type Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import { createVocabulary } from './vocabulary.ts'

/** What a text asks of the calculator. */
export type Wish =
  | { readonly kind: 'compute'; readonly computation: Computation }
  /** A deadline, or the days between two dates. */
  | { readonly kind: 'days'; readonly outcome: Outcome }
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

/** An answer to a question of ours, or a follow-up, has at most so many words. */
const longestFollowUp = 9
/** A figure by itself, with its name: "shrinkage-nya 32%". */
const longestFigure = 4
/** Measures whose names are everyday words: a field of law beside them decides against them. */
const everyday: ReadonlySet<MeasureName> = new Set([
  'change',
  'share',
  'compare',
  'contact-cost',
  'roster',
  'goal-status',
  'actions-status',
  'staffing',
])
/** Their result is a judgement: the letter of an index says how good it is. */
const judging: ReadonlySet<MeasureName> = new Set(['ikm', 'goal-status', 'actions-status'])
/** People tell of them without asking for a number: "CSAT turun dari 84 ke 81, gimana ya". */
const onRequest: ReadonlySet<MeasureName> = new Set(['change', 'share'])
/** Figures that say how something was counted, and nothing of what was counted. */
const context: ReadonlySet<string> = new Set(['elements', 'threshold', 'n', 'minimum', 'respondents'])

/**
 * Reads what is to be computed and computes it. `languageDirectory` is knowledge/language, where `words` came from.
 * @throws KnowledgeError where its lists are not right.
 */
export function createCalculator(languageDirectory: string, words: Words, dates: DateReader): Calculator {
  const numberWords = loadNumberWords(languageDirectory)
  const lists = loadMeasuresVocabulary(languageDirectory)
  const readNumbers = createNumberReader(numberWords, words.slang, words.months)
  const findRelations = createRelationFinder(numberWords)
  const vocabulary = createVocabulary(lists, words.slang)
  const readDays = createDaysReader(dates, lists.days)
  const tables = new Map(vocabulary.measures.map((measure) => [measure.name, measure]))

  return {
    definitionOf: (measure) => tables.get(measure)?.words.definition ?? '',
    read(text, { language, today, before, isCommand = false }) {
      const read = readNumbers(text, language)
      const items = vocabulary.normalise(read.items)
      const days = readDays({ text, items, today })
      if (days) return { kind: 'days', outcome: days }
      const hasNumber = items.some(({ kind }) => kind === 'number')
      if (!hasNumber) return before ? readWithoutNumber(text, items, before, language) : orderOf(items, isCommand)
      const relations = findRelations(items)
      const found = findMeasures(vocabulary, items, relations, read.scale)
      const best =
        found.find((one) => isCommand || isWanted(one, items)) ?? (isCommand ? shareOf(items, relations) : undefined)
      // What is named with figures of its own leans on nothing before it, even where it cannot be.
      const isOwn = best?.outcome.kind === 'done' || (best?.outcome.kind === 'impossible' && best.isNamed)
      if (best && isOwn) return { kind: 'compute', computation: best }
      const continued = before && continueFrom(before, items, relations)
      const wanted = continued ?? best
      return wanted && { kind: 'compute', computation: wanted }
    },
  }

  /** Whether a text that could be read as a measure also asks for it. */
  function isWanted(found: Computation, items: readonly Item[]): boolean {
    const { measure, outcome, isNamed, placed, labelled, leftovers } = found
    const has = (cue: Cue) => vocabulary.has(items, cue)
    if (has('origins')) return false
    if (has('law') && everyday.has(measure)) return false
    if (onRequest.has(measure) && (!has('asks') || has('judges'))) return false
    if (outcome.kind === 'done') {
      if (leftovers.length > placed || (measure === 'ikm' && placed === 1 && leftovers.length > 0)) return false
      if (has('formulas') && placed <= 1) return false
      if (has('explains') && placed <= 1 && !has('asks') && !judging.has(measure)) return false
      return !has('judges') || placed > 1 || judging.has(measure)
    }
    if (has('explains') || has('formulas') || has('judges') || onRequest.has(measure)) return false
    // A figure that was there and could not be meant: something else is asked for.
    if (outcome.kind === 'missing' && labelled.has(outcome.slot)) return false
    if (outcome.kind === 'impossible') return labelled.size > 0 || (isNamed && (placed > 1 || leftovers.length === 0))
    if (has('interval-wishes') && (measure !== 'interval' || outcome.slot === 'part')) return false
    const own = [...labelled].filter((slot) => !context.has(slot)).length
    return has('orders') || (has('asks') && own > 0) || (isNamed && placed > 1)
  }

  /** "/hitung 30 dari 50": a share, when nothing else is named. */
  function shareOf(items: readonly Item[], { fractions }: Relations): Computation | undefined {
    const [pair, more] = fractions
    const [part, whole] = pair ? [items[pair.first], items[pair.second]] : []
    if (more || part?.kind !== 'number' || whole?.kind !== 'number') return undefined
    return computed(
      { measure: 'share', slots: {}, marks: [] },
      { part: part.mention.quantity, whole: whole.mention.quantity },
    )
  }

  /** "Hitungin NPS dong": what is needed for it is asked for. */
  function orderOf(items: readonly Item[], isCommand = false): Wish | undefined {
    const has = (cue: Cue) => vocabulary.has(items, cue)
    if (!(has('orders') || isCommand) || has('explains') || has('origins')) return undefined
    const computation = findMeasures(vocabulary, items, { fractions: [], changes: [] }, undefined)[0]
    return computation && { kind: 'compute', computation }
  }

  function readWithoutNumber(
    text: string,
    items: readonly Item[],
    before: CalculateMemory,
    language: Language,
  ): Wish | undefined {
    if (wordsOf(items) > longestFollowUp) return orderOf(items)
    if (before.missing !== undefined) {
      const answered = answerInWords(text, items, before, language)
      if (answered) return { kind: 'compute', computation: answered }
    }
    const asksInterval = vocabulary.has(items, 'interval-wishes') && !vocabulary.has(items, 'explains')
    if (!asksInterval || before.missing !== undefined) return orderOf(items)
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    return { kind: 'interval', share: outcome.kind === 'done' ? outcome.share : undefined }
  }

  /** "Per jam", "tidak tahu": answers without a number. */
  function answerInWords(
    text: string,
    items: readonly Item[],
    before: CalculateMemory,
    language: Language,
  ): Computation | undefined {
    const table = tables.get(before.measure)
    if (before.missing === 'period') {
      const read = readNumbers(`1 ${text}`, language).items[0]
      const quantity = read?.kind === 'number' ? read.mention.quantity : undefined
      const unit = quantity?.per?.unit ?? (quantity?.unit === 'plain' ? undefined : quantity?.unit)
      const contacts = before.slots.contacts
      if (!unit || !contacts) return undefined
      return computed(before, { ...before.slots, contacts: { ...contacts, per: { count: 1, unit } } })
    }
    const marks = table ? readAs(table, items, { fractions: [], changes: [] }).marks : new Set<string>()
    return marks.has('unknown') ? computed(before, before.slots, marks) : undefined
  }

  /** The figure that was asked for, or the last computation with another figure. */
  function continueFrom(
    before: CalculateMemory,
    items: readonly Item[],
    relations: Relations,
  ): Computation | undefined {
    const table = tables.get(before.measure)
    if (!table || wordsOf(items) > longestFollowUp) return undefined
    const compared = compareWithLast(before, items, relations)
    if (compared) return compared
    const reading = readAs(table, items, relations)
    const isAnswer = before.missing !== undefined
    // "Shrinkage 32%": nothing but a figure of what was just computed.
    const isFigure = reading.labelled.size > 0 && wordsOf(items) <= longestFigure
    if (!isAnswer && !isFigure && !vocabulary.has(items, 'follow-ups')) return undefined
    const slots: Record<string, Quantity> = { ...before.slots, ...reading.slots }
    const rest = [...reading.leftovers]
    if (isAnswer && before.missing === 'totals') fillTotals(slots, rest)
    const open = isAnswer ? before.missing : table.words.main
    const takes = open === undefined ? undefined : table.words.slots[open]?.takes
    const [first] = rest
    const quantity = first && takes && fitQuantity(first, takes)
    if (open !== undefined && quantity && (reading.placed === 0 || isAnswer) && !reading.slots[open]) {
      slots[open] = keepPeriod(quantity, before.slots[open])
      rest.shift()
    }
    // A figure that finds no place shows that something else is meant.
    if (rest.length > 0 || isSame(slots, before.slots)) return undefined
    return computed(before, withoutRatings(slots, reading.slots), reading.marks)
  }

  /** "Bulan lalu 70 dari 100": beside a share that was just computed, a comparison. */
  function compareWithLast(
    before: CalculateMemory,
    items: readonly Item[],
    { fractions }: Relations,
  ): Computation | undefined {
    const [pair, more] = fractions
    const table = tables.get('compare')
    if (!pair || more || !table || readAs(table, items, { fractions: [], changes: [] }).named === 0) return undefined
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    const share = outcome.kind === 'done' ? outcome.share : undefined
    const [part, whole] = [items[pair.first], items[pair.second]]
    if (!share || part?.kind !== 'number' || whole?.kind !== 'number') return undefined
    const plain = (value: number): Quantity => ({ value, unit: 'plain' })
    const last = { part: plain(share.x), total: plain(share.n) }
    const said = { part: part.mention.quantity, total: whole.mention.quantity }
    const isEarlier = vocabulary.has(items, 'earlier') && !vocabulary.has(items, 'later')
    const [first, second] = isEarlier ? [said, last] : [last, said]
    const slots: Slots = {
      'part-1': first.part,
      'total-1': first.total,
      'part-2': second.part,
      'total-2': second.total,
    }
    return computed({ measure: 'compare', slots: {}, marks: [] }, slots)
  }

  function computed(
    { measure, marks: kept }: Pick<CalculateMemory, 'measure' | 'slots' | 'marks'>,
    slots: Slots,
    said: ReadonlySet<string> = new Set(),
  ): Computation {
    const marks = new Set([...kept, ...said])
    return {
      measure,
      slots,
      marks,
      outcome: solvers[measure](slots, marks),
      leftovers: [],
      isNamed: false,
      placed: 0,
      labelled: new Set(),
    }
  }
}

/** Both counts behind two shares, in their order; one for both where only one is said. */
function fillTotals(slots: Record<string, Quantity>, rest: { readonly quantity: Quantity }[]): void {
  const [first, second] = rest
  if (!first) return
  slots['total-1'] = first.quantity
  slots['total-2'] = (second ?? first).quantity
  rest.length = 0
}

function isSame(slots: Slots, before: Slots): boolean {
  return JSON.stringify(slots) === JSON.stringify(before)
}

/** "Kalau 90?" means 90 in the same period as before. */
function keepPeriod(quantity: Quantity, before: Quantity | undefined): Quantity {
  return before?.per && !quantity.per ? { ...quantity, per: before.per } : quantity
}

/** What was counted from ratings is replaced by what is said in its stead. */
function withoutRatings(slots: Slots, said: Slots): Slots {
  if (Object.keys(said).some((slot) => slot.startsWith('rating-'))) return slots
  const others = Object.entries(slots).filter(([slot]) => !slot.startsWith('rating-'))
  return others.length === Object.keys(slots).length ? slots : Object.fromEntries(others)
}

function wordsOf(items: readonly Item[]): number {
  return items.filter(({ kind }) => kind === 'word').length
}
