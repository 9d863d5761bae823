import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { weekAt } from '../../programme/dates/iso-week.ts'
import { summaryOf } from './read-week.ts'
import { scheduleStream } from './schedule.ts'
import { mayShare } from './share-week.ts'
import { besidesOf } from './show-more.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'
import { moreChoices } from './week-choices.ts'

/** What else can be done with a week, where its summary had no room for the buttons. */
export async function showChoices(parts: SummaryParts, context: TurnContext, week: string): Promise<SkillOutcome> {
  const say = sayIn(parts, context.language)
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const { summary, speaksFor, records } = found
  const { firstMs } = records
  const beside = await besidesOf(parts, found, context)
  const { state } = await parts.schedules.read(scheduleStream(speaksFor.id))
  const more = moreChoices(summary, {
    say,
    hasBefore: firstMs !== undefined && week > weekAt(firstMs, speaksFor.team.zone),
    hasCharts: true,
    maySchedule: state.schedule === undefined,
    mayShare: mayShare(context, speaksFor),
  })
  return told(say('more-title', { week }), [...beside.suggested, ...beside.askedChoices, ...more])
}
