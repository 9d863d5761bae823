import type { PhraseKey } from '../../conversation/phrases.ts'
import type { ConfidenceMark } from '../../knowledge/entry.ts'

/**
 * How sure an answer is, from how well the entry fits the question (0 to 1) and how well the entry is supported. The
 * bounds were set on the development questions: above `high` 98 in 100 answers were the right entry, above `medium`
 * 93 (see bench/README.md for how to measure again).
 */
export function sureness(fit: number, mark: ConfidenceMark): PhraseKey {
  if (fit >= bounds.high && mark !== 'C') return 'sure-high'
  if (fit >= bounds.medium && (mark !== 'C' || fit >= bounds.high)) return 'sure-medium'
  return 'sure-low'
}

const bounds = { high: 0.7, medium: 0.5 }
