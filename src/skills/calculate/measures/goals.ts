import { addWorkingDays } from '../../../measures/days.ts'
import { addDays } from '../../../programme/dates/calendar.ts'
import {
  type ActionReason,
  type ActionStanding,
  actionsColour,
  type Colour,
  type GoalReason,
  goalColour,
} from '../../../programme/status.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPart } from './checks.ts'

const colours: Readonly<Record<Colour, CalculatePhrase>> = {
  grey: 'status-grey',
  green: 'status-green',
  yellow: 'status-amber',
  red: 'status-red',
}
const reasons: Readonly<Record<GoalReason, CalculatePhrase>> = {
  'few-data': 'status-few-answers',
  early: 'status-early',
  reached: 'status-reached',
  kept: 'status-kept',
  'on-course': 'status-ratio',
  behind: 'status-ratio',
  'far-behind': 'status-ratio',
  worse: 'status-ratio',
  missed: 'status-missed',
  slipping: 'status-slipping',
  broken: 'status-broken',
  'no-measurement': 'ask-goal-status-current',
  'no-target': 'ask-goal-status-target',
  'no-baseline': 'ask-goal-status-baseline',
}
const actionReasons: Readonly<Record<ActionReason, CalculatePhrase>> = {
  'in-time': 'actions-in-time',
  'some-late': 'actions-some-late',
  'many-late': 'actions-many-late',
  'urgent-late': 'actions-urgent-late',
  blocked: 'actions-blocked',
  'blocker-without-owner': 'actions-blocked',
  'no-actions': 'bad-zero-actions',
}

/** The rules for colours speak of days: here shares of a time are days of a span that is long enough to tell them apart. */
const anyMonday = '2027-01-04'
const daysOfSpan = 1000

/** Colour of a goal against its target. Source: facts CSE-855; see `goalStatus`. */
export function solveGoalStatus(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { target, current, elapsed, duration, n } = slots
  const share = slots['time-share']
  const baseline = slots.baseline ?? (marks.has('keep') ? target : undefined)
  if (!target) return missing('target')
  if (!current) return missing('current')
  if (!baseline) return missing('baseline')
  const wrong = checkCounts([n])
  if (wrong) return wrong
  const time = timeOver(elapsed, duration, share)
  const isKeep = baseline.value === target.value
  if (time === undefined && !isKeep && !isReached(baseline.value, target.value, current.value)) {
    return missing(elapsed && !duration ? 'duration' : 'time-share')
  }
  if (time !== undefined && time < 0) return impossible('bad-negative', { value: time })
  const isUp = target.value > baseline.value
  const better = marks.has('lower') ? 'lower' : 'higher'
  const gone = Math.min(1, time ?? 1)
  const { colour, reason } = goalColour(
    {
      better: isKeep ? better : isUp ? 'higher' : 'lower',
      direction: isKeep ? 'keep' : isUp ? 'up' : 'down',
      baseline: baseline.value,
      target: target.value,
      current: current.value,
      n: n?.value,
      start: anyMonday,
      due: addDays(anyMonday, daysOfSpan),
    },
    addDays(anyMonday, Math.round(gone * daysOfSpan)),
  )
  const expected = baseline.value + (target.value - baseline.value) * gone
  const ratio = (current.value - baseline.value) / (expected - baseline.value)
  const isByRatio = reasons[reason] === 'status-ratio' || (reason === 'early' && gone > 0)
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => {
      const figures = { from: number(baseline.value, 2), to: number(target.value, 2), now: number(current.value, 2) }
      return {
        headline: say('result', { name: say('name-status'), value: say(colours[colour]) }),
        working: isByRatio
          ? say('status-working', {
              ...figures,
              time: percent(gone * 100, 0),
              expected: number(expected, 2),
              ratio: number(ratio, 2),
            })
          : say('status-figures', figures),
        notes: [say(noteOf(reason, colour, gone))],
      }
    },
  }
}

function noteOf(reason: GoalReason, colour: Colour, gone: number): CalculatePhrase {
  if (reason === 'early' && gone === 0) return 'status-not-begun'
  // In the first quarter the rule of ratios would say red.
  return reason === 'worse' && colour === 'yellow' ? 'status-early' : reasons[reason]
}

function timeOver(
  elapsed: Quantity | undefined,
  duration: Quantity | undefined,
  share: Quantity | undefined,
): number | undefined {
  if (share) return share.value / 100
  return elapsed && duration && duration.value > 0 ? elapsed.value / duration.value : undefined
}

function isReached(baseline: number, target: number, current: number): boolean {
  return target > baseline ? current >= target : current <= target
}

/** Colour of the actions of a plan. Source: facts CSE-856; see `actionsColour`. */
export function solveActionsStatus(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { total, late, delay } = slots
  const wrong = checkCounts([total, late])
  if (wrong) return wrong
  if (!total) return missing('total')
  if (!late) return missing('late')
  if (total.value === 0) return impossible('bad-zero-actions')
  const off = checkPart(late.value, total.value)
  if (off) return off
  const { colour, reason } = actionsColour(planOf(total.value, late.value, delay?.value ?? 1, marks), [], dayOfPlan)
  return {
    kind: 'done',
    explain: ({ say, percent, number }) => ({
      headline: say('result', { name: say('name-actions-status'), value: say(colours[colour]) }),
      working: `${number(late.value)} ÷ ${number(total.value)} = ${percent((late.value / total.value) * 100)}`,
      notes: [say(actionReasons[reason]), say('actions-rule')],
    }),
  }
}

const dayOfPlan = '2027-06-30'
const longestDelay = 60

/** A plan with so many actions late; the one that is late for longest is of high priority where the asker says so. */
function planOf(total: number, late: number, delay: number, marks: ReadonlySet<string>): readonly ActionStanding[] {
  let due = dayOfPlan
  while (addWorkingDays(due, Math.min(longestDelay, Math.max(1, delay))) > dayOfPlan) due = addDays(due, -1)
  return Array.from({ length: total }, (_, index) => ({
    status: 'running' as const,
    due: index < late ? due : undefined,
    priority: index === 0 && marks.has('urgent') ? ('high' as const) : ('normal' as const),
  }))
}
