import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { SurveyLook } from '../../survey/look-at-survey.ts'
import type { Profile } from '../../survey/profile.ts'
import { tokensOf } from '../../words/tokens.ts'
import { timesOf } from '../find-columns.ts'
import type { Filter, Unknown, ValueFilter } from './filter.ts'
import { valueFilter } from './value-filter.ts'
import type { WordAt } from './words-in.ts'

const lettersOfWord = 3
const denials = new Set('belum tidak blm gak ga nggak ngga tdk not'.split(' '))
const overCell = /^(?:sudah|sdh|udah|udh|ya|y|yes|ok|oke|beres|selesai|done|✓|✔|v|x)(?!\p{L})/u
/** Cells that say by themselves that something is not over: "belum selesai". */
const deniedCell = /^(?:belum|blm|tidak|tdk|gak|ga|not|un)/

/** Kinds of people that a question names, whatever the file calls them: "cewek" where its column has P and L. */
export function readPeople(
  question: readonly WordAt[],
  columns: readonly Profile[],
  { names }: AnalyseWords,
): { readonly filters: readonly ValueFilter[]; readonly unknown: readonly Unknown[] } {
  const filters: ValueFilter[] = []
  const unknown: Unknown[] = []
  for (const forms of names.kinds) {
    const word = question.find(
      (one) => one.word.length >= lettersOfWord && (forms.includes(one.word) || forms.includes(one.bare)),
    )
    if (!word) continue
    const column = columns.find((profile) => {
      const isTitled = matchOf(profile.title.replaceAll('_', ' '), names.kindTitles) > 0
      return [...profile.kinds.keys()].some(
        (kind) => forms.includes(kind) && (isTitled || kind.length >= lettersOfWord),
      )
    })
    if (!column) unknown.push({ said: word.word, known: [] })
    else {
      const values = [...column.kinds.keys()].filter((kind) => forms.includes(kind))
      // "P" says little by itself.
      const shown = values.map(
        (value) => `${column.spellings.get(value) ?? value}${value.length < lettersOfWord ? ` (${word.word})` : ''}`,
      )
      filters.push({ ...valueFilter(column, values, { isDenied: false, start: word.start, end: word.end }), shown })
    }
  }
  return { filters, unknown }
}

/** "Yang belum selesai", "sudah kelar": by a column of states, else by the day on which it was done. */
export function readFinished(
  question: readonly WordAt[],
  columns: readonly Profile[],
  look: SurveyLook,
  words: AnalyseWords,
  isFree: (word: WordAt) => boolean,
): Filter | undefined {
  const over = new Set(words.names.finished)
  const at = question.findIndex((word) => isFree(word) && (over.has(word.word) || over.has(word.bare)))
  const [word, before] = [question[at], question[at - 1]]
  if (!word) return undefined
  const isDenied = before !== undefined && denials.has(before.word)
  const said = { isDenied, isEmptyDenied: true, start: (isDenied ? before : word).start, end: word.end }
  const isOver = (cell: string) => !deniedCell.test(cell) && tokensOf(cell).some((token) => over.has(token))
  // "Sudah beres?" with "belum", "blm", "sudah": the title says what is over.
  const titled = columns.find(
    ({ title, kinds }) =>
      tokensOf(title).some((token) => over.has(token)) &&
      [...kinds.keys()].some((kind) => deniedCell.test(kind)) &&
      [...kinds.keys()].some((kind) => overCell.test(kind)),
  )
  if (titled) {
    const values = [...titled.kinds.keys()].filter((kind) => overCell.test(kind))
    return valueFilter(titled, values, said)
  }
  const status = columns
    .filter(({ kinds }) => [...kinds.keys()].some(isOver) && [...kinds.keys()].some((kind) => !isOver(kind)))
    .toSorted((a, b) => a.kinds.size - b.kinds.size)[0]
  if (status) return valueFilter(status, [...status.kinds.keys()].filter(isOver), said)
  const times = timesOf(look, words.columns, words.asked, false)
  const done = times && look.profiles[times.done.index]
  if (!times || !done) return undefined
  const { index, title } = times.done
  const isEmpty = (row: readonly string[]) => !/\d/.test(row[index] ?? '')
  return {
    kind: 'blank',
    title,
    isDenied,
    start: said.start,
    end: said.end,
    fits: (row) => isEmpty(row) === isDenied,
  }
}
