import { type ActionRow, actionRows } from './action-rows.ts'
import { mostOpenActions } from './checks/check-action.ts'
import { phraseIn, type WordLists } from './checks/word-lists.ts'
import type { Day } from './dates/calendar.ts'
import { addDays, daysBetween } from './dates/calendar.ts'
import { weekNumberOf } from './dates/iso-week.ts'
import type { CounterName } from './definitions.ts'
import type { NoteKind } from './events.ts'
import { measuredIn } from './measured.ts'
import type { Action, Goal, Note, Programme } from './programme.ts'
import { type Chunk, chunksOf } from './records.ts'

/** What counting needs besides the programme. */
export type Counting = { readonly programme: Programme; readonly words: WordLists; readonly today: Day }

const soonDays = 7
const veryLateDays = 14

/** What each counter of the rules counts. All concern the round at hand. */
const counters: Readonly<Record<CounterName, (counting: Counting) => number>> = {
  // metrics that have a value with a unit and the number of data behind it
  'measured-metrics': ({ programme }) =>
    [...measuredIn(programme).values()].filter(({ isComplete }) => isComplete).length,
  goals: ({ programme }) => pursuedGoals(programme).length,
  // open goals without a metric, a target, a due date or an owner, or whose target is where they start
  'goals-not-ready': ({ programme }) => openGoals(programme).filter((goal) => !isReady(goal)).length,
  'fewest-actions-of-a-goal': ({ programme }) =>
    fewest(openGoals(programme), ({ number }, goals) => {
      const plan = liveRows(programme)
      return goals.length === 1 ? plan.length : plan.filter(({ goal }) => goal === number).length
    }),
  actions: ({ programme }) => liveRows(programme).length,
  // actions that lack an owner, a due date, or, until they are done, a proof
  'actions-incomplete': ({ programme, words }) => {
    const nobodies = new Map<string, boolean>()
    const isNobody = (name: string) => {
      const is = nobodies.get(name) ?? phraseIn(name, words.nobody) !== undefined
      nobodies.set(name, is)
      return is
    }
    return liveRows(programme).filter(({ owner, due, hasProof, status }) => {
      if (owner === undefined || due === undefined || (!hasProof && status !== 'done')) return true
      return isNobody(owner.name)
    }).length
  },
  'actions-due-soon': ({ programme, today }) =>
    liveRows(programme).filter(
      ({ due, status }) => status === 'done' || (due !== undefined && due <= addDays(today, soonDays)),
    ).length,
  // owners of more open actions than one person can do
  'overloaded-owners': ({ programme }) => {
    const open = new Map<string, number>()
    for (const { owner, status } of liveRows(programme)) {
      if (status !== 'done' && owner) open.set(ownerKey(owner), (open.get(ownerKey(owner)) ?? 0) + 1)
    }
    return [...open.values()].filter((count) => count > mostOpenActions).length
  },
  'risks-answered': ({ programme }) =>
    [...programme.risks.values()].filter(({ values }) => values.response !== undefined).length,
  // done or dropped with a reason, of all, 0 to 1; nothing planned is 0
  'share-closed': ({ programme }) => {
    const all = actionRows(programme)
    const closed = all.filter(({ status, hasReason }) => status === 'done' || (status === 'dropped' && hasReason))
    return all.length === 0 ? 0 : closed.length / all.length
  },
  'actions-very-late': ({ programme, today }) =>
    liveRows(programme).filter(
      ({ due, status }) => status !== 'done' && due !== undefined && daysBetween(due, today) > veryLateDays,
    ).length,
  // ISO weeks with a value, of the open or judged goal that has fewest
  'fewest-weeks-of-a-goal': ({ programme }) =>
    fewest(pursuedGoals(programme), ({ values: { metric } }) => weeksMeasured(programme, metric?.key)),
  'goals-not-judged': ({ programme }) => openGoals(programme).length,
  voices: ({ programme }) => countNotes(programme, 'voice'),
  decisions: ({ programme }) => countNotes(programme, 'decision'),
  standards: ({ programme }) => countNotes(programme, 'standard'),
  lessons: ({ programme }) => countNotes(programme, 'lesson'),
  'ideas-scored': ({ programme }) =>
    notesOf(programme, 'idea').filter(({ values }) => values.impact !== undefined && values.ease !== undefined).length,
  told: ({ programme }) => countNotes(programme, 'told'),
}

export function count(name: CounterName, counting: Counting): number {
  return counters[name](counting)
}

