import type { ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import { type ColumnRole, matchOf } from './guess-roles.ts'
import type { Profile } from './profile.ts'
import type { AnswerReader, Scale } from './read-answer.ts'

/** A column that says how often one answer was given; `minus`: without what stands in that other column. */
export type Level = { readonly index: number; readonly answer: string; readonly minus?: number }

/** A table whose rows are weeks or branches, and whose columns count answers: "Sangat puas", "Puas", … */
export type CountedColumns = {
  readonly levels: readonly Level[]
  /** How the answers are read that the rows are made into. */
  readonly question: Pick<ColumnRole, 'role' | 'scale'>
}

const fewestLevels = 3
const scaleEnds = [5, 10]
const wholeNumber = /^\d{1,7}$/
/** "Jumlah Puas", "Sangat puas (orang)": what says that it counts. */
const counting = /(?<!\p{L})(?:jumlah|jml|total|banyak|orang|responden|jawaban|count|of|n)(?!\p{L})|[()%:]/giu
const numbered = /^(?:bintang|skor|nilai|rating|skala|score|stars?)?\s*(10|\d)\s*(?:bintang|stars?|★)?$/i
const stars = /^[★⭐]{1,5}$/u
const kinds = [
  { answer: '10', pattern: /^(?:promotor|promoter|promotors|promoters)$/i },
  { answer: '8', pattern: /^(?:pasif|passive|passives|netral)$/i },
  { answer: '0', pattern: /^(?:detraktor|detractor|detractors|pengkritik)$/i },
] as const

/** Undefined: its columns do not count answers. */
export function findCountedColumns(
  profiles: readonly Profile[],
  words: ColumnWords,
  answers: AnswerReader,
): CountedColumns | undefined {
  const counted = profiles.filter(holdsCounts)
  return recommended(counted) ?? inWords(counted, answers) ?? inNumbers(counted) ?? satisfied(counted, words, answers)
}

function holdsCounts({ kinds: cells, filled, hasManyKinds }: Profile): boolean {
  return filled > 0 && !hasManyKinds && [...cells.keys()].every((cell) => wholeNumber.test(cell) || cell === '-')
}

function bareTitle({ title }: Profile): string {
  const own = title.split(': ').at(-1) ?? title
  return own.replace(counting, ' ').replace(/\s+/g, ' ').trim()
}

function recommended(profiles: readonly Profile[]): CountedColumns | undefined {
  const levels = kinds.flatMap(({ answer, pattern }) => {
    const found = profiles.find((profile) => pattern.test(bareTitle(profile)))
    return found ? [{ index: found.index, answer }] : []
  })
  if (levels.length < kinds.length) return undefined
  return { levels, question: { role: 'nps', scale: { low: 0, high: 10 } } }
}

/** Each column another place of one scale of words. */
function inWords(profiles: readonly Profile[], answers: AnswerReader): CountedColumns | undefined {
  const titled = profiles.map((profile) => ({ index: profile.index, answer: bareTitle(profile) }))
  const found = answers.scaleOf(new Map(titled.map(({ answer }) => [answer, 1])))
  const id = found?.scale.words
  if (!found || id === undefined) return undefined
  const placed = titled.filter(({ answer }) => answer !== '' && answers.placeOf(answer, id) !== undefined)
  const places = new Set(placed.map(({ answer }) => answers.placeOf(answer, id)))
  if (placed.length < fewestLevels || places.size < placed.length) return undefined
  return { levels: placed, question: { role: 'csat', scale: found.scale } }
}

function inNumbers(profiles: readonly Profile[]): CountedColumns | undefined {
  const levels = profiles.flatMap((profile) => {
    const title = bareTitle(profile)
    const said = stars.test(title) ? String([...title].length) : numbered.exec(title)?.[1]
    return said === undefined ? [] : [{ index: profile.index, answer: said, isBare: /^\d+$/.test(title), profile }]
  })
  const values = levels.map(({ answer }) => Number(answer))
  if (levels.length < fewestLevels || new Set(values).size < levels.length) return undefined
  const high = Math.max(...values)
  if (!scaleEnds.includes(high)) return undefined
  // Questions that are only numbered have answers below: none of them is above the scale.
  const isCounted = levels.some(({ isBare, profile }) => !isBare || profile.largest > high)
  if (!isCounted) return undefined
  const scale: Scale = { low: values.includes(0) ? 0 : 1, high }
  return {
    levels: levels.map(({ index, answer }) => ({ index, answer })),
    question: { role: scale.low === 0 ? 'nps' : 'csat', scale },
  }
}

/** "Puas" of "Jumlah responden". */
function satisfied(
  profiles: readonly Profile[],
  words: ColumnWords,
  answers: AnswerReader,
): CountedColumns | undefined {
  const pleased = profiles.find((profile) => /^(?:puas|satisfied)$/i.test(bareTitle(profile)))
  const all = profiles.find(
    (profile) =>
      profile !== pleased &&
      matchOf(profile.title, words.counts) > 0 &&
      !answers.isBad(profile.title) &&
      profile.filled > 0,
  )
  if (!pleased || !all) return undefined
  const levels = [
    { index: pleased.index, answer: 'ya' },
    { index: all.index, answer: 'tidak', minus: pleased.index },
  ]
  return { levels, question: { role: 'csat', scale: { low: 1, high: 2, words: 'yes-no' } } }
}

/** A row for each answer that was counted, the answer behind its cells. `width`: how many columns the table has. */
export function* rowsOfCounts(
  row: readonly string[],
  levels: readonly Level[],
  width: number,
): Generator<readonly string[]> {
  const cells = Array.from({ length: width }, (_, index) => row[index] ?? '')
  for (const { index, answer, minus } of levels) {
    const times = countIn(row[index]) - (minus === undefined ? 0 : countIn(row[minus]))
    const told = [...cells, answer]
    for (let time = 0; time < times; time++) yield told
  }
}

/** How many answers the rows count. */
export function countedIn(rows: readonly (readonly string[])[], levels: readonly Level[]): number {
  const of = (row: readonly string[]) =>
    levels.reduce(
      (sum, { index, minus }) => sum + countIn(row[index]) - (minus === undefined ? 0 : countIn(row[minus])),
      0,
    )
  return rows.reduce((sum, row) => sum + Math.max(0, of(row)), 0)
}

function countIn(cell = ''): number {
  return wholeNumber.test(cell) ? Number(cell) : 0
}
