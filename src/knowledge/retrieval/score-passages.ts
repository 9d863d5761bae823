import { fields, type InvertedIndex } from './inverted-index.ts'
import type { RetrievalParameters } from './parameters.ts'
import type { QueryWord } from './read-query.ts'
import { createUnitScorer } from './score-units.ts'

export type PassageScore = {
  /** The passage's place in the list that was indexed. */
  readonly passage: number
  readonly score: number
  readonly confidence: number
  /** Bit w: the passage has word w of the query. */
  readonly wordMask: number
}

export type ScorePassages = (
  words: readonly QueryWord[],
  limit: number,
  accept: ((passage: number) => boolean) | undefined,
) => readonly PassageScore[]

const [titleField, questionField, caseField, situationField] = (
  ['title', 'question', 'case', 'situation'] as const
).map((field) => fields.indexOf(field))

/** A query of fewer words tells of no situation. */
const leastWordsOfSituation = 6

/**
 * Joins what the text, the title and the best question, case and situation of a passage scored, and holds against it the
 * words of the query that stand in none of them; the best `limit` passages, best first.
 */
export function createPassageScorer(index: InvertedIndex, parameters: RetrievalParameters): ScorePassages {
  const scoreUnits = createUnitScorer(index, parameters)
  const { passageCount, passageOfUnit, fieldOfUnit } = index
  const { questionWeight, caseWeight, situationWeight } = parameters
  const body = new Float32Array(passageCount)
  const question = new Float32Array(passageCount)
  const ofCase = new Float32Array(passageCount)
  const ofSituation = new Float32Array(passageCount)
  const passageMask = new Uint32Array(passageCount)
  const total = new Float64Array(passageCount)
  const isFound = new Uint8Array(passageCount)

  return (words, limit, accept) => {
    const { matched, score, wordMask } = scoreUnits(words)
    const coverage = createCoverage(words)
    const found: number[] = []
    const isTold = words.length >= leastWordsOfSituation
    for (const unit of matched) {
      const passage = passageOfUnit[unit] ?? 0
      if (accept && !accept(passage)) continue
      const field = fieldOfUnit[unit]
      if (field === situationField && !isTold) continue
      if (!isFound[passage]) found.push(passage)
      isFound[passage] = 1
      const value = score[unit] ?? 0
      if (field === questionField) question[passage] = Math.max(question[passage] ?? 0, value)
      else if (field === caseField) ofCase[passage] = Math.max(ofCase[passage] ?? 0, value)
      else if (field === situationField) ofSituation[passage] = Math.max(ofSituation[passage] ?? 0, value)
      else body[passage] = (body[passage] ?? 0) + (field === titleField ? parameters.titleWeight : 1) * value
      // A situation speaks for a passage that has words of the query, and never makes it have one.
      if (field !== situationField) passageMask[passage] = (passageMask[passage] ?? 0) | (wordMask[unit] ?? 0)
    }
    const reach = words.reduce((sum, { idf, isQuestionWord }) => (isQuestionWord ? sum : sum + idf), 0)
    for (const passage of found) {
      const inAll =
        (body[passage] ?? 0) +
        questionWeight * (question[passage] ?? 0) +
        caseWeight * (ofCase[passage] ?? 0) +
        situationWeight * (ofSituation[passage] ?? 0)
      total[passage] = coverage(passageMask[passage] ?? 0) ** parameters.coveragePower * inAll
    }
    const best = found
      .filter((passage) => (total[passage] ?? 0) > 0)
      .sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b)
      .slice(0, limit)
      .map((passage): PassageScore => {
        const wordMask = passageMask[passage] ?? 0
        const inPlaces = Math.max(body[passage] ?? 0, question[passage] ?? 0, ofSituation[passage] ?? 0)
        const covered = coverage(wordMask) ** parameters.coveragePower
        const confidence = reach === 0 ? 0 : Math.min(1, (covered * inPlaces) / reach)
        return { passage, score: total[passage] ?? 0, confidence, wordMask }
      })
    for (const passage of found) {
      body[passage] = question[passage] = ofCase[passage] = ofSituation[passage] = 0
      passageMask[passage] = isFound[passage] = 0
    }
    return best
  }
}

/** The share of the query's idf that stands behind a set of its words. */
function createCoverage(words: readonly QueryWord[]): (mask: number) => number {
  const known = new Map<number, number>()
  const topic = words.map(({ isQuestionWord, idf }) => (isQuestionWord ? 0 : idf))
  const total = topic.reduce((sum, idf) => sum + idf, 0)
  return (mask) => {
    const before = known.get(mask)
    if (before !== undefined) return before
    const matched = topic.reduce((sum, idf, position) => (mask & (1 << position) ? sum + idf : sum), 0)
    const share = total === 0 ? 0 : matched / total
    known.set(mask, share)
    return share
  }
}
