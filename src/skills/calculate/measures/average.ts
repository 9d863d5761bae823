import { answersIn, meanRating, type RatingCount } from '../../../measures/ratings.ts'
import { medianOf } from '../../../measures/run-chart.ts'
import { missing, type Outcome } from '../outcome.ts'
import { toSeconds } from '../quantity.ts'
import { listIn, ratingsIn, type Slots } from '../slots.ts'

/** A value so many times the median stands apart from the others; a rule of thumb of ours. */
const farFromMedian = 3
const fewestForOutlier = 4

/**
 * Mean (sum ÷ number) and median of a list of figures of one kind: times in seconds, amounts, or numbers. Where one of them
 * stands far apart, it is named, since it pulls the mean and not the median.
 */
export function solveAverage(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const ratings = ratingsIn(slots)
  if (ratings.length > 1 && answersIn(ratings) > 0) return meanOfRatings(ratings)
  const list = listIn(slots, 'value')
  if (list.length < 2) return missing('values')
  const isTime = list.every((one) => toSeconds(one) !== undefined)
  const isMoney = list.some(({ unit }) => unit === 'money')
  const values = list.map((one) => (isTime ? (toSeconds(one) ?? 0) : one.value))
  const sum = values.reduce((so_far, value) => so_far + value, 0)
  const mean = sum / values.length
  const median = medianOf(values)
  const outliers =
    values.length < fewestForOutlier ? [] : values.filter((value) => median > 0 && value > farFromMedian * median)
  return {
    kind: 'done',
    result: { value: mean, unit: isTime ? 'second' : (list[0]?.unit ?? 'plain') },
    explain({ say, number, time, money, percent }) {
      const isPercent = list.every(({ unit }) => unit === 'percent')
      const show = (value: number) =>
        isTime ? time(value) : isMoney ? money(value) : isPercent ? percent(value) : number(value, 2)
      const shown = outliers.map(show).join(', ')
      return {
        headline: say('name-mean-median', { mean: show(mean), median: show(median) }),
        working: `(${values.map(show).join(' + ')}) ÷ ${values.length}`,
        notes: [
          ...(outliers.length > 0 ? [say('average-outlier', { values: shown })] : []),
          ...(marks.has('without') ? [say('average-without')] : []),
        ],
      }
    },
  }
}

/** "Bintang 5 ada 84, bintang 4 ada 20": stars, each as often as it was given. Source: facts CS-020. */
function meanOfRatings(ratings: readonly RatingCount[]): Outcome {
  const mean = meanRating(ratings)
  return {
    kind: 'done',
    result: { value: mean, unit: 'plain' },
    explain: ({ say, number }) => ({
      headline: say('average-rating', { mean: number(mean, 2) }),
      working: `(${ratings.map(({ value, count }) => `${number(value)} × ${number(count)}`).join(' + ')}) ÷ ${number(answersIn(ratings))}`,
      notes: [],
    }),
  }
}
