import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import type { RolePlayState } from './role-play.ts'

export const rolePlayFlow = 'role-play'

const stateSchema = z.object({
  scenario: z.string(),
  mood: z.number(),
  used: z.array(z.number()),
  turns: z.number(),
  bans: z.number(),
  best: z.record(z.string(), z.object({ score: z.number(), quote: z.string() })),
})

/** Undefined where the flow was stored in a form that is no longer known. */
export function readRolePlayState(stored: JsonValue | undefined): RolePlayState | undefined {
  return stateSchema.safeParse(stored).data
}
