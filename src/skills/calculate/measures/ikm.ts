import {
  combinedIkm,
  elementsOfSkm,
  type IkmLetter,
  ikmLetter,
  ikmOfMeans,
  ikmOfTotal,
  ikmRange,
  nextLetterFrom,
  nrrRange,
  roundIkm,
} from '../../../measures/ikm.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import type { Quantity } from '../quantity.ts'
import { listIn, type Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts } from './checks.ts'

/** The nine elements of PermenPANRB 14/2017 in its order. Source: facts CS-093. */
export const elements = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const

const categories: Readonly<Record<IkmLetter, CalculatePhrase>> = {
  A: 'ikm-category-a',
  B: 'ikm-category-b',
  C: 'ikm-category-c',
  D: 'ikm-category-d',
}
const worstShown = 2
/** Above this a figure is no index that was mistyped. */
const highestTyped = 130

/** The mean of an element and what it is called: its name, or its place in the list. */
type Element = { readonly mean: number; readonly name: (speech: Speech) => string }

/** IKM from means of elements, from the sum of all scores, or its letter alone. Source: facts CS-098–CS-101. */
export function solveIkm(slots: Slots): Outcome {
  const units = listIn(slots, 'unit')
  if (units.length > 1) return fromUnits(units, listIn(slots, 'answers'))
  const means = elementsIn(slots)
  if (means.length > 1) return fromElements(means)
  const wrong = checkCounts([slots.respondents, slots.elements])
  if (wrong) return wrong
  if (slots.total) return fromTotal(slots)
  const value = slots.nrr ? slots.nrr.value * 25 : slots.value?.value
  // Whole numbers from 1 to 4 are answers of the scale, and hundreds are people.
  const isIndex = value !== undefined && !(Number.isInteger(value) && isMean(value)) && value <= highestTyped
  if (value === undefined || (!slots.nrr && !isIndex)) return missing('value')
  if (slots.nrr && !isMean(slots.nrr.value)) return impossible('bad-nrr', { value: slots.nrr.value })
  // "ikm 3,28" can only be a mean of elements.
  const index = !slots.nrr && isMean(value) ? value * 25 : value
  if (!(index >= ikmRange.low && index <= ikmRange.high)) return impossible('bad-ikm', { value: index })
  return {
    kind: 'done',
    result: { value: roundIkm(index), unit: 'plain' },
    definition: 'cs-analysis/mutu-ikm',
    explain: (speech) => ({
      headline: headline(index, speech),
      working: index === slots.value?.value ? letterRule(index, speech) : `${speech.number(index / 25, 4)} × 25`,
      notes: letterNotes(index, speech),
    }),
  }
}

/** Several units together, weighted by their respondents. Source: facts CSM-320. */
function fromUnits(values: readonly Quantity[], answers: readonly Quantity[]): Outcome {
  const wrong = checkCounts(answers)
  if (wrong) return wrong
  const bad = values.find(({ value }) => !(value >= ikmRange.low && value <= ikmRange.high))
  if (bad) return impossible('bad-ikm', { value: bad.value })
  const units = values.map(({ value }, index) => ({ ikm: value, respondents: answers[index]?.value ?? 0 }))
  const n = units.reduce((sum, { respondents }) => sum + respondents, 0)
  if (n === 0) return impossible('bad-zero')
  const ikm = combinedIkm(units)
  return {
    kind: 'done',
    result: { value: roundIkm(ikm), unit: 'plain' },
    explain: (speech) => ({
      headline: headline(ikm, speech),
      working: `(${units
        .map(({ ikm: value, respondents }) => `${speech.number(value, 2)} × ${speech.number(respondents)}`)
        .join(' + ')}) ÷ ${speech.number(n)}`,
      notes: [speech.say('ikm-weighted'), ...letterNotes(ikm, speech)],
    }),
  }
}

function elementsIn(slots: Slots): readonly Element[] {
  const named = elements.flatMap((element): Element[] => {
    const quantity = slots[element]
    return quantity ? [{ mean: quantity.value, name: ({ say }) => say(`element-${element}`) }] : []
  })
  const listed = listIn(slots, 'mean').map(
    ({ value }, index): Element => ({ mean: value, name: ({ say }) => say('element-number', { number: index + 1 }) }),
  )
  return named.length > listed.length ? named : listed
}

function fromElements(list: readonly Element[]): Outcome {
  const bad = list.find(({ mean }) => !isMean(mean))
  if (bad) return impossible('bad-nrr', { value: bad.mean })
  const means = list.map(({ mean }) => mean)
  const ikm = ikmOfMeans(means)
  return {
    kind: 'done',
    result: { value: roundIkm(ikm), unit: 'plain' },
    explain(speech) {
      const { say, number } = speech
      const worst = list.toSorted((a, b) => a.mean - b.mean).slice(0, worstShown)
      return {
        headline: headline(ikm, speech),
        working: say('ikm-working', {
          sum: number(
            means.reduce((sum, mean) => sum + mean, 0),
            4,
          ),
          count: list.length,
          mean: number(ikm / 25, 4),
        }),
        notes: [
          ...(list.length === elementsOfSkm ? [] : [say('ikm-not-nine', { count: list.length })]),
          ...letterNotes(ikm, speech),
          say('ikm-lowest', {
            elements: worst
              .map(({ mean, name }) => `${name(speech)} ${number(mean, 2)} (${ikmLetter(mean * 25)})`)
              .join(', '),
          }),
        ],
      }
    },
  }
}

function fromTotal({ total, respondents, elements: count }: Slots): Outcome {
  if (!respondents) return missing('respondents')
  if (respondents.value === 0 || count?.value === 0) return impossible('bad-zero')
  const all = count?.value ?? elementsOfSkm
  const mean = (total?.value ?? 0) / (respondents.value * all)
  if (!isMean(mean)) return impossible('bad-nrr', { value: mean })
  const ikm = ikmOfTotal(total?.value ?? 0, respondents.value, all)
  return {
    kind: 'done',
    result: { value: roundIkm(ikm), unit: 'plain' },
    explain: (speech) => ({
      headline: headline(ikm, speech),
      working: `${speech.number(total?.value ?? 0)} ÷ (${speech.number(respondents.value)} × ${all}) × 25`,
      notes: letterNotes(ikm, speech),
    }),
  }
}

function isMean(value: number): boolean {
  return value >= nrrRange.low && value <= nrrRange.high
}

function headline(ikm: number, { say, number }: Speech): string {
  const letter = ikmLetter(ikm)
  return say('ikm-result', { value: number(roundIkm(ikm), 2), letter, category: say(categories[letter]) })
}

/** How far the next letter is, and that the edge is near where it is. */
function letterNotes(ikm: number, { say, number }: Speech): readonly string[] {
  const next = nextLetterFrom(ikm)
  if (!next) return []
  return [
    say('ikm-next', { letter: next.letter, from: number(next.from, 2), gap: number(next.from - roundIkm(ikm), 2) }),
  ]
}

function letterRule(ikm: number, { say }: Speech): string {
  const letter = ikmLetter(ikm)
  return say(`ikm-band-${letter === 'A' ? 'a' : letter === 'B' ? 'b' : letter === 'C' ? 'c' : 'd'}`)
}