export function openGoals({ goals }: Programme): readonly Goal[] {
  return [...goals.values()].filter(({ status }) => status === 'open')
}

/** The goals of the round at hand: those open, and those judged in it. */
export function pursuedGoals(programme: Programme): readonly Goal[] {
  const from = roundStart(programme)
  return [...programme.goals.values()].filter(
    ({ status, madeAtMs }) => status === 'open' || (status === 'judged' && madeAtMs >= from),
  )
}

/** A programme never changes once made, and its rules count the same actions again and again. */
const knownLive = new WeakMap<Programme, readonly ActionRow[]>()

/** The actions of the round at hand that were not dropped, by what they are counted by: those open, and those done in it. */
export function liveRows(programme: Programme): readonly ActionRow[] {
  const known = knownLive.get(programme)
  if (known) return known
  const from = roundStart(programme)
  const live = actionRows(programme).filter(
    ({ status, movedAtMs }) => status !== 'dropped' && (status !== 'done' || movedAtMs >= from),
  )
  knownLive.set(programme, live)
  return live
}

/** The same, each in full. */
export function liveActions(programme: Programme): readonly Action[] {
  return liveRows(programme).map(({ action }) => action())
}

/** By whom actions are grouped: the member, or the name in whatever case. */
export function ownerKey({ name, person }: { readonly name: string; readonly person?: string | undefined }): string {
  return person ?? name.toLowerCase()
}

function isReady({ values }: Goal): boolean {
  const { metric, target, due, owner, baseline } = values
  return (
    metric !== undefined && target !== undefined && due !== undefined && owner !== undefined && baseline !== undefined
  )
}

function weeksMeasured(programme: Programme, metric: string | undefined): number {
  const days = metric === undefined ? undefined : measuredIn(programme).get(metric)?.days
  return new Set([...(days ?? [])].map(weekNumberOf)).size
}

/** The notes of a kind of the round at hand. */
export function notesOf(programme: Programme, about: NoteKind): readonly Note[] {
  const from = roundStart(programme)
  return notesIn(programme, about, (madeAtMs) => madeAtMs >= from)
}

/** How many notes of a kind there are in the round at hand. */
export function countNotes(programme: Programme, about: NoteKind): number {
  const from = roundStart(programme)
  return notePlaces(programme, about, (madeAtMs) => madeAtMs >= from).length
}

/** The notes of a kind that were made at the moments meant. */
export function notesIn(
  programme: Programme,
  about: NoteKind,
  isMeant: (madeAtMs: number) => boolean,
): readonly Note[] {
  return notePlaces(programme, about, isMeant).map(({ chunk, place }) => chunk.at(place))
}

type NotePlace = { readonly place: number; readonly madeAtMs: number }

/** Records never change once made: what is stored of them is gone through once for all kinds. */
const knownKinds = new WeakMap<Chunk<Note>, ReadonlyMap<unknown, readonly NotePlace[]>>()

/** Where those notes stand: what is in a note is read by few. */
function notePlaces({ notes }: Programme, about: NoteKind, isMeant: (madeAtMs: number) => boolean) {
  return chunksOf(notes).flatMap((chunk) => {
    const ofKind = kindsIn(chunk).get(about) ?? []
    return ofKind.filter(({ madeAtMs }) => isMeant(madeAtMs)).map(({ place }) => ({ chunk, place }))
  })
}

function kindsIn(chunk: Chunk<Note>): ReadonlyMap<unknown, readonly NotePlace[]> {
  const before = knownKinds.get(chunk)
  if (before) return before
  const [kinds, moments] = [chunk.field(['values', 'about']), chunk.field(['madeAtMs'])]
  const byKind = new Map<unknown, NotePlace[]>()
  for (let place = 0; place < chunk.size; place++) {
    const kind = kinds.of[kinds.at[place] ?? -1]
    const found = byKind.get(kind) ?? []
    byKind.set(kind, found)
    found.push({ place, madeAtMs: Number(moments.of[moments.at[place] ?? -1]) })
  }
  knownKinds.set(chunk, byKind)
  return byKind
}

/** When the round at hand began; the first began with the programme. */
export function roundStart({ rounds }: Programme): number {
  return Math.max(0, ...[...rounds.values()].map(({ madeAtMs }) => madeAtMs))
}

function fewest(goals: readonly Goal[], countOf: (goal: Goal, goals: readonly Goal[]) => number): number {
  return goals.length === 0 ? 0 : Math.min(...goals.map((goal) => countOf(goal, goals)))
}
