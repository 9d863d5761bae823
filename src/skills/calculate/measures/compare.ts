import { compareShares } from '../../../measures/compare.ts'
import { netPromoterMargin, netPromoterScore, type Recommendations } from '../../../measures/net-promoter.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPart } from './checks.ts'

/** p-value from which a difference is told apart from chance. */
const significance = 0.05
const fewAnswers = 30
/** Of the 95 % interval. */
const z = 1.96
const smallestShown = 0.001

/** Compares two shares, or two scores of recommendation. Source: facts CSM-361, CSM-362, CSM-365, CSM-371. */
export function solveCompare(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const wrong = checkCounts(Object.values(slots))
  if (wrong) return wrong
  if (slots['promoters-1']) return compareScores(slots, marks)
  const [a, b, n1, n2] = ['part-1', 'part-2', 'total-1', 'total-2'].map((slot) => slots[slot])
  if (!a || !b) return missing('second')
  if (!n1 || !n2) return { ...missing('totals'), ...(a.unit === b.unit ? { hint: enoughToTell(a, b) } : {}) }
  const first = toShare(a.unit === 'percent' ? (a.value / 100) * n1.value : a.value, n1.value)
  const second = toShare(b.unit === 'percent' ? (b.value / 100) * n2.value : b.value, n2.value)
  const off = checkPart(first.x, first.n) ?? checkPart(second.x, second.n)
  if (off) return off
  const { difference, interval, p, test } = compareShares(first, second)
  return {
    kind: 'done',
    ...(marks.has('branches') ? { definition: 'cs-analysis/banding-cabang' } : {}),
    explain(speech) {
      const { say, percent, number, signed } = speech
      // A percentage that was told is told back as it was: the nearest whole number of answers has another.
      const told = [a, b].map(({ value, unit }, at) => {
        const { x, n } = at === 0 ? first : second
        return unit === 'percent' ? value : (x / n) * 100
      })
      const [p1, p2] = told.map((value) => percent(value))
      const points = (told[1] ?? 0) - (told[0] ?? 0)
      const isUnlikely = p < significance
      const isApart = interval.low > 0 || interval.high < 0
      const isProven = isUnlikely && isApart
      return {
        headline: say(verdict(isProven, difference, marks), {
          first: p1 ?? '',
          second: p2 ?? '',
          points: signed(points),
          size: number(Math.abs(points)),
        }),
        working: `${number(first.x)} ÷ ${number(first.n)} = ${p1}; ${number(second.x)} ÷ ${number(second.n)} = ${p2}`,
        notes: [
          say('compare-interval', { low: signed(interval.low * 100), high: signed(interval.high * 100) }),
          say(test === 'z' ? 'compare-z' : 'compare-fisher', {
            p: p < smallestShown ? `< ${number(smallestShown, 3)}` : `= ${number(p, 3)}`,
          }),
          ...(first.n === second.n ? [say('compare-same-n', { n: number(first.n) })] : []),
          ...(isUnlikely === isApart ? [] : [say('compare-edge')]),
          say(isProven ? 'compare-proven' : 'compare-unproven'),
          ...(Math.min(first.n, second.n) < fewAnswers
            ? [say('few-answers', { n: number(Math.min(first.n, second.n)) })]
            : []),
        ],
      }
    },
  }
}

/**
 * How many answers in each period would set two percentages apart: z² × (p₁q₁ + p₂q₂) ÷ d², where the 95 % interval of their
 * difference ends at zero. Source: facts CSM-361; rounded up to two digits, since it is a guide.
 */
function enoughToTell(a: Quantity, b: Quantity): (speech: Speech) => string {
  const [p, q] = [a.value / 100, b.value / 100]
  const n = (z ** 2 * (p * (1 - p) + q * (1 - q))) / (p - q) ** 2
  return ({ say, number }) =>
    a.unit === 'percent' && Number.isFinite(n) && n > 0
      ? say('compare-enough', { points: number(Math.abs(a.value - b.value)), n: number(roundUp(n)) })
      : ''
}

/** 1,174 as 1,200. */
function roundUp(n: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1)
  return Math.ceil(n / step) * step
}

/** Where the part came as a percentage, it is the nearest whole number of answers. */
function toShare(x: number, n: number): { readonly x: number; readonly n: number } {
  return { x: Math.round(x), n }
}

function compareScores(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const groups = [1, 2].map((group) => countsOf(slots, group))
  const [first, second] = groups
  if (!first || !second) return missing('detractors')
  for (const counts of [first, second]) {
    if (counts.passives < 0)
      return impossible('bad-sum', {
        sum: counts.promoters + counts.detractors,
        total: counts.promoters + counts.passives + counts.detractors,
      })
    if (counts.promoters + counts.passives + counts.detractors === 0) return impossible('bad-zero')
  }
  const [s1, s2] = [netPromoterScore(first), netPromoterScore(second)]
  const margin = Math.hypot(netPromoterMargin(first), netPromoterMargin(second))
  const difference = s2 - s1
  const isProven = Math.abs(difference) > margin
  return {
    kind: 'done',
    definition: 'cs-analysis/nps-naik-turun',
    explain: ({ say, signed, number }) => ({
      headline: say(verdict(isProven, difference, marks), {
        first: signed(s1),
        second: signed(s2),
        points: signed(difference),
        size: number(Math.abs(difference)),
      }),
      working: `${signed(s2)} − (${signed(s1)}) = ${signed(difference)}; ± ${number(margin)}`,
      notes: [
        say('compare-interval', { low: signed(difference - margin), high: signed(difference + margin) }),
        say(isProven ? 'compare-proven' : 'compare-unproven'),
      ],
    }),
  }
}

function countsOf(slots: Slots, group: number): Recommendations | undefined {
  const [promoters, passives, detractors, total] = ['promoters', 'passives', 'detractors', 'total'].map(
    (slot) => slots[`${slot}-${group}`]?.value,
  )
  if (promoters === undefined || detractors === undefined) return undefined
  const rest = passives ?? (total === undefined ? undefined : total - promoters - detractors)
  return rest === undefined ? undefined : { promoters, passives: rest, detractors }
}

/** Branches are no periods: they differ, and do not rise. */
function verdict(isProven: boolean, difference: number, marks: ReadonlySet<string>): CalculatePhrase {
  if (!isProven && marks.has('asked') && difference !== 0 && !marks.has('branches')) {
    return difference > 0 ? 'compare-up-open' : 'compare-down-open'
  }
  if (!isProven) return 'compare-open'
  if (marks.has('branches')) return 'compare-different'
  return difference > 0 ? 'compare-up' : 'compare-down'
}
