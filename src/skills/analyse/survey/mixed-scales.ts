import type { ColumnRole } from './guess-roles.ts'
import { readNumber } from './read-answer.ts'

/** A question that two groups answered on different scales: 1 to 5 here, 1 to 10 there. */
export type MixedScales = { readonly index: number; readonly short: string; readonly long: string }

const groupRoles = new Set<ColumnRole['role']>(['branch', 'channel', 'agent'])
const fewest = 15
const shortScale = 5
/** On the longer scale so many answers are above the shorter one. */
const shareAbove = 0.3
/** A group that answered on the longer scale as well would have no high answers by chance more rarely than this. */
const rarely = 0.001

/**
 * Finds a question on a scale of more than 5 whose answers stay within 5 in one group and go above it in another. Pooled,
 * its figure would mean nothing. Undefined: there is none.
 */
export function findMixedScales(
  columns: readonly ColumnRole[],
  rows: readonly (readonly string[])[],
): MixedScales | undefined {
  const groups = columns.filter(({ role }) => groupRoles.has(role))
  const questions = columns.filter(
    ({ role, scale }) =>
      (role === 'csat' || role === 'rating') &&
      scale !== undefined &&
      scale.words === undefined &&
      scale.high > shortScale,
  )
  for (const question of questions) {
    for (const group of groups) {
      const parts = [...Map.groupBy(rows, (row) => row[group.index] ?? '')].flatMap(([name, part]) => {
        const answers = part.flatMap((row) => readNumber(row[question.index] ?? '') ?? [])
        const above = answers.filter((answer) => answer > shortScale).length
        return name === '' || answers.length < fewest
          ? []
          : [{ name, share: above / answers.length, n: answers.length }]
      })
      const short = parts.filter(({ share }) => share === 0).toSorted((a, b) => b.n - a.n)[0]
      const long = parts.filter(({ share }) => share >= shareAbove).toSorted((a, b) => b.n - a.n)[0]
      if (short && long && (1 - long.share) ** short.n < rarely)
        return { index: question.index, short: short.name, long: long.name }
    }
  }
  return undefined
}
