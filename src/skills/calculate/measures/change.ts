import { relativeChange } from '../../../measures/change.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'

/** From one value to another: the difference, and in per cent of where it began. Source: facts CSE-816. */
export function solveChange({ from, to, by, low, high }: Slots, marks: ReadonlySet<string>): Outcome {
  if (by && from && !to) return grown(from, by, marks.has('down') ? -1 : 1)
  if (!from) return missing('from')
  if (!to) return missing('to')
  const [before, after] = [toSeconds(from), toSeconds(to)]
  // "7 menit ke 6 menit 30 detik": the same unit for both.
  if (before !== undefined && after !== undefined && from.unit !== to.unit) {
    return solveChange({ from: { value: before, unit: 'second' }, to: { value: after, unit: 'second' } }, marks)
  }
  if (marks.has('points')) return inPoints(from, to, low && high && { low: low.value, high: high.value })
  const difference = to.value - from.value
  const relative = relativeChange(from.value, to.value)
  return {
    kind: 'done',
    explain({ say, number, signed, percent, money, time }) {
      const isMoney = from.unit === 'money' || to.unit === 'money'
      const isTime = from.unit === 'second' && to.unit === 'second'
      const show = (value: number) => (isMoney ? money(value) : isTime ? time(value) : number(value, 2))
      return {
        headline:
          relative === undefined
            ? say('change-from-zero', { difference: show(difference) })
            : say(difference === 0 ? 'change-none' : difference > 0 ? 'change-up' : 'change-down', {
                percent: percent(Math.abs(relative)),
                difference: show(Math.abs(difference)),
              }),
        working:
          relative === undefined
            ? `${show(to.value)} − ${show(from.value)}`
            : `(${show(to.value)} − ${show(from.value)}) ÷ ${show(from.value)} × 100 = ${signed(relative)}%`,
        notes: [...chanceNotes(from, to, { say, number }), ...pointNotes(from, to, { say, number, percent })],
      }
    },
  }
}

/** Two results of one measure: shares and scores differ by points. `range`: the 95 % interval of the later one. */
function inPoints(from: Quantity, to: Quantity, range: { low: number; high: number } | undefined): Outcome {
  const difference = to.value - from.value
  return {
    kind: 'done',
    result: { value: difference, unit: 'points' },
    explain({ say, number, signed, percent, money, time }) {
      const show = (value: number) => {
        if (to.unit === 'percent') return percent(value)
        if (to.unit === 'points') return signed(value)
        if (to.unit === 'money') return money(value)
        return to.unit === 'second' ? time(value) : number(value, 2)
      }
      const plain = (value: number) => (to.unit === 'points' ? number(value, 2) : show(value))
      const isScore = to.unit === 'percent' || to.unit === 'points'
      const size =
        isScore || to.unit === 'plain' ? number(Math.abs(difference), isScore ? 1 : 2) : show(Math.abs(difference))
      const key = difference === 0 ? 'points-same' : difference > 0 ? 'points-up' : 'points-down'
      const isInside = range && from.value >= range.low && from.value <= range.high
      return {
        headline: say(key, {
          size: isScore ? say('points', { count: size }) : size,
          from: show(from.value),
          to: show(to.value),
        }),
        working: `${plain(to.value)} − ${from.value < 0 ? `(${plain(from.value)})` : plain(from.value)} = ${signed(difference, isScore ? 1 : 2)}`,
        notes: range
          ? [say(isInside ? 'points-inside' : 'points-outside', { low: show(range.low), high: show(range.high) })]
          : [],
      }
    },
  }
}

const significance = 0.05

/**
 * Whether two counts of as long a time may differ by chance alone: two-sided exact test of the smaller one in their sum, each
 * falling into either time with one half. Source: the conditional test of two Poisson counts (Przyborowski and Wilenski 1940).
 */
function chanceNotes(from: Quantity, to: Quantity, { say, number }: Pick<Speech, 'say' | 'number'>): readonly string[] {
  const isCount = [from, to].every(({ unit, value }) => unit === 'plain' && Number.isInteger(value) && value >= 0)
  const sum = from.value + to.value
  if (!isCount || sum === 0 || sum > largestTested || from.value === to.value) return []
  const p = Math.min(1, 2 * binomialAtMost(Math.min(from.value, to.value), sum))
  return [say(p < significance ? 'count-proven' : 'count-open', { p: number(p, 3) })]
}

