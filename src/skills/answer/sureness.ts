import type { PhraseKey } from '../../conversation/phrases.ts'
import type { ConfidenceMark } from '../../knowledge/entry.ts'
import type { Candidate } from './find-entries.ts'

/** How sure it is that an entry is the one that was asked for. */
export type Certainty = 'high' | 'medium' | 'low'

/** Fit from which, and the next entry's score as a share of the best up to which, a certainty holds. */
const bounds = { high: { fit: 0.85, rival: 0.65 }, medium: { fit: 0.5, rival: 0.85 } }

/**
 * From how well the best entry fits and how close the next one comes. Of the answers to the development questions with
 * high certainty 99 in 100 came from a right entry, with medium 93, with low 81 (`npm run bench` prints the shares); of
 * those to questions that nothing was tuned on 99, 85 and 68.
 */
export function certaintyOf(best: Candidate, next: Candidate | undefined): Certainty {
  const rival = (next?.score ?? 0) / best.score
  if (best.fit >= bounds.high.fit && rival <= bounds.high.rival) return 'high'
  return best.fit >= bounds.medium.fit && rival <= bounds.medium.rival ? 'medium' : 'low'
}

/** What is said of an answer: an entry that rests on a single source is never quite sure. */
export function sureness(certainty: Certainty, mark: ConfidenceMark): PhraseKey {
  if (certainty === 'high') return mark === 'C' ? 'sure-medium' : 'sure-high'
  return certainty === 'medium' && mark !== 'C' ? 'sure-medium' : 'sure-low'
}
