import { criterionNames, faultNames } from '../../knowledge/practice/load-practice.ts'
import { replySigns } from '../../rubric/rate-reply.ts'

const criteria = criterionNames.map((name) => `criterion-${name}` as const)
const tips = criterionNames.map((name) => `tip-${name}` as const)
const faults = faultNames.map((name) => `fault-${name}` as const)
const signs = replySigns.map((name) => `sign-${name}` as const)
const signTips = replySigns.map((name) => `sign-tip-${name}` as const)

/** What the practice partner says; worded in prompts/practise.LANGUAGE.yaml. */
export const practisePhraseKeys = [
  ...criteria,
  ...tips,
  ...faults,
  ...signs,
  ...signTips,
  'command-practise',
  'help-practise',
  'menu',
  'choice-role-play',
  'choice-quiz',
  'choice-rate',
  'scene',
  'scene-harder',
  'scene-over',
  'how-to-stop',
  'customer',
  'resume-role-play',
  'resume-quiz',
  'resume-teach-back',
  'choice-teach-back',
  'teach-ask',
  'teach-found',
  'teach-missing',
  'teach-none',
  'teach-all',
  'teach-rules',
  'choice-next-step',
  'ended-success',
  'ended-left',
  'ended-out-of-turns',
  'ended-stopped',
  'nothing-said',
  'result',
  'good',
  'missing',
  'faults',
  'rate-faults',
  'better',
  'choice-again',
  'choice-harder',
  'choice-next',
  'rules-only',
  'quiz-question',
  'quiz-right',
  'quiz-wrong',
  'quiz-result',
  'quiz-pick',
  'quiz-over',
  'quiz-why',
  'sources',
  'choice-more-quiz',
  'choice-read',
  'rate-ask',
  'rate-result',
  'rate-rewrite',
  'rewrite',
] as const
export type PractisePhraseKey = (typeof practisePhraseKeys)[number]
