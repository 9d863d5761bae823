import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { type Quantity, readQuantities } from '../../../programme/checks/read-quantity.ts'
import { type KnownMetric, metricIn } from '../../../programme/checks/word-lists.ts'
import { addMonths } from '../../../programme/dates/calendar.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { Desk } from '../desk.ts'
import { quotedIn } from '../quoted.ts'
import { checkGoalText, readCheckedGoal } from '../work/goals.ts'
import { sayNumber, withUnit } from '../work/measurements.ts'

/** Of what lies between a share and its end, so much in three months is proposed: enough to be seen, little enough to be done. */
const shareOfGap = 0.25
/** What has no end, such as minutes, is to become this much less. */
const shareOfValue = 0.25
const monthsAhead = 3

/** "Target tim saya 'meningkatkan kepuasan'. Kurang SMART, benerin. Sekarang CSAT 79": a goal with these figures, proposed. */
export function makeSmart(desk: Desk): SkillOutcome | undefined {
  const { text, parts } = desk
  const { metrics, words } = parts.knowledge
  const quoted = quotedIn(text)
  const goal = quoted === text ? undefined : quoted
  const rest = goal === undefined ? text : text.replace(goal, ' ')
  // Who wants customers happier means satisfaction, by whatever name.
  const isSatisfaction = /(?:puas|satisf|happier|happy|senang)/iu.test(text)
  const metric =
    metricIn(rest, metrics) ??
    metricIn(text, metrics) ??
    (isSatisfaction ? metrics.find(({ id }) => id === 'csat') : undefined)
  if (goal !== undefined && readCheckedGoal(desk, goal).verdict.verdict === 'ready') return checkGoalText(desk, goal)
  const baseline = readQuantities(rest, words.units).find((each) => isOf(metric, each, rest))?.value
  if (!metric) return goal === undefined ? undefined : checkGoalText(desk, goal)
  if (baseline === undefined) return askBaseline(desk, metric, goal)
  const target = proposedTarget(metric, baseline)
  const due = monthEnd(addMonths(desk.today, monthsAhead))
  const sentence = desk.say(metric.better === 'higher' ? 'smart-sentence-up' : 'smart-sentence-down', {
    metric: metric.name[desk.language],
    baseline: withUnit(desk, baseline, metric.unit),
    target: withUnit(desk, target, metric.unit),
    due: sayDay(due, desk.language),
  })
  const isMonthly = /(?:akhir bulan|tiap bulan|setiap bulan|monthly|end of (?:the|each|every) month)/iu.test(text)
  const lines = [
    desk.say('smart-proposal', { goal: escapeMarkdown(sentence) }),
    desk.say('smart-why', {
      baseline: withUnit(desk, baseline, metric.unit),
      target: withUnit(desk, target, metric.unit),
      step: sayNumber(desk, Math.round((Math.abs(target - baseline) / monthsAhead) * 10) / 10),
    }),
    desk.say(isMonthly ? 'smart-measure-monthly' : 'smart-measure'),
    desk.say('smart-ask'),
  ]
  return desk.propose({ kind: 'goal', text: sentence }, lines.join('\n\n'), [
    asYes(desk.choice('choice-keep-goal', 'keep-goal')),
  ])
}

function askBaseline(desk: Desk, metric: KnownMetric, goal: string | undefined): SkillOutcome {
  const sentence = goal ?? metric.name[desk.language]
  return desk.propose(
    { kind: 'goal', text: sentence },
    desk.say('smart-no-baseline', { metric: metric.name[desk.language], unit: metric.unit ?? '' }),
    [desk.choice('choice-measure-first', 'step', 'analysis')],
  )
}

/** What stands beside another word ("6 outlets") counts something else, and is no value of the metric. */
function isOf(metric: KnownMetric | undefined, { value, unit, end }: Quantity, text: string): boolean {
  const isAlone =
    !/^\s*\p{L}/u.test(text.slice(end)) ||
    /^\s*(?:dan|tapi|tp|yang|yg|ngukur|diukur|and|but|now|sekarang)(?!\p{L})/iu.test(text.slice(end))
  const isItsUnit = unit !== undefined && unit === metric?.unit
  return within(metric, value) && (isItsUnit || (unit === undefined && isAlone))
}

function within(metric: KnownMetric | undefined, value: number): boolean {
  return value >= (metric?.least ?? 0) && value <= (metric?.most ?? Number.POSITIVE_INFINITY)
}

/** A quarter of the way to the end of the scale, or a quarter less, in whole numbers where they are large. */
export function proposedTarget({ better, most, least }: KnownMetric, baseline: number): number {
  const end = better === 'higher' ? most : least === 0 || least === undefined ? undefined : least
  const moved =
    better === 'higher'
      ? end === undefined
        ? baseline * (1 + shareOfValue)
        : baseline + (end - baseline) * shareOfGap
      : end === undefined
        ? baseline * (1 - shareOfValue)
        : baseline - (baseline - end) * shareOfGap
  return moved >= 10 ? Math.round(moved) : Math.round(moved * 10) / 10
}

function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
