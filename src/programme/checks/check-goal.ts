import type { Day } from '../dates/calendar.ts'
import { daysBetween } from '../dates/calendar.ts'
import { type Finding, failed, passed } from './finding.ts'
import type { ReadGoal } from './read-goal.ts'

export const goalChecks = [
  'activity',
  'specific',
  'measurable',
  'time',
  'achievable',
  'relevant',
  'owner',
  'vague',
  'direction',
  'range',
  'by-percent',
  'deadline',
  'small-n',
  'impossible-date',
] as const
export type GoalCheck = (typeof goalChecks)[number]

/** How much each letter weighs (CSE-814). */
const weights = { specific: 25, measurable: 25, time: 20, achievable: 15, relevant: 15 } as const
const readyFrom = 80
const nearlyFrom = 60
/** A larger change, as a share of where it starts, needs a cause (CSE-809). */
const largestChange = 0.5
/** From here on 100 % is not out of reach. */
const nearlyAll = 95
const fewest = 30
/** A goal lies 4 to 26 weeks ahead (CSE-304). */
const weeks = { least: 4, most: 26 } as const
const mostOpenActions = 5

export type GoalVerdict = {
  readonly findings: readonly Finding<GoalCheck>[]
  /** 0 to 100. */
  readonly score: number
  /** `activity`: what one does, not what changes; it belongs to the plan. */
  readonly verdict: 'ready' | 'nearly' | 'not-yet' | 'activity'
}

export type GoalCheckOptions = {
  readonly today: Day
  /** How many actions the owner has open. Default 0. */
  readonly openActions?: number
  /** What makes a large change possible was said, or why the goal matters. */
  readonly hasCause?: boolean
  readonly hasReason?: boolean
}

/**
 * Checks a goal by the SMART rules CSE-806 to CSE-816: 25 points for a change and its object, 25 for a number with its
 * unit, 20 for a day that is still to come, 15 for a change that can be believed, 15 for a reason. Ready from 80 with S,
 * M and T and one owner; from 60 nearly.
 */
export function checkGoal(goal: ReadGoal, options: GoalCheckOptions): GoalVerdict {
  const letters = {
    specific: specific(goal),
    measurable: measurable(goal),
    time: timed(goal, options.today),
    achievable: achievable(goal, options),
    relevant: goal.hasReason || options.hasReason ? passed<GoalCheck>('relevant') : failed<GoalCheck>('relevant'),
  }
  const owner = owned(goal)
  const findings = [...Object.values(letters), owner, ...warnings(goal, options.today)]
  const names = ['specific', 'measurable', 'time', 'achievable', 'relevant'] as const
  const score = names.reduce((sum, name) => sum + (letters[name].passed ? weights[name] : 0), 0)
  // With a result to reach, "menyusun" or "rapat" in a goal is only how.
  if (goal.activity !== undefined && !letters.measurable.passed) {
    return { findings: [failed('activity', { word: goal.activity }), ...findings], score, verdict: 'activity' }
  }
  const mustHaves = letters.specific.passed && letters.measurable.passed && letters.time.passed
  if (mustHaves && owner.passed && score >= readyFrom) return { findings, score, verdict: 'ready' }
  return { findings, score, verdict: score >= nearlyFrom ? 'nearly' : 'not-yet' }
}

function specific(goal: ReadGoal): Finding<GoalCheck> {
  const { baseline, target } = goal.values
  const changes = goal.verb !== undefined || (baseline !== undefined && target !== undefined)
  // "Meningkatkan kepuasan" names something, but nowhere it could be seen: with a vague word and no number it is weak.
  const isWeak = goal.vague.length > 0 && goal.quantities.length === 0
  return changes && (goal.metric ?? goal.object) && !isWeak
    ? passed('specific')
    : failed('specific', { metric: goal.metric?.name.id ?? '' })
}

function measurable({ quantities, metric, object, activity, values }: ReadGoal): Finding<GoalCheck> {
  // "2x bulan Desember": how often one does something is no result.
  const counted = quantities.filter(({ unit }) => !(activity !== undefined && unit === 'kali'))
  const isMeasured =
    counted.some(({ unit }) => unit !== undefined) || ((metric ?? object) !== undefined && counted.length > 0)
  return isMeasured && values.target !== undefined ? passed('measurable') : failed('measurable')
}

function timed({ date, noTime }: ReadGoal, today: Day): Finding<GoalCheck> {
  if (date?.kind === 'day') return date.day >= today ? passed('time') : failed('time', { past: date.day })
  return failed('time', noTime === undefined ? {} : { word: noTime })
}

function achievable({ values, metric }: ReadGoal, { openActions = 0, hasCause }: GoalCheckOptions): Finding<GoalCheck> {
  const { baseline, target } = values
  if (target === undefined || baseline === undefined) return failed('achievable', { baseline: '' })
  const isAll = (metric?.most === 100 && target === 100) || (target === 0 && metric?.better === 'lower')
  if (isAll && !(metric?.better === 'higher' && baseline >= nearlyAll)) return failed('achievable', { target })
  if (metric?.most !== undefined && target > metric.most) return failed('achievable', { target, most: metric.most })
  if (metric?.least !== undefined && target < metric.least) return failed('achievable', { target, least: metric.least })
  const change = baseline === 0 ? 0 : Math.abs(target - baseline) / Math.abs(baseline)
  if (change > largestChange && !hasCause) return failed('achievable', { change: Math.round(change * 100) })
  return openActions > mostOpenActions ? failed('achievable', { openActions }) : passed('achievable')
}

function owned({ values, nobody }: ReadGoal): Finding<GoalCheck> {
  if (nobody !== undefined) return failed('owner', { word: nobody })
  return values.owner ? passed('owner') : failed('owner')
}

function* warnings(goal: ReadGoal, today: Day): Generator<Finding<GoalCheck>> {
  const { values, metric } = goal
  const [word] = goal.vague
  if (word !== undefined) yield failed('vague', { word })
  const { baseline, target, baselineN } = values
  const isWorse =
    metric !== undefined &&
    (baseline !== undefined && target !== undefined && baseline !== target
      ? target > baseline !== (metric.better === 'higher')
      : (goal.verb === 'down' && metric.better === 'higher') ||
        (goal.verb === 'up' && metric.better === 'lower' && target === undefined))
  if (isWorse) yield failed('direction', { metric: metric.name.id })
  if (goal.range !== undefined) yield failed('range', { range: goal.range })
  if (goal.byPercent !== undefined) yield failed('by-percent', { percent: goal.byPercent })
  if (goal.date?.kind === 'impossible') yield failed('impossible-date', { written: goal.date.written })
  if (values.due !== undefined && values.due >= today) {
    const ahead = daysBetween(today, values.due) / 7
    if (ahead < weeks.least || ahead > weeks.most) yield failed('deadline', { weeks: Math.round(ahead) })
  }
  if (baselineN !== undefined && baselineN < fewest) yield failed('small-n', { n: baselineN })
}
