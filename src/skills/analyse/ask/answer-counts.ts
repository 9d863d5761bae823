import type { Profile } from '../survey/profile.ts'
import { readDay } from '../survey/read-day.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, type Clause, groupNameOf, plainRows } from './asked-table.ts'
import { Counts } from './collect.ts'
import { createComplaintReader } from './complaints.ts'
import { type Grouping, missingGroup, namedValue } from './find-columns.ts'

/** What is most frequent, and which share something has. Undefined: nothing of the kind is asked. */
export async function answerCounts(
  { asked, grouping }: Clause,
  table: AskedTable,
  columns: readonly Profile[],
): Promise<readonly Part[] | undefined> {
  const { wants, measures, top } = asked
  const isMeasured = measures.size > 0 && !(measures.size === 1 && measures.has('score'))
  const isRanked = wants.has('most') || wants.has('least') || top !== undefined
  const isRated = wants.has('high') || wants.has('low') || wants.has('mean') || asked.range !== undefined
  if (isMeasured || isRated) return undefined
  const value = namedValue(asked, columns)
  if (value && !isRanked && (wants.has('share') || wants.has('many'))) {
    if (value.isDenied) return [await counted({ index: value.index, title: value.title }, undefined, table)]
    return [await shareOf(value, table)]
  }
  if (!isRanked && !wants.has('complaints')) return undefined
  if (grouping) return [await counted(grouping, top, table)]
  const comments = table.look.columns.find(({ role }) => role === 'comment')
  if (comments && (wants.has('complaints') || isRanked)) return [await complained(comments.index, table)]
  return missingGroup(asked, table.tools.words.asked) ? [{ kind: 'cannot', why: 'group' }] : undefined
}

async function counted(grouping: Grouping, most: number | undefined, table: AskedTable): Promise<Part> {
  const counts = new Counts()
  const monthOf = (cell: string) => readDay(cell, table.look.order)?.slice(0, 7) ?? ''
  for await (const row of plainRows(table)) counts.add(groupNameOf(row, grouping, monthOf))
  return {
    kind: 'counts',
    title: grouping.title,
    counts: counts.sorted(),
    total: counts.total(),
    blank: counts.blank,
    ...(most === undefined ? {} : { most }),
  }
}

async function shareOf(
  { index, title, value }: { readonly index: number; readonly title: string; readonly value: string },
  table: AskedTable,
): Promise<Part> {
  let [count, total] = [0, 0]
  let shown = value
  for await (const row of plainRows(table)) {
    const cell = row[index] ?? ''
    if (cell === '') continue
    total++
    if (cell.toLowerCase() !== value) continue
    if (count++ === 0) shown = cell
  }
  return { kind: 'value', title, value: shown, count, total }
}

async function complained(index: number, table: AskedTable): Promise<Part> {
  const read = createComplaintReader(table.tools.words.complaints)
  const counts = new Counts()
  let messages = 0
  for await (const row of plainRows(table)) {
    const cell = row[index] ?? ''
    if (table.tools.answers.isNothing(cell)) continue
    messages++
    const id = read(cell)
    if (id !== undefined) counts.add(id)
  }
  return { kind: 'complaints', counts: counts.sorted(), total: counts.total(), messages }
}
