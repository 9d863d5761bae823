import type { Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { solveArithmetic } from './arithmetic.ts'
import { solveAverage } from './average.ts'
import { solveBacklog } from './backlog.ts'
import { solveCapacity } from './capacity.ts'
import { solveCapital } from './capital.ts'
import { solveCes } from './ces.ts'
import { solveChange, solveShare } from './change.ts'
import { solveCompare } from './compare.ts'
import {
  solveAbandonment,
  solveAht,
  solveContactCost,
  solveFcr,
  solveRepeatCost,
  solveServiceLevel,
} from './contacts.ts'
import { solveCounted } from './counted.ts'
import { solveCsat } from './csat.ts'
import { solveChurn, solveClv } from './customers.ts'
import { solveFine } from './fine.ts'
import { solveActionsStatus, solveGoalStatus } from './goals.ts'
import { solveGroups } from './groups.ts'
import { solveHoursDeadline } from './hours-deadline.ts'
import { solveIkm } from './ikm.ts'
import { solveLift } from './lift.ts'
import { solveMargin } from './margin.ts'
import { solveNps } from './nps.ts'
import { solveOccupancy } from './occupancy.ts'
import { solvePace } from './pace.ts'
import { solvePareto } from './pareto.ts'
import { solvePenalty } from './penalty.ts'
import { solvePerHead } from './per-head.ts'
import { solveRefund } from './refund.ts'
import { solveScaled } from './scaled.ts'
import { solveSla } from './sla.ts'
import { solveRoster, solveStaffing } from './staffing.ts'
import { solveSteps } from './steps.ts'
import { solveInterval, solveResponseRate, solveSampleSize } from './survey.ts'
import { solveTargetGap } from './target-gap.ts'
import { solveWorth } from './worth.ts'

/** Computes a measure from its figures; `marks` say how it is meant. */
export type Solver = (slots: Slots, marks: ReadonlySet<string>) => Outcome

/** By the names of knowledge/language/measures.yaml. */
export const solvers = {
  csat: solveCsat,
  nps: solveNps,
  ces: solveCes,
  fcr: solveFcr,
  aht: solveAht,
  abandonment: solveAbandonment,
  churn: solveChurn,
  clv: solveClv,
  'repeat-cost': solveRepeatCost,
  'contact-cost': solveContactCost,
  'service-level': solveServiceLevel,
  staffing: solveStaffing,
  roster: solveRoster,
  ikm: solveIkm,
  'sample-size': solveSampleSize,
  interval: solveInterval,
  compare: solveCompare,
  'response-rate': solveResponseRate,
  'goal-status': solveGoalStatus,
  'actions-status': solveActionsStatus,
  change: solveChange,
  share: solveShare,
  average: solveAverage,
  capacity: solveCapacity,
  capital: solveCapital,
  fine: solveFine,
  groups: solveGroups,
  margin: solveMargin,
  lift: solveLift,
  arithmetic: solveArithmetic,
  steps: solveSteps,
  penalty: solvePenalty,
  'per-head': solvePerHead,
  backlog: solveBacklog,
  'hours-deadline': solveHoursDeadline,
  counted: solveCounted,
  occupancy: solveOccupancy,
  pace: solvePace,
  pareto: solvePareto,
  refund: solveRefund,
  scaled: solveScaled,
  sla: solveSla,
  'target-gap': solveTargetGap,
  worth: solveWorth,
} satisfies Record<string, Solver>
export type MeasureName = keyof typeof solvers

export function isMeasureName(name: string): name is MeasureName {
  return Object.hasOwn(solvers, name)
}
