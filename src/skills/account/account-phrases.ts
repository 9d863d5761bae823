/** What Prima says about herself, in prompts/account.LANGUAGE.yaml. */
export const accountPhraseKeys = [
  'capability',
  'can-answer',
  'limits',
  'human',
  'human-oss',
  'human-pse',
  'human-team',
  'human-any',
  'origin',
  'contact',
  'act',
  'act-note',
  'browse',
  'make',
  'praise',
  'play',
  'others-data',
  'vent',
  'languages',
] as const
export type AccountPhraseKey = (typeof accountPhraseKeys)[number]
