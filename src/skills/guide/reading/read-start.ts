import type { Guide } from '../../../knowledge/guides/guide.ts'
import { createPhraseFinder, isSame, type Phrase } from './find-phrase.ts'
import type { Clause, Hear, Heard } from './hear.ts'
import type { GuideVocabulary } from './vocabulary.ts'

export type StartReader = {
  /** The guide that a message asks to be led by. */
  start(text: string): Guide | undefined
  /** The guide for a cry for help. */
  plea(text: string): Guide | undefined
  /** The guide that a message speaks of by two words or more, just as they are. */
  about(text: string): Guide | undefined
  /** Whether a message asks to be led, whatever else it says. */
  isLed(text: string): boolean
  /** Whether a message asks to be led, and says no more of what through. */
  asksToBeLed(text: string): boolean
  /** Whether a message speaks of what a guide is about. */
  speaksOf(guide: Guide, text: string): boolean
  /** A text without the words that start a guide: "which licence guide" names no guide for tourists. */
  withoutStart(guide: Guide, text: string): string
  /** The guide that somebody names: by its number in the list, its id, or what it is about. */
  named(text: string): Guide | undefined
}

/** Longer than that a message asks something of its own. */
const longest = 24
/** Who tells their case, and asks in the end to be led, may take more. */
const longestLed = 60
/** "Bantu saya langkah demi langkah dong ya kak" says no more than that. */
const longestBare = 8

type Start = { readonly guide: Guide; readonly phrase: Phrase }

export function createStartReader(guides: readonly Guide[], vocabulary: GuideVocabulary, read: Hear): StartReader {
  const finder = createPhraseFinder(read, vocabulary)
  const lead = vocabulary.lead.map((words) => finder.compile(words.join(' ')))
  const compile = (phrasesOf: (guide: Guide) => readonly string[]): readonly Start[] =>
    guides.flatMap((guide) => phrasesOf(guide).map((phrase) => ({ guide, phrase: finder.compile(phrase) })))
  const starts = compile((guide) => guide.starts)
  const pleas = compile((guide) => guide.pleas)
  const subjects = compile((guide) => guide.subjects)
  const telling = subjects
    .filter(({ phrase }) => phrase.length > 1)
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
  const ids = compile(({ id }) => [id])
  const isLed = (clauses: readonly Clause[]) => lead.some((phrase) => finder.find(phrase, clauses)?.isDenied === false)

  return {
    start(text) {
      const clauses = read(text)
      const words = clauses.flat()
      if (words.length > (isLed(clauses.slice(-1)) ? longestLed : longest)) return undefined
      const [start, subject] = [longestOf(starts, words), isLed(clauses) ? longestOf(subjects, words) : undefined]
      // A subject stands with a word that asks to be led: "wajib daftar pse" says more than "pandu daftar pse".
      const isToldBySubject = (subject?.phrase.length ?? 0) >= (start?.phrase.length ?? 0)
      return (isToldBySubject ? subject : start)?.guide
    },
    plea(text) {
      const words = read(text).flat()
      return words.length > longest ? undefined : longestOf(pleas, words)?.guide
    },
    about(text) {
      const clauses = read(text)
      return telling.find(({ phrase }) => finder.find(phrase, clauses)?.score === phrase.length)?.guide
    },
    isLed: (text) => {
      const clauses = read(text)
      return clauses.flat().length <= longest && isLed(clauses)
    },
    asksToBeLed(text) {
      const clauses = read(text)
      return clauses.flat().length <= longestBare && isLed(clauses)
    },
    speaksOf(guide, text) {
      const words = read(text).flat()
      return [...starts, ...subjects].some((one) => one.guide === guide && isSaidIn(one, words))
    },
    withoutStart(guide, text) {
      const words = read(text).flat()
      const start = longestOf(
        starts.filter((one) => one.guide === guide),
        words,
      )
      const left = words.filter((word) => !start?.phrase.some((one) => isSame(word, one)))
      return start ? left.map(({ word }) => word).join(' ') : text
    },
    named(text) {
      const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1]
      if (number !== undefined) return guides[Number(number) - 1]
      const words = read(text).flat()
      return (longestOf(ids, words) ?? longestOf([...starts, ...subjects], words))?.guide
    },
  }
}

function isSaidIn({ phrase }: Start, words: readonly Heard[]): boolean {
  return phrase.every((one) => words.some((word) => isSame(word, one)))
}

/** The one whose phrase has the most words, all of which are said, in whatever order. */
function longestOf(some: readonly Start[], words: readonly Heard[]): Start | undefined {
  const fitting = some.filter((one) => isSaidIn(one, words))
  return fitting.toSorted((a, b) => b.phrase.length - a.phrase.length)[0]
}
