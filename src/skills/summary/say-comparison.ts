import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { SpokenFor } from '../../people/people.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { type IsoWeek, mondayOf, weekAt } from '../../programme/dates/iso-week.ts'
import { enoughData } from '../../programme/status.ts'
import { compareWeeks } from './compare-weeks.ts'
import { sayWay } from './figure-lines.ts'
import { summaryOf } from './read-week.ts'
import { sayMetric, sayNumber, sayValue } from './say-units.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

export type ComparedWeeks = { readonly week: IsoWeek; readonly other: IsoWeek }

/** What moved between two weeks, and whether it may be said to have moved. */
export async function sayComparison(
  parts: SummaryParts,
  context: Pick<TurnContext, 'message' | 'language'>,
  { team }: SpokenFor,
  { week, other }: ComparedWeeks,
): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const [later, earlier] = await Promise.all([summaryOf(parts, context, week), summaryOf(parts, context, other)])
  const missing = later ? other : week
  if (!later || !earlier) {
    const current = weekAt(context.message.receivedAtMs, team.zone)
    return told(say('future-week', { week: missing, current }))
  }
  const { firstMs } = later.records
  const first = firstMs === undefined ? undefined : weekAt(firstMs, team.zone)
  const tooEarly = [other, week].find((one) => first === undefined || one < first)
  if (tooEarly !== undefined)
    return told(first === undefined ? say('no-programme') : say('before-team', { week: tooEarly, first }))
  const named = { language, knowledge: parts.knowledge }
  const compared = compareWeeks(later.summary.programmes.now, rangeOf(other), rangeOf(week))
  const moved = compared.map(({ metric, before, after }) => {
    const difference = Number((after - before).toFixed(10))
    const change = `${difference > 0 ? '+' : ''}${sayNumber(difference, language)}`
    const values = { before: sayValue(before, metric.unit, named), after: sayValue(after, metric.unit, named) }
    return `${say('compare-line', { name: sayMetric(metric, named), ...values, change })}${sayWay(difference, 0, metric.better, say)}`
  })
  const counts = (['done', 'late', 'blocked'] as const).flatMap((kind) => {
    const [before, after] = [earlier.summary[kind].length, later.summary[kind].length]
    return before === 0 && after === 0 ? [] : [say(`compare-${kind}`, { before, after })]
  })
  const isThin = compared.some(({ n }) => n !== undefined && n < enoughData)
  const title = say('compare-title', { team: escapeMarkdown(team.name), week, other })
  const lines = [...(moved.length > 0 ? moved : [say('compare-none')]), ...counts].map((line) => `- ${line}`)
  return told([title, lines.join('\n'), ...(isThin ? [say('compare-few')] : [])].join('\n\n'))
}

function rangeOf(week: IsoWeek) {
  const monday = mondayOf(week) ?? ''
  return { from: monday, to: addDays(monday, 6) }
}
