import type { AskedTable } from '../asked-table.ts'
import { stemOf, titleWords } from '../find-columns.ts'
import { monthNumberOf } from '../months.ts'
import type { Unknown } from '../scope/filter.ts'
import { nameColumns } from '../scope/name-columns.ts'
import { readPeriods } from '../scope/read-periods.ts'
import { readUnknown } from '../scope/read-unknown.ts'
import { readValues } from '../scope/read-values.ts'
import { wordsIn } from '../scope/words-in.ts'
import { areTimes } from './are-times.ts'
import type { Recap, RecapColumn } from './read-recap.ts'

/** Rows and columns of a summed-up table that a question names; empty: it names none. */
export type Picked = {
  readonly rows: readonly (readonly string[])[]
  readonly columns: readonly RecapColumn[]
  readonly unknown: readonly Unknown[]
}

/** "Tagihan di Maret": the row of one and the column of the other. "Bulan ini" is the last of them. */
export function readPicked(text: string, { name, rows, columns }: Recap, { look, tools }: AskedTable): Picked {
  const question = wordsIn(text)
  const months = columns.filter(({ month }) => month !== undefined)
  const rowNames = rows.map((row) => row[name.index] ?? '')
  const named = timesIn(
    text,
    months.map(({ month }) => month ?? 0),
  )
    .map((at) => months[at])
    .filter((column) => column !== undefined)
  const isOfTimes = areTimes(rowNames)
  const timed =
    months.length > 1 || !isOfTimes
      ? []
      : timesIn(
          text,
          rowNames.map((one, at) => monthNumberOf(one) ?? at + 1),
          rowNames.some((one) => monthNumberOf(one) === undefined),
        )
  const taken = readPeriods(text, anyYear)
  const isFree = ({ start, end }: { start: number; end: number }) =>
    !taken.some((period) => start < period.end && end > period.start)
  const naming = [
    name,
    ...nameColumns(look, tools.words).filter(({ index }) => index !== name.index && index < name.index),
  ]
  const filters = readValues(question, naming, tools.words, isFree)
  const values = filters.flatMap((filter) => rows.filter((row) => filter.fits(row)))
  const kinds = columns.filter((column) => {
    const title = titleWords(column.label, tools.words.asked)
    return (
      column.month === undefined &&
      title.size > 0 &&
      [...title].every((word) => question.some((one) => stemOf(one.word) === word))
    )
  })
  const isFreeOfNames = (place: { start: number; end: number }) =>
    isFree(place) && !filters.some(({ start, end }) => place.start < end && place.end > start)
  return {
    rows: [...new Set([...values, ...timed.flatMap((at) => (rows[at] ? [rows[at]] : []))])],
    columns: [...named, ...kinds],
    unknown: readUnknown(
      question,
      [name],
      look.columns.map(({ title }) => title),
      tools.words,
      isFreeOfNames,
    ),
  }
}

const anyYear = { today: '2000-06-15', first: '2000-01-01', last: '2000-12-31' }

/** The places of times that a text names, by their numbers: months, or, where they are `weeks`, only "this" and "last". */
function timesIn(text: string, numbers: readonly number[], areWeeks = false): readonly number[] {
  if (numbers.length === 0) return []
  const relative = [
    ...text.matchAll(/(?:bulan|minggu|pekan|month|week)\s+(ini|lalu|kemar[ei]n)|(this|last)\s+(?:month|week)/gi),
  ]
  const places = relative.map((found) => numbers.length - (/ini|this/i.test(found[1] ?? found[2] ?? '') ? 1 : 2))
  const first = Math.min(...numbers.map((number) => number % 100))
  const isYearly = numbers.some((number) => number > 100)
  const months = areWeeks
    ? []
    : readPeriods(text, anyYear).filter(
        ({ from, to, isMoved }) => from.endsWith('-01') && to.slice(8) >= '28' && !isMoved && first > 0,
      )
  const named = months.flatMap(({ from, to, start, end }) => {
    if (/(?:ini|lalu|kemar[ei]n|this|last)$/i.test(text.slice(start, end))) return []
    const [low, high] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))]
    return numbers.flatMap((number, at) =>
      number % 100 >= low && number % 100 <= high && (!isYearly || number > 100) ? [at] : [],
    )
  })
  return [...new Set([...named, ...places])].filter((at) => at >= 0).toSorted((a, b) => a - b)
}
