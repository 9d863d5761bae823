import type { FlowState } from '../domain/session.ts'
import type { SkillFlow } from './skill.ts'

/** Whoever is on more paths than that has forgotten the first. */
const mostFlows = 3

/** The flows after a skill said what becomes of its own: begun or kept, it is the one at hand; left, the one before is. */
export function afterOutcome(
  flows: readonly FlowState[],
  skill: string,
  flow: SkillFlow | 'leave' | undefined,
): readonly FlowState[] {
  if (flow === undefined) return flows
  if (flow === 'leave') {
    const left = flows.find((one) => one.skill === skill)
    return flows.filter((one) => one !== left)
  }
  const { name, version, state } = flow
  const others = flows.filter((one) => one.skill !== skill || one.name !== name)
  return [{ skill, name, version, state }, ...others].slice(0, mostFlows)
}

/** Out of the one at hand. */
export function withoutFirst(flows: readonly FlowState[]): readonly FlowState[] {
  return flows.slice(1)
}

export function toSkillFlow({ name, version, state }: FlowState): SkillFlow {
  return { name, version, state }
}
