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

/** What happens right now to somebody's life or limb, the one to act on first before others; `other`: it is not said what. */
export const emergencyKinds = [
  'bomb',
  'hot-car',
  'confined',
  'fuel',
  'gas',
  'machine',
  'shock',
  'fire',
  'lift',
  'fumes',
  'eyes',
  'food',
  'poison',
  'flood',
  'drowning',
  'lost-child',
  'quake',
  'collapse',
  'head',
  'fight',
  'attack',
  'choking',
  'arrest',
  'bleeding',
  'accident',
  'locked-room',
  'illness',
  'other',
] as const
export type EmergencyKind = (typeof emergencyKinds)[number]

/** What somebody is sad about; `general` where it is not said what. */
export const sorrowKinds = ['loss', 'love', 'money', 'job', 'worth', 'shame', 'empty', 'fear', 'general'] as const
/** `suicide`: somebody near took their life; that is told by signs alone. */
export type SorrowKind = (typeof sorrowKinds)[number] | 'suicide'

/** Wishes that are named more closely than they are learned. */
export const finerWishes = [
  'bribe',
  'relabel',
  'rigged-draw',
  'destroy-evidence',
  'dark-pattern',
  'private-use',
  'rival-data',
] as const
export type FinerWish = (typeof finerWishes)[number]

/** What is heard of feelings without having been learned, by its signs. */
export const signedFeelings = [
  'panic',
  'followed',
  'touched',
  'loss',
  'exhausted',
  'shame',
  'empty',
  'general',
] as const
export type SignedFeeling = (typeof signedFeelings)[number]

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
/** Ways to say it; of each, a phrase of every row must stand in the message. */
const signs = z.array(z.array(phrases).min(1)).min(1)
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
  'meant-otherwise': phrases,
  'of-dying': phrases,
  means: phrases,
  'told-of': phrases,
  people: phrases,
  self: phrases,
  'asked-for': phrases,
  objects: phrases,
  emergencies: z.record(z.enum(emergencyKinds), phrases),
  'emergency-signs': z.partialRecord(z.enum(emergencyKinds), signs),
  'feeling-signs': z.record(z.enum(signedFeelings), signs),
  'said-alone': phrases,
  'of-the-heart': phrases,
  'heart-signs': signs,
  'after-suicide': signs,
  'not-over': phrases,
  cries: phrases,
  'own-feelings': phrases,
  agents: phrases,
  'to-them': phrases,
  addressees: phrases,
  'as-customer': phrases,
  'not-now': phrases,
  sorrows: z.record(z.enum(sorrowKinds), phrases),
  facts: phrases,
  marks: z.record(z.enum([...declinedKinds, 'violence']), phrases),
  signs: z.partialRecord(z.enum([...declinedKinds, 'self-harm']), z.array(z.array(phrases).min(2))),
  finer: z.record(z.enum(finerWishes), phrases),
  dishonest: phrases,
  about: phrases,
  asks: phrases,
  orders: phrases,
  customers: phrases,
  insults: signs,
  abuse: phrases,
  'what-to-say': phrases,
  outcomes: z.strictObject({ fates: phrases, future: phrases, mine: phrases, case: phrases }),
  /** Of some wishes there is no entry. */
  lawful: z.partialRecord(z.enum(declinedKinds), z.array(lawfulWay).min(1)),
})
export type CareVocabulary = z.infer<typeof careSchema>
