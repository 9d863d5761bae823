import { answerCounts } from './answer-counts.ts'
import { answerMeasures } from './answer-measures.ts'
import { answerSummed } from './answer-summed.ts'
import { answerTimes } from './answer-times.ts'
import type { Part } from './asked-answer.ts'
import type { AskedTable, Clause } from './asked-table.ts'
import { type Grouping, groupingColumns, groupingOf, isOfMonths } from './find-columns.ts'
import { joinParts } from './join-parts.ts'
import { readAsked } from './read-asked.ts'

const clauseEnd = /[?;\n]+|,(?!\d)|&|(?<!\d)\s+(?:dan|and|trus|terus|serta|plus)\s+(?!\d)/i
const mostParts = 8

/**
 * Answers what somebody asks of a table in words: measures by group or month, how long something took, what is most
 * frequent. Nothing is guessed: a part that the columns do not tell says so. Empty: the words ask nothing of it.
 */
export async function answerAsked(text: string, asked: AskedTable): Promise<readonly Part[]> {
  const { look, tools } = asked
  const summed = await answerSummed(readAsked(text, tools.words.asked), asked)
  if (summed) return summed
  const whole = readAsked(text, tools.words.asked)
  const columns = groupingColumns(look, tools.words.columns)
  const months = columns.find(isOfMonths)
  let parts: readonly Part[] = []
  let grouping: Grouping | undefined
  for (const clause of text.split(clauseEnd)) {
    const read = readAsked(clause, tools.words.asked)
    if (read.words.length === 0) continue
    grouping =
      groupingOf(read, columns, look, tools.words.asked) ?? (read.wants.has('change') && months ? months : grouping)
    const part: Clause = {
      asked: read,
      before: parts,
      isRepeated: whole.wants.has('repeated'),
      ...(grouping ? { grouping: groupingIn(grouping) } : {}),
    }
    const found =
      (await answerTimes(part, asked)) ??
      (await answerCounts(part, asked, columns)) ??
      (await answerMeasures(part, asked, columns))
    parts = joinParts(parts, found ?? [])
  }
  return parts.slice(0, mostParts)
}

/** Without what else is known of its column. */
function groupingIn({ index, title, isMonthOfDay, clock }: Grouping): Grouping {
  return { index, title, ...(isMonthOfDay ? { isMonthOfDay } : {}), ...(clock ? { clock } : {}) }
}
