import type { Tokenise } from '../../knowledge/text/tokenise.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** What people ask for in several ways: an entry, in both languages, or a referral. */
export type AskedFor = readonly string[]

/**
 * How near a question is to the one way of asking that comes nearest, 0 to 1. Lists are known again by identity, so pass
 * the same ones.
 */
export type CompareWording = (question: string) => (asked: AskedFor) => number

/** The letter n-grams of a text as numbers, each once. */
type Grams = Uint32Array

/** Letters in a row that two wordings may share: slips and affixes leave most of them alike. */
const gramLengths = [3, 4, 5]

/**
 * Compares questions by the letters that they share, without regard to the order of words: the cosine of their sets of
 * letter n-grams. The retriever adds up the words of all ways of asking; this tells whether one person asks like another.
 * Words that only ask what something is do not count: "NIB?" and "apa itu NIB" are the same.
 */
export function createWordingComparison(words: Words, tokenise: Tokenise): CompareWording {
  const known = new WeakMap<AskedFor, readonly Grams[]>()

  const isEmpty = (word: string) =>
    words.functionWords.has(word) || words.templateWords.has(word) || words.questionWords.get(word) === 'what'
  const gramsOf = (text: string): Grams => {
    const grams = new Set<number>()
    const said = tokenise(text).flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
    const telling = said.filter((word) => !isEmpty(word))
    for (const word of telling.length > 0 ? telling : said) addGrams(`^${word}$`, grams)
    return Uint32Array.from(grams)
  }
  const wordingsOf = (asked: AskedFor) => {
    const wordings = known.get(asked) ?? asked.map(gramsOf)
    known.set(asked, wordings)
    return wordings
  }

  return (question) => {
    const said = createSharing(gramsOf(question))
    return (asked) => {
      let nearest = 0
      for (const wording of wordingsOf(asked)) nearest = Math.max(nearest, said.cosineWith(wording, nearest))
      return nearest
    }
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

/**
 * Compares one set with many, all of them of distinct numbers: a table with linear probing, in which a place is 0 or holds a
 * number (0 itself is told apart).
 */
function createSharing(own: Grams) {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * own.length + 1)))
  const last = table.length - 1
  let hasZero = false
  for (const gram of own) {
    if (gram === 0) hasZero = true
    let place = gram & last
    while (table[place] !== 0) place = (place + 1) & last
    table[place] = gram
  }
  const has = (gram: number): boolean => {
    if (gram === 0) return hasZero
    let place = gram & last
    while (table[place] !== 0 && table[place] !== gram) place = (place + 1) & last
    return table[place] === gram
  }
  return {
    /** The cosine of both sets; 0 where it cannot be above `least`. */
    cosineWith(other: Grams, least: number): number {
      const size = Math.sqrt(own.length * other.length)
      if (Math.min(own.length, other.length) <= least * size) return 0
      let shared = 0
      for (let at = 0; at < other.length; at++) if (has(other[at] ?? 0)) shared++
      return shared === 0 ? 0 : shared / size
    },
  }
}
