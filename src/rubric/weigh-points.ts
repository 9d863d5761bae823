import type { MessageKind, RatingWeights } from '../knowledge/practice/load-practice.ts'
import { featureNames, type ReplyFeatures } from './reply-features.ts'

const most = 10

/** Points from 0 to 10: the sum of the features, each by its weight for all messages and for those of the kind. */
export function weighPoints(
  features: ReplyFeatures,
  kind: MessageKind,
  { bias, always, kinds }: RatingWeights,
): number {
  const ofKind = kinds[kind] ?? {}
  const sum = featureNames.reduce(
    (total, name) => total + features[name] * ((always[name] ?? 0) + (ofKind[name] ?? 0)),
    bias,
  )
  return Math.round(Math.min(most, Math.max(0, sum)))
}
