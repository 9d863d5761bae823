/** What the skill says; prompts/model-switch.LANGUAGE.yaml has the words. */
export const modelPhraseKeys = [
  'command-model',
  'help-model',
  'is-on',
  'is-off',
  'switched-on',
  'switched-off',
  'choice-on',
  'choice-off',
] as const
export type ModelPhraseKey = (typeof modelPhraseKeys)[number]
