import { whenNeeded } from '../../domain/when-needed.ts'

/** One word may stand between two of a phrase; up to four where `…` does. */
const nearGap = String.raw`(?:\s\S+)?\s`
const wideGap = String.raw`(?:\s\S+){0,4}?\s`
/** What hangs on a word and changes nothing: "rusaknya", "reviews". */
const fewestForEndings = 4
const endings = '(?:nya|ny|ku|mu|s)?'

/** A text as phrases are looked for in it: its words in lower case between single spaces, clauses run together. */
export function toLine(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/(?<!\d),|,(?!\d)|[^\p{L}\p{N}'.,-]+/gu, ' ')
    .replace(/[.'-]+(?=\s|$)|(?<=^|\s)[.'-]+/gu, '')
    .trim()
    .replace(/\s+/g, ' ')} `
}

/** Whether one of the phrases stands in a line: see knowledge/replies/README.md for what `*` and `…` mean in them. */
export function phrasesPattern(phrases: readonly string[], flags = 'u'): RegExp {
  return new RegExp(`(?<=\\s)(?:${phrases.map(sourceOf).join('|')})(?=\\s)`, flags)
}

export type PhrasesTest = { test(line: string): boolean }

/**
 * `phrasesPattern` for whoever only asks whether one stands there. All in one pattern take long to compile; most are told
 * from afar to stand nowhere, and never are.
 */
export function phrasesTest(phrases: readonly string[]): PhrasesTest {
  const test = tests.get(phrases) ?? createTest(phrases)
  tests.set(phrases, test)
  return test
}

const tests = new WeakMap<readonly string[], PhrasesTest>()

function createTest(phrases: readonly string[]): PhrasesTest {
  const each = phrases.map((phrase) => ({
    words: (phrase.toLowerCase().match(/[^\s…*]+/g) ?? []).toSorted((one, other) => other.length - one.length),
    pattern: whenNeeded(() => phrasesPattern([phrase])),
  }))
  // Many phrases share a word, and of most the longest stands nowhere: it is looked for once.
  const byLongest = [...Map.groupBy(each, ({ words: [longest = ''] }) => longest)]
  return {
    test: (line) =>
      byLongest.some(
        ([longest, those]) =>
          line.includes(longest) &&
          those.some(({ words, pattern }) => words.every((word) => line.includes(word)) && pattern().test(line)),
      ),
  }
}

function sourceOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/\s*…\s*/)
    .map((part) => part.split(' ').map(wordSource).join(nearGap))
    .join(wideGap)
}

function wordSource(word: string): string {
  // "WA" is not "was".
  if (word.length < fewestForEndings) return `${RegExp.escape(word)}(?:nya|ny)?`
  return word.endsWith('*') ? String.raw`${RegExp.escape(word.slice(0, -1))}\S*` : `${RegExp.escape(word)}${endings}`
}
