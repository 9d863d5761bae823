import { type Day, daysBetween, workingDaysAfter } from './dates/calendar.ts'
import type { ActionStatus } from './events.ts'

/** `grey`: it cannot be told yet. */
export type Colour = 'green' | 'yellow' | 'red' | 'grey'

/** Why a colour is what it is; each has its sentence in both languages. */
export const goalReasons = [
  'reached',
  'on-course',
  'behind',
  'far-behind',
  'worse',
  'early',
  'kept',
  'slipping',
  'broken',
  'no-measurement',
  'no-target',
  'no-baseline',
  'few-data',
  'missed',
] as const
export type GoalReason = (typeof goalReasons)[number]
export const actionReasons = [
  'in-time',
  'some-late',
  'many-late',
  'urgent-late',
  'blocked',
  'blocker-without-owner',
  'no-actions',
] as const
export type ActionReason = (typeof actionReasons)[number]

/** How many data a value must rest on before it gets a colour. */
export const enoughData = 30
/** Share of the expected way that is still green, and still yellow. */
const onCourse = 0.9
const behind = 0.6
/** In the first quarter of the time red is not used. */
const tooEarlyForRed = 0.25
/** A kept value may slip by this share of the target and be yellow. */
const slack = 0.05
/** More working days late than this, an action of high priority turns the plan red. */
const patienceDays = 5
/** So many late actions, and more than this share of the plan, turn it red. */
const manyLate = 3
const shareLate = 0.2

export type GoalStanding = {
  readonly better: 'higher' | 'lower'
  /** `keep`: the value is to stay on the good side of the target. */
  readonly direction: 'up' | 'down' | 'keep'
  readonly target: number | undefined
  readonly baseline: number | undefined
  readonly start: Day
  readonly due: Day | undefined
  /** The newest value, and how many data it rests on where that is known. */
  readonly current: number | undefined
  readonly n: number | undefined
}

/**
 * The colour of a goal with a number: how much of the way to the target is done, against how much should be by now.
 * Expected = baseline + (target - baseline) x time gone / time; ratio = (current - baseline) / (expected - baseline);
 * green from 0.9, yellow from 0.6 (CSE-855). A target that is reached is green at any time; after the due date one that
 * is not is red. One that is worse than where it began is told so, however early.
 */
export function goalColour(goal: GoalStanding, today: Day): { readonly colour: Colour; readonly reason: GoalReason } {
  const { target, baseline, current, n, due, start } = goal
  if (target === undefined) return { colour: 'grey', reason: 'no-target' }
  if (current === undefined) return { colour: 'grey', reason: 'no-measurement' }
  if (n !== undefined && n < enoughData) return { colour: 'grey', reason: 'few-data' }
  if (goal.direction === 'keep' || baseline === target) return keptColour(goal.better, target, current)
  if (isReached(goal.direction, target, current)) return { colour: 'green', reason: 'reached' }
  if (due !== undefined && today > due) return { colour: 'red', reason: 'missed' }
  if (baseline === undefined) return { colour: 'grey', reason: 'no-baseline' }
  const gone = due === undefined ? 1 : timeGone(start, due, today)
  if (gone === 0) return { colour: 'grey', reason: 'early' }
  const ratio = (current - baseline) / ((target - baseline) * gone)
  if (ratio >= onCourse) return { colour: 'green', reason: 'on-course' }
  if (ratio >= behind) return { colour: 'yellow', reason: 'behind' }
  if (ratio < 0) return { colour: gone < tooEarlyForRed ? 'yellow' : 'red', reason: 'worse' }
  return gone < tooEarlyForRed ? { colour: 'yellow', reason: 'early' } : { colour: 'red', reason: 'far-behind' }
}

/** What the value of a goal should be on a day to be in time: on the straight line from where it began to its target. */
export function expectedOn(
  { target, baseline, start, due, direction }: Omit<GoalStanding, 'better' | 'current' | 'n'>,
  today: Day,
): number | undefined {
  if (target === undefined || baseline === undefined || due === undefined || direction === 'keep') return undefined
  return baseline + (target - baseline) * timeGone(start, due, today)
}

function keptColour(better: 'higher' | 'lower', target: number, current: number) {
  const slip = better === 'higher' ? target - current : current - target
  if (slip <= 0) return { colour: 'green', reason: 'kept' } as const
  return slip <= Math.abs(target) * slack
    ? ({ colour: 'yellow', reason: 'slipping' } as const)
    : ({ colour: 'red', reason: 'broken' } as const)
}

function isReached(direction: 'up' | 'down' | 'keep', target: number, current: number): boolean {
  return direction === 'down' ? current <= target : current >= target
}

/** Share of the time of a goal that is gone, 0 to 1. */
function timeGone(start: Day, due: Day, today: Day): number {
  const whole = daysBetween(start, due)
  if (whole <= 0) return 1
  return Math.min(1, Math.max(0, daysBetween(start, today) / whole))
}

export type ActionStanding = {
  readonly status: ActionStatus
  readonly due: Day | undefined
  readonly priority: 'high' | 'normal' | 'low' | undefined
}
export type BlockerStanding = { readonly hasOwner: boolean }

/** An action is late from the day after its due date, until it is done or dropped. */
export function isLate({ status, due }: ActionStanding, today: Day): boolean {
  return status !== 'done' && status !== 'dropped' && due !== undefined && due < today
}

/**
 * The colour of a plan of actions. Red: a blocker that nobody is to clear; an action of high priority late by more than
 * five working days; or three or more late that are over a fifth of the plan. Yellow: anything else late or blocked.
 * Green: nothing late, nothing blocked. Without actions grey (CSE-856, with its open cases decided).
 */
export function actionsColour(
  actions: readonly ActionStanding[],
  blockers: readonly BlockerStanding[],
  today: Day,
  isHoliday?: (day: Day) => boolean,
): { readonly colour: Colour; readonly reason: ActionReason } {
  const plan = actions.filter(({ status }) => status !== 'dropped')
  const late = plan.filter((action) => isLate(action, today))
  if (blockers.some(({ hasOwner }) => !hasOwner)) return { colour: 'red', reason: 'blocker-without-owner' }
  const isUrgent = ({ priority, due }: ActionStanding) =>
    priority === 'high' && due !== undefined && workingDaysAfter(due, today, isHoliday) > patienceDays
  if (late.some(isUrgent)) return { colour: 'red', reason: 'urgent-late' }
  if (late.length >= manyLate && late.length > plan.length * shareLate) return { colour: 'red', reason: 'many-late' }
  if (late.length > 0) return { colour: 'yellow', reason: 'some-late' }
  if (blockers.length > 0 || plan.some(({ status }) => status === 'blocked'))
    return { colour: 'yellow', reason: 'blocked' }
  return plan.length === 0 ? { colour: 'grey', reason: 'no-actions' } : { colour: 'green', reason: 'in-time' }
}

/** The worst of several colours. Grey says nothing beside another; nothing at all is grey. */
export function worstColour(colours: readonly Colour[]): Colour {
  return (['red', 'yellow', 'green'] as const).find((colour) => colours.includes(colour)) ?? 'grey'
}
