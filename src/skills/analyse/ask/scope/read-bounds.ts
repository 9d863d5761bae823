import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { Profile } from '../../survey/profile.ts'
import { amountColumns } from '../amount-columns.ts'
import type { AskedTable } from '../asked-table.ts'
import { titleWords } from '../find-columns.ts'
import type { Filter } from './filter.ts'
import { wordsIn } from './words-in.ts'

const comparing =
  /(di\s?atas|lebih dari|lebih besar dari|above|over|more than|>=|>|≥|minimal|at least|di\s?bawah|kurang dari|lebih kecil dari|below|under|less than|<=|<|≤|maksimal|at most)\s*(rp\.?|idr|usd|\$)?\s*(\d[\d.,]*)\s*(rb|ribu|k|jt|juta|tahun|thn|th|years?)?(?![\p{L}\d%])/giu
const behind =
  /(\d[\d.,]*)\s*(rb|ribu|k|jt|juta|tahun|thn|th|years?)?\s*(ke ?atas|ke ?bawah|or more|or older|and above|or less|or younger)/giu
const unitOfTime =
  /^\s*(?:detik|dtk|menit|mnt|jam|hari|minggu|bulan|sec|min|minutes?|hours?|days?|weeks?|bintang|stars?)/i
const factor = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 } as const
const isUnder = /bawah|kurang|kecil|below|under|less|<|≤|maksimal|most|younger/i
const isIncluded =
  /=|≥|≤|minimal|maksimal|at least|at most|ke ?atas|ke ?bawah|or more|or older|and above|or less|or younger/i

/** "Usia di atas 40", "nominal lebih dari 500rb": of the column of figures whose title the question names. */
export function readBounds(text: string, { look, tools }: AskedTable): readonly Filter[] {
  const columns = amountColumns(look, tools.words)
  const found = [
    ...[...text.matchAll(comparing)].map((match) => ({
      match,
      sign: match[1],
      money: match[2],
      figure: match[3],
      unit: match[4],
    })),
    ...[...text.matchAll(behind)].map((match) => ({
      match,
      sign: match[3],
      money: undefined,
      figure: match[1],
      unit: match[2],
    })),
  ]
  return found.flatMap(({ match, sign = '', money, figure = '', unit = '' }): readonly Filter[] => {
    const [start, end] = [match.index, match.index + match[0].length]
    if (unitOfTime.test(text.slice(end))) return []
    const column = columnOf(text.slice(0, start), money !== undefined, unit, columns, tools.words)
    const bound = numberOf(figure) * (factor[unit.toLowerCase() as keyof typeof factor] ?? 1)
    if (!column || !Number.isFinite(bound)) return []
    const [isOver, isIn] = [!isUnder.test(sign), isIncluded.test(sign)]
    const { index, title } = column
    return [
      {
        kind: 'bound',
        title,
        bound,
        isOver,
        isIn,
        start,
        end,
        fits: (row) => {
          const cell = row[index] ?? ''
          if (!/\d/.test(cell)) return false
          const value = Number(cell.replace(',', '.'))
          return isIn && value === bound ? true : isOver ? value > bound : value < bound
        },
      },
    ]
  })
}

/** The column whose title stands last before the bound; years are of an age, money of the one column of money. */
function columnOf(
  before: string,
  isMoney: boolean,
  unit: string,
  columns: readonly Profile[],
  words: AnalyseWords,
): Profile | undefined {
  const said = wordsIn(before).toReversed()
  const placeOf = ({ title }: Profile) => {
    const known = titleWords(title, words.asked)
    return said.findIndex(({ stem }) => known.has(stem))
  }
  const titled = columns.filter((profile) => placeOf(profile) >= 0).toSorted((a, b) => placeOf(a) - placeOf(b))
  if (titled[0]) return titled[0]
  const named = (phrases: readonly string[]) =>
    columns.filter(({ title }) => matchOf(title.replaceAll('_', ' '), phrases) > 0)
  const fitting = /^(?:tahun|thn|th|year)/i.test(unit)
    ? named(words.asked.ages)
    : isMoney || unit !== ''
      ? named(words.asked.amounts)
      : []
  return fitting.length === 1 ? fitting[0] : undefined
}

function numberOf(figure: string): number {
  const bare = figure.replace(/[.,]$/, '')
  return Number(/^\d{1,3}(?:[.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : bare.replace(',', '.'))
}
