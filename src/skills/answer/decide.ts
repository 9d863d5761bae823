import type { Candidate } from './find-entries.ts'

export type Decision =
  | { readonly kind: 'answer'; readonly candidate: Candidate }
  /** Several entries fit about equally well: the person chooses. */
  | { readonly kind: 'ask-back'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Candidate[] }

/** Confidences (0 to 1), set on the development questions; `npm run bench -- --calibrate` shows the curve. */
export const thresholds = {
  /** Below: nothing here answers the question. */
  known: 0.42,
  /** Between `known` and this, a rival that is nearly as good makes Prima ask back. */
  certain: 0.6,
  /** A rival's score as a share of the best, from which it counts as nearly as good. */
  rival: 0.93,
  /** Below: not even worth offering as a nearest topic. */
  near: 0.22,
}

const maxChoices = 3

export function decide(candidates: readonly Candidate[]): Decision {
  const best = candidates[0]
  if (!best || best.confidence < thresholds.known) {
    const nearest = candidates.filter(({ confidence }) => confidence >= thresholds.near).slice(0, maxChoices)
    return { kind: 'unknown', nearest }
  }
  if (best.confidence < thresholds.certain) {
    const rivals = candidates.filter(({ score }) => score >= best.score * thresholds.rival).slice(0, maxChoices)
    if (rivals.length > 1) return { kind: 'ask-back', candidates: rivals }
  }
  return { kind: 'answer', candidate: best }
}
