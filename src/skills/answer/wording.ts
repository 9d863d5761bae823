import type { Tokenise } from '../../knowledge/text/tokenise.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createNearest, type PackedSets, packSets } from './nearest-set.ts'

/** What people ask for in several ways: an entry, in both languages, or a referral. */
export type AskedFor = readonly string[]

/**
 * How near a question is to the one way of asking that comes nearest, 0 to 1. Lists are known again by identity, so pass
 * the same ones.
 */
export type CompareWording = (question: string) => (asked: AskedFor) => number

/** Letters in a row that two wordings may share: slips and affixes leave most of them alike. */
const gramLengths = [3, 4, 5]

/**
 * Compares questions by the letters that they share, without regard to the order of words: the cosine of their sets of
 * letter n-grams. The retriever adds up the words of all ways of asking; this tells whether one person asks like another.
 * Words that only ask what something is do not count: "NIB?" and "apa itu NIB" are the same.
 */
export function createWordingComparison(words: Words, tokenise: Tokenise): CompareWording {
  const known = new WeakMap<AskedFor, PackedSets>()

  const isEmpty = (word: string) =>
    words.functionWords.has(word) || words.templateWords.has(word) || words.questionWords.get(word) === 'what'
  const gramsOf = (text: string): ReadonlySet<number> => {
    const grams = new Set<number>()
    const said = tokenise(text).flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
    const telling = said.filter((word) => !isEmpty(word))
    for (const word of telling.length > 0 ? telling : said) addGrams(`^${word}$`, grams)
    return grams
  }
  const wordingsOf = (asked: AskedFor) => {
    const wordings = known.get(asked) ?? packSets(asked.map(gramsOf))
    known.set(asked, wordings)
    return wordings
  }

  return (question) => {
    const nearest = createNearest(gramsOf(question))
    return (asked) => nearest(wordingsOf(asked))
  }
}

function addGrams(word: string, grams: Set<number>): void {
  for (const length of gramLengths) {
    for (let start = 0; start + length <= word.length; start++) grams.add(hash(word, start, start + length))
  }
}

/** FNV-1a, https://www.rfc-editor.org/rfc/rfc9923: a number takes less room than its letters. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
