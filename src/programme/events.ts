import { z } from 'zod'
import type { Event } from '../domain/event.ts'
import { stepIds } from './steps.ts'

/** The newest form of the data. An event keeps the form it was written in; a reader of an older one comes with a newer form. */
export const dataVersion = 1

const text = (longest: number) => z.string().trim().min(1).max(longest)
const day = z.iso.date()
const number = z.int().positive()
/** One to three, as on the worksheets: low, middle, high. */
const three = z.int().min(1).max(3)
const five = z.int().min(1).max(5)

/** Who answers for something: the name as it was said, and the member where the name is one's. */
const owner = z.strictObject({ name: text(80), person: z.string().optional() })

const metric = z.strictObject({
  /** By this measurements and goals find each other: of the list of metrics, or made from the name. */
  key: text(60),
  name: text(80),
  unit: z.string().max(20).optional(),
  better: z.enum(['higher', 'lower']).optional(),
})

const goal = z.strictObject({
  sentence: text(500),
  metric: metric.optional(),
  /** `keep`: the value is to stay on the good side of the target. */
  direction: z.enum(['up', 'down', 'keep']).optional(),
  baseline: z.number().optional(),
  baselineDay: day.optional(),
  baselineN: number.optional(),
  target: z.number().optional(),
  start: day.optional(),
  due: day.optional(),
  checkpoint: day.optional(),
  owner: owner.optional(),
  source: text(200).optional(),
  why: text(500).optional(),
  /** What makes a large change possible. */
  cause: text(500).optional(),
  balance: text(200).optional(),
})

const action = z.strictObject({
  what: text(300),
  why: text(300).optional(),
  where: text(120).optional(),
  how: text(300).optional(),
  owner: owner.optional(),
  helpers: z.array(text(80)).max(20).optional(),
  start: day.optional(),
  due: day.optional(),
  /** In rupiah. */
  cost: z.number().nonnegative().optional(),
  /** What will show that it is done. */
  proof: text(300).optional(),
  goal: number.optional(),
  priority: z.enum(['high', 'normal', 'low']).optional(),
})

const measurement = z.strictObject({
  metric,
  value: z.number(),
  /** The day that the value is of; of a week its last day so far. */
  day,
  n: number.optional(),
  /** Where the value is a share, how many of `n`. */
  count: z.int().nonnegative().optional(),
  note: text(300).optional(),
})

const risk = z.strictObject({
  text: text(300),
  sign: text(200).optional(),
  likelihood: three.optional(),
  impact: three.optional(),
  response: text(300).optional(),
  owner: owner.optional(),
})

/** What a note is about. `voice`: what a customer said; `standard`: what is now done always; `idea`: for the next round. */
export const noteKinds = ['note', 'win', 'lesson', 'idea', 'voice', 'decision', 'standard', 'thanks', 'told'] as const

const note = z.strictObject({
  about: z.enum(noteKinds),
  text: text(500),
  /** Of a lesson: to keep, or to change. */
  lesson: z.enum(['keep', 'change']).optional(),
  /** Of an idea. */
  impact: five.optional(),
  ease: five.optional(),
  owner: owner.optional(),
  due: day.optional(),
  goal: number.optional(),
})

export const actionStatuses = ['open', 'running', 'blocked', 'done', 'dropped'] as const
export const verdicts = ['met', 'partly', 'not-met', 'cannot-tell'] as const
export const cyclePhases = ['plan', 'do', 'check', 'act', 'closed'] as const

type Changes<Values> = { [Field in keyof Values]?: Values[Field] | null | undefined }

/** The same fields, each of which may be left out; those that may always be left out may be null, for taken away. */
function changesOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const fields = Object.entries(schema.shape).map(([name, field]) => [
    name,
    field instanceof z.ZodOptional ? z.nullable(field) : z.optional(field),
  ])
  // The types of fields do not survive Object.fromEntries.
  return z.strictObject(Object.fromEntries(fields)) as unknown as z.ZodType<Changes<z.infer<z.ZodObject<Shape>>>>
}

/**
 * What can happen in a programme, by kind. Numbers of goals, actions and so on are given by whoever writes the event: one
 * more than the highest so far. A changed field that is null is taken away.
 */
