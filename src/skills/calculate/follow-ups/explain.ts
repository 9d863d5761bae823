import { wilsonInterval } from '../../../measures/intervals.ts'
import { medianOf } from '../../../measures/run-chart.ts'
import { namedIn } from '../lists/named-slots.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import { listIn, type Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { figureNamed } from './change-list.ts'
import type { FollowUp } from './replay.ts'
import { chainOf } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 14
const groupNames = ['promoters', 'passives', 'detractors'] as const

/** "Kok turun padahal promotornya nambah?": why a result is as it is, from its own figures. Other causes are not known here. */
export function explained(before: CalculateMemory, said: Said): Outcome | undefined {
  if (said.words > longestWish || said.figures.length > 0) return undefined
  const isWhy = said.has('origins') || said.has('objecting')
  if (!isWhy) return undefined
  const [last] = chainOf(before)
  if (!last) return undefined
  if (last.measure === 'compare' && last.slots['promoters-1']) return scoresApart(last.slots)
  if (last.measure === 'compare' && last.slots['total-1'] && said.has('objecting')) return countsAndRates(last.slots)
  if (last.measure === 'average') return meanAndMedian(last)
  if (last.measure === 'pareto') return placeOf(last, said)
  return undefined
}

/** What each group did to the score, in points of its share. */
function scoresApart(slots: Slots): Outcome | undefined {
  const sides = [1, 2].map((side) => {
    const [p, s, d] = groupNames.map((name) => slots[`${name}-${side}`]?.value)
    const total = slots[`total-${side}`]?.value
    if (p === undefined || d === undefined) return undefined
    const n = s === undefined ? total : p + s + d
    return n ? { p: (p / n) * 100, d: (d / n) * 100, promoters: p, n } : undefined
  })
  const [first, second] = sides
  if (!first || !second) return undefined
  return {
    kind: 'done',
    explain({ say, percent, signed, number }) {
      const [dp, dd] = [second.p - first.p, second.d - first.d]
      return {
        headline: say('why-nps', { score: signed(dp - dd), promoters: signed(dp), detractors: signed(dd) }),
        working: say('why-nps-working', {
          before: percent(first.p),
          after: percent(second.p),
          against: percent(first.d),
          now: percent(second.d),
        }),
        notes: [
          say(Math.abs(dd) > Math.abs(dp) ? 'why-nps-detractors' : 'why-nps-promoters'),
          ...(first.n === second.n ? [] : [say('why-nps-share', { first: number(first.n), second: number(second.n) })]),
        ],
      }
    },
  }
}

/** More of them, and yet a smaller share: the whole grew faster. */
function countsAndRates(slots: Slots): Outcome | undefined {
  const [x1, n1, x2, n2] = ['part-1', 'total-1', 'part-2', 'total-2'].map((slot) => slots[slot]?.value)
  if (x1 === undefined || n1 === undefined || x2 === undefined || n2 === undefined || x1 === 0 || n1 === 0)
    return undefined
  return {
    kind: 'done',
    explain: ({ say, signed, number, percent }) => ({
      headline: say('why-rate', {
        more: signed(x2 - x1, 0),
        parts: signed((x2 / x1 - 1) * 100),
        wholes: signed((n2 / n1 - 1) * 100),
      }),
      working: `${number(x1)} ÷ ${number(n1)} = ${percent((x1 / n1) * 100)}; ${number(x2)} ÷ ${number(n2)} = ${percent((x2 / n2) * 100)}`,
      notes: [say('why-rate-rest', { first: number(n1 - x1), second: number(n2 - x2) })],
    }),
  }
}

function meanAndMedian({ slots }: Computed): Outcome | undefined {
  const list = listIn(slots, 'value')
  if (list.length < 3) return undefined
  const { unit } = list[0] ?? { unit: 'plain' }
  const values = list.map(({ value }) => value)
  const top = Math.max(...values)
  const rest = values.filter((value) => value !== top)
  const isMixed = list.some((one) => one.unit !== unit)
  if (isMixed || rest.length === 0) return undefined
  const meanOf = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length
  return {
    kind: 'done',
    explain(speech) {
      const show = (value: number) => shown(value, unit, speech)
      return {
        headline: speech.say('why-mean', { top: show(top), rest: show(meanOf(rest)), mean: show(meanOf(values)) }),
        working: '',
        notes: [speech.say('average-median', { median: show(medianOf(values)), mean: show(meanOf(values)) })],
      }
    },
  }
}

