import type { Draft } from './draft.ts'
import type { ProgrammeEvent, ProgrammeEventKind } from './events.ts'
import type { CollectionName, Made, RecordOf } from './programme.ts'

type EventOf<Kind extends ProgrammeEventKind> = Extract<ProgrammeEvent, { kind: Kind }>
type Reducers = { readonly [Kind in ProgrammeEventKind]: (draft: Draft, event: EventOf<Kind>) => void }

/** What each kind of event does to a programme. */
const reducers: Reducers = {
  'sheet-written': (draft, event) => {
    const { step, field, value } = event.data
    const key = `${step}.${field}`
    const before = draft.get('sheets', key)
    draft.put('sheets', key, { ...(before ? changed(before, event) : made(event)), step, field, value })
  },

  'goal-set': (draft, event) => {
    const { goal: number, values } = event.data
    draft.put('goals', number, { ...made(event), number, status: 'open', values })
  },
  'goal-changed': (draft, event) =>
    change(draft, 'goals', event.data.goal, event, (goal) => ({
      ...goal,
      values: merged(goal.values, event.data.changes),
    })),
  'goal-judged': (draft, event) =>
    change(draft, 'goals', event.data.goal, event, ({ by, madeAtMs, events, number, values }) => {
      const { verdict, note } = event.data
      return { by, madeAtMs, events, number, values, status: 'judged', verdict, note }
    }),
  'goal-dropped': (draft, event) =>
    change(draft, 'goals', event.data.goal, event, ({ by, madeAtMs, events, number, values }) => {
      return { by, madeAtMs, events, number, values, status: 'dropped', reason: event.data.reason }
    }),

  'action-added': (draft, event) => {
    const { action: number, values } = event.data
    draft.put('actions', number, { ...made(event), number, values, status: 'open', movedAtMs: event.atMs })
  },
  'action-changed': (draft, event) =>
    change(draft, 'actions', event.data.action, event, (action) => {
      const { changes, reason } = event.data
      const { due } = action.values
      const isMoved = changes.due !== undefined && due !== undefined && changes.due !== due
      return {
        ...action,
        values: merged(action.values, changes),
        ...(isMoved ? { firstDue: action.firstDue ?? due, movedBecause: reason } : {}),
      }
    }),
  'action-moved': (draft, event) =>
    change(draft, 'actions', event.data.action, event, (action) => {
      const { status, proof, reason, day } = event.data
      return {
        ...action,
        status,
        movedAtMs: event.atMs,
        doneDay: status === 'done' ? day : undefined,
        evidence: proof ?? action.evidence,
        reason,
      }
    }),

  measured: (draft, event) => {
    const { measurement: number, values } = event.data
    draft.put('measurements', number, { ...made(event), number, values })
  },
  'measurement-changed': (draft, event) =>
    change(draft, 'measurements', event.data.measurement, event, (measurement) => {
      return { ...measurement, values: merged(measurement.values, event.data.changes) }
    }),

  blocked: (draft, event) => {
    const { blocker: number, who, waitingFor, action, owner, since } = event.data
    draft.put('blockers', number, { ...made(event), number, who, waitingFor, action, owner, since })
  },
  'blocker-owned': (draft, event) =>
    change(draft, 'blockers', event.data.blocker, event, (blocker) => ({ ...blocker, owner: event.data.owner })),
  unblocked: (draft, event) =>
    change(draft, 'blockers', event.data.blocker, event, (blocker) => {
      return { ...blocker, clearedAtMs: event.atMs, how: event.data.how }
    }),

  'risk-noted': (draft, event) => {
    const { risk: number, values } = event.data
    draft.put('risks', number, { ...made(event), number, values, isClosed: false })
  },
  'risk-changed': (draft, event) =>
    change(draft, 'risks', event.data.risk, event, (risk) => ({
      ...risk,
      values: merged(risk.values, event.data.changes),
    })),
  'risk-closed': (draft, event) =>
    change(draft, 'risks', event.data.risk, event, (risk) => ({ ...risk, isClosed: true })),

  noted: (draft, event) => {
    const { note: number, values } = event.data
    draft.put('notes', number, { ...made(event), number, values })
  },
  'note-changed': (draft, event) =>
    change(draft, 'notes', event.data.note, event, (note) => ({
      ...note,
      values: merged(note.values, event.data.changes),
    })),

  'cycle-started': (draft, event) => {
    const { cycle: number, plan, goal, until } = event.data
    draft.put('cycles', number, { ...made(event), number, phase: 'plan', goal, until, notes: { plan } })
  },
  'cycle-moved': (draft, event) =>
    change(draft, 'cycles', event.data.cycle, event, (cycle) => {
      const { phase, note } = event.data
      return { ...cycle, phase, notes: note === undefined ? cycle.notes : { ...cycle.notes, [phase]: note } }
    }),

  'step-proposed': (draft, event) => {
    const { step, evidence } = event.data
    draft.put('steps', step, { ...made(event), step, state: 'proposed', evidence })
  },
  'step-closed': (draft, event) => {
    const { step, evidence, by } = event.data
    const before = draft.get('steps', step)
    const closed = { step, state: 'closed', evidence, closedBy: by, closedAtMs: event.atMs } as const
    draft.put('steps', step, { ...(before ? changed(before, event) : made(event)), ...closed })
  },
  'step-skipped': (draft, event) => {
    const { step, reason = '' } = event.data
    draft.put('steps', step, { ...made(event), step, state: 'skipped', evidence: reason })
  },
  'step-reopened': (draft, event) => draft.remove('steps', event.data.step),

  paused: (draft, event) => {
    const { pause: number, until, text } = event.data
    draft.put('pauses', number, { ...made(event), number, until, text })
  },
  resumed: (draft, event) =>
    change(draft, 'pauses', event.data.pause, event, (pause) => ({ ...pause, endedAtMs: event.atMs })),

  'round-started': (draft, event) => {
    const { round: number, problem } = event.data
    draft.put('rounds', number, { ...made(event), number, problem })
    // A round writes its own sheets and closes its own steps; the vision stays.
    for (const [key, { step }] of draft.all('sheets')) if (step !== 'vision') draft.remove('sheets', key)
    for (const [key, { step }] of draft.all('steps')) if (step !== 'vision') draft.remove('steps', key)
  },

  undone: (draft, event) => draft.undo(event.data.event),
}

/** Changes a draft by one event. */
export function reduce(draft: Draft, event: ProgrammeEvent): void {
  // The table pairs each kind with a function of that kind's event; TypeScript cannot follow a pair through an index.
  const reducer = reducers[event.kind] as (draft: Draft, event: ProgrammeEvent) => void
  reducer(draft, event)
}

function change<Name extends CollectionName>(
  draft: Draft,
  collection: Name,
  key: number,
  event: ProgrammeEvent,
  toNew: (record: RecordOf<Name>) => RecordOf<Name>,
): void {
  const record = draft.get(collection, key)
  if (record) draft.put(collection, key, toNew(changed(record, event)))
}

function made(event: ProgrammeEvent): Made {
  return { by: event.data.by, madeAtMs: event.atMs, events: [event.id] }
}

/** The record with this event among those it was made by. */
function changed<Record extends Made>(record: Record, event: ProgrammeEvent): Record {
  return { ...record, events: [...record.events, event.id] }
}

/** Changes laid over values; a null takes the field away. */
function merged<Values extends object>(
  values: Values,
  changes: { [Field in keyof Values]?: Values[Field] | null | undefined },
): Values {
  const laid = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== null && value !== undefined)
  // Only optional fields are ever null: the events' schemas see to it.
  return Object.fromEntries(laid) as Values
}
