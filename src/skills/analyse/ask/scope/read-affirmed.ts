import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { Profile } from '../../survey/profile.ts'
import type { AnswerReader } from '../../survey/read-answer.ts'
import { titleWords } from '../find-columns.ts'
import type { ValueFilter } from './filter.ts'
import { placesOf } from './read-values.ts'
import type { WordAt } from './words-in.ts'

const yesNo = { id: 'yes-no', yes: 2, most: 8 } as const
const denials = new Set('belum tidak blm gak ga nggak ngga tdk not'.split(' '))

/** "Yang masalahnya selesai", asked of a column "Apakah masalah Anda selesai?" with yes and no: who said yes. */
export function readAffirmed(
  question: readonly WordAt[],
  profiles: readonly Profile[],
  words: AnalyseWords,
  answers: AnswerReader,
  isFree: (word: WordAt) => boolean,
): ValueFilter | undefined {
  const titled = yesNoColumns(profiles, answers).flatMap((profile) => {
    const kinds = [...profile.kinds.keys()].filter((kind) => !answers.isMissing(kind))
    const title = titleWords(profile.title, words.asked)
    const otherwise = words.names.alike
      .filter((phrases) => matchOf(profile.title, phrases) > 0)
      .flatMap((phrases) => placesOf(phrases, question, isFree))
      .flatMap(({ at, length }) => Array.from({ length }, (_, offset) => at + offset))
    const titled = question.flatMap((word, at) => (isFree(word) && title.has(word.stem) ? [at] : []))
    const said = [...new Set([...titled, ...otherwise])].toSorted((a, b) => a - b)
    return said.length > 0 ? [{ profile, kinds, said }] : []
  })
  const [best] = titled.toSorted((a, b) => b.said.length - a.said.length)
  if (!best) return undefined
  const { index, title } = best.profile
  const isDenied = best.said.some((at) => denials.has(question[at - 1]?.word ?? ''))
  const wanted = isDenied ? 1 : yesNo.yes
  const values = best.kinds.filter((kind) => answers.placeOf(kind, yesNo.id) === wanted)
  const [first, last] = [question[best.said[0] ?? 0], question[best.said.at(-1) ?? 0]]
  if (!first || !last || values.length === 0) return undefined
  return {
    kind: 'value',
    index,
    title,
    values,
    shown: values.map((value) => best.profile.spellings.get(value) ?? value),
    isDenied: false,
    isMarked: false,
    start: first.start,
    end: last.end,
    fits: (row) => values.includes((row[index] ?? '').toLowerCase()),
  }
}

/** Columns of yes and no. */
export function yesNoColumns(profiles: readonly Profile[], answers: AnswerReader): readonly Profile[] {
  return profiles.filter((profile) => {
    const kinds = [...profile.kinds.keys()].filter((kind) => !answers.isMissing(kind))
    return (
      kinds.length > 0 &&
      kinds.length <= yesNo.most &&
      kinds.every((kind) => answers.placeOf(kind, yesNo.id) !== undefined)
    )
  })
}
