import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'

const memorySchema = z.object({
  codes: z.array(z.string()),
  main: z.string().optional(),
  first: z.string().optional(),
  turn: z.number(),
})

/** The codes last shown, the one that was the answer if one was, the first answer of all, and in which turn: "bukti" and "yang risikonya rendah?" mean them in the very next one alone. */
export type KbliMemory = z.infer<typeof memorySchema>

/** Undefined where nothing is remembered, or it no longer has the form we know. */
export function readKbliMemory(stored: JsonValue | undefined): KbliMemory | undefined {
  return memorySchema.safeParse(stored).data
}
