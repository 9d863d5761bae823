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

/** What somebody told of themselves and their place: it is used whenever they want something made for it. */
const toldSchema = z.object({
  name: z.string().optional(),
  /** Id of the kind of business. */
  business: z.string().optional(),
  people: z.number().optional(),
  size: z.string().optional(),
})
export type Told = z.infer<typeof toldSchema>

/** What stays beside what a turn made: `draft` is the plan that was drafted last, until it is taken over. */
const keptSchema = z.object({ told: toldSchema.optional(), draft: planSchema.optional() })
export type Kept = z.infer<typeof keptSchema>

const memorySchema = z.object({ at: z.int(), made: madeSchema, ...keptSchema.shape })

/** For so many turns what was made may be amended by a sentence that says what of it. */
const turnsToAmend = 4

export type LastMade = {
  readonly made: Made
  /** By the turn just before this one: then a bare day, number or name is enough. */
  readonly isJustNow: boolean
}

/** The memory after a turn that made something; a plan that has a business is the draft from then on. */
export function rememberMade(turns: number, made: Made, { told, draft }: Kept): JsonValue {
  const plan = made.kind === 'plan' && made.plan.business !== '' ? made.plan : undefined
  const { business, people, size } = plan ?? {}
  const known = { ...told, ...definedOf({ business, people, size }) }
  // What is left out of a plan is no value of JSON: it is written as it will be read.
  return z.json().parse(JSON.parse(JSON.stringify({ at: turns, made, told: known, draft: plan ?? draft })))
}

/** Only what is there. */
function definedOf(told: Told): Told {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

/** What stays of earlier turns, however long ago. */
export function keptIn({ memory }: Pick<TurnContext, 'memory'>): Kept {
  const { data } = memorySchema.safeParse(memory)
  const { told, draft } = data ?? {}
  return { ...(told ? { told } : {}), ...(draft ? { draft } : {}) }
}

export function lastMade({ memory, turns }: Pick<TurnContext, 'memory' | 'turns'>): LastMade | undefined {
  const { data } = memorySchema.safeParse(memory)
  if (!data || turns - data.at > turnsToAmend) return undefined
  return { made: data.made, isJustNow: data.at === turns - 1 }
}
