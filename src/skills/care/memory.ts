import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'

const schema = z.object({
  /** After how many turns the person was last heard to think of dying. */
  inDangerAt: z.number(),
})
export type CareMemory = z.infer<typeof schema>

/** What is remembered, or undefined: nothing, or of a form that is no longer known. */
export function readCareMemory(memory: JsonValue | undefined): CareMemory | undefined {
  return schema.safeParse(memory).data
}
