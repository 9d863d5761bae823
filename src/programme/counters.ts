import { mostOpenActions } from './checks/check-action.ts'
import { phraseIn, type WordLists } from './checks/word-lists.ts'
import type { Day } from './dates/calendar.ts'
import { addDays, daysBetween } from './dates/calendar.ts'
import { weekNumberOf } from './dates/iso-week.ts'
import type { CounterName } from './definitions.ts'
import type { NoteKind } from './events.ts'
import { measuredIn } from './measured.ts'
import type { Action, Goal, Note, Programme } from './programme.ts'

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
      const plan = liveActions(programme)
      return goals.length === 1 ? plan.length : plan.filter(({ values }) => values.goal === number).length
    }),
  actions: ({ programme }) => liveActions(programme).length,
  // actions that lack an owner, a due date, or, until they are done, a proof
  'actions-incomplete': ({ programme, words }) =>
    liveActions(programme).filter(({ values: { owner, due, proof }, status }) => {
      if (owner === undefined || due === undefined || (proof === undefined && status !== 'done')) return true
      return phraseIn(owner.name, words.nobody) !== undefined
    }).length,
  'actions-due-soon': ({ programme, today }) =>
    liveActions(programme).filter(
      ({ values: { due }, status }) => status === 'done' || (due !== undefined && due <= addDays(today, soonDays)),
    ).length,
  // owners of more open actions than one person can do
  'overloaded-owners': ({ programme }) => {
    const open = new Map<string, number>()
    for (const { values, status } of liveActions(programme)) {
      if (status !== 'done' && values.owner)
        open.set(ownerKey(values.owner), (open.get(ownerKey(values.owner)) ?? 0) + 1)
    }
    return [...open.values()].filter((count) => count > mostOpenActions).length
  },
  'risks-answered': ({ programme }) =>
    [...programme.risks.values()].filter(({ values }) => values.response !== undefined).length,
  // done or dropped with a reason, of all, 0 to 1; nothing planned is 0
  'share-closed': ({ programme }) => {
    const all = [...programme.actions.values()]
    const closed = all.filter(
      ({ status, reason }) => status === 'done' || (status === 'dropped' && reason !== undefined),
    )
    return all.length === 0 ? 0 : closed.length / all.length
  },
  'actions-very-late': ({ programme, today }) =>
    liveActions(programme).filter(
      ({ values: { due }, status }) => status !== 'done' && due !== undefined && daysBetween(due, today) > veryLateDays,
    ).length,
  // ISO weeks with a value, of the open or judged goal that has fewest
  'fewest-weeks-of-a-goal': ({ programme }) =>
    fewest(pursuedGoals(programme), ({ values: { metric } }) => weeksMeasured(programme, metric?.key)),
  'goals-not-judged': ({ programme }) => openGoals(programme).length,
  voices: ({ programme }) => notesOf(programme, 'voice').length,
  decisions: ({ programme }) => notesOf(programme, 'decision').length,
  standards: ({ programme }) => notesOf(programme, 'standard').length,
  lessons: ({ programme }) => notesOf(programme, 'lesson').length,
  'ideas-scored': ({ programme }) =>
    notesOf(programme, 'idea').filter(({ values }) => values.impact !== undefined && values.ease !== undefined).length,
  told: ({ programme }) => notesOf(programme, 'told').length,
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

/** The actions of the round at hand that were not dropped: those open, and those done in it. */
export function liveActions(programme: Programme): readonly Action[] {
  const from = roundStart(programme)
  return [...programme.actions.values()].filter(
    ({ status, movedAtMs }) => status !== 'dropped' && (status !== 'done' || movedAtMs >= from),
  )
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
  return [...programme.notes.values()].filter(({ values, madeAtMs }) => values.about === about && madeAtMs >= from)
}

/** When the round at hand began; the first began with the programme. */
export function roundStart({ rounds }: Programme): number {
  return Math.max(0, ...[...rounds.values()].map(({ madeAtMs }) => madeAtMs))
}

function fewest(goals: readonly Goal[], countOf: (goal: Goal, goals: readonly Goal[]) => number): number {
  return goals.length === 0 ? 0 : Math.min(...goals.map((goal) => countOf(goal, goals)))
}
