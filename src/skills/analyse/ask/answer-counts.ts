import { matchOf } from '../survey/guess-roles.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, type Clause, groupNameOf, plainRows } from './asked-table.ts'
import { Counts } from './collect.ts'
import { createComplaintReader } from './complaints.ts'
import { type Grouping, missingGroup } from './find-columns.ts'

/** What is most frequent, and which share something has. Undefined: nothing of the kind is asked. */
export async function answerCounts(
  { asked, grouping, isCompared }: Clause,
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  const { wants, measures, top } = asked
  const isMeasured = measures.size > 0 && !(measures.size === 1 && measures.has('score'))
  const isRanked = wants.has('most') || wants.has('least') || top !== undefined
  const isTop = top !== undefined && measures.size === 0 && grouping !== undefined
  const isRated = !isTop && (wants.has('high') || wants.has('low') || wants.has('mean') || asked.range !== undefined)
  if (isMeasured || isRated) return undefined
  const isListed = (wants.has('each') || isCompared === true) && measures.size === 0 && grouping !== undefined
  if (!isRanked && !isListed && !wants.has('complaints')) return undefined
  const comments = table.look.columns.find(({ role }) => role === 'comment')
  const isOfWords = wants.has('complaints') && comments !== undefined && grouping?.index === comments.index
  if (grouping?.clock === 'hour' && !hasTimes(grouping, table)) return [{ kind: 'cannot', why: 'group' }]
  if (asked.clock !== undefined && grouping === undefined) return [{ kind: 'cannot', why: 'group' }]
  if (grouping && !isOfWords) {
    const part = await counted(grouping, top, table)
    return part ? [part] : undefined
  }
  if (comments && (wants.has('complaints') || isRanked)) return [await complained(comments.index, table)]
  return missingGroup(asked, table.tools.words.asked) ? [{ kind: 'cannot', why: 'group' }] : undefined
}

/** Undefined: each stands there once, and no column says how often. */
async function counted(grouping: Grouping, most: number | undefined, table: AskedTable): Promise<Part | undefined> {
  const counts = new Counts()
  const weight = table.weightAt ?? weightOf(grouping, table)
  if (weight === 'missing') return undefined
  for await (const row of plainRows(table)) {
    const name = groupNameOf(row, grouping, table.look.order)
    counts.add(name, weight === undefined ? 1 : Number(row[weight] || 0))
  }
  return {
    kind: 'counts',
    title: grouping.title,
    counts: counts.sorted(),
    total: counts.total(),
    blank: counts.blank,
    ...(most === undefined ? {} : { most }),
  }
}

/** Where everybody stands in one row, the column that says how often: "Jumlah tiket". */
function weightOf(
  { index, isMonthOfDay, clock }: Grouping,
  { look, tools }: AskedTable,
): number | 'missing' | undefined {
  const names = look.profiles[index]
  const isOnce = names !== undefined && names.kinds.size === names.filled && !isMonthOfDay && clock === undefined
  if (!isOnce || !look.isAll) return undefined
  const weight = look.profiles.find(
    (profile) =>
      profile.index !== index &&
      profile.figures === profile.filled &&
      matchOf(profile.title, tools.words.columns.counts) > 0 &&
      [...profile.kinds.keys()].every((cell) => /^\d+$/.test(cell)),
  )
  return weight?.index ?? 'missing'
}

function hasTimes({ index }: Grouping, { look }: AskedTable): boolean {
  return [...(look.profiles[index]?.kinds.keys() ?? [])].some(
    (cell) => /^\d{1,2}[:.]\d{2}$/.test(cell) || /\d[:.]\d{2}/.test(cell.slice(8)),
  )
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
