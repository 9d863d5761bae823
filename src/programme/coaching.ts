import { z } from 'zod'
import { noteKinds } from './events.ts'
import { stepIds } from './steps.ts'

const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const id = z.string().regex(/^[a-z][a-z-]*$/)

/** The texts of a business that questions show as their example. */
export const exampleNames = [
  'vision',
  'mission',
  'behaviours',
  'promise',
  'not-doing',
  'reasons',
  'quotes',
  'cause',
  'metric',
  'goal',
  'risk',
  'standard',
  'told',
] as const
export type ExampleName = (typeof exampleNames)[number]

/** A kind of business with its filled example: a record of knowledge/programme/businesses.yaml. */
export const businessSchema = z.strictObject({
  id,
  name: bothLanguages,
  also: z.array(z.string().min(1)).min(1),
  ...(Object.fromEntries(exampleNames.map((name) => [name, bothLanguages])) as Record<
    ExampleName,
    typeof bothLanguages
  >),
  /** What such a team follows each week, in words. */
  figures: z.strictObject({ id: z.array(z.string().min(1)).length(3), en: z.array(z.string().min(1)).length(3) }),
  /** `costs`: needs money. */
  actions: z.array(bothLanguages.extend({ proof: bothLanguages, costs: z.literal(true).optional() })).min(3),
})
export type Business = z.infer<typeof businessSchema>

/** Where an answer goes. */
const target = z.union([
  z.strictObject({ sheet: id }),
  z.strictObject({ metric: z.literal(true) }),
  z.strictObject({ goal: z.literal(true) }),
  z.strictObject({ action: z.literal(true) }),
  z.strictObject({ risk: z.literal(true) }),
  z.strictObject({ note: z.enum(noteKinds) }),
  z.strictObject({ verdict: z.literal(true) }),
])

/** A question of the coach: a record of knowledge/programme/questions.yaml. */
export const questionSchema = z.strictObject({
  id,
  step: z.enum(stepIds),
  writes: target,
  /** How many answers are asked for. Default 1. */
  times: z.int().min(1).max(10).default(1),
  forTeams: z.literal(true).optional(),
  ask: bothLanguages,
  why: bothLanguages,
  example: z.enum([...exampleNames, 'action']).optional(),
  /** By what a sentence answers it that was written to another question: one of these words, and so many figures. */
  told: z.strictObject({ words: z.array(z.string().min(1)).min(1), figures: z.int().min(0) }).optional(),
})
export type Question = z.infer<typeof questionSchema>
