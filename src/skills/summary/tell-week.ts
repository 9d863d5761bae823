import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Team } from '../../people/team.ts'
import { type IsoWeek, weekAt } from '../../programme/dates/iso-week.ts'
import { summariseWeek } from '../../programme/summary/week-summary.ts'
import { besides } from './besides.ts'
import { type DrawParts, drawAll, drawSummary } from './draw-summary.ts'
import { renderPartsOf } from './figure-lines.ts'
import { rememberSpoken } from './memory.ts'
import { fitsScreen } from './one-screen.ts'
import { readWeek, summaryOf } from './read-week.ts'
import { folds, renderSummary } from './render-summary.ts'
import { scheduleStream } from './schedule.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'
import { moreChoices, weekChoices } from './week-choices.ts'

export type Telling = {
  readonly team: Team
  readonly teamId: string
  readonly nowMs: number
  readonly language: Language
  /** What is to be said before the figures. */
  readonly notes?: readonly string[]
  /** Whether whoever reads it may show it to the team's channels. */
  readonly mayShare?: boolean
}

/** A week on one screen, with its picture. */
export async function tellWeek(parts: SummaryParts, week: IsoWeek, telling: Telling): Promise<SkillOutcome> {
  const { team, teamId, nowMs, language, notes = [], mayShare = false } = telling
  const say = sayIn(parts, language)
  const current = weekAt(nowMs, team.zone)
  const records = await readWeek(parts, { teamId, zone: team.zone, week })
  const { firstMs } = records
  if (firstMs === undefined) return told(say('no-programme'))
  const began = weekAt(firstMs, team.zone)
  if (week < began) return told(say('before-team', { week, first: began }))
  const summary = summariseWeek(records, { week, zone: team.zone, nowMs, isHoliday: parts.holidays.isHoliday })
  if (!summary) return told(say('future-week', { week, current }))
  const image = await drawSummary(summary, drawParts(parts, team, language))
  const beside = await besides(parts, summary, telling)
  const isScheduled = (await parts.schedules.read(scheduleStream(teamId))).state.schedule !== undefined
  const more = moreChoices(summary, {
    say,
    hasBefore: week > began,
    hasCharts: image !== undefined,
    maySchedule: notes.length === 0 && !isScheduled,
    mayShare,
  })
  const renderParts = renderPartsOf(parts, language, team)
  // Each form is made only where the one before it was too long; the last is told in any case.
  const forms = folds.values().flatMap((fold) => {
    const text = renderSummary(summary, notes, renderParts, beside, fold)
    return weekChoices(summary, { fold, beside, more, say }).map((choices) => ({ text, choices }))
  })
  let form: { readonly text: string; readonly choices: readonly Choice[] } = { text: '', choices: [] }
  for (form of forms) {
    const labels = form.choices.map(({ label }) => label)
    if (fitsScreen(form.text, labels)) break
  }
  return {
    replies: [{ ...form, ...(image ? { image } : {}) }],
    memory: rememberSpoken({ about: 'week', week, teamId }),
  }
}

/** Every picture of a week. */
export async function showCharts(
  parts: SummaryParts,
  context: Pick<TurnContext, 'message' | 'language'>,
  week: string,
): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const drawn = await drawAll(found.summary, drawParts(parts, found.speaksFor.team, language))
  const [first, ...more] = drawn
  if (!first) return told(say('charts-none'))
  return {
    replies: [
      { text: say('charts-title', { week }), image: first },
      ...more.map((image) => ({ text: image.alternativeText, image })),
    ],
  }
}

function drawParts({ charts, phrases, knowledge }: SummaryParts, team: Team, language: Language): DrawParts {
  return { charts, phrases, knowledge, language, teamName: team.name, members: team.members.size }
}
