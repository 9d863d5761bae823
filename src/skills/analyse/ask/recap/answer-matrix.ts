import type { Part } from '../asked-answer.ts'
import type { AskedTable } from '../asked-table.ts'
import type { Asked } from '../read-asked.ts'
import { areTimes } from './are-times.ts'
import type { Picked } from './read-picked.ts'
import { figureIn, type Recap } from './read-recap.ts'

/** One side of the table: names, and which of them the question names. */
type Axis = {
  readonly title: string
  readonly names: readonly string[]
  readonly picked: readonly number[]
  readonly partial: readonly string[]
}

/**
 * Counts of kinds by months or weeks, whichever of them stand above: what is most, how many of one in one, what rose from one
 * to the next. `isOfMonths`: the columns are months.
 */
export function answerMatrix(
  asked: Asked,
  recap: Recap,
  picked: Picked,
  isOfMonths: boolean,
  table: AskedTable,
): readonly Part[] {
  if (picked.unknown.length > 0)
    return [{ kind: 'unknown', unknown: picked.unknown, columns: table.look.columns.map(({ title }) => title) }]
  const { name, rows, columns } = recap
  const rowNames = rows.map((row) => row[name.index] ?? '')
  const ofRows: Axis = {
    title: name.title,
    names: rowNames,
    picked: picked.rows.map((row) => rows.indexOf(row)).filter((at) => at >= 0),
    partial: [],
  }
  const ofColumns: Axis = {
    title: isOfMonths ? 'Bulan' : '',
    names: columns.map(({ label }) => label),
    picked: picked.columns
      .map((column) => columns.findIndex(({ index }) => index === column.index))
      .filter((at) => at >= 0),
    partial: columns.filter(({ isPartial }) => isPartial).map(({ label }) => label),
  }
  const isRowTimed = !isOfMonths && areTimes(rowNames)
  const cell = (row: number, column: number) => figureIn(rows[row]?.[columns[column]?.index ?? -1])
  const isAveraged = columns.some((column) => column.isAveraged)
  const isShare = columns.some((column) => column.isShare)
  const [times, kinds] = isRowTimed ? [ofRows, ofColumns] : [ofColumns, ofRows]
  const at = (kind: number, time: number) => (isRowTimed ? cell(time, kind) : cell(kind, time))
  return answerAxes(asked, { times, kinds, at, isAveraged, isShare, isTimed: isOfMonths || isRowTimed })
}

type Axes = {
  readonly times: Axis
  readonly kinds: Axis
  at(kind: number, time: number): number | undefined
  readonly isAveraged: boolean
  readonly isShare: boolean
  readonly isTimed: boolean
}

function answerAxes(asked: Asked, { times, kinds, at, isAveraged, isShare, isTimed }: Axes): readonly Part[] {
  const allOf = ({ names, picked }: Axis) => (picked.length > 0 ? picked : names.map((_, place) => place))
  const changed = changeAsked(asked, times, isTimed)
  const sum = (places: readonly number[], ofTimes: readonly number[]) =>
    places.reduce((all, kind) => all + ofTimes.reduce((one, time) => one + (at(kind, time) ?? 0), 0), 0)
  const list = (axis: Axis, values: readonly (readonly [string, number])[], title = axis.title): Part => ({
    kind: 'counts',
    title,
    counts: values.toSorted((a, b) => (asked.wants.has('least') || asked.wants.has('low') ? a[1] - b[1] : b[1] - a[1])),
    total: values.reduce((all, [, value]) => all + value, 0),
    blank: 0,
    ...(asked.top === undefined ? {} : { most: asked.top }),
  })
  const nameOf = (axis: Axis, place: number) => axis.names[place] ?? ''
  const oneOf = (axis: Axis) => (axis.picked.length === 1 ? axis.picked[0] : undefined)
  const [time, kind] = [oneOf(times), oneOf(kinds)]
  if (changed) {
    const [from, to] = changed
    const { isOfFall: isFall } = asked
    const changes = (before: number, after: number): Part => ({
      kind: 'recap-changes',
      title: kinds.title,
      from: nameOf(times, before),
      to: nameOf(times, after),
      rows: allOf(kinds)
        .map((place) => [nameOf(kinds, place), at(place, before) ?? 0, at(place, after) ?? 0] as const)
        .toSorted((a, b) => (isFall ? a[2] - a[1] - (b[2] - b[1]) : b[2] - b[1] - (a[2] - a[1]))),
      ...(isFall ? { isFall } : {}),
      isAdded: !isAveraged && kinds.picked.length !== 1,
      partial: times.partial.filter((name) => name === nameOf(times, before) || name === nameOf(times, after)),
    })
    // A month that is not over says little of a rise: the two before it are whole.
    const isOver = !times.partial.includes(nameOf(times, to))
    return isOver || from < 1 ? [changes(from, to)] : [changes(from, to), changes(from - 1, from)]
  }
  if (isAveraged) {
    const values =
      time === undefined
        ? allOf(times).map((place) => [nameOf(times, place), at(kind ?? -1, place)] as const)
        : allOf(kinds).map((place) => [nameOf(kinds, place), at(place, time)] as const)
    const groups = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    const isLow = asked.wants.has('low')
    const sorted = time === undefined ? groups : groups.toSorted((a, b) => (isLow ? a[1] - b[1] : b[1] - a[1]))
    const title = time === undefined ? nameOf(kinds, kind ?? -1) : nameOf(times, time)
    const pooled: Part = { kind: 'cannot', why: 'pooled' }
    if (sorted.length === 0) return [pooled]
    return [{ kind: 'averaged', title, value: 0, groups: sorted, isShare }, ...(sorted.length > 1 ? [pooled] : [])]
  }
  const total: Part = {
    kind: 'recap-total',
    names: [...kinds.picked.map((place) => nameOf(kinds, place)), ...times.picked.map((place) => nameOf(times, place))],
    value: sum(allOf(kinds), allOf(times)),
  }
  if (time !== undefined && kind !== undefined) return [total]
  const byKind = list(
    kinds,
    allOf(kinds).map((place) => [nameOf(kinds, place), sum([place], allOf(times))] as const),
  )
  const byTime = list(
    times,
    allOf(times).map((place) => [nameOf(times, place), sum(allOf(kinds), [place])] as const),
  )
  if (times.picked.length > 0)
    return kinds.picked.length > 1 || kinds.picked.length === 0 ? [total, byKind] : [total, byTime]
  if (kinds.picked.length > 0) return kinds.picked.length > 1 ? [total, byKind] : [total, byTime]
  const isOfTimes = isTimed && (asked.groups.includes('month') || asked.groups.includes('week'))
  const isOfKinds =
    asked.groups.some((group) => group !== 'month' && group !== 'week') || asked.wants.has('complaints') || !isOfTimes
  const isTotal = asked.wants.has('many') && !asked.wants.has('most')
  return [...(isTotal ? [total] : []), ...(isOfKinds ? [byKind] : []), ...(isOfTimes ? [byTime] : [])]
}

/** The two times that are held against each other: those that are named, else the last two. */
function changeAsked(asked: Asked, { picked, names }: Axis, isTimed: boolean): readonly [number, number] | undefined {
  if (!isTimed) return undefined
  const [from, to] = picked.length > 1 ? [picked[0], picked.at(-1)] : [names.length - 2, names.length - 1]
  const isAsked = asked.wants.has('change') || (picked.length === 2 && !asked.wants.has('most'))
  return isAsked && from !== undefined && to !== undefined && from >= 0 ? [from, to] : undefined
}
