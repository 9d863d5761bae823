import type { Interval } from './intervals.ts'
import { z95 } from './normal.ts'

/** Counts of answers, each 0 or more. */
export type Recommendations = { readonly promoters: number; readonly passives: number; readonly detractors: number }

/** Fewer answers than this get the adjusted interval. */
const fewAnswers = 30

/**
 * NPS = % promoters (9–10) − % detractors (0–6), from −100 to 100; passives stay in the denominator. Source: facts CS-009.
 * @throws RangeError where nobody answered.
 */
export function netPromoterScore({ promoters, passives, detractors }: Recommendations): number {
  const n = promoters + passives + detractors
  if (!(n > 0)) throw new RangeError('no answers')
  return ((promoters - detractors) / n) * 100
}

/**
 * 95 % margin of an NPS in points: 1.96·√((p + d − (p − d)²) ÷ n)·100, p and d the shares of promoters and detractors.
 * Source: facts CS-010, CS-012.
 */
export function netPromoterMargin({ promoters, passives, detractors }: Recommendations): number {
  const n = promoters + passives + detractors
  if (!(n > 0)) throw new RangeError('no answers')
  const p = promoters / n
  const d = detractors / n
  return z95 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n) * 100
}

/**
 * 95 % interval of an NPS in points, within −100 to 100. Below 30 answers adjusted-Wald: ¾ promoter and ¾ detractor more,
 * n three more (facts CS-011); from 30 the plain margin.
 */
export function netPromoterInterval(counts: Recommendations): Interval {
  const n = counts.promoters + counts.passives + counts.detractors
  const used =
    n < fewAnswers
      ? {
          promoters: counts.promoters + 0.75,
          passives: counts.passives + 1.5,
          detractors: counts.detractors + 0.75,
        }
      : counts
  const score = netPromoterScore(used)
  const margin = netPromoterMargin(used)
  return { low: Math.max(-100, score - margin), high: Math.min(100, score + margin) }
}
