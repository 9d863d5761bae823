import type { AskedWords } from '../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../survey/guess-roles.ts'
import type { SurveyLook } from '../survey/look-at-survey.ts'
import type { DayOrder } from '../survey/read-day.ts'
import { bareWord } from '../words/tokens.ts'
import type { Part } from './asked-answer.ts'
import type { AskedTable, Clause } from './asked-table.ts'
import { groupNameOf, plainRows } from './asked-table.ts'
import { Spreads, spreadOf } from './collect.ts'
import { overlapOf, type Times, timesOf } from './find-columns.ts'
import { type DurationReader, durationReader, namesUnit, readMoment } from './read-moment.ts'

/** Fewer of a group say nothing of it. */
const leastOfGroup = 5
const mostKinds = 300
/** Of an overview. */
const mostColumns = 3

type Source = {
  /** Of the column that says how long it took. Undefined: two columns say when it began and was done. */
  readonly index?: number
  readonly title: string
  seconds(row: readonly string[]): number | undefined
}

/** How long something took, by whom, and how much of it in time. Undefined: nothing of the kind is asked. */
export async function answerTimes(
  { asked, grouping, isCompared, before }: Clause,
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  const { wants, limit, measures } = asked
  const isRanked = wants.has('slow') || wants.has('fast')
  const isFigured = wants.has('mean') || wants.has('high') || wants.has('low')
  const isAsked = limit !== undefined || isRanked || (wants.has('duration') && measures.size === 0)
  // "Rata-rata nunggunya berapa lama, jam berapa paling parah?"
  const isFurther = asked.clock !== undefined && before.some(({ kind }) => kind === 'durations')
  const isNamed = !isAsked && !isFurther && isFigured && measures.size === 0
  if (!isAsked && !isNamed && !isFurther) return undefined
  const source = sourceOf(asked, table, isNamed)
  if (isNamed && !source) return undefined
  // "Jam berapa paling ramai" asks for no time that something took.
  if (asked.clock && (!source || !(isRanked || wants.has('duration') || isNamed || isFurther))) return undefined
  if (!source) {
    // "Yang komplain soal lama" asks for no clock.
    return limit !== undefined || isRanked || wants.has('mean') || wants.has('each')
      ? [{ kind: 'cannot', why: 'duration' }]
      : undefined
  }
  const groups = new Spreads()
  let within = 0
  const took = await durationsIn(source, table, (seconds, row) => {
    if (limit && (limit.isOver ? seconds > limit.seconds : seconds <= limit.seconds)) within++
    const name = grouping && groupNameOf(row, grouping, table.look.order)
    if (name && name !== '-') groups.add(name, seconds)
  })
  if (!took) return [{ kind: 'cannot', why: 'duration' }]
  if (limit) {
    return [{ kind: 'limit', limit, count: within, n: took.all.n, open: took.open, isOfColumn: took.isOfColumn }]
  }
  if (
    !grouping ||
    grouping.index === source.index ||
    !(
      isRanked ||
      isFurther ||
      isCompared ||
      wants.has('each') ||
      wants.has('high') ||
      wants.has('low') ||
      wants.has('mean') ||
      wants.has('duration')
    )
  )
    return isRanked ? [took, { kind: 'cannot', why: 'group' }] : [took]
  const shown = groups.spreads().filter(([, { n }]) => n >= leastOfGroup)
  const isSlowFirst = !wants.has('fast') && !/(?:^| )(?:cepat|cepet|tercepat)(?: |$)/.test(asked.words.join(' '))
  const sorted = shown.toSorted(([, a], [, b]) => (isSlowFirst ? b.mean - a.mean : a.mean - b.mean))
  if (sorted.length < 2) return [took, { kind: 'cannot', why: 'few' }]
  return [{ kind: 'duration-groups', by: grouping.title, groups: sorted, isSlowFirst }, took]
}

/**
 * A column that says how long it took, else the days and hours when it began and was done. `isNamed`: only one whose title
 * the question names.
 */
