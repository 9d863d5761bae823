import type { AskedTable } from '../asked-table.ts'
import { monthNumberOf } from '../months.ts'
import type { Filter, Unknown, ValueFilter } from './filter.ts'
import { nameColumns } from './name-columns.ts'
import { readAffirmed, yesNoColumns } from './read-affirmed.ts'
import { readBounds } from './read-bounds.ts'
import { readFinished, readPeople } from './read-kinds.ts'
import { readTime } from './read-time.ts'
import { readTopics, remarksOf, speaksOf } from './read-topics.ts'
import { readUnknown, readUnread } from './read-unknown.ts'
import { readValues } from './read-values.ts'
import { wordsIn } from './words-in.ts'

/** What a question limits itself to, as far as the file tells. */
export type Scope = {
  readonly filters: readonly Filter[]
  /** Two or more of one kind that are held against each other: "Juni dibanding Mei", "cewek sama cowok". */
  readonly sides: readonly Filter[]
  readonly unknown: readonly Unknown[]
  /** Words that seem to limit and were found nowhere. */
  readonly unread: readonly string[]
  /** The question without what was read of it here. */
  readonly rest: string
}

/** What kind of figure is asked for. */
export type ScopeReading = {
  /** How long something took: "selesai" says no more than that. */
  readonly isTimed: boolean
  /** How many there are, or which share. */
  readonly isCounted: boolean
  /** What rose or fell: one month is held against another. */
  readonly isChange: boolean
}

/** Reads what a question limits itself to: days, names, bounds, words of open answers. */
export async function readScope(text: string, asked: AskedTable, reading: ScopeReading): Promise<Scope> {
  const { isTimed, isCounted, isChange } = reading
  const { look, tools } = asked
  const { words } = tools
  const question = wordsIn(text)
  // What open answers speak of is looked for in all of them, however few there are.
  const columns = nameColumns(look, words).filter(
    ({ index }) => !(speaksOf(question) && remarksOf(look)?.index === index),
  )
  const found: Filter[] = []
  const isFree = ({ start, end }: { start: number; end: number }) =>
    !found.some((one) => start < one.end && end > one.start)
  const time = await readTime(text, asked, columns, isChange)
  found.push(...time.filters)
  const turned = time.turned
  found.push(...readBounds(text, asked).filter(isFree))
  const people = readPeople(question, columns, words)
  found.push(...people.filters.filter(isFree))
  const named = [
    ...columns,
    ...yesNoColumns(look.profiles, tools.answers).filter((profile) => !columns.includes(profile)),
  ]
  // What changed on that day is no name to look for: "ganti kurir ke Paxel tgl 12".
  const isOfTurn = ({ start }: { start: number }) => turned !== undefined && start >= turned.start && start < turned.end
  found.push(...readValues(question, named, words, isFree).filter((one) => !isOfTurn(one)))
  const affirmed = isCounted ? readAffirmed(question, look.profiles, words, tools.answers, isFree) : undefined
  if (affirmed) found.push(affirmed)
  else if (!isTimed) {
    const finished = readFinished(question, columns, look, words, isFree)
    if (finished) found.push(finished)
  }
  found.push(...readTopics(text, look, words, isFree))
  const titles = look.columns.map(({ title }) => title)
  const unknown = [...time.unknown, ...people.unknown, ...readUnknown(question, columns, titles, words, isFree)]
  const sides = sidesOf(found)
  return {
    filters: found.filter((one) => !sides.includes(one)).toSorted((a, b) => a.start - b.start),
    sides,
    unknown,
    unread: readUnread(question, titles, words, isFree),
    rest: without(text, found),
  }
}

/** Several periods, or several names of one column. */
function sidesOf(found: readonly Filter[]): readonly Filter[] {
  const periods = found.filter(({ kind }) => kind === 'period')
  if (periods.length > 1)
    return periods.toSorted((a, b) => (a.kind === 'period' && b.kind === 'period' ? (a.from < b.from ? -1 : 1) : 0))
  const values = found.filter((one): one is ValueFilter => one.kind === 'value' && !one.isDenied)
  const [several] = [...Map.groupBy(values, ({ index }) => index).values()].filter(({ length }) => length > 1)
  return several ? inOrder(several) : []
}

/** What was read is left out, so that nothing else is read from it; all else stays at its place. */
function without(text: string, found: readonly Filter[]): string {
  return found.reduce(
    (rest, { start, end }) => `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`,
    text,
  )
}

/** Months and numbered weeks go by their number, others as they were said. */
function inOrder(sides: readonly ValueFilter[]): readonly ValueFilter[] {
  const numbers = sides.map(
    ({ values: [value = ''] }) => monthNumberOf(value) ?? Number(/(\d+)\s*$/.exec(value)?.[1] ?? Number.NaN),
  )
  // Weeks were put in order where they were read.
  if (numbers.some(Number.isNaN)) return sides
  return sides
    .map((side, at) => ({ side, number: numbers[at] ?? 0 }))
    .toSorted((a, b) => a.number - b.number)
    .map(({ side }) => side)
}
