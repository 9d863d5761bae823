import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { faultNames } from '../../knowledge/practice/load-practice.ts'
import type { RolePlayState } from './role-play.ts'

export const rolePlayFlow = 'role-play'
export const rolePlayVersion = 2

const stateSchema = z.object({
  scenario: z.string(),
  isHarder: z.boolean(),
  mood: z.number(),
  used: z.array(z.number()),
  said: z.array(z.string()),
  turns: z.number(),
  idle: z.number(),
  faults: z.array(z.object({ name: z.enum(faultNames), quote: z.string() })),
  faulty: z.number(),
  best: z.record(z.string(), z.object({ score: z.number(), quote: z.string() })),
})

/** Undefined where the flow was stored in a form that is no longer known: a scene lasts minutes. */
export function readRolePlayState(stored: JsonValue | undefined): RolePlayState | undefined {
  return stateSchema.safeParse(stored).data
}
