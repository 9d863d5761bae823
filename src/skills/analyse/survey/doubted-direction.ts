import type { SentimentReader } from '../words/sentiment.ts'
import type { ColumnRole } from './guess-roles.ts'
import { readNumber } from './read-answer.ts'

const rowsLookedAt = 500
/** Remarks of each kind, at least. */
const fewest = 8
/** Of the width of the scale. */
const shareApart = 0.25

/**
 * The question on a scale of numbers whose high answers go with unhappy remarks: on its form 1 may be the best. Undefined:
 * nothing speaks against reading high as good.
 */
export function findDoubtedDirection(
  columns: readonly ColumnRole[],
  rows: readonly (readonly string[])[],
  sentiment: SentimentReader,
): number | undefined {
  const comment = columns.find(({ role }) => role === 'comment')
  const question = columns.find(({ role }) => role === 'csat') ?? columns.find(({ role }) => role === 'rating')
  const { scale } = question ?? {}
  if (!comment || !question || !scale || scale.words !== undefined || scale.isReversed) return undefined
  const [happy, unhappy]: [number[], number[]] = [[], []]
  for (const row of rows.slice(0, rowsLookedAt)) {
    const answer = readNumber(row[question.index] ?? '')
    const remark = row[comment.index] ?? ''
    if (answer === undefined || remark === '') continue
    const sound = sentiment(remark).sentiment
    if (sound === 'positive') happy.push(answer)
    if (sound === 'negative') unhappy.push(answer)
  }
  if (Math.min(happy.length, unhappy.length) < fewest) return undefined
  return meanOf(unhappy) - meanOf(happy) > (scale.high - scale.low) * shareApart ? question.index : undefined
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
