import type { EntryPair, Knowledge } from '../knowledge.ts'
import type { Referral } from '../referral.ts'
import type { Tokenise } from '../text/tokenise.ts'
import type { Words } from '../text/words.ts'
import { createNearest, type GramIndex, indexGrams } from './gram-index.ts'

/** What people ask for in several ways. */
export type AskedFor = EntryPair | Referral

/** How near a question is to the one way of asking for something that comes nearest, 0 to 1; by the number of the something. */
export type CompareWording = (question: string) => (asked: number) => number

/** The letters of a wording that tell it from others. */
type GramsOf = (text: string) => ReadonlySet<number>

/** Letters in a row that two wordings may share: slips and affixes leave most of them alike. */
const gramLengths = [3, 4, 5]

/** What of a knowledge base people ask for, by number. */
export function askedFor({ entries, referrals }: Knowledge): readonly AskedFor[] {
  return [...entries.values(), ...referrals.values()]
}

/** An entry is asked for in both languages, and by its title. */
export function waysOfAsking(asked: AskedFor): readonly string[] {
  if ('questions' in asked) return asked.questions
  return [asked.id, asked.en].flatMap(({ title, questions }) => [title, ...questions])
}

/** The ways of asking for each of several things, to be compared with questions. */
export function indexWordings(things: readonly (readonly string[])[], gramsOf: GramsOf): GramIndex {
  return indexGrams(things.map((ways) => ways.map(gramsOf)))
}

/**
 * Compares questions by the letters that they share, without regard to the order of words: the cosine of their sets of
 * letter n-grams. The retriever adds up the words of all ways of asking; this tells whether one person asks like another.
 */
export function createWordingComparison(index: GramIndex, gramsOf: GramsOf): CompareWording {
  return (question) => createNearest(index, gramsOf(question))
}

/** Words that only ask what something is do not count: "NIB?" and "apa itu NIB" are the same. */
export function createGramReader(words: Words, tokenise: Tokenise): GramsOf {
  const isEmpty = (word: string) =>
    words.functionWords.has(word) || words.templateWords.has(word) || words.questionWords.get(word) === 'what'
  return (text) => {
    const grams = new Set<number>()
    const said = tokenise(text).flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
    const telling = said.filter((word) => !isEmpty(word))
    for (const word of telling.length > 0 ? telling : said) addGrams(`^${word}$`, grams)
    return grams
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
