/** How often each answer of a scale was given: `value` is the answer, `count` how many gave it. */
export type RatingCount = { readonly value: number; readonly count: number }

/** How many answers there are. */
export function answersIn(ratings: readonly RatingCount[]): number {
  return ratings.reduce((sum, { count }) => sum + count, 0)
}

/**
 * Answers at or above `from`: top-2-box on a 1–5 scale is `from` 4. The neutral 3 is not satisfied. Source: facts CS-001.
 */
export function answersFrom(ratings: readonly RatingCount[], from: number): number {
  return ratings.reduce((sum, { value, count }) => sum + (value >= from ? count : 0), 0)
}

/**
 * Mean answer: sum of the answers ÷ how many. Source: facts CS-020, CS-025.
 * @throws RangeError where nobody answered.
 */
export function meanRating(ratings: readonly RatingCount[]): number {
  const n = answersIn(ratings)
  if (!(n > 0)) throw new RangeError('no answers')
  return ratings.reduce((sum, { value, count }) => sum + value * count, 0) / n
}
