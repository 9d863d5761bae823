import type { Guide } from '../../knowledge/guides/guide.ts'
import { type GuideVocabulary, placeOf, type Standardise, says } from './vocabulary.ts'

export type StartReader = {
  /** The guide that a message asks to be led by. */
  start(text: string): Guide | undefined
  /** The guide that somebody names: by its number in the list, its id, or what it is about. */
  named(text: string): Guide | undefined
}

/** Longer than that a message asks something of its own. */
const longest = 24

export function createStartReader(
  guides: readonly Guide[],
  vocabulary: GuideVocabulary,
  standardise: Standardise,
): StartReader {
  const known = guides.map((guide) => ({
    guide,
    starts: guide.starts.map(standardise),
    subjects: guide.subjects.map(standardise),
  }))
  const subjectOf = (words: readonly string[]) =>
    longestOf(
      known.flatMap(({ guide, subjects }) => subjects.map((phrase) => ({ guide, phrase }))),
      words,
    )

  return {
    start(text) {
      const words = standardise(text)
      if (words.length > longest) return undefined
      const whole = longestOf(
        known.flatMap(({ guide, starts }) => starts.map((phrase) => ({ guide, phrase }))),
        words,
      )
      return whole ?? (says(vocabulary.lead, words) ? subjectOf(words) : undefined)
    },
    named(text) {
      const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1]
      if (number !== undefined) return guides[Number(number) - 1]
      const words = standardise(text)
      return (
        guides.find(({ id }) => placeOf(standardise(id), words) >= 0) ??
        longestOf(
          known.flatMap(({ guide, starts, subjects }) => [...starts, ...subjects].map((phrase) => ({ guide, phrase }))),
          words,
        )
      )
    },
  }
}

/** The one whose phrase has the most words, all of which are said, in whatever order. */
function longestOf(
  some: readonly { readonly guide: Guide; readonly phrase: readonly string[] }[],
  words: readonly string[],
): Guide | undefined {
  const said = new Set(words)
  const fitting = some.filter(({ phrase }) => phrase.every((word) => said.has(word)))
  return fitting.toSorted((a, b) => b.phrase.length - a.phrase.length)[0]?.guide
}