const kinds = {
  'sheet-written': z.strictObject({
    step: z.enum(stepIds),
    field: text(40),
    value: z.union([text(4000), z.array(text(500)).max(30)]),
  }),
  'goal-set': z.strictObject({ goal: number, values: goal }),
  'goal-changed': z.strictObject({ goal: number, changes: changesOf(goal) }),
  'goal-judged': z.strictObject({ goal: number, verdict: z.enum(verdicts), note: text(500).optional() }),
  'goal-dropped': z.strictObject({ goal: number, reason: text(300).optional() }),
  'action-added': z.strictObject({ action: number, values: action }),
  'action-changed': z.strictObject({ action: number, changes: changesOf(action), reason: text(300).optional() }),
  'action-moved': z.strictObject({
    action: number,
    status: z.enum(actionStatuses),
    /** The day it was done, where it was not today. */
    day: day.optional(),
    proof: text(300).optional(),
    reason: text(300).optional(),
  }),
  measured: z.strictObject({ measurement: number, values: measurement }),
  'measurement-changed': z.strictObject({ measurement: number, changes: changesOf(measurement) }),
  blocked: z.strictObject({
    blocker: number,
    who: owner.optional(),
    waitingFor: text(300),
    action: number.optional(),
    /** Who is to clear it. */
    owner: owner.optional(),
    since: day,
  }),
  'blocker-owned': z.strictObject({ blocker: number, owner }),
  unblocked: z.strictObject({ blocker: number, how: text(300).optional() }),
  'risk-noted': z.strictObject({ risk: number, values: risk }),
  'risk-changed': z.strictObject({ risk: number, changes: changesOf(risk) }),
  'risk-closed': z.strictObject({ risk: number, note: text(300).optional() }),
  noted: z.strictObject({ note: number, values: note }),
  'note-changed': z.strictObject({ note: number, changes: changesOf(note) }),
  'cycle-started': z.strictObject({ cycle: number, plan: text(500), goal: number.optional(), until: day.optional() }),
  'cycle-moved': z.strictObject({ cycle: number, phase: z.enum(cyclePhases), note: text(500).optional() }),
  'step-proposed': z.strictObject({ step: z.enum(stepIds), evidence: text(500) }),
  'step-closed': z.strictObject({ step: z.enum(stepIds), evidence: text(500) }),
  /** A step that is left out; what it asks for is not there, and it is not done. */
  'step-skipped': z.strictObject({ step: z.enum(stepIds), reason: text(300).optional() }),
  'step-reopened': z.strictObject({ step: z.enum(stepIds), reason: text(300).optional() }),
  /** Nothing is asked for or reminded of until somebody goes on, or until the day. */
  paused: z.strictObject({ pause: number, until: day.optional(), text: text(300) }),
  resumed: z.strictObject({ pause: number }),
  'round-started': z.strictObject({ round: z.int().min(2), problem: text(500) }),
  /** What the event changed is as it was before, unless it was changed again since. */
  undone: z.strictObject({ event: z.string().min(1) }),
} as const

type Kinds = typeof kinds
export type ProgrammeEventKind = keyof Kinds
export type ProgrammeEventValues<Kind extends ProgrammeEventKind> = z.infer<Kinds[Kind]>

/** Who, and by which message, wherever an event of a programme or of people is written. */
export type Origin = {
  readonly by: string
  /** The message's channel and id. */
  readonly message: string
}

export type ProgrammeEvent = {
  [Kind in ProgrammeEventKind]: {
    readonly id: string
    readonly kind: Kind
    readonly atMs: number
    readonly data: ProgrammeEventValues<Kind> & Origin & { readonly v: typeof dataVersion }
  }
}[ProgrammeEventKind]

export type GoalValues = z.infer<typeof goal>
export type ActionValues = z.infer<typeof action>
export type MeasurementValues = z.infer<typeof measurement>
export type RiskValues = z.infer<typeof risk>
export type NoteValues = z.infer<typeof note>
export type NoteKind = (typeof noteKinds)[number]
export type ActionStatus = (typeof actionStatuses)[number]
export type Verdict = (typeof verdicts)[number]
export type CyclePhase = (typeof cyclePhases)[number]
export type Owner = z.infer<typeof owner>
export type Metric = z.infer<typeof metric>

/** The stream of a team's programme. */
export function programmeStream(teamId: string): string {
  return `programme:${teamId}`
}

/**
 * An event to be committed by a turn.
 * @throws ZodError where the values are not what the kind holds: whoever reads what people write bounds it first.
 */
export function toProgrammeEvent<Kind extends ProgrammeEventKind>(
  teamId: string,
  kind: Kind,
  values: ProgrammeEventValues<Kind>,
  { by, message }: Origin,
): Omit<Event, 'id' | 'atMs'> {
  const data = z.record(z.string(), z.json()).parse(withoutUndefined(kinds[kind].parse(values)))
  return { stream: programmeStream(teamId), kind, data: { v: dataVersion, by, message, ...data } }
}

/**
 * The event as the programme knows it, or undefined for a kind or form that this version does not know. Data is checked
 * when it is written, not again each of the many times it is read.
 */
export function readProgrammeEvent(event: Event): ProgrammeEvent | undefined {
  if (!Object.hasOwn(kinds, event.kind)) return undefined
  const { data } = event
  if (typeof data !== 'object' || data === null || !('v' in data) || data.v !== dataVersion) return undefined
  return event as unknown as ProgrammeEvent
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
