import { z } from 'zod'

/** Wishes that are declined. */
export const declinedKinds = [
  'fake-report',
  'fake-review',
  'evade',
  'forge',
  'spy',
  'sell-data',
  'hide-complaint',
] as const
export type DeclinedKind = (typeof declinedKinds)[number]

const phrases = z.array(z.string()).min(1)
const lawfulWay = z.strictObject({
  when: phrases.optional(),
  entry: z.string(),
  words: z.strictObject({ id: z.string(), en: z.string() }).optional(),
})
export type LawfulWay = z.infer<typeof lawfulWay>

/** knowledge/language/care.yaml. */
export const careSchema = z.strictObject({
  'self-harm': phrases,
  'never-lightly': phrases,
  'only-sounds': phrases,
  people: phrases,
  self: phrases,
  objects: phrases,
  marks: z.record(z.enum([...declinedKinds, 'violence']), phrases),
  dishonest: phrases,
  about: phrases,
  customers: phrases,
  abuse: phrases,
  'what-to-say': phrases,
  outcomes: z.strictObject({ fates: phrases, future: phrases, mine: phrases, case: phrases }),
  lawful: z.record(z.enum(declinedKinds), z.array(lawfulWay).min(1)),
})
export type CareVocabulary = z.infer<typeof careSchema>
