import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { SpokenFor } from '../../people/people.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { addWeeks, mondayOf, weekAt } from '../../programme/dates/iso-week.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import { programmeStream } from '../../programme/events.ts'
import { pick, type SummaryParts, sayIn, told } from './summary-parts.ts'

const mostOffered = 5

/** Of a month or a quarter there is no one summary: its weeks are offered, the newest first. */
export async function offerWeeks(
  parts: SummaryParts,
  { message, language }: TurnContext,
  { id, team }: SpokenFor,
): Promise<SkillOutcome> {
  const say = sayIn(parts, language)
  const { firstMs } = (await parts.histories.read(programmeStream(id))).state
  if (firstMs === undefined) return told(say('no-programme'))
  const [current, began] = [weekAt(message.receivedAtMs, team.zone), weekAt(firstMs, team.zone)]
  const weeks = Array.from({ length: mostOffered }, (_, ago) => addWeeks(current, -ago)).filter((week) => week >= began)
  const choices = weeks.map((week) => {
    const monday = mondayOf(week) ?? ''
    return {
      pick: pick('week', week),
      label: `${sayShortDay(monday, language)}–${sayShortDay(addDays(monday, 6), language)}`,
    }
  })
  return told(say('longer'), choices)
}
