import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'

const memorySchema = z.object({
  /** The scene that was played last. */
  scene: z.string().optional(),
  /** The criteria that no message of that scene met. */
  lacked: z.array(z.string()).optional(),
  /** The question of the quiz that was answered last. */
  question: z.string().optional(),
})
export type PractiseMemory = z.infer<typeof memorySchema>

export function readMemory(stored: JsonValue | undefined): PractiseMemory {
  return memorySchema.safeParse(stored).data ?? {}
}

/** What is kept after it changed. */
export function remembering(stored: JsonValue | undefined, change: PractiseMemory): JsonValue {
  return Object.fromEntries(
    Object.entries({ ...readMemory(stored), ...change }).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined,
    ),
  )
}
