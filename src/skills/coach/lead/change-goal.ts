import type { SkillOutcome } from '../../../conversation/skill.ts'
import { readQuantities } from '../../../programme/checks/read-quantity.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import { daysBetween } from '../../../programme/dates/calendar.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { metricName, sayNumber, withUnit } from '../work/measurements.ts'
import { weeksIn } from './figures-in.ts'

/** "We're at 81, the goal is 90, three weeks left. Change the goal or push harder?": the pace it needs, and which to choose. */
export function adviseOnGoal(desk: Desk): SkillOutcome {
  const text = [desk.text, ...desk.asked.slice(0, 3)].join('\n')
  const { words, metrics } = desk.parts.knowledge
  const goal = openGoals(desk.programme).findLast(({ values }) => values.target !== undefined)
  const metric = metricIn(text, metrics)
  const target = goal?.values.target ?? numberNear(text, 'target') ?? undefined
  const kept = goal?.values.metric && seriesOf(desk.programme, goal.values.metric.key).at(-1)?.values.value
  const current = kept ?? numberNear(text, 'now')
  const unit = goal?.values.metric?.unit ?? metric?.unit ?? readQuantities(text, words.units)[0]?.unit
  if (target === undefined || current === undefined || target === current) return desk.tell('change-goal-how')
  const weeks =
    weeksIn(desk, desk.text) ??
    (goal?.values.due === undefined ? undefined : Math.max(1, Math.round(daysBetween(desk.today, goal.values.due) / 7)))
  const gap = Math.abs(target - current)
  const name = goal?.values.metric
    ? metricName(desk, goal.values.metric)
    : (metric?.name[desk.language] ?? desk.say('effect-figure'))
  const values = {
    metric: name,
    target: withUnit(desk, target, unit),
    current: withUnit(desk, current, unit),
    gap: sayNumber(desk, gap),
    weeks: weeks ?? 0,
    pace: weeks ? sayNumber(desk, Math.round((gap / weeks) * 10) / 10) : '',
    half: sayNumber(desk, Math.round((current + (target - current) / 2) * 10) / 10),
  }
  return desk.tell(weeks === undefined ? 'change-goal-open' : 'change-goal', values)
}

/** The number that a text gives as the target, or as where things stand now. */
function numberNear(text: string, what: 'target' | 'now'): number | undefined {
  const out = /(\d+(?:[.,]\d+)?)\s*%?\s*(?:dari|dr|of|out of)\s*(?:target\s+)?(\d+(?:[.,]\d+)?)/iu.exec(text)
  if (out) return Number((what === 'target' ? out[2] : out[1])?.replace(',', '.'))
  const words =
    what === 'target'
      ? String.raw`(?:target\p{L}*|goal\p{L}*|tujuan\p{L}*|sasaran\p{L}*)(?:\s+(?:was|is|of|saya|kami|kita|itu|csat|fcr|nps|gw|gue|my|tim))*`
      : String.raw`(?:we'?re at|we are at|now at|currently|sekarang|skrg|saat ini|baru|mentok|mentok di|mandek di|stuck at|realisasi\p{L}*|at|cuma)`
  const found = new RegExp(String.raw`(?<![\p{L}])${words}\s*:?\s*(\d+(?:[.,]\d+)?)`, 'iu').exec(text)?.[1]
  return found === undefined ? undefined : Number(found.replace(',', '.'))
}
