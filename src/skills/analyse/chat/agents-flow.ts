import { z } from 'zod'
import type { JsonValue } from '../../../domain/json.ts'

export const agentsFlow = 'agents'
export const agentsVersion = 1

const state = z.object({
  file: z.string(),
  hash: z.string(),
  /** Who speaks is a number here: names are not kept. */
  lines: z.array(
    z.object({
      number: z.number(),
      speaker: z.string(),
      text: z.string(),
      atMs: z.number().exactOptional(),
      chat: z.string().exactOptional(),
    }),
  ),
})
/** A chat of which it is not clear who serves. JSON, since it is the state of a flow. */
export type AgentsState = z.infer<typeof state>

/** Undefined where the flow was stored in a form that is no longer known. */
export function readAgentsState(stored: JsonValue | undefined): AgentsState | undefined {
  return state.safeParse(stored).data
}
