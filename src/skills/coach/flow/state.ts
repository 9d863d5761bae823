import { z } from 'zod'
import type { SkillFlow } from '../../../conversation/skill.ts'
import { stepIds } from '../../../programme/steps.ts'

export const flowVersion = 1
export const flowName = 'step'

const schema = z.object({
  step: z.enum(stepIds),
  /** The question that was asked last. */
  question: z.string(),
  /** Questions that were passed over this time. */
  skipped: z.array(z.string()),
  /** An answer that was checked and is not kept yet. */
  pending: z.string().optional(),
  /** The answer as Prima would put it, offered for one tap. */
  rewrite: z.string().optional(),
  /** The kind of business whose examples are shown. */
  business: z.string().optional(),
  /** What was written just before was kept. */
  kept: z.literal(true).optional(),
})
/** In place of a question: what shows that the step is done. */
export const closingQuestion = 'closing'

/** Where somebody is in the questions of a step. What was answered stands in the programme, for every member. */
export type StepFlow = z.infer<typeof schema>

export function readFlow(flow: SkillFlow | undefined): StepFlow | undefined {
  if (flow?.name !== flowName || flow.version !== flowVersion) return undefined
  const parsed = schema.safeParse(flow.state)
  return parsed.success ? parsed.data : undefined
}

export function toFlow({ pending, rewrite, business, kept, ...state }: StepFlow): SkillFlow {
  const optional = Object.entries({ pending, rewrite, business, kept }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { name: flowName, version: flowVersion, state: { ...state, ...Object.fromEntries(optional) } }
}
