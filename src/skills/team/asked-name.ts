import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { type TeamTurn, teamSkill } from './team-turn.ts'

/** The turn in which a team's name was asked for. */
const memorySchema = z.object({ nameAskedAt: z.int() })

/** Asks what a new team is to be called; the next message may be nothing but the name. */
export function askName(turn: TeamTurn): SkillOutcome {
  return { ...turn.tell('name-asked'), memory: { nameAskedAt: turn.turns } }
}

/** Whether the turn just before this one asked for the name of a team. */
export function isNameAsked({ memory, turns, lastSkill }: TurnContext): boolean {
  return lastSkill === teamSkill && memorySchema.safeParse(memory).data?.nameAskedAt === turns - 1
}