/** Above this the sums are seldom counts, and the exact test takes long. */
const largestTested = 2000

/** P(X ≤ k) for n fair throws. */
function binomialAtMost(k: number, n: number): number {
  let log = -n * Math.log(2)
  let sum = 0
  for (let i = 0; i <= k; i++) {
    sum += Math.exp(log)
    log += Math.log(n - i) - Math.log(i + 1)
  }
  return sum
}

/** Points and per cent are often taken for each other; minutes and rupiah have no points. */
function pointNotes(
  from: Quantity,
  to: Quantity,
  { say, number, percent }: Pick<Speech, 'say' | 'number' | 'percent'>,
) {
  const difference = Math.abs(to.value - from.value)
  const points = number(difference, 2)
  if (from.unit === 'percent' || to.unit === 'percent') {
    const relative = Math.abs(relativeChange(from.value, to.value) ?? 0)
    return [say('change-points', { points, percent: percent(relative) })]
  }
  return from.unit === 'plain' && to.unit === 'plain' ? [say('change-maybe-points', { points })] : []
}

/** "70 naik 10%, jadi berapa?": per cent of where it began, or points. Source: facts CSE-816. */
function grown(from: Quantity, by: Quantity, sign: 1 | -1): Outcome {
  const relative = from.value * (1 + (sign * by.value) / 100)
  const points = from.value + sign * by.value
  return {
    kind: 'done',
    explain: ({ say, number, percent, money }) => {
      const show = (value: number) => (from.unit === 'money' ? money(value) : number(value, 2))
      const values = {
        from: show(from.value),
        percent: percent(by.value, 2),
        by: number(by.value, 2),
        relative: show(relative),
        points: show(points),
      }
      if (by.unit === 'points' || from.unit === 'money') {
        const value = by.unit === 'points' ? points : relative
        return {
          headline: say('result', { name: say('name-becomes'), value: show(value) }),
          working: `${show(from.value)} ${sign > 0 ? '+' : '−'} ${by.unit === 'points' ? number(by.value, 2) : percent(by.value, 2)}`,
          notes: [],
        }
      }
      return {
        headline: say('grown', values),
        working: `${values.from} × (1 ${sign > 0 ? '+' : '−'} ${values.percent})`,
        notes: [say('grown-points', values)],
      }
    },
  }
}

/** A part in per cent of its whole, or a percentage of a whole. */
export function solveShare({ part, whole }: Slots): Outcome {
  if (!whole) return missing('whole')
  if (!part) return missing('part')
  if (part.unit === 'percent') {
    return {
      kind: 'done',
      result: { ...whole, value: (part.value / 100) * whole.value },
      explain: ({ say, number, percent, money }) => {
        const show = (value: number) => (whole.unit === 'money' ? money(value) : number(value, 2))
        return {
          headline: say('result', {
            name: say('name-percent-of', { percent: percent(part.value, 2), whole: show(whole.value) }),
            value: show((part.value / 100) * whole.value),
          }),
          working: `${number(part.value, 2)} ÷ 100 × ${show(whole.value)}`,
          notes: [],
        }
      },
    }
  }
  if (whole.value === 0) return impossible('bad-zero')
  if (part.value < 0 || whole.value < 0) return impossible('bad-negative', { value: Math.min(part.value, whole.value) })
  return {
    kind: 'done',
    result: { value: (part.value / whole.value) * 100, unit: 'percent' },
    ...(part.value <= whole.value && Number.isInteger(part.value) && Number.isInteger(whole.value)
      ? { share: { x: part.value, n: whole.value } }
      : {}),
    explain: ({ say, number, percent }) => ({
      headline: say('result', { name: say('name-share'), value: percent((part.value / whole.value) * 100, 2) }),
      working: `${number(part.value, 2)} ÷ ${number(whole.value, 2)} × 100`,
      notes: part.value > whole.value ? [say('note-over-hundred')] : [],
    }),
  }
}
