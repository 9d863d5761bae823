import type { JsonValue } from '../domain/json.ts'
import type { ActionStatus, Owner } from './events.ts'
import type { Action, Programme } from './programme.ts'
import { type Chunk, type Coded, chunksOf } from './records.ts'

/** What actions are counted by; the whole action is made when somebody asks for it. */
export type ActionRow = {
  readonly status: ActionStatus
  readonly movedAtMs: number
  readonly due: string | undefined
  readonly priority: Action['values']['priority']
  readonly goal: number | undefined
  readonly owner: Owner | undefined
  readonly hasProof: boolean
  readonly hasReason: boolean
  readonly action: () => Action
}

/** Records never change once made: those of a programme are gone through once, and what is stored of them once for all. */
const known = new WeakMap<Programme['actions'], readonly ActionRow[]>()
const knownOfChunk = new WeakMap<Chunk<Action>, readonly ActionRow[]>()

/** All actions of a programme, in their order. */
export function actionRows({ actions }: Programme): readonly ActionRow[] {
  const before = known.get(actions)
  if (before) return before
  const rows = chunksOf(actions).flatMap(rowsIn)
  known.set(actions, rows)
  return rows
}

function rowsIn(chunk: Chunk<Action>): readonly ActionRow[] {
  const before = knownOfChunk.get(chunk)
  if (before) return before
  const rows = chunk.records ? chunk.records.map(rowOf) : rowsByFields(chunk)
  knownOfChunk.set(chunk, rows)
  return rows
}

function rowOf(action: Action): ActionRow {
  const { status, movedAtMs, reason, values } = action
  const { due, priority, goal, owner, proof } = values
  return {
    status,
    movedAtMs,
    due,
    priority,
    goal,
    owner,
    hasProof: proof !== undefined,
    hasReason: reason !== undefined,
    action: () => action,
  }
}

/** As actions are written, wherever they are read from. */
function rowsByFields(chunk: Chunk<Action>): readonly ActionRow[] {
  const field = <Value>(...path: readonly string[]) => reading<Value>(chunk.field(path))
  const [status, movedAtMs, reason] = [field<ActionStatus>('status'), field<number>('movedAtMs'), field('reason')]
  const [due, priority] = [field<string>('values', 'due'), field<'high' | 'normal' | 'low'>('values', 'priority')]
  const [goal, proof] = [field<number>('values', 'goal'), field('values', 'proof')]
  const [name, person] = [field<string>('values', 'owner', 'name'), field<string>('values', 'owner', 'person')]
  const owner = (place: number): Owner | undefined => {
    const [named, known] = [name(place), person(place)]
    return named === undefined ? undefined : { name: named, ...(known === undefined ? {} : { person: known }) }
  }
  return Array.from({ length: chunk.size }, (_, place) => ({
    status: status(place) ?? 'open',
    movedAtMs: movedAtMs(place) ?? 0,
    due: due(place),
    priority: priority(place),
    goal: goal(place),
    owner: owner(place),
    hasProof: proof(place) !== undefined,
    hasReason: reason(place) !== undefined,
    action: () => chunk.at(place),
  }))
}

function reading<Value>({ of, at }: Coded): (place: number) => Value | undefined {
  // What was written under this name is read under it.
  return (place) => of[at[place] ?? -1] as (JsonValue & Value) | undefined
}
