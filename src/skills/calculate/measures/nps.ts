import { netPromoterInterval, netPromoterScore, type Recommendations } from '../../../measures/net-promoter.ts'
import { answersFrom, answersIn } from '../../../measures/ratings.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import { ratingsIn, type Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, given } from './checks.ts'

const groups = ['promoters', 'passives', 'detractors'] as const
const [promoterFrom, passiveFrom, highestRating] = [9, 7, 10]
/** Shares that were rounded may miss 100 by this. */
const roundingAllowed = 1.5
const fewAnswers = 30

/** NPS from counts, from percentages, or from how often each answer of 0–10 was given. Source: facts CS-009–CS-012. */
export function solveNps(slots: Slots): Outcome {
  const ratings = ratingsIn(slots)
  if (ratings.length > 0) {
    const highest = Math.max(...ratings.map(({ value }) => value))
    if (highest > highestRating) return impossible('bad-nps-scale', { highest })
    const promoters = answersFrom(ratings, promoterFrom)
    const passives = answersFrom(ratings, passiveFrom) - promoters
    return fromCounts({ promoters, passives, detractors: answersIn(ratings) - promoters - passives })
  }
  const wrong = checkCounts(given(slots, [...groups, 'total']))
  if (wrong) return wrong
  const there = groups.filter((group) => slots[group])
  const isPercent = there.map((group) => slots[group]?.unit === 'percent')
  if (isPercent.includes(true) && isPercent.includes(false)) return impossible('bad-mixed')
  return isPercent[0] === true || looksLikePercent(slots) ? fromShares(slots) : fromAnswers(slots)
}

/** "promoter 50 detraktor 20 netral 30": the same number, whether they are people or per cent; so people. */
function looksLikePercent({ promoters, detractors, total }: Slots): boolean {
  return promoters?.unit === 'percent' && detractors?.unit === 'percent' && total === undefined
}

function fromShares({ promoters, passives, detractors, total }: Slots): Outcome {
  const p = promoters ?? complement(detractors, passives)
  const d = detractors ?? complement(promoters, passives)
  if (!p) return missing('promoters')
  if (!d) return missing('detractors')
  const sum = p.value + d.value + (passives?.value ?? 0)
  if (sum > 100 + roundingAllowed || (passives && Math.abs(sum - 100) > roundingAllowed)) {
    return impossible('bad-percent-sum', { sum })
  }
  const score = p.value - d.value
  const n = total?.value
  if (n === 0) return impossible('bad-zero')
  return {
    kind: 'done',
    result: { value: score, unit: 'points' },
    explain: (speech) => ({
      headline: headline(score, speech),
      working: `${speech.percent(p.value, 2)} − ${speech.percent(d.value, 2)}`,
      notes:
        n === undefined
          ? [speech.say('note-nps-no-n')]
          : intervalNotes(
              {
                promoters: (p.value / 100) * n,
                passives: n * (1 - (p.value + d.value) / 100),
                detractors: (d.value / 100) * n,
              },
              speech,
            ),
    }),
  }
}

function complement(one: Quantity | undefined, other: Quantity | undefined): Quantity | undefined {
  return one && other && { unit: 'percent', value: 100 - one.value - other.value }
}

function fromAnswers({ promoters, passives, detractors, total }: Slots): Outcome {
  const known = [promoters, passives, detractors].flatMap((quantity) => quantity ?? [])
  const sum = known.reduce((so_far, { value }) => so_far + value, 0)
  if (total && sum > total.value) return impossible('bad-sum', { sum, total: total.value })
  if (known.length === 3) {
    if (total && sum !== total.value) return impossible('bad-sum-short', { sum, total: total.value })
    return fromCounts({
      promoters: promoters?.value ?? 0,
      passives: passives?.value ?? 0,
      detractors: detractors?.value ?? 0,
    })
  }
  if (total && known.length === 2) {
    const rest = total.value - sum
    return fromCounts({
      promoters: promoters?.value ?? rest,
      passives: passives?.value ?? rest,
      detractors: detractors?.value ?? rest,
    })
  }
  if (!promoters) return missing('promoters')
  return missing(detractors ? 'passives' : 'detractors')
}

function fromCounts(counts: Recommendations): Outcome {
  const { promoters, passives, detractors } = counts
  const n = promoters + passives + detractors
  if (n === 0) return impossible('bad-zero')
  return {
    kind: 'done',
    result: { value: netPromoterScore(counts), unit: 'points' },
    range: netPromoterInterval(counts),
    explain(speech) {
      const { number, percent } = speech
      const shares = `${percent((promoters / n) * 100)} − ${percent((detractors / n) * 100)}`
      return {
        headline: headline(netPromoterScore(counts), speech),
        working: `${number(promoters)} ÷ ${number(n)} − ${number(detractors)} ÷ ${number(n)} = ${shares}`,
        notes: [
          speech.say('note-nps-groups', {
            promoters: percent((promoters / n) * 100),
            passives: percent((passives / n) * 100),
            detractors: percent((detractors / n) * 100),
          }),
          ...intervalNotes(counts, speech),
        ],
      }
    },
  }
}

function headline(score: number, { say, signed }: Speech): string {
  return say('result', { name: say('name-nps'), value: signed(score) })
}

function intervalNotes(counts: Recommendations, { say, signed, number }: Speech): readonly string[] {
  const n = counts.promoters + counts.passives + counts.detractors
  const { low, high } = netPromoterInterval(counts)
  const range = say('nps-interval', { low: signed(low), high: signed(high), n: number(n) })
  return n < fewAnswers ? [range, say('few-answers', { n: number(n) })] : [range]
}
