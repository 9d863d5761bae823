import type { PersonState } from '../domain/session.ts'
import { afterOutcome } from './flows.ts'
import { answerLeftOpen, withLine } from './left-open.ts'
import type { Done } from './next-state.ts'
import { nextState } from './next-state.ts'
import type { Skill, SkillOutcome } from './skill.ts'
import { contextOf, type TurnShared, toPick } from './turn-context.ts'

/** What came behind the first replies, what the person's state is then, and all that the turn says. */
export type Behind = {
  readonly done: Done
  readonly next: PersonState
  readonly outcomes: readonly SkillOutcome[]
}

type Turn = Omit<TurnShared, 'state'>

/**
 * What stands behind the first replies of a turn: what their skill wants opened, or what somebody is sure of to say to a
 * question that it left open. `answered`: the state after the first replies.
 */
export async function openBehind(
  first: Done,
  answered: PersonState,
  turn: Turn,
  skills: readonly Skill[],
): Promise<Behind> {
  const opened = await open(first, answered, turn, skills)
  if (opened) {
    const next = { ...nextState(toPick(turn.message), answered, opened, turn.language), turns: answered.turns }
    return { done: opened, next, outcomes: [first.outcome, opened.outcome] }
  }
  const also = await sayAlso(first, answered, turn, skills)
  if (!also) return { done: first, next: answered, outcomes: [withOpenLine(first.outcome)] }
  // It changes nothing of whose turn it was: what is said next goes on from the first replies.
  const { turns, lastSkill, topic } = answered
  const kept = { turns, ...(lastSkill ? { lastSkill } : {}), ...(topic ? { topic } : {}) }
  const next = { ...nextState(toPick(turn.message), answered, also, turn.language), ...kept }
  return { done: also, next, outcomes: [first.outcome, also.outcome] }
}

/** Undefined: nothing is to be opened, or nobody knows it any more. */
async function open(
  { outcome: { opens: pick } }: Done,
  state: PersonState,
  turn: Turn,
  skills: readonly Skill[],
): Promise<Done | undefined> {
  if (!pick) return undefined
  for (const skill of skills.filter(({ name }) => name === pick.skill)) {
    const claim = await skill.claim(contextOf(skill, { ...turn, message: toPick(turn.message, pick), state }, {}))
    if (!claim) continue
    const outcome = await claim.respond()
    return { skill: skill.name, outcome, flows: afterOutcome(state.flows, skill.name, outcome.flow) }
  }
  return undefined
}

async function sayAlso(
  { outcome: { leaves }, skill: answering }: Done,
  state: PersonState,
  turn: Turn,
  skills: readonly Skill[],
): Promise<Done | undefined> {
  if (leaves === undefined) return undefined
  const others = skills.filter(({ name }) => name !== answering)
  const found = await answerLeftOpen(leaves, others, (skill, text) =>
    contextOf(skill, { ...turn, message: { ...turn.message, text }, state }, {}),
  )
  return found && { ...found, flows: state.flows }
}

function withOpenLine(outcome: SkillOutcome): SkillOutcome {
  const { leaves } = outcome
  return leaves === undefined ? outcome : { ...outcome, replies: withLine(outcome.replies, leaves.line) }
}
