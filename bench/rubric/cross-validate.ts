import type { PracticeRules } from '../../src/knowledge/practice/load-practice.ts'
import { rateReply } from '../../src/rubric/rate-reply.ts'
import type { GradedReply } from './graded-replies.ts'
import { learnWeights } from './learn-weights.ts'

const folds = 10

/** Points for some replies, by weights that were learned on others only. */
export function rateUnseen(
  learned: readonly GradedReply[],
  unseen: readonly GradedReply[],
  rules: PracticeRules,
): readonly number[] {
  const rating = { ...rules.rating, ...learnWeights(learned, rules) }
  return unseen.map(({ reply, customer }) => rateReply(reply, { ...rules, rating }, customer).points)
}

/** Points for each reply by weights learned on the nine tenths it is not in, and on `also`. Every tenth reply is a fold. */
export function rateInFolds(
  replies: readonly GradedReply[],
  also: readonly GradedReply[],
  rules: PracticeRules,
): readonly number[] {
  const inFold = (fold: number) => replies.filter((_, index) => index % folds === fold)
  const rated = Array.from({ length: folds }, (_, fold) => {
    const others = replies.filter((_, index) => index % folds !== fold)
    return rateUnseen([...others, ...also], inFold(fold), rules)
  })
  return replies.map((_, index) => rated[index % folds]?.[Math.floor(index / folds)] ?? 0)
}
