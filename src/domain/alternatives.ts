import { remembering } from './remembering.ts'

/** Phrases as one alternative of a regular expression, the longest first; what is a sign to it stands for itself. */
export function alternatives(phrases: readonly string[]): string {
  return alternativesIn(phrases.join('\n'))
}

/** The same lists are asked for with each message; there are fewer than so many. */
const mostLists = 64

const alternativesIn = remembering(
  (lines) =>
    lines
      .split('\n')
      .toSorted((a, b) => b.length - a.length)
      .map((phrase) => phrase.split(/\s+/).map(RegExp.escape).join(String.raw`\s+`))
      .join('|'),
  mostLists,
)
