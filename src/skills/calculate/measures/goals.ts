import { addDays } from '../../../programme/dates/calendar.ts'
import {
  type ActionReason,
  type ActionStanding,
  actionsColour,
  type Colour,
  type GoalReason,
  goalColour,
} from '../../../programme/status.ts'
import { relativeChange } from '../formulas/change.ts'
import { addWorkingDays } from '../formulas/days.ts'
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
        notes: [say(reason === 'early' && gone === 0 ? 'status-not-begun' : reasons[reason])],
      }
    },
  }
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

/** From one value to another: the difference, and in per cent of where it began. Source: facts CSE-816. */
export function solveChange({ from, to, by }: Slots, marks: ReadonlySet<string>): Outcome {
  if (by && from && !to) return grown(from, by, marks.has('down') ? -1 : 1)
  if (!from) return missing('from')
  if (!to) return missing('to')
  const difference = to.value - from.value
  const relative = relativeChange(from.value, to.value)
  const isPercent = from.unit === 'percent' || to.unit === 'percent'
  return {
    kind: 'done',
    explain({ say, number, signed, percent, money }) {
      const isMoney = from.unit === 'money' || to.unit === 'money'
      const show = (value: number) => (isMoney ? money(value) : number(value, 2))
      return {
        headline:
          relative === undefined
            ? say('change-from-zero', { difference: show(difference) })
            : say(difference === 0 ? 'change-none' : difference > 0 ? 'change-up' : 'change-down', {
                percent: percent(Math.abs(relative)),
                difference: show(Math.abs(difference)),
              }),
        working:
          relative === undefined
            ? `${show(to.value)} − ${show(from.value)}`
            : `(${show(to.value)} − ${show(from.value)}) ÷ ${show(from.value)} × 100 = ${signed(relative)}%`,
        notes:
          !isPercent && (from.unit !== 'plain' || to.unit !== 'plain')
            ? []
            : isPercent
              ? [
                  say('change-points', {
                    points: number(Math.abs(difference), 2),
                    percent: percent(Math.abs(relative ?? 0)),
                  }),
                ]
              : [say('change-maybe-points', { points: number(Math.abs(difference), 2) })],
      }
    },
  }
}

/** "70 naik 10%, jadi berapa?": per cent of where it began, or points. Source: facts CSE-816. */
function grown(from: Quantity, by: Quantity, sign: 1 | -1): Outcome {
  const relative = from.value * (1 + (sign * by.value) / 100)
  const points = from.value + sign * by.value
  return {
    kind: 'done',
    explain: ({ say, number, percent, money }) => {
      const show = (value: number) => (from.unit === 'money' ? money(value) : number(value, 2))
      const values = {
        from: show(from.value),
        percent: percent(by.value, 2),
        by: number(by.value, 2),
        relative: show(relative),
        points: show(points),
      }
      if (by.unit === 'points' || from.unit === 'money') {
        const value = by.unit === 'points' ? points : relative
        return {
          headline: say('result', { name: say('name-becomes'), value: show(value) }),
          working: `${show(from.value)} ${sign > 0 ? '+' : '−'} ${by.unit === 'points' ? number(by.value, 2) : percent(by.value, 2)}`,
          notes: [],
        }
      }
      return {
        headline: say('grown', values),
        working: `${values.from} × (1 ${sign > 0 ? '+' : '−'} ${values.percent})`,
        notes: [say('grown-points', values)],
      }
    },
  }
}

/** A part in per cent of its whole, or a percentage of a whole. */
export function solveShare({ part, whole }: Slots): Outcome {
  if (!whole) return missing('whole')
  if (!part) return missing('part')
  if (part.unit === 'percent') {
    return {
      kind: 'done',
      explain: ({ say, number, percent, money }) => {
        const show = (value: number) => (whole.unit === 'money' ? money(value) : number(value, 2))
        return {
          headline: say('result', {
            name: say('name-percent-of', { percent: percent(part.value, 2), whole: show(whole.value) }),
            value: show((part.value / 100) * whole.value),
          }),
          working: `${number(part.value, 2)} ÷ 100 × ${show(whole.value)}`,
          notes: [],
        }
      },
    }
  }
  if (whole.value === 0) return impossible('bad-zero')
  if (part.value < 0 || whole.value < 0) return impossible('bad-negative', { value: Math.min(part.value, whole.value) })
  return {
    kind: 'done',
    ...(part.value <= whole.value && Number.isInteger(part.value) && Number.isInteger(whole.value)
      ? { share: { x: part.value, n: whole.value } }
      : {}),
    explain: ({ say, number, percent }) => ({
      headline: say('result', { name: say('name-share'), value: percent((part.value / whole.value) * 100, 2) }),
      working: `${number(part.value, 2)} ÷ ${number(whole.value, 2)} × 100`,
      notes: part.value > whole.value ? [say('note-over-hundred')] : [],
    }),
  }
}
