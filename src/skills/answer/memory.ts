import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'

const memorySchema = z.object({
  entryId: z.string(),
  question: z.string(),
  answerId: z.string(),
})

/** What the skill remembers of the last answer. */
export type AnswerMemory = z.infer<typeof memorySchema>

/** Undefined where nothing is remembered, or it no longer has the form we know. */
export function readMemory(stored: JsonValue | undefined): AnswerMemory | undefined {
  return memorySchema.safeParse(stored).data
}
