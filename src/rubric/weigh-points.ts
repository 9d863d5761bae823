import type { RatingWeights } from '../knowledge/practice/load-practice.ts'
import { featureNames, type ReplyFeatures } from './reply-features.ts'

const most = 10

/**
 * Points from 0 to 10: the sum of the features and of the words, each by its learned weight. Words share one weight: who
 * writes more of them earns no more by that. Where a reply has no word that was learned, the features alone tell.
 */
export function weighPoints(
  features: ReplyFeatures,
  words: ReadonlySet<string>,
  { bias, features: ofFeature, words: ofWord }: RatingWeights,
): number {
  const byFeatures = featureNames.reduce((sum, name) => sum + features[name] * (ofFeature[name] ?? 0), bias)
  const known = [...words].flatMap((word) => ofWord[word] ?? [])
  const byWords = known.reduce((sum, weight) => sum + weight, 0) / Math.sqrt(Math.max(1, known.length))
  return Math.round(Math.min(most, Math.max(0, byFeatures + byWords)))
}
