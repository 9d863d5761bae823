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
  'hide-breach',
  'discriminate',
  'phish',
  'threaten',
  'coerce',
  'attack',
  'deceive',
  'misuse-identity',
] as const
export type DeclinedKind = (typeof declinedKinds)[number]

/** What happens right now to somebody's life or limb; `other` where it is not said what. */
export const emergencyKinds = [
  'gas',
  'shock',
  'fire',
  'poison',
  'drowning',
  'quake',
  'attack',
  'choking',
  'bleeding',
  'accident',
  'illness',
  'other',
] as const
export type EmergencyKind = (typeof emergencyKinds)[number]

/** What somebody is sad about; `general` where it is not said what. */
export const sorrowKinds = ['loss', 'love', 'money', 'job', 'worth', 'shame', 'empty', 'fear', 'general'] as const
export type SorrowKind = (typeof sorrowKinds)[number]

/** What the classifier of concerns tells apart (bench/concerns); what is sad by what it is about. */
export const feelingLabels = [
  'violence',
  'harassed',
  'hurt',
  'exhausted',
  'sad',
  'sad-loss',
  'sad-love',
  'sad-money',
  'sad-job',
  'sad-worth',
  'sad-shame',
  'sad-empty',
  'sad-fear',
] as const
export type FeelingLabel = (typeof feelingLabels)[number]
export const concernLabels: readonly string[] = [
  'self-harm',
  'endangered',
  'emergency',
  ...feelingLabels,
  ...declinedKinds,
]

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
  hints: phrases,
  'never-lightly': phrases,
  'only-sounds': phrases,
  'of-dying': phrases,
  means: phrases,
  'told-of': phrases,
  people: phrases,
  self: phrases,
  objects: phrases,
  emergencies: z.record(z.enum(emergencyKinds), phrases),
  cries: phrases,
  'not-now': phrases,
  sorrows: z.record(z.enum(sorrowKinds), phrases),
  facts: phrases,
  marks: z.record(z.enum([...declinedKinds, 'violence']), phrases),
  signs: z.partialRecord(z.enum([...declinedKinds, 'self-harm']), z.array(z.array(phrases).min(2))),
  dishonest: phrases,
  about: phrases,
  asks: phrases,
  orders: phrases,
  customers: phrases,
  abuse: phrases,
  'what-to-say': phrases,
  outcomes: z.strictObject({ fates: phrases, future: phrases, mine: phrases, case: phrases }),
  /** Of some wishes there is no entry. */
  lawful: z.partialRecord(z.enum(declinedKinds), z.array(lawfulWay).min(1)),
})
export type CareVocabulary = z.infer<typeof careSchema>
