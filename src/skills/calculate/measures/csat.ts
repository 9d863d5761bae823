import { answersFrom, answersIn, meanRating } from '../../../measures/ratings.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import { ratingsIn, type Slots } from '../slots.ts'
import { checkCounts, given } from './checks.ts'
import { shareResult } from './share-result.ts'

const highestRating = 5
/** Top-2-box: 4 and 5 of 5. */
const satisfiedFrom = 4
const kinds = ['very-satisfied', 'satisfied', 'neutral', 'unsatisfied', 'very-unsatisfied'] as const

/** CSAT: satisfied answers ÷ all valid answers × 100. Source: facts CS-001, CS-008. */
export function solveCsat(slots: Slots): Outcome {
  const ratings = ratingsIn(slots)
  if (ratings.length > 0) return fromRatings(slots)
  const wrong = checkCounts(given(slots, [...kinds, 'total']))
  if (wrong) return wrong
  const { total, unsatisfied } = slots
  if (total?.value === 0) return impossible('bad-zero')
  const satisfied = sumOf([slots['very-satisfied'], slots.satisfied])
  const dissatisfied = sumOf([unsatisfied, slots['very-unsatisfied']])
  if (satisfied?.unit === 'percent')
    return total ? shareResult({ part: satisfied, whole: total, name: 'name-csat' }) : missing('total')
  if (satisfied && total) {
    const sum = satisfied.value + (dissatisfied?.value ?? 0) + (slots.neutral?.value ?? 0)
    if (dissatisfied?.unit !== 'percent' && sum > total.value && dissatisfied) {
      return impossible('bad-sum', { sum, total: total.value })
    }
    return shareResult({ part: satisfied, whole: total, name: 'name-csat' })
  }
  if (satisfied && dissatisfied && dissatisfied.unit === 'plain') {
    const n = satisfied.value + dissatisfied.value + (slots.neutral?.value ?? 0)
    return shareResult({ part: satisfied, whole: { value: n, unit: 'plain' }, name: 'name-csat' })
  }
  if (total && dissatisfied) {
    return shareResult({
      part: dissatisfied,
      whole: total,
      name: 'name-unsatisfied',
      notes: ({ say }) => [say('note-unsatisfied')],
    })
  }
  return missing(satisfied ? 'total' : 'satisfied')
}

function fromRatings(slots: Slots): Outcome {
  const ratings = ratingsIn(slots)
  const wrong = checkCounts(ratings.map(({ count }) => ({ value: count, unit: 'plain' as const })))
  if (wrong) return wrong
  const highest = Math.max(...ratings.map(({ value }) => value))
  if (highest > highestRating) return impossible('bad-scale', { highest })
  const n = answersIn(ratings)
  const top = answersFrom(ratings, satisfiedFrom)
  return shareResult({
    part: { value: top, unit: 'plain' },
    whole: { value: n, unit: 'plain' },
    name: 'name-csat',
    working: ({ number, say }) => say('working-top-box', { top: number(top), n: number(n) }),
    notes: ({ number, say }) => [say('note-mean-rating', { mean: number(meanRating(ratings), 2) })],
  })
}

function sumOf(quantities: readonly (Quantity | undefined)[]): Quantity | undefined {
  const there = quantities.flatMap((quantity) => quantity ?? [])
  const [first] = there
  return first && { ...first, value: there.reduce((sum, { value }) => sum + value, 0) }
}
