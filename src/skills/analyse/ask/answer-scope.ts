import { maskPersonalData } from '../../../domain/mask.ts'
import { matchOf } from '../survey/guess-roles.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, plainRows } from './asked-table.ts'
import type { Filter, TopicFilter } from './scope/filter.ts'
import { timesOfRow } from './weight.ts'

const mostQuotes = 3
const quoteLength = 160

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
  let [count, total] = [0, 0]
  for await (const row of plainRows(table)) {
    const text = row[filter.index] ?? ''
    if (tools.answers.isNothing(text)) continue
    total++
    if (!filter.fits(row)) continue
    count++
    const { sentiment, score } = tools.sentiment(text)
    sounds[sentiment]++
    if (!quotes.some((quote) => quote.text === text)) quotes.push({ text, score })
  }
  const told = quotes.toSorted((a, b) => a.score - b.score).slice(0, mostQuotes)
  return {
    kind: 'mentions',
    title: filter.title,
    topic: filter.topic,
    count,
    total,
    sounds,
    quotes: told.map(({ text }) => maskPersonalData(text.replace(/\s+/g, ' ')).slice(0, quoteLength)),
  }
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