function shown(value: number, unit: string, { time, money, percent, number }: Speech): string {
  const seconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 }
  const factor = seconds[unit]
  if (factor !== undefined) return time(value * factor)
  return unit === 'money' ? money(value) : unit === 'percent' ? percent(value) : number(value, 2)
}

function placeOf({ slots }: Computed, said: Said): Outcome | undefined {
  const causes = namedIn(slots, 'cause')
  const found = figureNamed(causes, { ...said, items: said.items.filter((item) => !isOrdinal(item)) })
  if (!found) return undefined
  const ranked = causes.toSorted((a, b) => b.quantity.value - a.quantity.value)
  const at = ranked.findIndex(({ slot }) => slot === found.slot)
  const above = ranked[at - 1]
  const total = Math.max(
    slots.total?.value ?? 0,
    causes.reduce((sum, { quantity }) => sum + quantity.value, 0),
  )
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: say('why-place', {
        label: found.label,
        place: number(at + 1),
        count: number(found.quantity.value),
        share: percent((found.quantity.value / total) * 100),
      }),
      working: '',
      notes: [
        ...(above
          ? [
              say('why-place-above', {
                label: above.label,
                count: number(above.quantity.value),
                share: percent((above.quantity.value / total) * 100),
              }),
            ]
          : []),
        say('why-place-graver'),
      ],
    }),
  }
}

function isOrdinal(item: Said['items'][number]): boolean {
  return item.kind === 'word' && /^ke[a-z]+$/.test(item.text)
}

/** "Berapa margin masing-masing?" after two were compared: the interval of each. */
export function intervalsOfBoth(before: CalculateMemory, { figures, has }: Said): Outcome | undefined {
  const [x1, n1, x2, n2] = ['part-1', 'total-1', 'part-2', 'total-2'].map((slot) => before.slots[slot])
  const isAsked = before.measure === 'compare' && has('interval-wishes') && figures.length === 0
  if (!isAsked || !x1 || !n1 || !x2 || !n2) return undefined
  const pairs = [
    [x1, n1],
    [x2, n2],
  ] as const
  return {
    kind: 'done',
    explain: ({ say, percent, number }) => ({
      headline: say('intervals-both'),
      working: '',
      notes: [
        ...pairs.map(([part, whole]) => {
          const x = part.unit === 'percent' ? Math.round((part.value / 100) * whole.value) : part.value
          const { low, high } = wilsonInterval(x, whole.value)
          return say('interval-line', {
            share: percent((x / whole.value) * 100),
            n: number(whole.value),
            low: percent(low * 100),
            high: percent(high * 100),
            half: number(((high - low) / 2) * 100),
          })
        }),
        say('interval-bigger'),
      ],
    }),
  }
}

/** "Kalau keduanya digabung?": both groups of a comparison as one. */
export function bothTogether(before: CalculateMemory, { figures, has }: Said): FollowUp | undefined {
  const [x1, n1, x2, n2] = ['part-1', 'total-1', 'part-2', 'total-2'].map((slot) => before.slots[slot])
  if (before.measure !== 'compare' || !has('togethers') || figures.length > 0) return undefined
  if (!x1 || !n1 || !x2 || !n2 || x1.unit !== 'plain' || x2.unit !== 'plain') return undefined
  const slots: Slots = { 'part-1:1': x1, 'part-2:2': x2, 'n-1:1': n1, 'n-2:2': n2 }
  return { computation: recompute({ measure: 'groups', slots: {}, marks: ['together'] }, slots), corrects: false }
}

/** "Rata-ratanya berapa?", "digabung berapa?": all groups of the last list as one. */
export function allTogether(before: CalculateMemory, { figures, has }: Said): FollowUp | undefined {
  // "Rata-rata empat bulan" says how many they are.
  const isOther = figures.some(({ quantity }) => quantity.unit === 'plain' || quantity.unit === 'percent')
  if (before.measure !== 'groups' || !has('togethers') || isOther) return undefined
  return { computation: recompute({ ...before, marks: [...before.marks, 'together'] }, before.slots), corrects: true }
}
