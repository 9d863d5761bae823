import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { faultNames, habitNames } from '../../knowledge/practice/load-practice.ts'
import type { Fault } from '../../rubric/find-faults.ts'

/** Where a role-play stands. JSON, since it is the state of a flow. */
export type RolePlayState = {
  readonly scenario: string
  /** The customer begins angrier and calms down by less at a time. */
  readonly isHarder: boolean
  readonly mood: number
  /** Positions of the scene's lines that were said. */
  readonly used: readonly number[]
  /** Everything the customer said, oldest first. */
  readonly said: readonly string[]
  readonly turns: number
  /** How many messages in a row gave the customer nothing. */
  readonly idle: number
  readonly faults: readonly Fault[]
  /** How many messages had a fault. */
  readonly faulty: number
  /** The best message so far of each criterion. */
  readonly best: { readonly [criterion: string]: { readonly score: number; readonly quote: string } }
}

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
  faults: z.array(z.object({ name: z.enum([...faultNames, ...habitNames]), quote: z.string() })),
  faulty: z.number(),
  best: z.record(z.string(), z.object({ score: z.number(), quote: z.string() })),
})

/** Undefined where the flow was stored in a form that is no longer known: a scene lasts minutes. */
export function readRolePlayState(stored: JsonValue | undefined): RolePlayState | undefined {
  return stateSchema.safeParse(stored).data
}
