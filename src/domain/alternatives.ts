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

/**
 * The same alternatives in whatever case, as classes: a group that sets its own case (`(?i:…)`) was seen to lose it in
 * a process that runs long.
 */
export function inAnyCase(pattern: string): string {
  return pattern.replace(/\\x([0-9a-f]{2})|\\[\s\S]|\p{L}/gu, (found, code?: string) => {
    const letter = code === undefined ? found : String.fromCharCode(Number.parseInt(code, 16))
    return /^\p{L}$/u.test(letter) && (code !== undefined || found.length === 1)
      ? `[${letter.toLowerCase()}${letter.toUpperCase()}]`
      : found
  })
}
