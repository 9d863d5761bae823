import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { addDays, dayAt, startOfDay } from '../../programme/dates/calendar.ts'
import { mondayOf } from '../../programme/dates/iso-week.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import { readProgrammeEvent } from '../../programme/events.ts'
import { describeEvent } from './describe-event.ts'
import { readWeek } from './read-week.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

const mostShown = 25

/** The records that a week's figures are made of. */
export async function showEvents(
  parts: SummaryParts,
  { message, language }: TurnContext,
  week: string,
): Promise<SkillOutcome> {
  const { people, knowledge } = parts
  const say = sayIn(parts, language)
  const { team } = await people.speaker(message.person, message.place)
  const monday = mondayOf(week)
  if (!team || monday === undefined) return told(say('not-for-you'))
  const { zone } = team.team
  const { latest } = await readWeek(parts, { teamId: team.id, zone, week })
  const [fromMs, toMs] = [startOfDay(monday, zone), startOfDay(addDays(monday, 7), zone)]
  const ofWeek = latest.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  const shown = ofWeek.slice(-mostShown).flatMap((event) => readProgrammeEvent(event) ?? [])
  const names = await people.names(new Set(shown.map(({ data }) => data.by)))
  const stepName = (step: string) => knowledge.steps.find(({ id }) => id === step)?.title[language] ?? step
  const lines = shown.map((event) => {
    const name = names.get(event.data.by)
    return `- ${say('event-line', {
      day: sayDay(dayAt(event.atMs, zone), language),
      what: describeEvent(event, { say, language, stepName }),
      who: name === undefined ? '' : ` · ${escapeMarkdown(name)}`,
    })}`
  })
  const left = ofWeek.length - lines.length
  const title = say('events-title', { week, count: ofWeek.length })
  const more = left > 0 ? [say('events-more', { count: left })] : []
  return told([title, lines.join('\n'), ...more].filter((block) => block !== '').join('\n\n'))
}
