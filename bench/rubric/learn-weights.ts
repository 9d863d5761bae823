import { messageKinds, type PracticeRules, type RatingWeights } from '../../src/knowledge/practice/load-practice.ts'
import { messageKind } from '../../src/rubric/message-kind.ts'
import { featureNames, replyFeatures } from '../../src/rubric/reply-features.ts'
import type { GradedReply } from './graded-replies.ts'
import { fitRidge } from './ridge.ts'

/** Set once and not tuned; figures hardly change from half to twice of it. */
const shrinkage = 2
/** How freely a kind goes its own way. */
const freedom = 0.7

/**
 * The weights of a rating, learned on the mean of the grades. Each feature has a weight for all messages and one more for
 * those of each kind; both are shrunk towards nothing, so a kind goes its own way only where its replies say so.
 */
export function learnWeights(
  replies: readonly GradedReply[],
  rules: PracticeRules,
): Pick<RatingWeights, 'bias' | 'always' | 'kinds'> {
  const rows = replies.map(({ reply, customer }) => {
    const features = replyFeatures(reply, customer, rules)
    const kind = messageKind(customer, rules)
    const values = featureNames.map((name) => features[name])
    return [...values, ...messageKinds.flatMap((one) => values.map((value) => (one === kind ? value * freedom : 0)))]
  })
  const { weights, bias } = fitRidge(
    rows,
    replies.map(({ grades }) => (grades[0] + grades[1]) / 2),
    shrinkage,
  )
  const named = (block: number) =>
    Object.fromEntries(featureNames.map((name, at) => [name, weights[block * featureNames.length + at] ?? 0]))
  const kinds = Object.fromEntries(
    messageKinds.map((kind, at) => [
      kind,
      Object.fromEntries(Object.entries(named(at + 1)).map(([name, weight]) => [name, weight * freedom])),
    ]),
  )
  return { bias, always: named(0), kinds }
}
