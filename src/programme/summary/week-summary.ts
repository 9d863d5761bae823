import type { Event } from '../../domain/event.ts'
import { actionRows } from '../action-rows.ts'
import { applyEvents } from '../apply-event.ts'
import { liveRows, notesIn, openGoals } from '../counters.ts'
import { addDays, type Day, dayAt, daysBetween, startOfDay } from '../dates/calendar.ts'
import { type IsoWeek, mondayOf } from '../dates/iso-week.ts'
import { type ProgrammeTail, reachesBack } from '../history.ts'
import { measuredIn, seriesOf } from '../measured.ts'
import { pauseOn } from '../pauses.ts'
import type { Action, Blocker, Goal, Measurement, Note, Pause, Programme, Risk, StepRecord } from '../programme.ts'
import {
  type ActionReason,
  actionsColour,
  type Colour,
  expectedOn,
  type GoalReason,
  type GoalStanding,
  goalColour,
  isLate,
  worstColour,
} from '../status.ts'

/** A goal as the week ended: its newest value, what stood before it, and the colour by the rules of status.ts. */
export type GoalLine = {
  readonly goal: Goal
  readonly value: number | undefined
  readonly n: number | undefined
  /** The value before the newest one. */
  readonly before: number | undefined
  /** What the value should be by now to reach the target in time. */
  readonly expected: number | undefined
  readonly colour: Colour
  readonly reason: GoalReason
  /** The events that the value, the one before it and the goal are made of. */
  readonly events: readonly string[]
}

/** A figure recorded in the week that no open goal asks for: it is told, though nobody said what is enough. */
export type OtherFigure = {
  readonly newest: Measurement
  /** The value before the newest one. */
  readonly before: number | undefined
}

/** What somebody has to decide: who is asked is the manager where nobody else is named. */
export type DecisionNeeded =
  | { readonly kind: 'blocker-without-owner'; readonly blocker: Blocker }
  | { readonly kind: 'step-to-close'; readonly step: StepRecord }
  | { readonly kind: 'goal-missed'; readonly goal: Goal }

export type WeekSummary = {
  readonly week: IsoWeek
  readonly from: Day
  readonly to: Day
  /** The week is not over: it is told as it stands now. */
  readonly isRunning: boolean
  /** The day as of which it is told: its last one, or today. */
  readonly asOf: Day
  readonly colour: Colour
  /** Of the plan alone, and why. */
  readonly planColour: Colour
  readonly actionReason: ActionReason
  readonly goals: readonly GoalLine[]
  readonly decisions: readonly DecisionNeeded[]
  readonly late: readonly { readonly action: Action; readonly days: number }[]
  readonly blocked: readonly Blocker[]
  readonly done: readonly Action[]
  readonly wins: readonly Note[]
  /** What customers said, as it was noted in the week. */
  readonly voices: readonly Note[]
  readonly risks: readonly Risk[]
  /** The programme rests: what is late is not asked for. */
  readonly pause: Pause | undefined
  /** The open actions that come next. */
  readonly next: readonly Action[]
  /** What was measured beside the goals, the newest of each metric. */
  readonly others: readonly OtherFigure[]
  /** Ids of all events of the week. */
  readonly events: readonly string[]
  /** Figures of this week were put right after it had ended. */
  readonly isCorrected: boolean
  readonly programmes: ProgrammesOfWeek
}

/** The programme as its week ended, and as it is now: figures are put right later, steps are not. */
export type ProgrammesOfWeek = { readonly atEnd: Programme; readonly now: Programme }

const mostDecisions = 3
const mostNext = 5
const mostRisks = 2

export type WeekOptions = {
  readonly week: IsoWeek
  /** The team's, an IANA name. */
  readonly zone: string
  readonly nowMs: number
  /** Holidays are no working days. Default: there are none. */
  readonly isHoliday?: (day: Day) => boolean
}

/**
 * What a week came to, from the events alone. A week that is over is told as its last day ended, with what was put right
 * since; a running one as it stands. Undefined: there is no such week, or it has not begun.
 * @throws RangeError where the tail does not reach back to the week.
 */
export function summariseWeek(
  tail: ProgrammeTail,
  { week, zone, nowMs, isHoliday }: WeekOptions,
): WeekSummary | undefined {
  const from = mondayOf(week)
  const today = dayAt(nowMs, zone)
  if (from === undefined || from > today) return undefined
  const to = addDays(from, 6)
  const isRunning = today <= to
  const asOf = isRunning ? today : to
  const fromMs = startOfDay(from, zone)
  const toMs = startOfDay(addDays(to, 1), zone)
  if (!reachesBack(tail, fromMs)) throw new RangeError(`the events of ${week} are not known one by one`)
  const isOfWeek = (atMs: number) => atMs >= fromMs && atMs < toMs
  const later = tail.latest.filter(({ atMs }) => atMs >= toMs)
  const ofWeek = tail.latest.filter(({ atMs }) => isOfWeek(atMs))
  const programmes = programmesAround(tail, toMs, later)
  const then = programmes.atEnd
  const isCorrected = later.some(({ kind, data }) => corrects(kind, data, then, from, to))
  // Where figures were put right since, today's are the true ones.
  const programme = isCorrected ? withCorrections(then, programmes.now) : then

  const goals = openGoals(programme).map((goal) => goalLine(goal, programme, asOf, zone))
  const live = liveRows(programme)
  const blocked = [...programme.blockers.values()].filter(({ clearedAtMs }) => clearedAtMs === undefined)
  const plan = actionsColour(
    live,
    blocked.map(({ owner }) => ({ hasOwner: owner !== undefined })),
    asOf,
    isHoliday,
  )
  const late = live
    .filter((row) => isLate(row, asOf))
    .map(({ action, due }) => ({ action: action(), days: daysBetween(due ?? asOf, asOf) }))
    .toSorted((a, b) => b.days - a.days)
  return {
    week,
    from,
    to,
    isRunning,
    asOf,
    colour: worstColour([...goals.map(({ colour }) => colour), plan.colour]),
    planColour: plan.colour,
    actionReason: plan.reason,
    goals,
    decisions: decisionsIn(programme, goals, blocked).slice(0, mostDecisions),
    late,
    blocked,
    done: actionRows(programme)
      .filter(({ status, movedAtMs }) => status === 'done' && isOfWeek(movedAtMs))
      .map(({ action }) => action()),
    wins: notesIn(programme, 'win', isOfWeek),
    voices: notesIn(programme, 'voice', isOfWeek),
    risks: [...programme.risks.values()]
      .filter(({ isClosed }) => !isClosed)
      .toSorted((a, b) => weight(b.values) - weight(a.values))
      .slice(0, mostRisks),
    pause: pauseOn(programme, asOf),
    next: live
      .filter((row) => row.status !== 'done' && !isLate(row, asOf))
      .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))
      .slice(0, mostNext)
      .map(({ action }) => action()),
    others: othersIn(programme, goals, from, asOf),
    events: ofWeek.map(({ id }) => id),
    isCorrected,
    programmes,
  }
}

