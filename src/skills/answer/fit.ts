import type { Familiarity, ScoredPassage } from '../../ports/retriever.ts'

export type FitSubject = Pick<ScoredPassage, 'score' | 'confidence' | 'matchedTerms'> & {
  /** How near the question is to the ways of asking for the entry, 0 to 1. */
  readonly wording: number
}

export type FitContext = {
  readonly familiarity: Familiarity
  /** The question says a name that belongs to one of our topics. */
  readonly namesTopic: boolean
  /** How well the question fits what is not ours, by the retriever's score; 0 where nothing of that matches. */
  readonly referralScore: number
}

/** Keeps the ratio of two small scores from meaning much. */
const scoreFloor = 3

/**
 * What tells a question of our field from any other, as numbers: how much of what the query could reach was reached, how
 * much was reached at all, how many of its words the passage has, how many the knowledge base knows as they stand or as
 * slips, whether it names one of our topics, how much better our best fits than the best of what is not ours, and how
 * near its wording is.
 */
export function fitFeatures(
  { score, confidence, matchedTerms, wording }: FitSubject,
  { familiarity, namesTopic, referralScore }: FitContext,
): readonly number[] {
  const words = Math.max(familiarity.words, 1)
  return [
    confidence,
    Math.log1p(score),
    matchedTerms.length / words,
    Math.min(matchedTerms.length, 6) / 6,
    familiarity.known / words,
    familiarity.corrected / words,
    namesTopic ? 1 : 0,
    Math.log((score + scoreFloor) / (referralScore + scoreFloor)),
    wording,
  ]
}

/**
 * Logistic regression on `fitFeatures`: development questions against questions out of the field. Learned by
 * `node bench/answers/calibrate.ts`, which prints these numbers; learn again when the knowledge base or the retriever
 * changed much.
 */
const weights = [-1.0, 0.76, -0.74, 7.18, 0.04, 1.47, 2.99, 2.99, 6.8]
const bias = -11.95

/** How likely a question is about the knowledge base at all, 0 to 1, from the features of what it found best. */
export function fitOf(features: readonly number[]): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, feature, index) => sum + feature * (weights[index] ?? 0), bias)))
}

/**
 * From when on an entry that does not answer a question is near enough to be offered: nearly all of the question's words
 * stand in it, or most do and it is asked for in nearly these words (a slip may be the one that does not). Set on 48 lists
 * of near misses of questions out of the field, of which 30 looked random. Shares, 0 to 1: 0 offers all, 1 nothing.
 */
const near = {
  leastWords: 3,
  byWords: { matched: 0.8, wording: 0.28, fit: 0 },
  byWording: { matched: 0.6, wording: 0.5, fit: 0.19 },
}

/** Whether an entry shares more than a stray word with a question, by its `fitFeatures` and its fit. */
export function isNear(features: readonly number[], fit: number, { words }: Pick<Familiarity, 'words'>): boolean {
  const [matched = 0, wording = 0] = [features[2], features[8]]
  const reaches = (least: (typeof near)['byWords']) =>
    matched >= least.matched && wording >= least.wording && fit >= least.fit
  return words >= near.leastWords && (reaches(near.byWords) || reaches(near.byWording))
}
