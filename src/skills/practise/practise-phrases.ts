import { criterionNames } from '../../knowledge/practice/load-practice.ts'

const criteria = criterionNames.map((name) => `criterion-${name}` as const)
const tips = criterionNames.map((name) => `tip-${name}` as const)

/** What the practice partner says; worded in prompts/practise.LANGUAGE.yaml. */
export const practisePhraseKeys = [
  ...criteria,
  ...tips,
  'command-practise',
  'help-practise',
  'menu',
  'choice-role-play',
  'choice-quiz',
  'choice-rate',
  'scene',
  'how-to-stop',
  'customer',
  'resume-role-play',
  'resume-quiz',
  'ended-success',
  'ended-left',
  'ended-out-of-turns',
  'result',
  'good',
  'missing',
  'banned',
  'better',
  'choice-again',
  'choice-next',
  'rules-only',
  'quiz-question',
  'quiz-right',
  'quiz-wrong',
  'quiz-result',
  'quiz-pick',
  'choice-more-quiz',
  'choice-read',
  'rate-ask',
  'rate-result',
  'rate-rewrite',
  'rewrite',
] as const
export type PractisePhraseKey = (typeof practisePhraseKeys)[number]
