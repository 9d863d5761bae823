import type {
  ActionStatus,
  ActionValues,
  CyclePhase,
  GoalValues,
  MeasurementValues,
  NoteValues,
  Owner,
  RiskValues,
  Verdict,
} from './events.ts'
import type { StepId } from './steps.ts'

/** What every record of a programme knows of where it comes from. */
export type Made = {
  /** Who made it. */
  readonly by: string
  readonly madeAtMs: number
  /** The events it was made and changed by, oldest first: every figure opens them. */
  readonly events: readonly string[]
}

export type Sheet = Made & { readonly step: StepId; readonly field: string; readonly value: string | readonly string[] }
export type Goal = Made & { readonly number: number; readonly values: GoalValues } & (
    | { readonly status: 'open' }
    | { readonly status: 'judged'; readonly verdict: Verdict; readonly note?: string | undefined }
    | { readonly status: 'dropped'; readonly reason?: string | undefined }
  )
export type Action = Made & {
  readonly number: number
  readonly values: ActionValues
  readonly status: ActionStatus
  /** The due date it had first, where it was moved, and why. */
  readonly firstDue?: string | undefined
  readonly movedBecause?: string | undefined
  /** When its status became what it is. */
  readonly movedAtMs: number
  /** The day it was done, where somebody said so. */
  readonly doneDay?: string | undefined
  /** What showed that it is done. */
  readonly evidence?: string | undefined
  /** Why it was dropped. */
  readonly reason?: string | undefined
}
export type Measurement = Made & { readonly number: number; readonly values: MeasurementValues }
export type Blocker = Made & {
  readonly number: number
  readonly who?: Owner | undefined
  readonly waitingFor: string
  readonly action?: number | undefined
  readonly owner?: Owner | undefined
  readonly since: string
  readonly clearedAtMs?: number | undefined
  readonly how?: string | undefined
}
export type Risk = Made & { readonly number: number; readonly values: RiskValues; readonly isClosed: boolean }
export type Note = Made & { readonly number: number; readonly values: NoteValues }
export type Cycle = Made & {
  readonly number: number
  readonly phase: CyclePhase
  readonly goal?: number | undefined
  readonly until?: string | undefined
  /** What was said in each phase. */
  readonly notes: { readonly [Phase in CyclePhase]?: string | undefined }
}
export type StepRecord = Made & {
  readonly step: StepId
  readonly state: 'proposed' | 'closed' | 'skipped'
  readonly evidence: string
  readonly closedBy?: string | undefined
  readonly closedAtMs?: number | undefined
}
/** One turn of the seven steps. The first needs no record. */
export type Round = Made & { readonly number: number; readonly problem: string }

/** A time in which nothing is asked for. `until`: the day on which it goes on by itself. */
export type Pause = Made & {
  readonly number: number
  readonly text: string
  readonly until?: string | undefined
  readonly endedAtMs?: number | undefined
}

/** What a programme holds, by the name of its collection. */
type Records = {
  readonly sheets: Sheet
  readonly goals: Goal
  readonly actions: Action
  readonly measurements: Measurement
  readonly blockers: Blocker
  readonly risks: Risk
  readonly notes: Note
  readonly cycles: Cycle
  readonly steps: StepRecord
  readonly rounds: Round
  readonly pauses: Pause
}
export type CollectionName = keyof Records
export type RecordOf<Name extends CollectionName> = Records[Name]
/** All that a programme holds, each by its number or name. */
export type Collections = { readonly [Name in CollectionName]: ReadonlyMap<string, Records[Name]> }
export type AnyRecord = Records[CollectionName]

/** What one event changed, so that it can be undone: each record before it. */
export type Change = {
  readonly event: string
  /** The message it came with: one message may bring several. */
  readonly message: string
  readonly by: string
  readonly atMs: number
  readonly kind: string
  readonly touched: readonly {
    readonly collection: CollectionName
    readonly key: string
    readonly before: AnyRecord | undefined
    readonly isRemoved: boolean
  }[]
}

/** The state of a programme: what its events come to. */
export type Programme = Collections & {
  /** How many events it is made of. */
  readonly size: number
  /** The highest number given so far in each collection, also to what was undone: a number means one thing for ever. */
  readonly last: { readonly [Name in CollectionName]?: number }
  /** The last changes, oldest first: those that can still be undone. */
  readonly changes: readonly Change[]
}

/** How many changes can be undone. */
export const undoable = 50

export const emptyProgramme: Programme = {
  sheets: new Map(),
  goals: new Map(),
  actions: new Map(),
  measurements: new Map(),
  blockers: new Map(),
  risks: new Map(),
  notes: new Map(),
  cycles: new Map(),
  steps: new Map(),
  rounds: new Map(),
  pauses: new Map(),
  size: 0,
  last: {},
  changes: [],
}

/** The number for the next goal, action, and so on. */
export function nextNumber({ last }: Programme, collection: CollectionName): number {
  return (last[collection] ?? 0) + 1
}
