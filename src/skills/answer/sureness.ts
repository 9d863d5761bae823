import type { PhraseKey } from '../../conversation/phrases.ts'
import type { ConfidenceMark } from '../../knowledge/entry.ts'
import type { Candidate } from './find-entries.ts'
import { thresholds } from './thresholds.ts'

/** How sure it is that an entry is the one that was asked for. */
export type Certainty = 'high' | 'medium' | 'low'

/** From how likely it is the entry that was asked for, and how likely anything here is. */
export function certaintyOf({ chance, fit }: Pick<Candidate, 'chance' | 'fit'>): Certainty {
  const reaches = (least: { readonly chance: number; readonly fit: number }) =>
    chance >= least.chance && fit >= least.fit
  if (reaches(thresholds.sure)) return 'high'
  return reaches(thresholds.fairlySure) ? 'medium' : 'low'
}

/** What is said of an answer: an entry that rests on a single source is never quite sure. */
export function sureness(certainty: Certainty, mark: ConfidenceMark): PhraseKey {
  if (certainty === 'high') return mark === 'C' ? 'sure-medium' : 'sure-high'
  return certainty === 'medium' && mark !== 'C' ? 'sure-medium' : 'sure-low'
}
