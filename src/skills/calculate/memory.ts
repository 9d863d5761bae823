import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { isMeasureName, type MeasureName } from './measures/solve.ts'
import { type Quantity, quantitySchema } from './quantity.ts'
import type { Slots } from './slots.ts'

const slotsSchema = z.record(z.string(), quantitySchema)
const computedSchema = z.object({
  measure: z.custom<MeasureName>((name) => typeof name === 'string' && isMeasureName(name)),
  slots: slotsSchema,
  marks: z.array(z.string()),
})
const memorySchema = z.object({
  ...computedSchema.shape,
  /** The same measure computed before that: "turunnya beneran?" compares the two. */
  previous: slotsSchema.optional(),
  /** The figure that was asked for. */
  missing: z.string().optional(),
  /** What was computed before it, newest first: a figure of theirs may still change, and what rests on it with it. */
  history: z.array(computedSchema).default([]),
  /** What the person wants to reach, as they said it. */
  target: quantitySchema.optional(),
  turn: z.number(),
})

/** What is needed to compute something again. */
export type Computed = {
  readonly measure: MeasureName
  readonly slots: Slots
  readonly marks: readonly string[]
}

/** What was computed last, so that "kalau jadi 90?" can be computed with it. */
export type CalculateMemory = Computed & {
  readonly previous?: Slots | undefined
  readonly missing?: string | undefined
  readonly history?: readonly Computed[]
  readonly target?: Quantity | undefined
}

/** How many turns later a follow-up may still come. */
const lasting = 3
const longestHistory = 4

/** Undefined where nothing is remembered, it is too long ago, or it no longer has the form we know. */
export function readCalculateMemory(stored: JsonValue | undefined, turns: number): CalculateMemory | undefined {
  const memory = memorySchema.safeParse(stored).data
  return memory && turns - memory.turn <= lasting ? memory : undefined
}

/** What was computed before the next computation. */
export function historyAfter({ measure, slots, marks, history = [] }: CalculateMemory): readonly Computed[] {
  return [{ measure, slots, marks }, ...history].slice(0, longestHistory)
}
