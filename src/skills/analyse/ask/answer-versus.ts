import { differenceOf, figureOfSums } from '../survey/figures.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, groupNameOf, plainRows } from './asked-table.ts'
import { Counts } from './collect.ts'
import type { Grouping } from './find-columns.ts'
import type { Filter } from './scope/filter.ts'
import { scopedTable } from './scope/scoped-table.ts'
import { timesOfRow } from './weight.ts'

type Answerer = (table: AskedTable) => Promise<readonly Part[]>

/** The same asked of two parts of the file, figure beside figure. */
export async function answerVersus(
  [from, to]: readonly [Filter, Filter],
  table: AskedTable,
  answer: Answerer,
): Promise<readonly Part[]> {
  const before = await answer(scopedTable(table, [from]))
  const after = await answer(scopedTable(table, [to]))
  return before.flatMap((part): readonly Part[] => {
    const other = after.find((one) => isSame(part, one))
    if (!other) return [{ kind: 'versus', sides: [{ filter: from, part }] }]
    if (part.kind === 'cannot') return [part]
    if (part.kind === 'measure' && other.kind === 'measure' && part.measure.kind !== 'ikm') {
      const [{ measure }, later] = [part, other.measure]
      const line = {
        measure,
        before: figureOfSums(measure.kind, measure.sums, measure.scale),
        after: figureOfSums(measure.kind, later.sums, measure.scale),
        difference: differenceOf(measure.kind, measure.sums, later.sums),
      }
      return [{ kind: 'change', from, to, line }]
    }
    return [
      {
        kind: 'versus',
        sides: [
          { filter: from, part },
          { filter: to, part: other },
        ],
      },
    ]
  })
}

/** What of each kind there was before and after: which of them rose. */
export async function answerChanges(
  [from, to]: readonly [Filter, Filter],
  grouping: Grouping,
  table: AskedTable,
): Promise<Part> {
  const [before, after] = [new Counts(), new Counts()]
  for await (const row of plainRows(table)) {
    const name = groupNameOf(row, grouping, table.look.order)
    if (from.fits(row)) before.add(name, timesOfRow(row, table))
    if (to.fits(row)) after.add(name, timesOfRow(row, table))
  }
  const counts = new Map(before.sorted())
  const later = new Map(after.sorted())
  const rows = [...new Set([...counts.keys(), ...later.keys()])].map(
    (name) => [name, counts.get(name) ?? 0, later.get(name) ?? 0] as const,
  )
  return {
    kind: 'changes',
    title: grouping.title,
    from,
    to,
    rows: rows.toSorted((a, b) => b[2] - b[1] - (a[2] - a[1])),
  }
}

/** A measure of each group on both sides, where both have enough answers. Undefined: the parts are of no groups. */
export function changesOfGroups(
  [from, to]: readonly [Filter, Filter],
  before: readonly Part[],
  after: readonly Part[],
  isFall: boolean,
): Part | undefined {
  const [earlier, later] = [before, after].map((parts) => parts.find((part) => part.kind === 'groups'))
  if (!earlier || !later || earlier.measure.title !== later.measure.title) return undefined
  const figures = new Map(later.shown.map(({ name, figure }) => [name, figure] as const))
  const groups = earlier.shown.flatMap(({ name, figure }) => {
    const then = figures.get(name)
    return then ? [{ name, before: figure, after: then }] : []
  })
  if (groups.length < 2) return { kind: 'cannot', why: 'few' }
  const all = new Set([...earlier.shown, ...later.shown].map(({ name }) => name)).size
  const changeOf = (group: (typeof groups)[number]) => group.after.value - group.before.value
  return {
    kind: 'group-changes',
    by: earlier.by,
    measure: earlier.measure,
    from,
    to,
    isFall,
    groups: groups.toSorted((a, b) => (isFall ? changeOf(a) - changeOf(b) : changeOf(b) - changeOf(a))),
    left: all - groups.length + Math.max(earlier.left, later.left),
  }
}

function isSame(one: Part, other: Part): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'measure' && other.kind === 'measure') return one.measure.title === other.measure.title
  return true
}