function sourceOf(asked: Clause['asked'], { look, tools }: AskedTable, isNamed: boolean): Source | undefined {
  const { asked: words, columns } = tools.words
  const timed = timedColumns(look, words).flatMap((column) => {
    const { title, isTitled } = column
    // How long it took until it was done says nothing of the first answer.
    if (asked.isOfReply && matchOf(title.replaceAll('_', ' '), [...words.replied, ...words.reply]) === 0) return []
    const byName = overlapOf(title, asked, words) + otherwiseOf(title, asked, tools.words.names.alike)
    return [{ ...column, score: byName + (isTitled ? 1 : 0) }]
  })
  const [best] = timed
    .filter(({ title }) => !isNamed || overlapOf(title, asked, words) > 0)
    .toSorted((a, b) => b.score - a.score)
  if (isNamed && !best) return undefined
  const times = timesOf(look, columns, words, asked.isOfReply)
  if (best && (best.score > 1 || !times)) return ofColumn(best)
  return times && between(times, look.order)
}

const lettersOfOther = 4

/** "Paling lama ngomongnya" is of a column "Waktu bicara": as much as a word of so many letters in its title. */
function otherwiseOf(title: string, { words }: Clause['asked'], alike: readonly (readonly string[])[]): number {
  const said = words.map(bareWord).join(' ')
  return alike.some((phrases) => matchOf(title, phrases) > 0 && matchOf(said, phrases) > 0) ? lettersOfOther : 0
}

type TimedColumn = {
  readonly index: number
  readonly title: string
  /** Its title says that it holds times; else only its cells do. */
  readonly isTitled: boolean
  readonly read: DurationReader
}

/** Columns that say how long something took. */
function timedColumns(look: SurveyLook, words: AskedWords): readonly TimedColumn[] {
  return look.profiles.flatMap(({ index, title, kinds }) => {
    const said = title.replaceAll('_', ' ')
    // "First response (min)", "selesai (hari)": when it was done, counted in a unit.
    const isCounted = namesUnit(said, words) && matchOf(said, [...words.replied, ...words.done]) > 0
    const isTitled = isCounted || matchOf(said, words.times) > 0
    const cells = [...kinds.keys()].slice(0, mostKinds)
    const read = durationReader(said, cells, words)
    const isBare = cells.every((cell) => /^[\d.,]*$/.test(cell))
    // "Umur (hari)" is no duration, "2 jam" in a cell is one.
    return read && (isTitled || !isBare) ? [{ index, title, isTitled, read }] : []
  })
}

/** How long things took by each column that says so, else from when they began until they were done. */
export async function durationsOf(table: AskedTable): Promise<readonly Part[]> {
  const { look, tools } = table
  const { asked: words, columns } = tools.words
  const timed = timedColumns(look, words).filter(({ isTitled }) => isTitled)
  const times = timesOf(look, columns, words, false)
  const sources =
    timed.length > 0 ? timed.slice(0, mostColumns).map(ofColumn) : times ? [between(times, look.order)] : []
  const parts = await Promise.all(sources.map((source) => durationsIn(source, table)))
  return parts.filter((part) => part !== undefined)
}

/** How long it took in all rows that say so; `take` is given each of them. Undefined: none does. */
async function durationsIn(
  source: Source,
  table: AskedTable,
  take?: (seconds: number, row: readonly string[]) => void,
): Promise<Extract<Part, { kind: 'durations' }> | undefined> {
  const values: number[] = []
  let [open, wrong] = [0, 0]
  for await (const row of plainRows(table)) {
    const seconds = source.seconds(row)
    if (seconds === undefined) open++
    else if (seconds < 0) wrong++
    else {
      values.push(seconds)
      take?.(seconds, row)
    }
  }
  if (values.length === 0) return undefined
  const isOfColumn = source.index !== undefined
  return { kind: 'durations', what: source.title, all: spreadOf(values), open, wrong, isOfColumn }
}

function ofColumn({ index, title, read }: TimedColumn): Source {
  return { index, title, seconds: (row) => read(row[index] ?? '') }
}

function between({ begun, done }: Times, order: DayOrder): Source {
  return {
    title: `${begun.title} → ${done.title}`,
    seconds(row) {
      const [from, to] = [readMoment(row[begun.index] ?? '', order), readMoment(row[done.index] ?? '', order)]
      return from === undefined || to === undefined ? undefined : (to - from) / 1000
    },
  }
}
