import { matchOf } from '../survey/guess-roles.ts'
import type { Profile } from '../survey/profile.ts'
import { amountColumns, amountIn, isOfMoney } from './amount-columns.ts'
import { answerRows } from './answer-scope.ts'
import { durationsOf } from './answer-times.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, groupNameOf, plainRows } from './asked-table.ts'
import { amountsOf, Counts } from './collect.ts'
import { type Grouping, groupingColumns } from './find-columns.ts'
import type { GroupName } from './read-asked.ts'
import { areTimes } from './recap/are-times.ts'
import { figureIn, type Recap, type RecapColumn, readRecap } from './recap/read-recap.ts'
import { remarksOf } from './scope/read-topics.ts'

/** What a log is counted by, the most telling first. */
const kindsOfGroups: readonly GroupName[] = ['category', 'status', 'branch', 'agent', 'channel', 'team']
const mostGroupings = 3
const mostFigures = 3
/** More names than these are no kinds. */
const mostKinds = 40

/**
 * What there is to tell of a file in which nobody was asked anything: a log of tickets, calls or sales, or a table that was
 * summed up before. Empty: there is nothing to count.
 */
export async function overviewOf(
  table: AskedTable,
): Promise<{ readonly parts: readonly Part[]; readonly isRecap: boolean }> {
  const recap = await readRecap(table)
  if (recap) return { parts: isOfService(recap, table) ? overviewOfRecap(recap) : [], isRecap: true }
  return { parts: await overviewOfLog(table), isRecap: false }
}

async function overviewOfLog(table: AskedTable): Promise<readonly Part[]> {
  const groupings = groupingsOf(table)
  const durations = await durationsOf(table)
  const amounts = await moneyOf(table)
  const counted = await Promise.all(groupings.map((grouping) => countsBy(grouping, table)))
  // All in one month says nothing of months.
  const counts = counted.filter((part) => part.kind === 'counts' && part.counts.length > 1)
  const isOfKinds = groupings.some(
    (grouping) => !grouping.isMonthOfDay && placeOf(grouping, table) < kindsOfGroups.length,
  )
  if (durations.length === 0 && !isOfKinds) return []
  return [await answerRows(table), ...durations, ...amounts, ...counts]
}

/** Months, branches, kinds of complaints: a list of goods with their prices is nothing to sum up here. */
function isOfService({ name, rows, columns }: Recap, { tools }: AskedTable): boolean {
  const isOfMonths = columns.filter(({ month }) => month !== undefined).length > 1
  const title = name.title.replaceAll('_', ' ')
  const isNamed = Object.values(tools.words.asked.groups).some((forms) => matchOf(title, forms) > 0)
  return isOfMonths || isNamed || areTimes(rows.map((row) => row[name.index] ?? ''))
}

/** By months their course from the first to the last; else each column of figures, largest first. */
function overviewOfRecap({ name, rows, columns }: Recap): readonly Part[] {
  const months = columns.filter(({ month }) => month !== undefined)
  const [first, last] = [months[0], months.at(-1)]
  const valuesOf = ({ index }: RecapColumn) =>
    rows.flatMap((row) => {
      const value = figureIn(row[index])
      return value === undefined ? [] : [[row[name.index] ?? '', value] as const]
    })
  if (first && last && months.length > 1) {
    const later = new Map(valuesOf(last))
    const both = valuesOf(first).flatMap(([kind, value]) => {
      const then = later.get(kind)
      return then === undefined ? [] : [[kind, value, then] as const]
    })
    const isAveraged = months.some((month) => month.isAveraged)
    const changes: Part = {
      kind: 'recap-changes',
      title: name.title,
      from: first.label,
      to: last.label,
      isFall: true,
      rows: both.toSorted((a, b) => a[2] - a[1] - (b[2] - b[1])),
      isAdded: !isAveraged,
      partial: [first, last].filter(({ isPartial }) => isPartial).map(({ label }) => label),
    }
    return isAveraged ? [changes, { kind: 'cannot', why: 'pooled' }] : [changes]
  }
  return columns.slice(0, mostFigures).map((column): Part => {
    const isOrdered = areTimes(rows.map((row) => row[name.index] ?? ''))
    const values = isOrdered ? valuesOf(column) : valuesOf(column).toSorted((a, b) => b[1] - a[1])
    if (column.isAveraged)
      return { kind: 'averaged', title: column.title, value: 0, groups: values, isShare: column.isShare }
    const total = values.reduce((sum, [, value]) => sum + value, 0)
    return { kind: 'counts', title: `${column.title} – ${name.title}`, counts: values, total, blank: 0, isOrdered }
  })
}

/** Columns of kinds, and the months where there are several. */
function groupingsOf(table: AskedTable): readonly Grouping[] {
  const { look, tools } = table
  const { words } = tools
  const personal = [...words.columns.roles.ignore, ...words.chats.customers]
  const remarks = remarksOf(look)?.index
  const columns = groupingColumns(look, words.columns).filter((profile) => {
    const { index, kinds, figures, filled } = profile
    if (index === remarks || kinds.size > mostKinds || figures >= filled * 0.5) return false
    // Customers are no kinds of something, and nobody's name is told unasked.
    return placeOf(profile, table) < kindsOfGroups.length || matchOf(profile.title.replaceAll('_', ' '), personal) === 0
  })
  const dated = look.columns.find(({ role }) => role === 'date')
  const months: readonly Grouping[] = dated ? [{ index: dated.index, title: dated.title, isMonthOfDay: true }] : []
  return [
    ...columns
      .toSorted((a, b) => placeOf(a, table) - placeOf(b, table))
      .slice(0, mostGroupings)
      .map(({ index, title }) => ({ index, title })),
    ...months,
  ]
}

/** How telling a column is: its place among the kinds of groups; behind all of them where it is none. */
function placeOf({ title, index }: Pick<Profile, 'title' | 'index'>, { look, tools }: AskedTable): number {
  const role = look.columns.find((column) => column.index === index)?.role
  const place = kindsOfGroups.findIndex(
    (kind) => role === kind || matchOf(title.replaceAll('_', ' '), tools.words.asked.groups[kind]) > 0,
  )
  return place < 0 ? kindsOfGroups.length : place
}

async function countsBy(grouping: Grouping, table: AskedTable): Promise<Part> {
  const counts = new Counts()
  for await (const row of plainRows(table)) counts.add(groupNameOf(row, grouping, table.look.order))
  const all = counts.sorted()
  return {
    kind: 'counts',
    title: grouping.title,
    counts: grouping.isMonthOfDay ? all.toSorted(([a], [b]) => (a < b ? -1 : 1)) : all,
    isOrdered: grouping.isMonthOfDay === true,
    total: counts.total(),
    blank: counts.blank,
  }
}

/** The column of money, where there is one. */
async function moneyOf(table: AskedTable): Promise<readonly Part[]> {
  const { look, tools } = table
  const [column, ...others] = amountColumns(look, tools.words).filter((profile) => isOfMoney(profile, tools.words))
  if (!column || others.length > 0) return []
  const values: number[] = []
  for await (const row of plainRows(table)) {
    const value = amountIn(row[column.index])
    if (value !== undefined) values.push(value)
  }
  return values.length === 0 ? [] : [{ kind: 'amounts', title: column.title, amounts: amountsOf(values) }]
}
