import { matchOf } from '../../survey/guess-roles.ts'
import type { Part } from '../asked-answer.ts'
import type { AskedTable } from '../asked-table.ts'
import { monthNumberOf } from '../months.ts'
import type { Asked } from '../read-asked.ts'
import type { Picked } from './read-picked.ts'
import { figureIn, type Recap, type RecapColumn } from './read-recap.ts'

const averaged =
  /(?<!\p{L})(?:rata-rata|rata rata|rerata|rata2|mean|average|avg|csat|nps|ces|ikm|kepuasan|puas|skor|score|nilai)(?!\p{L})/iu

/** A figure of each branch or person: put together by how many answered where it was averaged, else added up. */
export function answerFigures(
  asked: Asked,
  { name, rows, columns }: Recap,
  named: RecapColumn | undefined,
  picked: Picked,
  { look, tools }: AskedTable,
): readonly Part[] | undefined {
  const wants = (
    ['mean', 'high', 'low', 'slow', 'fast', 'most', 'least', 'many', 'each', 'change', 'reliable', 'duration'] as const
  ).some((want) => asked.wants.has(want))
  if (!wants && asked.measures.size === 0) return undefined
  if (picked.unknown.length > 0)
    return [{ kind: 'unknown', unknown: picked.unknown, columns: look.columns.map(({ title }) => title) }]
  const counting = columns.filter(
    ({ title, isAveraged }) => !isAveraged && matchOf(title, tools.words.columns.counts) > 0,
  )
  const isOfFigure =
    asked.measures.size > 0 || ['mean', 'high', 'low', 'reliable'].some((want) => asked.wants.has(want as 'mean'))
  const column =
    named ??
    (isOfFigure ? columns.find(({ label }) => averaged.test(label)) : undefined) ??
    (counting.length === 1 && !isOfFigure ? counting[0] : undefined)
  if (!column) return undefined
  const shown = picked.rows.length > 0 ? picked.rows : rows
  const groups = shown.flatMap((row) => {
    const value = figureIn(row[column.index])
    return value === undefined ? [] : [{ name: row[name.index] ?? '', value, row }]
  })
  if (groups.length === 0) return undefined
  if (!column.isAveraged && !averaged.test(column.label)) {
    const counts = groups.map((group) => [group.name, group.value] as const)
    const isLow = asked.wants.has('least') || asked.wants.has('low') || asked.wants.has('fast')
    const total = counts.reduce((sum, [, value]) => sum + value, 0)
    const isTotal = asked.wants.has('many') || asked.wants.has('reliable')
    return [
      ...(isTotal ? [{ kind: 'rows', rows: total, title: column.title } as const] : []),
      ...(counts.length > 1
        ? [
            {
              kind: 'counts',
              title: `${column.title} – ${name.title}`,
              counts: counts.toSorted((a, b) => (isLow ? a[1] - b[1] : b[1] - a[1])),
              total,
              blank: 0,
            } as const,
          ]
        : []),
    ]
  }
  const weight = counting.find(({ index }) => index !== column.index)
  const times = groups.map(({ row }) => (weight ? figureIn(row[weight.index]) : undefined))
  const isWhole = times.every((time) => time !== undefined)
  const n = times.reduce<number>((sum, time) => sum + (time ?? 1), 0)
  const sum = groups.reduce((all, { value }, at) => all + value * (times[at] ?? 1), 0)
  const isHigh =
    (asked.wants.has('high') || asked.wants.has('slow') || asked.wants.has('most')) && !asked.wants.has('low')
  const isOfMonths = asked.wants.has('change') && groups.every((group) => monthNumberOf(group.name) !== undefined)
  const sorted = groups
    .map((group) => [group.name, group.value] as const)
    .toSorted((a, b) =>
      isOfMonths ? (monthNumberOf(a[0]) ?? 0) - (monthNumberOf(b[0]) ?? 0) : isHigh ? b[1] - a[1] : a[1] - b[1],
    )
  const isOne = groups.length === 1
  const part: Part = {
    kind: 'averaged',
    title: column.title,
    value: sum / n,
    groups: sorted,
    isShare: column.isShare,
    ...(isWhole && !isOne ? { n } : {}),
  }
  return isWhole || isOne ? [part] : [part, { kind: 'cannot', why: 'pooled' }]
}
