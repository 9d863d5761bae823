import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { isMeasureName, type MeasureName } from './measures/solve.ts'
import { quantitySchema } from './quantity.ts'

const memorySchema = z.object({
  measure: z.custom<MeasureName>((name) => typeof name === 'string' && isMeasureName(name)),
  slots: z.record(z.string(), quantitySchema),
  marks: z.array(z.string()),
  /** The same measure computed before that: "turunnya beneran?" compares the two. */
  previous: z.record(z.string(), quantitySchema).optional(),
  /** The figure that was asked for. */
  missing: z.string().optional(),
  turn: z.number(),
})

/** What was computed last, so that "kalau jadi 90?" can be computed with it. */
export type CalculateMemory = {
  readonly measure: MeasureName
  readonly slots: Readonly<Record<string, z.infer<typeof quantitySchema>>>
  readonly marks: readonly string[]
  readonly previous?: Readonly<Record<string, z.infer<typeof quantitySchema>>> | undefined
  readonly missing?: string | undefined
}

/** How many turns later a follow-up may still come. */
const lasting = 3

/** Undefined where nothing is remembered, it is too long ago, or it no longer has the form we know. */
export function readCalculateMemory(stored: JsonValue | undefined, turns: number): CalculateMemory | undefined {
  const memory = memorySchema.safeParse(stored).data
  return memory && turns - memory.turn <= lasting ? memory : undefined
}