function programmesAround(tail: ProgrammeTail, endMs: number, later: readonly Event[]): ProgrammesOfWeek {
  const { before, latest } = tail
  if (later.length === 0) {
    const now = tail.now ?? applyEvents(before, latest)
    return { atEnd: now, now }
  }
  const atEnd = applyEvents(
    before,
    latest.filter(({ atMs }) => atMs < endMs),
  )
  if (tail.now) return { atEnd, now: tail.now }
  // Two processes may have clocks that differ: then what came later does not simply follow.
  const isInOrder = latest.findIndex(({ atMs }) => atMs >= endMs) === latest.length - later.length
  return { atEnd, now: isInOrder ? applyEvents(atEnd, later) : applyEvents(before, latest) }
}

function goalLine(goal: Goal, programme: Programme, asOf: Day, zone: string): GoalLine {
  const { metric, direction, target, baseline, due, start } = goal.values
  const values = metric && seriesOf(programme, metric.key).until(asOf)
  const [newest, before] = [values?.at(-1), values?.at(-2)]
  const isDown = target !== undefined && baseline !== undefined && target < baseline
  const standing: GoalStanding = {
    better: metric?.better ?? (isDown ? 'lower' : 'higher'),
    direction: direction ?? (isDown ? 'down' : 'up'),
    target,
    baseline,
    start: start ?? goal.values.baselineDay ?? dayAt(goal.madeAtMs, zone),
    due,
    current: newest?.values.value,
    n: newest?.values.n,
  }
  const { colour, reason } = goalColour(standing, asOf)
  return {
    goal,
    value: newest?.values.value,
    n: newest?.values.n,
    before: before?.values.value,
    expected: expectedOn(standing, asOf),
    colour,
    reason,
    events: [...goal.events, ...(before?.events ?? []), ...(newest?.events ?? [])],
  }
}

function othersIn(programme: Programme, goals: readonly GoalLine[], from: Day, to: Day): readonly OtherFigure[] {
  const ofGoals = new Set(goals.map(({ goal }) => goal.values.metric?.key))
  return [...measuredIn(programme).keys()].flatMap((key) => {
    if (ofGoals.has(key)) return []
    const values = seriesOf(programme, key).until(to)
    const [newest, before] = [values.at(-1), values.at(-2)]
    return newest && newest.values.day >= from ? [{ newest, before: before?.values.value }] : []
  })
}

function decisionsIn(
  { steps }: Programme,
  goals: readonly GoalLine[],
  blocked: readonly Blocker[],
): readonly DecisionNeeded[] {
  return [
    ...blocked
      .filter(({ owner }) => owner === undefined)
      .map((blocker): DecisionNeeded => ({ kind: 'blocker-without-owner', blocker })),
    ...goals
      .filter(({ reason }) => reason === 'missed')
      .map(({ goal }): DecisionNeeded => ({ kind: 'goal-missed', goal })),
    ...[...steps.values()]
      .filter(({ state }) => state === 'proposed')
      .map((step): DecisionNeeded => ({ kind: 'step-to-close', step })),
  ]
}

function weight({ likelihood = 0, impact = 0 }: { likelihood?: number | undefined; impact?: number | undefined }) {
  return likelihood * impact
}

/** Whether an event after the week changed a measurement of it: put right, undone, or told only later. */
function corrects(kind: string, data: Event['data'], then: Programme, from: Day, to: Day): boolean {
  const values = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
  const isIn = (day: unknown) => typeof day === 'string' && day >= from && day <= to
  if (kind === 'measured') {
    const measured = 'values' in values ? values.values : undefined
    return typeof measured === 'object' && measured !== null && 'day' in measured && isIn(measured.day)
  }
  const touched = (number: unknown) => isIn(then.measurements.get(String(number))?.values.day)
  if (kind === 'measurement-changed') return 'measurement' in values && touched(values.measurement)
  if (kind !== 'undone') return false
  const undone = 'event' in values ? values.event : undefined
  return [...then.measurements.values()].some(
    ({ events, values: { day } }) => isIn(day) && events.includes(String(undone)),
  )
}

function withCorrections(then: Programme, now: Programme): Programme {
  return { ...then, measurements: now.measurements }
}
