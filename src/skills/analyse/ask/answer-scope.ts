import { maskPersonalData } from '../../../domain/mask.ts'
import { type ColumnRole, matchOf } from '../survey/guess-roles.ts'
import type { Sentiment } from '../words/sentiment.ts'
import { tokensOf } from '../words/tokens.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, plainRows } from './asked-table.ts'
import type { Filter, TopicFilter } from './scope/filter.ts'
import { timesOfRow } from './weight.ts'

const mostQuotes = 3
const quoteLength = 160
/** Quotes that are weighed against each other, at most. */
const mostWeighed = 200
/** Of the words of the shorter one. */
const shareAlike = 0.75
/** Of a scale: 1 and 2 of five are low, 4 and 5 are high. */
const [lowest, highest] = [0.25, 0.75]

/** How many of the rows are of what was asked for. */
export async function answerCounted(filter: Filter, table: AskedTable): Promise<Part> {
  let [count, total] = [0, 0]
  for await (const row of plainRows(table)) {
    if (filter.kind === 'value' && !filter.isDenied && (row[filter.index] ?? '') === '') continue
    const times = timesOfRow(row, table)
    total += times
    if (filter.fits(row)) count += times
  }
  return { kind: 'counted', filter, count, total }
}

/** How many open answers speak of something, how they sound, and some of them without personal data. */
export async function answerMentions(filter: TopicFilter, table: AskedTable): Promise<Part> {
  const { tools } = table
  const sounds = { positive: 0, neutral: 0, negative: 0 }
  const quotes: { readonly text: string; readonly score: number }[] = []
  const main = table.look.columns.find(({ role, scale }) => (role === 'csat' || role === 'nps') && scale !== undefined)
  let [count, total, ratings] = [0, 0, 0]
  for await (const row of plainRows(table)) {
    const text = row[filter.index] ?? ''
    if (tools.answers.isNothing(text)) continue
    total++
    if (!filter.fits(row)) continue
    count++
    const { sentiment, score } = tools.sentiment(text)
    const meant = meantBy(sentiment, row, main, tools.answers)
    if (meant) ratings++
    sounds[meant ?? sentiment]++
    if (quotes.length < mostWeighed && !quotes.some((quote) => isAlike(quote.text, text))) quotes.push({ text, score })
  }
  const told = quotes.toSorted((a, b) => a.score - b.score).slice(0, mostQuotes)
  return {
    kind: 'mentions',
    title: filter.title,
    topic: filter.topic,
    count,
    total,
    sounds,
    ...(main && ratings > 0 ? { ratedBy: main.title } : {}),
    quotes: told.map(({ text }) => maskPersonalData(text.replace(/\s+/g, ' ')).slice(0, quoteLength)),
  }
}

/** "Parkirnya mahal!" and "parkirnya mahal sih": two quotes of the same are one. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [new Set(tokensOf(one)), new Set(tokensOf(other))]
  return a.intersection(b).size >= Math.min(a.size, b.size) * shareAlike
}

/**
 * How a remark is meant, by its words and the score beside it: "harga naik terus" with one star complains, whatever the
 * words, and "ongkirnya mahal" does so with five. Undefined: there is no score, or it stands in the middle and the words do.
 */
function meantBy(
  words: Sentiment,
  row: readonly string[],
  main: ColumnRole | undefined,
  answers: AskedTable['tools']['answers'],
): Sentiment | undefined {
  if (!main?.scale || words === 'negative') return undefined
  const answer = answers.read(row[main.index] ?? '', main.scale)
  if (typeof answer !== 'number') return undefined
  const { low, high } = main.scale
  const place = (answer - low) / (high - low)
  if (place <= lowest) return 'negative'
  return place >= highest && words === 'neutral' ? 'positive' : undefined
}

/** How many rows there are, and how many different ones where some stand there twice. */
export async function answerRows(table: AskedTable): Promise<Part> {
  const { look, tools, weightAt } = table
  const numbering = look.profiles.find(
    ({ title, filled }) =>
      filled > 0 && filled >= look.rows * 0.9 && matchOf(title.replaceAll('_', ' '), tools.words.asked.numbering) > 0,
  )
  const numbers = new Set<string>()
  let [rows, numbered] = [0, 0]
  for await (const row of plainRows(table)) {
    rows += timesOfRow(row, table)
    const number = numbering && row[numbering.index]
    if (number) numbers.add(number.toLowerCase())
    if (number) numbered++
  }
  const isRepeated = numbering !== undefined && numbers.size < numbered
  return {
    kind: 'rows',
    rows,
    ...(weightAt === undefined ? {} : { title: look.columns.find(({ index }) => index === weightAt)?.title ?? '' }),
    ...(isRepeated && numbering ? { different: { title: numbering.title, count: numbers.size } } : {}),
  }
}
