import type { Familiarity, ScoredPassage } from '../../ports/retriever.ts'

/**
 * What tells a question of our field from any other, as numbers: how much of what the query could reach was reached, how
 * much was reached at all, how many of its words the passage has, and how many the knowledge base knows.
 */
export function fitFeatures(
  { score, confidence, matchedTerms }: Pick<ScoredPassage, 'score' | 'confidence' | 'matchedTerms'>,
  { words, known }: Familiarity,
): readonly number[] {
  const all = Math.max(words, 1)
  return [confidence, Math.log1p(score), matchedTerms.length / all, Math.min(matchedTerms.length, 6) / 6, known / all]
}

/**
 * Logistic regression on `fitFeatures`: development questions against questions out of the field. Learned by
 * `node bench/answers/calibrate.ts`, which prints these numbers; learn again when the knowledge base or the retriever
 * changed much.
 */
const weights = [1.96, 2.38, -1.83, 9.7, 7.12]
const bias = -17.48

/** How likely a question is about the knowledge base at all, 0 to 1, judged by what it found best. */
export function fitOf(
  scored: Pick<ScoredPassage, 'score' | 'confidence' | 'matchedTerms'>,
  familiarity: Familiarity,
): number {
  const sum = fitFeatures(scored, familiarity).reduce(
    (total, feature, index) => total + feature * (weights[index] ?? 0),
    bias,
  )
  return 1 / (1 + Math.exp(-sum))
}
