import { fields, type InvertedIndex, occurrence } from './inverted-index.ts'
import type { Alternative } from './look-up.ts'
import type { RetrievalParameters } from './parameters.ts'
import type { QueryWord } from './read-query.ts'

export type UnitScores = {
  /** Units that matched at least one word, in no order. Valid until the next call, like the arrays below. */
  readonly matched: readonly number[]
  /** BM25 by unit. */
  readonly score: Float32Array
  /** Which words of the query the unit has: bit w for word w. */
  readonly wordMask: Uint32Array
}

export type ScoreUnits = (words: readonly QueryWord[]) => UnitScores

/**
 * BM25 of every unit for a query (Robertson and Zaragoza 2009, https://doi.org/10.1561/1500000019), summed over the
 * query's words; of a word's alternatives the best counts. Unit lengths are compared within their own field.
 */
export function createUnitScorer(index: InvertedIndex, parameters: RetrievalParameters): ScoreUnits {
  const { postingStart, unitOfPosting, occurrencesOfPosting } = index
  const lengthPenalty = lengthPenalties(index, parameters)
  const score = new Float32Array(index.unitCount)
  const wordMask = new Uint32Array(index.unitCount)
  const wordScore = new Float32Array(index.unitCount)
  const occurrences = new Float32Array(index.unitCount)
  // The units that one alternative, and one word, found: buffers that are filled again and again.
  const counted = new Uint32Array(index.unitCount)
  const touched = new Uint32Array(index.unitCount)
  let matched: number[] = []

  const countOccurrences = ({ forms }: Alternative): number => {
    let count = 0
    for (const { termId, share } of forms) {
      const end = postingStart[termId + 1] ?? 0
      for (let posting = postingStart[termId] ?? 0; posting < end; posting++) {
        const unit = unitOfPosting[posting] ?? 0
        if (occurrences[unit] === 0) counted[count++] = unit
        occurrences[unit] = (occurrences[unit] ?? 0) + ((occurrencesOfPosting[posting] ?? 0) * share) / occurrence
      }
    }
    return count
  }

  const scoreWord = ({ alternatives }: QueryWord): number => {
    let touchedCount = 0
    for (const alternative of alternatives) {
      const gain = alternative.weight * alternative.idf * (parameters.saturation + 1)
      const length = countOccurrences(alternative)
      for (let at = 0; at < length; at++) {
        const unit = counted[at] ?? 0
        const count = occurrences[unit] ?? 0
        occurrences[unit] = 0
        const value = (gain * count) / (count + (lengthPenalty[unit] ?? 0))
        const best = wordScore[unit] ?? 0
        if (best === 0) touched[touchedCount++] = unit
        if (value > best) wordScore[unit] = value
      }
    }
    return touchedCount
  }

  return (words) => {
    for (const unit of matched) score[unit] = wordMask[unit] = 0
    matched = []
    for (const [position, word] of words.entries()) {
      const length = scoreWord(word)
      for (let at = 0; at < length; at++) {
        const unit = touched[at] ?? 0
        if (wordMask[unit] === 0) {
          // What only orders finds nothing by itself: those words come last.
          if (word.isQuestionWord) {
            wordScore[unit] = 0
            continue
          }
          matched.push(unit)
        }
        wordMask[unit] = (wordMask[unit] ?? 0) | (1 << position)
        score[unit] = (score[unit] ?? 0) + (wordScore[unit] ?? 0)
        wordScore[unit] = 0
      }
    }
    return { matched, score, wordMask }
  }
}

/** BM25's k1 * (1 - b + b * length / average length), by unit. */
function lengthPenalties(index: InvertedIndex, { saturation, lengthWeight }: RetrievalParameters): Float32Array {
  const total = new Float64Array(fields.length)
  const units = new Float64Array(fields.length)
  index.fieldOfUnit.forEach((field, unit) => {
    total[field] = (total[field] ?? 0) + (index.lengthOfUnit[unit] ?? 0)
    units[field] = (units[field] ?? 0) + 1
  })
  return Float32Array.from(index.fieldOfUnit, (field, unit) => {
    const average = (total[field] ?? 0) / (units[field] || 1)
    const length = average === 0 ? 1 : (index.lengthOfUnit[unit] ?? 0) / average
    return saturation * (1 - lengthWeight + lengthWeight * length)
  })
}
