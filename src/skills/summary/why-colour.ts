import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { shortLabel } from '../../domain/short-label.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { GoalLine } from '../../programme/summary/week-summary.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { figureLines, renderPartsOf } from './figure-lines.ts'
import { summaryOf } from './read-week.ts'
import { sayValue } from './say-units.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

/** How the colours are given, with its sources. */
const rulesEntry = 'cse/status-merah-kuning-hijau'

/** Why a week has its colour: each goal of it against where it should be by now, and what of the plan is late or blocked. */
export async function tellWhy(parts: SummaryParts, context: TurnContext, week: string): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const { summary, speaksFor } = found
  const { knowledge } = parts
  const lines = figureLines(summary, renderPartsOf(parts, language, speaksFor.team))
  const value = (line: GoalLine, of: number) => sayValue(of, line.goal.values.metric?.unit, { language, knowledge })
  const goals = summary.goals.flatMap((line, index) => {
    const { expected, goal } = line
    const { due, baseline, target } = goal.values
    if (line.colour !== summary.colour) return []
    const isTold = expected !== undefined && due !== undefined && baseline !== undefined && target !== undefined
    const way = isTold
      ? ` ${say('why-expected', {
          expected: value(line, Number(expected.toFixed(1))),
          baseline: value(line, baseline),
          target: value(line, target),
          due: sayShortDay(due, language),
          day: sayShortDay(summary.asOf, language),
        })}`
      : ''
    return [`- ${lines.goals[index]}.${way}`]
  })
  const isOfPlan = summary.planColour === summary.colour
  const plan = isOfPlan ? [`- ${say(`action-${summary.actionReason}`)}`] : []
  const blocks = [
    say(`why-${summary.colour}`, { week }),
    [...goals, ...plan].join('\n'),
    ...(isOfPlan && lines.late.length > 0 ? [lines.late.map((line) => `- ${line}`).join('\n')] : []),
    say('why-rule'),
  ]
  const title = parts.titleOf(rulesEntry, language)
  const choices = title === undefined ? [] : [{ pick: entryChoice('ask', rulesEntry), label: shortLabel(title) }]
  return told(blocks.filter((block) => block !== '').join('\n\n'), choices)
}
