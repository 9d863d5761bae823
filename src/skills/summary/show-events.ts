import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { addDays, startOfDay } from '../../programme/dates/calendar.ts'
import { mondayOf } from '../../programme/dates/iso-week.ts'
import { describeEvents } from './describe-events.ts'
import { readWeek } from './read-week.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

const mostShown = 25

/** All records of a week. */
export async function showEvents(
  parts: SummaryParts,
  { message, language }: TurnContext,
  week: string,
): Promise<SkillOutcome> {
  const say = sayIn(parts, language)
  const { team } = await parts.people.speaker(message.person, message.place)
  const monday = mondayOf(week)
  if (!team || monday === undefined) return told(say('not-for-you'))
  const { zone } = team.team
  const { latest } = await readWeek(parts, { teamId: team.id, zone, week })
  const [fromMs, toMs] = [startOfDay(monday, zone), startOfDay(addDays(monday, 7), zone)]
  const ofWeek = latest.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  const described = await describeEvents(parts, ofWeek.slice(-mostShown), { zone, language })
  const lines = [...described.values()].map((line) => `- ${line}`)
  const left = ofWeek.length - lines.length
  const title = say('events-title', { week, count: ofWeek.length })
  const more = left > 0 ? [say('events-more', { count: left })] : []
  return told([title, lines.join('\n'), ...more].filter((block) => block !== '').join('\n\n'))
}
