/** What Prima turns down about herself and about others; as the examples in knowledge/language/guards are named. */
export const guardKinds = [
  'rules',
  'others',
  'machine',
  'access',
  'sure',
  'recall',
  'ruling',
  'health',
  'demean',
  'broadcast',
  'no-file',
] as const
export type GuardKind = (typeof guardKinds)[number]

/** What is said to each, and to signs without words, in prompts/guard.LANGUAGE.yaml. */
export const guardPhraseKeys = [...guardKinds, 'noise'] as const
export type GuardPhraseKey = (typeof guardPhraseKeys)[number]
