import { namedIn } from '../lists/named-slots.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'
import { chainOf, type FollowUp, isNear, resultOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'
import { asksForPercent } from './share-of-told.ts'

const longestWish = 12
const perMany = /\b(?:per|tiap|setiap)\s*(1[.,]?000|seribu|thousand|100|seratus|hundred)\b/i
const fromPhrase: Readonly<Record<string, number>> = { seribu: 1000, thousand: 1000, seratus: 100, hundred: 100 }

/** "Jadi urutannya berubah gak?": the ranking before the last change beside the one after it. */
export function orderChanged(before: CalculateMemory, { figures, words, has }: Said): Outcome | undefined {
  const { measure, slots, previous } = before
  if (measure !== 'pareto' || !previous || figures.length > 0 || words > longestWish || !has('ordering'))
    return undefined
  const [old, fresh] = [ranking(previous), ranking(slots)]
  const isSame = old.map(({ label }) => label).join() === fresh.map(({ label }) => label).join()
  const [first, second] = fresh
  const total = fresh.reduce((sum, { quantity }) => sum + quantity.value, 0)
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: say(isSame ? 'order-same' : 'order-changed'),
      working: '',
      notes: [
        fresh
          .map(
            ({ label, quantity }, index) =>
              `${index + 1}. ${label}: ${number(quantity.value)} (${percent((quantity.value / total) * 100)})`,
          )
          .join('\n'),
        ...(first && second && (first.quantity.value - second.quantity.value) / total < 0.02
          ? [say('pareto-tied', { first: first.label, second: second.label })]
          : []),
      ],
    }),
  }
}

/** "Totalnya jadi berapa?" after one of the reasons changed. */
export function totalOf(before: CalculateMemory, { items, figures, words, has }: Said): Outcome | undefined {
  const isAsked = / (?:total|semuanya|jumlahnya) /.test(wordsIn(items)) && has('asks')
  if (before.measure !== 'pareto' || !isAsked || figures.length > 0 || words > longestWish) return undefined
  const sumOf = (slots: Slots) => namedIn(slots, 'cause').reduce((sum, { quantity }) => sum + quantity.value, 0)
  const [now, old] = [sumOf(before.slots), before.previous && sumOf(before.previous)]
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: say('total-now', { total: number(now) }),
      working: namedIn(before.slots, 'cause')
        .map(({ quantity }) => number(quantity.value))
        .join(' + '),
      notes:
        old === undefined || old === 0 || old === now
          ? []
          : [say('total-before', { old: number(old), change: percent((now / old - 1) * 100) })],
    }),
  }
}

/** "Cukup buat laporan?" after so many answered of so many: the margin once more. */
export function enoughAnswers(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  if (before.measure !== 'response-rate' || figures.length > 0 || words > longestWish || !has('enoughs'))
    return undefined
  return { computation: recompute(before, before.slots), corrects: true }
}

function ranking(slots: Slots) {
  return namedIn(slots, 'cause').toSorted((a, b) => b.quantity.value - a.quantity.value)
}

/** "Per 1000 orders? We ship 26k": the last count on so many of something else. */
export function perSoMany(before: CalculateMemory, { text, figures }: Said): Outcome | undefined {
  const said = perMany.exec(text)?.[1]?.toLowerCase()
  const result = resultOf(before)
  if (said === undefined || result?.unit !== 'plain') return undefined
  const many = fromPhrase[said] ?? Number(said.replace(/[.,]/g, ''))
  const [whole, more] = figures.filter(({ quantity }) => !isNear(quantity.value, many))
  if (!whole || more || !(whole.quantity.value > 0)) return undefined
  const older = chainOf(before)[1] ?? (before.previous ? { ...before, slots: before.previous } : undefined)
  const other = older?.measure === before.measure ? resultOf(older)?.value : undefined
  return {
    kind: 'done',
    explain: ({ say, number }) => ({
      headline: say('per-many', { value: number((result.value / whole.quantity.value) * many, 2), many: number(many) }),
      working: `${number(result.value)} ÷ ${number(whole.quantity.value)} × ${number(many)}`,
      notes:
        other === undefined || isNear(other, result.value)
          ? []
          : [say('per-many-before', { count: number(other), value: number((other / whole.quantity.value) * many, 2) })],
    }),
  }
}

/** "Go back to the 5 one": a figure that stood there before the last change. */
export function returned(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  const [figure, more] = figures
  if (!figure || more || words > longestWish || !has('returns')) return undefined
  const older = [
    before.previous,
    ...(before.history ?? []).filter(({ measure }) => measure === before.measure).map(({ slots }) => slots),
  ]
  for (const slots of older) {
    const found = Object.entries(slots ?? {}).find(
      ([slot, { value }]) => isNear(value, figure.quantity.value) && before.slots[slot],
    )
    if (found) return { computation: recompute(before, { ...before.slots, [found[0]]: found[1] }), corrects: false }
  }
  return undefined
}

const ratingSaid = /(?:bintang|nilai|skor|rating|star)s?\s*(\d{1,2})\b/i

/** "Kalau bintang 1-nya cuma 15?": how often one answer was given, among those that were counted. */
export function ratingReplaced(before: CalculateMemory, { text, figures, has }: Said): FollowUp | undefined {
  const rating = ratingSaid.exec(text)?.[1]
  const slot = rating === undefined ? undefined : `rating-${rating}`
  const old = slot === undefined ? undefined : before.slots[slot]
  const [figure, more] = figures.filter(({ quantity }) => quantity.value !== Number(rating))
  const isSaid = has('follow-ups') || has('corrections') || has('becoming')
  if (!slot || !old || !figure || more || figure.quantity.unit !== 'plain' || !isSaid) return undefined
  // What was counted from the answers is counted again.
  const ratings = Object.entries(before.slots).filter(([name]) => name.startsWith('rating-'))
  return {
    computation: recompute(before, { ...Object.fromEntries(ratings), [slot]: figure.quantity }),
    corrects: false,
  }
}

/** "Yang terbaik mana?", "mediannya?": the last list once more, which says it. */
export function saidAgain(before: CalculateMemory, { items, figures, words, has }: Said): FollowUp | undefined {
  if (figures.length > 0 || words > longestWish / 2) return undefined
  const isBest = before.measure === 'groups' && (has('bests') || has('ordering'))
  const isMedian =
    before.measure === 'average' && / (?:median|nilai tengah|rata - rata|average|mean) /.test(wordsIn(items))
  if (!isBest && !isMedian) return undefined
  const marks = before.marks.filter((mark) => mark !== 'together')
  return { computation: recompute({ ...before, marks }, before.slots), corrects: true }
}

const oneIsEasy =
  /\b1\s*(?:=|berarti|artinya|adalah|itu|means|is|was)\s*(?:yang\s*)?(?:sangat|paling|very)\s*(?:mudah|gampang|easy)/i

/** "Pada formulir kami 1 berarti sangat mudah": the scale of an effort score runs the other way. */
export function reversedScale(before: CalculateMemory, { text }: Said): FollowUp | undefined {
  const one = chainOf(before).find(({ measure }) => measure === 'ces')
  if (!one || !oneIsEasy.test(text)) return undefined
  return { computation: recompute({ ...one, marks: [...one.marks, 'reversed'] }, one.slots), corrects: false }
}

/** "Brp persen?" after a share: the share once more. */
export function percentAgain(before: CalculateMemory, said: Said): FollowUp | undefined {
  if (!asksForPercent(said)) return undefined
  const one = chainOf(before).find((older) => resultOf(older)?.unit === 'percent')
  return one && { computation: recompute(one, one.slots), corrects: true }
}
