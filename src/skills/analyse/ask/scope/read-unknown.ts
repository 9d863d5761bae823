import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import type { Profile } from '../../survey/profile.ts'
import { tokensOf } from '../../words/tokens.ts'
import { stemOf, titleWords } from '../find-columns.ts'
import type { Unknown } from './filter.ts'
import { isOfNoun, nounsOf, wordsOfQuestions } from './read-values.ts'
import type { WordAt } from './words-in.ts'

const mostKnown = 12
const lettersOfName = 3
/** With these a table of one's own is spoken of as well: "toko saya". */
const ofOneself = /^(?:toko|store|kota|city|unit|kelas|kantor|tim|team|admin|cs)$/

/** "Cabang Medan" where no cell says Medan: a name behind what it is a name of, which nothing in the file is called. */
export function readUnknown(
  question: readonly WordAt[],
  columns: readonly Profile[],
  titles: readonly string[],
  words: AnalyseWords,
  isFree: (word: WordAt) => boolean,
): readonly Unknown[] {
  const known = new Set([
    ...wordsOfQuestions(words.asked),
    ...titles.flatMap((title) => tokensOf(title.replaceAll('_', ' '))),
  ])
  const nouns = nounsOf(words)
  const people = new Set(words.names.titles)
  return question.flatMap((word, at): readonly Unknown[] => {
    const before = question[at - 1]
    if (!before || !isFree(word) || !isFree(before) || !nouns.has(before.word) || people.has(before.word)) return []
    if (word.word.length < lettersOfName || known.has(word.word) || known.has(word.bare) || nouns.has(word.word))
      return []
    const column = columns.find(
      ({ title }) => titleWords(title, words.asked).has(before.stem) || isOfNoun(title, before.word, words),
    )
    if (column) return [{ said: word.word, title: column.title, known: [...column.kinds.keys()].slice(0, mostKnown) }]
    return word.isCapital && !ofOneself.test(before.word) ? [{ said: `${before.word} ${word.word}`, known: [] }] : []
  })
}

const limiting = new Set('di dari untuk buat khusus utk dr for from in at'.split(' '))
const lettersOfUnread = 4

/** What stands behind "di", "dari", "untuk" and was found nowhere in the file: it limits nothing, and that is said. */
export function readUnread(
  question: readonly WordAt[],
  titles: readonly string[],
  words: AnalyseWords,
  isFree: (word: WordAt) => boolean,
): readonly string[] {
  const known = new Set([...wordsOfQuestions(words.asked), ...nounsOf(words), ...words.names.finished])
  const named = new Set(titles.flatMap((title) => tokensOf(title.replaceAll('_', ' ')).map(stemOf)))
  return question.flatMap((word, at) => {
    const before = question[at - 1]
    if (!before || !limiting.has(before.word) || !isFree(word) || word.word.length < lettersOfUnread) return []
    const isKnown = known.has(word.word) || known.has(word.bare) || named.has(word.stem) || /\d/.test(word.word)
    return isKnown ? [] : [word.word]
  })
}
