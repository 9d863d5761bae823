import { answersIn, meanRating, type RatingCount } from '../../../measures/ratings.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import { ratingsIn, type Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPart, given } from './checks.ts'
import { shareResult } from './share-result.ts'

const highestRating = 7
const fewAnswers = 30

/** CES: the mean, the share of easy, or easy less hard, by what is known. Source: facts CS-019, CS-020, CS-025. */
export function solveCes(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const ratings = ratingsIn(slots)
  if (ratings.length > 0) {
    const wrong = checkCounts(ratings.map(({ count }) => ({ value: count, unit: 'plain' as const })))
    if (wrong) return wrong
    const highest = Math.max(...ratings.map(({ value }) => value))
    if (highest > highestRating) return impossible('bad-ces-scale', { highest })
    const n = answersIn(ratings)
    if (n === 0) return impossible('bad-zero')
    const sum = ratings.reduce((so_far, { value, count }) => so_far + value * count, 0)
    const isReversed = marks.has('reversed')
    return mean(sum, n, meanRating(ratings), easyShare(ratings, highest, isReversed), isReversed)
  }
  const wrong = checkCounts(given(slots, ['easy', 'hard', 'total']))
  if (wrong) return wrong
  const { easy, hard, total, sum } = slots
  if (easy && hard) return index(slots)
  if (easy && total) return shareResult({ part: easy, whole: total, name: 'name-ces-easy' })
  // "ces 4080 dari 1000" is a sum of answers, "60 dari 80" those who found it easy.
  const part = slots.part
  if (part && total && part.value <= total.value) return shareResult({ part, whole: total, name: 'name-ces-easy' })
  const scores = sum ?? part
  if (!scores) return missing(easy ? 'total' : 'sum')
  if (!total) return missing('total')
  if (total.value === 0) return impossible('bad-zero')
  const average = scores.value / total.value
  if (average < 1 || average > highestRating) return impossible('bad-ces-mean', { mean: average })
  return mean(scores.value, total.value, average)
}

/** Who found it easy: 5 to 7 of 7, 4 and 5 of 5; where 1 means very easy, as many from the other end. Counts. */
function easyShare(ratings: readonly RatingCount[], highest: number, isReversed: boolean) {
  const size = highest > 5 ? { easy: 3, of: 7 } : { easy: 2, of: 5 }
  const low = isReversed ? 1 : size.of - size.easy + 1
  const high = isReversed ? size.easy : size.of
  const easy = ratings.filter(({ value }) => value >= low && value <= high).reduce((sum, { count }) => sum + count, 0)
  return { easy, low, high }
}

type EasyShare = ReturnType<typeof easyShare>

function mean(sum: number, n: number, average: number, share?: EasyShare, isReversed = false): Outcome {
  return {
    kind: 'done',
    result: { value: average, unit: 'plain' },
    explain: ({ say, number, percent }) => ({
      headline: say('result', { name: say('name-ces'), value: number(average, 2) }),
      working: `${number(sum)} ÷ ${number(n)}`,
      notes: [
        ...(share
          ? [
              say('ces-easy', {
                low: share.low,
                high: share.high,
                easy: number(share.easy),
                n: number(n),
                share: percent((share.easy / n) * 100),
              }),
            ]
          : []),
        ...(isReversed
          ? [say('ces-reversed', { mean: number(average, 2), turned: number(highestRating + 1 - average, 2) })]
          : []),
        say('note-ces-scale'),
        ...(n < fewAnswers ? [say('few-answers', { n: number(n) })] : []),
      ],
    }),
  }
}

function index({ easy, hard, total }: Slots): Outcome {
  if (!easy || !hard) return missing('easy')
  if (easy.unit !== hard.unit) return impossible('bad-mixed')
  if (easy.unit === 'percent') {
    if (easy.value + hard.value > 100) return impossible('bad-percent-sum', { sum: easy.value + hard.value })
    return easyLessHard(easy.value, hard.value, ({ percent }) => `${percent(easy.value)} − ${percent(hard.value)}`)
  }
  const n = total?.value ?? easy.value + hard.value
  const off = checkPart(easy.value + hard.value, n)
  if (off) return off
  const [easyShare, hardShare] = [easy, hard].map(({ value }) => (value / n) * 100)
  return easyLessHard(
    easyShare ?? 0,
    hardShare ?? 0,
    ({ number }) => `${number(easy.value)} ÷ ${number(n)} − ${number(hard.value)} ÷ ${number(n)}`,
  )
}

function easyLessHard(easy: number, hard: number, working: (speech: Speech) => string): Outcome {
  return {
    kind: 'done',
    explain: (speech) => ({
      headline: speech.say('result', { name: speech.say('name-ces-index'), value: speech.signed(easy - hard) }),
      working: working(speech),
      notes: [speech.say('note-ces-scale')],
    }),
  }
}
