import type { AnalyseWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { Table } from '../../../tables/table.ts'
import { groupingColumns } from '../ask/find-columns.ts'
import { matchOf } from '../survey/guess-roles.ts'
import type { SurveyLook } from '../survey/look-at-survey.ts'
import { sameNames } from './same-names.ts'
import type { Tidying } from './tidying.ts'
import { areGrouped, thousandsOf } from './written-numbers.ts'

/** Whether names stand once above their rows is seen in the first of them. */
const rowsLookedAt = 200
const emptyOfCarried = 0.4
const groups = new Set(['branch', 'channel', 'agent'])
const answers = new Set(['csat', 'nps', 'ces', 'element', 'rating', 'comment'])

/** What of the rows is to be put right, by the first of them. */
export async function findTidying(table: Table, look: SurveyLook, words: AnalyseWords): Promise<Tidying> {
  const rows = await firstRows(table, look.headerRows)
  // What the profiles keep is enough, and takes no memory again.
  const cellsOf = (index: number) => [...(look.profiles[index]?.kinds.keys() ?? [])]
  const numbers = look.profiles.flatMap(({ index, title, filled }) => {
    if (filled === 0) return []
    const isCounted = matchOf(title.replaceAll('_', ' '), words.columns.counts) > 0
    const thousands = thousandsOf(cellsOf(index), isCounted)
    return thousands === undefined ? [] : [{ index, thousands }]
  })
  // Figures of one table are written alike: "1.475" in a column of its own as the "1.204" beside "876".
  const [known] = numbers.filter(({ thousands }) => thousands !== 'none')
  const alike = known
    ? look.profiles.flatMap(({ index, title, filled }) => {
        const isNew = filled > 0 && !numbers.some((one) => one.index === index)
        const isMean = matchOf(title.replaceAll('_', ' '), [...words.columns.averages, ...words.columns.scores]) > 0
        return isNew && !isMean && areGrouped(cellsOf(index), known.thousands)
          ? [{ index, thousands: known.thousands }]
          : []
      })
    : []
  return {
    headerRows: look.headerRows,
    numbers: [...numbers, ...alike],
    carried: isCarried(rows) ? [0] : [],
    names: namedColumns(look, words).flatMap((index) => {
      const profile = look.profiles[index]
      if (!profile) return []
      const names = [...profile.kinds].map(([kind, count]) => [profile.spellings.get(kind) ?? kind, count] as const)
      return [...sameNames(new Map(names), profile.title, words.names)].map(([from, to]) => ({ index, from, to }))
    }),
  }
}

/** Columns that name groups: what they are taken for says so, or their cells. */
function namedColumns(look: SurveyLook, words: AnalyseWords): readonly number[] {
  const role = new Map(look.columns.map((column) => [column.index, column.role]))
  const named = groupingColumns(look, words.columns).filter(
    ({ index, figures, filled }) => !answers.has(role.get(index) ?? 'ignore') && figures < filled * 0.5,
  )
  const known = look.columns.filter((column) => groups.has(column.role))
  return [...new Set([...named, ...known].map(({ index }) => index))]
}

/** A name stands once above the rows that it is of: most of the first column is empty, and where it is, the row goes on. */
function isCarried(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const named = filled.filter((row) => row[0])
  if (named.length < 2 || filled.length - named.length < filled.length * emptyOfCarried || !filled[0]?.[0]) return false
  const isOnce = new Set(named.map(([name]) => name)).size === named.length
  return isOnce && filled.every((row) => row.slice(1).filter((cell) => cell !== '').length > 0)
}

async function firstRows(table: Table, headerRows: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  let at = 0
  for await (const row of table.rows()) {
    if (at++ < headerRows) continue
    rows.push(row)
    if (rows.length >= rowsLookedAt) break
  }
  return rows
}
