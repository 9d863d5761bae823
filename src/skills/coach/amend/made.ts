import { z } from 'zod'
import type { TurnContext } from '../../../conversation/skill.ts'
import type { JsonValue } from '../../../domain/json.ts'
import { planSchema } from '../../../programme/plan/plan.ts'

/** What a turn made that the next ones may amend. */
const madeSchema = z.discriminatedUnion('kind', [
  /** Kept in the programme: its last change by the speaker says what. */
  z.object({ kind: z.literal('kept') }),
  /** A goal that was checked and is not kept. */
  z.object({ kind: z.literal('goal'), text: z.string() }),
  /** An action whose owner or day was asked for. */
  z.object({ kind: z.literal('action'), number: z.int() }),
  /** Actions that were listed: the next turn may ask for some of them. */
  z.object({ kind: z.literal('list'), numbers: z.array(z.int()).optional() }),
  /** Actions were spoken of, and there are none. */
  z.object({ kind: z.literal('no-actions') }),
  /** A pause of a programme that does not exist. */
  z.object({ kind: z.literal('pause') }),
  /** Something that was said and holds nothing to amend. */
  z.object({ kind: z.literal('advice') }),
  /** A challenge of a place, by where it stands among those that fit. */
  z.object({ kind: z.literal('challenge'), where: z.string(), at: z.int() }),
  /** A talk that was prepared, with what was told of it. */
  z.object({ kind: z.literal('talk'), about: z.string() }),
  /** A vision that was drafted and is not kept. */
  z.object({
    kind: z.literal('vision'),
    business: z.string(),
    customers: z.string(),
    text: z.string(),
    /** How customers are to feel, as was told. */
    wanted: z.string().optional(),
  }),
  /** A plan that was drafted and is not kept. */
  z.object({ kind: z.literal('plan'), plan: planSchema }),
])
export type Made = z.infer<typeof madeSchema>

const memorySchema = z.object({ at: z.int(), made: madeSchema })

/** For so many turns what was made may be amended by a sentence that says what of it. */
const turnsToAmend = 4

export type LastMade = {
  readonly made: Made
  /** By the turn just before this one: then a bare day, number or name is enough. */
  readonly isJustNow: boolean
}

export function rememberMade(turns: number, made: Made): JsonValue {
  // What is left out of a plan is no value of JSON: it is written as it will be read.
  return z.json().parse(JSON.parse(JSON.stringify({ at: turns, made })))
}

export function lastMade({ memory, turns }: Pick<TurnContext, 'memory' | 'turns'>): LastMade | undefined {
  const { data } = memorySchema.safeParse(memory)
  if (!data || turns - data.at > turnsToAmend) return undefined
  return { made: data.made, isJustNow: data.at === turns - 1 }
}
