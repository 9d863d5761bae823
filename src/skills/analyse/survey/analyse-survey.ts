import { maskPersonalData } from '../../../domain/mask.ts'
import type { Day } from '../../../programme/dates/calendar.ts'
import { type IsoWeek, weekOf } from '../../../programme/dates/iso-week.ts'
import type { Sentiment, SentimentReader } from '../words/sentiment.ts'
import type { ThemeReader } from '../words/themes.ts'
import type { ColumnRole } from './guess-roles.ts'
import type { Answer, AnswerReader, Scale } from './read-answer.ts'
import { type DayOrder, readDay } from './read-day.ts'
import { SeenRows } from './seen-rows.ts'
import type { Measure, MeasureKind, SurveyResult, Theme } from './survey-result.ts'
import { Tallies, Tally } from './tally.ts'

export type SurveyTools = {
  readonly answers: AnswerReader
  readonly sentiment: SentimentReader
  readonly themes: ThemeReader
}

export type SurveyFacts = Pick<SurveyResult, 'file' | 'hash' | 'day'> & { readonly order: DayOrder }

const groupRoles = ['branch', 'channel', 'agent'] as const
const mostGroups = 400
const mostWeeks = 600
/** Cells that are remembered with their answer: scales have few. */
const mostRemembered = 2000
const timeOfDay = /\d[:.]\d{2}[:.]\d{2}/
/** Titles of columns that number answers: "id_respon", "Ticket ID", "No". */
const numberOfAnswer =
  /^(?:no|nomor|#)\.?$|(?<![a-z])id(?![a-z])|^kode (?:respon|survei)|e-?mail|(?:no|nomor)\.? ?(?:hp|telp|telepon|wa)(?![a-z])|phone/i
const quotesOfTheme = 3
const quoteLength = { least: 20, most: 160 } as const

/** The lowest answer that is satisfied: the two highest of a scale, of yes and no the yes. Source: facts CS-001, CS-002. */
export function satisfiedFrom({ low, high }: Scale): number {
  return high - low === 1 ? high : high - 1
}

/** What an answer counts in a measure. Sources: facts CS-001 (CSAT), CS-009 (NPS), CS-020 (CES). */
export function scoreOf(kind: MeasureKind, answer: number, scale: Scale): number {
  if (kind === 'csat') return answer >= satisfiedFrom(scale) ? 1 : 0
  if (kind === 'nps') return answer >= 9 ? 1 : answer <= 6 ? -1 : 0
  return answer
}

/**
 * Goes through the answers once and counts. What it keeps does not grow with the rows: sums by group, week and month,
 * and a few quotes.
 */
export async function analyseSurvey(
  rows: AsyncIterable<readonly string[]>,
  columns: readonly ColumnRole[],
  tools: SurveyTools,
  { order, ...facts }: SurveyFacts,
): Promise<SurveyResult> {
  const questions = columns.flatMap((column) => (isMeasured(column) ? [new Question(column, tools.answers)] : []))
  const elements = columns.flatMap((column) =>
    column.role === 'element' && column.scale ? [new Question({ ...column, scale: column.scale }, tools.answers)] : [],
  )
  const ikm = elements.length > 0 ? new Counted('ikm', 'IKM', { low: 25, high: 100 }) : undefined
  const at = (role: ColumnRole['role']) => columns.find((column) => column.role === role)?.index
  const [dateAt, commentAt] = [at('date'), at('comment')]
  const idAt = columns.findIndex(({ role, title }) => role === 'ignore' && numberOfAnswer.test(title))
  const groupAt = groupRoles.flatMap((role) => {
    const index = at(role)
    return index === undefined ? [] : [{ role, index, spellings: new Map<string, string>() }]
  })
  const comments = new Comments(tools)
  const weekOfDay = remembered(weekOf)
  const dayOf = remembered((cell: string) => readDay(cell, order))
  const seen = new SeenRows()
  let [count, undated, duplicates] = [0, 0, 0]
  let [from, to]: [Day | undefined, Day | undefined] = [undefined, undefined]

  for await (const row of rows) {
    if (row.every((cell) => cell === '')) continue
    count++
    const day = dateAt === undefined ? undefined : dayOf(row[dateAt] ?? '')
    // Without a time to the second or a number of their own two people may well say the same.
    const isTold = (dateAt !== undefined && timeOfDay.test(row[dateAt] ?? '')) || (idAt >= 0 && row[idAt] !== '')
    if (isTold && !seen.isNew(row)) duplicates++
    if (dateAt !== undefined && day === undefined) undated++
    if (day !== undefined && (from === undefined || day < from)) from = day
    if (day !== undefined && (to === undefined || day > to)) to = day
    const places: Places = {
      week: day === undefined ? undefined : weekOfDay(day),
      month: day?.slice(0, 7),
      groups: groupAt.map(({ role, index, spellings }) => ({ role, name: nameOf(row[index] ?? '', spellings) })),
    }
    for (const question of questions) question.see(row, places)
    if (ikm) seeRespondent(elements, row, places, ikm)
    if (commentAt !== undefined) comments.see(row[commentAt] ?? '')
  }
  return {
    kind: 'survey',
    ...facts,
    rows: count,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    undated,
    ...(duplicates > 0 ? { duplicates } : {}),
    measures: [
      ...(ikm && ikm.count > 0 ? [ikm.result()] : []),
      ...questions.flatMap((question) => question.result() ?? []),
    ],
    elements: elements.map((question) => ({
      title: question.column.title,
      ...(question.column.element === undefined ? {} : { element: question.column.element }),
      sums: question.counted.sums(),
      missing: question.counted.missing,
      invalid: question.counted.invalid,
      groups: question.counted.result().groups,
    })),
    comments: comments.result(),
  }
}

type Measured = ColumnRole & { readonly role: 'csat' | 'nps' | 'ces' | 'rating'; readonly scale: Scale }
type Scaled = ColumnRole & { readonly scale: Scale }
type Places = {
  readonly week: IsoWeek | undefined
  readonly month: string | undefined
  readonly groups: readonly { readonly role: (typeof groupRoles)[number]; readonly name: string }[]
}

/** "UTARA" and "utara" are one branch, called as it was first. `spellings`: as they were found, by small letters. */
function nameOf(cell: string, spellings: Map<string, string>): string {
  const key = cell.toLowerCase().replace(/\s+/g, ' ')
  const known = spellings.get(key)
  if (known !== undefined) return known
  if (spellings.size < mostGroups) spellings.set(key, cell)
  return cell
}

/** A further question with yes and no: the share of yes is told, and no mean. */
function isOfYes({ role, scale }: Scaled): boolean {
  return role === 'rating' && scale.words !== undefined && scale.high - scale.low === 1
}

function isMeasured(column: ColumnRole): column is Measured {
  return ['csat', 'nps', 'ces', 'rating'].includes(column.role) && column.scale !== undefined
}

/** The index of one respondent: the mean of the unsur that were answered × 25. Whoever left one out counts in the others. */
function seeRespondent(elements: readonly Question[], row: readonly string[], places: Places, ikm: Counted): void {
  const answers = elements.map((question) => question.see(row, places))
  const scores = answers.filter((answer) => typeof answer === 'number')
  if (scores.length < elements.length) {
    ikm.missing++
    return
  }
  ikm.add((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 25, places)
}

/** Counts of one measure, in all and by place. */
class Counted {
  missing = 0
  invalid = 0
  invalidExample: string | undefined
  readonly #isYes: boolean
  readonly #kind: MeasureKind
  readonly #title: string
  readonly #scale: Scale
  readonly #counts = new Map<number, number>()
  readonly #all = new Tally()
  readonly #weeks = new Tallies(mostWeeks)
  readonly #months = new Tallies(mostWeeks)
  readonly #groups = {
    branch: new Tallies(mostGroups),
    channel: new Tallies(mostGroups),
    agent: new Tallies(mostGroups),
  }

  constructor(kind: MeasureKind, title: string, scale: Scale, isYes = false) {
    this.#isYes = isYes
    this.#kind = kind
    this.#title = title
    this.#scale = scale
  }

  get count(): number {
    return this.#all.sums().n
  }

  add(answer: number, places: Places | undefined): void {
    const score = scoreOf(this.#kind, answer, this.#scale)
    if (this.#kind !== 'ikm') this.#counts.set(answer, (this.#counts.get(answer) ?? 0) + 1)
    this.#all.add(score)
    if (!places) return
    if (places.week !== undefined) this.#weeks.add(places.week, score)
    if (places.month !== undefined) this.#months.add(places.month, score)
    for (const { role, name } of places.groups) if (name !== '') this.#groups[role].add(name, score)
  }

  sums() {
    return this.#all.sums()
  }

  result(): Measure {
    const { words, ...ends } = this.#scale
    return {
      kind: this.#kind,
      title: this.#title,
      ...(this.#isYes ? { isYes: true as const } : {}),
      scale: { ...ends, ...(words === undefined ? {} : { words }) },
      counts: [...this.#counts].toSorted(([a], [b]) => a - b),
      missing: this.missing,
      invalid: this.invalid,
      ...(this.invalidExample === undefined ? {} : { invalidExample: this.invalidExample }),
      sums: this.sums(),
      groups: {
        branch: this.#groups.branch.sums().map(writable),
        channel: this.#groups.channel.sums().map(writable),
        agent: this.#groups.agent.sums().map(writable),
      },
      weeks: this.#weeks.sums().map(writable),
      months: this.#months.sums().map(writable),
    }
  }
}

/** One column with a scale. */
class Question {
  readonly column: Scaled
  readonly counted: Counted
  readonly #read: (cell: string) => Answer

  constructor(column: Scaled, answers: AnswerReader) {
    this.column = column
    this.counted = new Counted(
      column.role === 'element' ? 'rating' : isOfYes(column) ? 'csat' : (column.role as MeasureKind),
      column.title,
      column.scale,
      isOfYes(column),
    )
    this.#read = remembered((cell: string) => answers.read(cell, column.scale))
  }

  see(row: readonly string[], places: Places | undefined): Answer {
    const cell = row[this.column.index] ?? ''
    const answer = this.#read(cell)
    if (answer === 'missing') this.counted.missing++
    else if (answer === 'invalid') {
      this.counted.invalid++
      this.counted.invalidExample ??= maskPersonalData(cell.slice(0, 30))
    } else this.counted.add(answer, places)
    return answer
  }

  /** Undefined: nobody answered. */
  result(): Measure | undefined {
    return this.counted.count === 0 ? undefined : this.counted.result()
  }
}

type Quote = { readonly text: string; readonly weight: number }

/** Open answers: how they sound, what they speak of, and the most telling of them. */
class Comments {
  readonly #tools: SurveyTools
  readonly #sounds: Record<Sentiment, number> = { positive: 0, neutral: 0, negative: 0 }
  readonly #themes = new Map<string, { count: number; negative: number; quotes: Quote[] }>()
  #n = 0

  constructor(tools: SurveyTools) {
    this.#tools = tools
  }

  see(text: string): void {
    if (this.#tools.answers.isNothing(text)) return
    this.#n++
    const { sentiment, score } = this.#tools.sentiment(text)
    this.#sounds[sentiment]++
    for (const id of this.#tools.themes(text)) {
      const theme = this.#themes.get(id) ?? { count: 0, negative: 0, quotes: [] }
      this.#themes.set(id, theme)
      theme.count++
      if (sentiment === 'negative') theme.negative++
      this.#keepQuote(theme.quotes, text, -score)
    }
  }

  /** The most telling complaints of a theme. */
  #keepQuote(quotes: Quote[], text: string, weight: number): void {
    if (text.length < quoteLength.least || text.length > quoteLength.most) return
    if (quotes.length >= quotesOfTheme && weight <= (quotes.at(-1)?.weight ?? 0)) return
    if (quotes.some((quote) => quote.text === text)) return
    quotes.push({ text, weight })
    quotes.sort((a, b) => b.weight - a.weight)
    quotes.length = Math.min(quotes.length, quotesOfTheme)
  }

  result(): SurveyResult['comments'] {
    const themes = [...this.#themes]
      .map(
        ([id, { count, negative, quotes }]): Theme => ({
          id,
          count,
          negative,
          quotes: quotes.map(({ text }) => maskPersonalData(text.replace(/\s+/g, ' '))),
        }),
      )
      .toSorted((a, b) => b.count - a.count)
    return { n: this.#n, ...this.#sounds, themes }
  }
}

/** Cells repeat: what one says is worked out once. */
function remembered<Value>(read: (cell: string) => Value): (cell: string) => Value {
  const known = new Map<string, Value>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const value = read(cell)
    if (known.size < mostRemembered) known.set(cell, value)
    return value
  }
}

function writable<Value>([name, value]: readonly [string, Value]): [string, Value] {
  return [name, value]
}
