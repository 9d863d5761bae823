import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { lateLine } from './figure-lines.ts'
import { summaryOf } from './read-week.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

/** More than these are of no use in one message; the programme lists them all. */
const mostShown = 40

/** All that was late in a week, with owners. */
export async function showLate(parts: SummaryParts, context: TurnContext, week: string): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const { late } = found.summary
  const lines = late.slice(0, mostShown).map((one) => `- ${lateLine(one, say)}`)
  const rest = late.length - lines.length
  const more = rest > 0 ? [`- ${say('and-more', { count: rest })}`] : []
  return told([say('late-title', { week, count: late.length }), ...lines, ...more].join('\n'))
}
