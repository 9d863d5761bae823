import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Desk } from '../desk.ts'
import { stateGoal } from '../lead/state-goal.ts'
import { readCheckedGoal, setGoal } from '../work/goals.ts'
import { looseGoal } from '../work/loose-goal.ts'
import { toldOwner } from '../work/told-owner.ts'

/** A goal that is told whole is kept as it was said, one that is told loosely in the words of a goal. */
export function keepStatedGoal(desk: Desk): SkillOutcome | undefined {
  const stated = stateGoal(desk)
  if (stated) return stated
  const said = desk.parts.doingWords.without('goal-leads', desk.text)
  const { values } = readCheckedGoal(desk, said).goal
  const isWhole = values.baseline !== undefined && values.target !== undefined && values.owner !== undefined
  const goal = isWhole ? said : (looseGoal(desk, said) ?? barelyTold(desk, said))
  return goal === undefined ? undefined : setGoal(desk, goal)
}

/** "Maunya 30 menit akhir bulan, aku yg pegang", of nobody knows what: kept as it was said, and asked what is to change. */
function barelyTold(desk: Desk, said: string): string | undefined {
  const { date } = readCheckedGoal(desk, said).goal
  const owner = toldOwner(desk, said)
  if (!/\d/.test(said) || (date?.kind !== 'day' && owner === undefined)) return undefined
  return owner === undefined ? said : `${said.replace(/[\s.!]+$/, '')}, PJ ${owner}`
}
