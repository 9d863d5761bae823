import type { Day } from '../dates/calendar.ts'
import type { ActionValues } from '../events.ts'
import { type Finding, failed, passed } from './finding.ts'
import { phraseIn, type WordLists } from './word-lists.ts'

export const actionChecks = [
  'owner',
  'due',
  'past',
  'order',
  'proof',
  'after-goal',
  'overloaded',
  'one-word',
  'no-member',
  'vague',
] as const
export type ActionCheck = (typeof actionChecks)[number]

/** So many open actions one person may hold (CSE-404). */
export const mostOpenActions = 5

export type ActionCheckOptions = {
  readonly today: Day
  readonly words: WordLists
  /** When the goal of the action is due. */
  readonly goalDue?: Day | undefined
  /** How many open actions the owner holds with this one. */
  readonly openActions?: number
  /** Whether the owner is a member: undefined where nobody else is in the team yet. */
  readonly isMember?: boolean | undefined
}

/** Checks an action as CSE-404 asks: a verb and its object, one owner, dates in order, a proof. */
export function checkAction(values: ActionValues, options: ActionCheckOptions): readonly Finding<ActionCheck>[] {
  return [...checks(values, options)]
}

function* checks(
  { what, owner, start, due, proof }: ActionValues,
  { today, words, goalDue, openActions = 0, isMember }: ActionCheckOptions,
): Generator<Finding<ActionCheck>> {
  // "Training" tells nobody what to do.
  if (what.trim().split(/\s+/).length < 2) yield failed('one-word', { what })
  const nobody = owner && phraseIn(owner.name, words.nobody)
  if (!owner) yield failed('owner')
  else if (nobody !== undefined) yield failed('owner', { word: owner.name })
  else yield passed('owner')
  if (owner && nobody === undefined && isMember === false) yield failed('no-member', { name: owner.name })
  if (due === undefined) yield failed('due')
  else yield due < today ? failed('past', { day: due }) : passed('due')
  if (start !== undefined && due !== undefined && start > due) yield failed('order', { start, due })
  if (goalDue !== undefined && due !== undefined && due > goalDue) yield failed('after-goal', { due, goalDue })
  yield proof === undefined ? failed('proof') : passed('proof')
  if (owner && openActions > mostOpenActions) yield failed('overloaded', { name: owner.name, count: openActions })
  const vague = phraseIn(what, words.vague)
  if (vague !== undefined) yield failed('vague', { word: vague })
}
