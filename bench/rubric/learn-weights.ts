import type { PracticeRules, RatingWeights } from '../../src/knowledge/practice/load-practice.ts'
import { featureNames, replyFeatures } from '../../src/rubric/reply-features.ts'
import { replyWords } from '../../src/rubric/reply-words.ts'
import type { GradedReply } from './graded-replies.ts'
import { fitRidge } from './ridge.ts'

/**
 * How much the squared length of the weights costs, and how freely features and words move beside each other. Set on sets
 * left out whole; figures hardly change from half to twice of each.
 */
const shrinkage = 2
const freedom = { features: 1, words: Math.sqrt(10) }
/** A word that fewer replies have says nothing. */
const leastReplies = 3

/** The weights of a rating, learned on the mean of the grades. */
export function learnWeights(
  replies: readonly GradedReply[],
  rules: PracticeRules,
): Pick<RatingWeights, 'bias' | 'features' | 'words'> {
  const wordsOf = replies.map(({ reply, customer }) => replyWords(reply, customer))
  const counts = new Map<string, number>()
  for (const word of wordsOf.flatMap((words) => [...words])) counts.set(word, (counts.get(word) ?? 0) + 1)
  const known = [...counts].filter(([, count]) => count >= leastReplies).map(([word]) => word)
  const rows = replies.map(({ reply, customer }, at) => {
    const features = replyFeatures(reply, customer, rules)
    const words = wordsOf[at] ?? new Set()
    const share = freedom.words / Math.sqrt(Math.max(1, known.filter((word) => words.has(word)).length))
    return [
      ...featureNames.map((name) => features[name] * freedom.features),
      ...known.map((word) => (words.has(word) ? share : 0)),
    ]
  })
  const { weights, bias } = fitRidge(
    rows,
    replies.map(({ grades }) => (grades[0] + grades[1]) / 2),
    shrinkage,
  )
  const ofFeatures = featureNames.map((name, at) => [name, (weights[at] ?? 0) * freedom.features] as const)
  const ofWords = known.map((word, at) => [word, (weights[featureNames.length + at] ?? 0) * freedom.words] as const)
  return { bias, features: Object.fromEntries(ofFeatures), words: Object.fromEntries(ofWords) }
}
