import { z } from 'zod'
import { stepIds } from './steps.ts'

const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
export type BothLanguages = z.infer<typeof bothLanguages>

const fieldId = z.string().regex(/^[a-z][a-z-]*$/)

/** What stands on a step's sheet. `list`: several texts. `day`: a date. */
export const fieldSchema = z.strictObject({
  id: fieldId,
  kind: z.enum(['text', 'list', 'day']),
  label: bothLanguages,
})
export type FieldDefinition = z.infer<typeof fieldSchema>

/** What a programme can be counted by; each is explained at `counters`. */
export const counterNames = [
  'measured-metrics',
  'goals',
  'goals-not-ready',
  'fewest-actions-of-a-goal',
  'actions',
  'actions-incomplete',
  'actions-due-soon',
  'overloaded-owners',
  'risks-answered',
  'share-closed',
  'actions-very-late',
  'fewest-weeks-of-a-goal',
  'goals-not-judged',
  'voices',
  'decisions',
  'standards',
  'lessons',
  'ideas-scored',
  'told',
] as const
export type CounterName = (typeof counterNames)[number]

const says = { says: bothLanguages }
/** `forTeams`: asked of teams of two and more only. */
const forTeams = { forTeams: z.literal(true).optional() }

/** One condition of a step's being done. `says`: what it asks, as it is read on the list. */
export const ruleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('filled'), field: fieldId, ...forTeams, ...says }),
  z.strictObject({ rule: z.literal('words'), field: fieldId, min: z.int(), max: z.int(), ...says }),
  z.strictObject({
    rule: z.literal('items'),
    field: fieldId,
    min: z.int(),
    max: z.int().optional(),
    ...forTeams,
    ...says,
  }),
  z.strictObject({ rule: z.literal('item-words'), field: fieldId, max: z.int(), ...says }),
  z.strictObject({ rule: z.literal('quantities'), field: fieldId, min: z.int(), ...says }),
  z.strictObject({ rule: z.literal('mentions'), field: fieldId, list: z.enum(['customers']), ...says }),
  z.strictObject({ rule: z.literal('avoids'), field: fieldId, list: z.enum(['ours', 'vague']), ...says }),
  z.strictObject({ rule: z.literal('differs'), field: fieldId, from: fieldId, ...says }),
  z.strictObject({ rule: z.literal('within-months'), field: fieldId, months: z.int(), ...says }),
  z.strictObject({
    rule: z.literal('count'),
    of: z.enum(counterNames),
    min: z.number().optional(),
    max: z.number().optional(),
    ...says,
  }),
])
export type DoneRule = z.infer<typeof ruleSchema>

/** A step of the programme: a record of knowledge/programme/steps.yaml. */
export const stepSchema = z.strictObject({
  id: z.enum(stepIds),
  title: bothLanguages,
  /** What the team holds in its hands afterwards. */
  deliverable: bothLanguages,
  purpose: bothLanguages,
  takes: bothLanguages,
  fields: z.array(fieldSchema),
  done: z.array(ruleSchema).min(1),
})
export type StepDefinition = z.infer<typeof stepSchema>

/** Finds fault with a step that asks for fields it does not have. */
export function problemsOf(step: StepDefinition): readonly string[] {
  const fields = new Set(step.fields.map(({ id }) => id))
  return step.done.flatMap((rule) =>
    [...('field' in rule ? [rule.field] : []), ...('from' in rule ? [rule.from] : [])]
      .filter((field) => !fields.has(field))
      .map((field) => `step "${step.id}" has a rule on "${field}", which is no field of it`),
  )
}
