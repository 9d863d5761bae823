import type { ColumnRole } from './guess-roles.ts'
import { readNumber } from './read-answer.ts'

/** A question that two groups answered on different scales: 1 to 5 here, 1 to 10 there. */
export type MixedScales = { readonly index: number; readonly short: string; readonly long: string }

const groupRoles = new Set<ColumnRole['role']>(['branch', 'channel', 'agent'])
/** With fewer answers a group may have no high ones by chance. */
const fewest = 15
const shortScale = 5
/** On the longer scale most answers are above the shorter one. */
const shareAbove = 0.5

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
        return name === '' || answers.length < fewest ? [] : [{ name, share: above / answers.length }]
      })
      const short = parts.find(({ share }) => share === 0)
      const long = parts.find(({ share }) => share >= shareAbove)
      if (short && long) return { index: question.index, short: short.name, long: long.name }
    }
  }
  return undefined
}
