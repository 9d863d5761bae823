import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { stem } from '../text/stem.ts'
import type { Words } from '../text/words.ts'
import { loadClaimWords } from './claim-words.ts'
import { createPhraseFinder } from './find-phrases.ts'
import { createClaimReader } from './read-claims.ts'
import { type ClaimTag, createClauseReader } from './read-clauses.ts'
import { withParts } from './read-dates.ts'
import { isSupported } from './read-figures.ts'
import { hasMention, linksIn } from './read-links.ts'
import { namesIn } from './read-names.ts'
import type { Flaw } from './verifier.ts'
import { wordsOf } from './words-of.ts'

/**
 * The first thing that a wording brings in though nothing of its material has it, or undefined. Sentences for people to
 * use have words of their own, so words are free here: what could cost somebody money or trust is not. Of duties only
 * those of rules count: "harus nunggu berapa lama" is how customers talk.
 */
export type WordingVerifier = (
  wording: string,
  material: string,
) => Extract<Flaw, 'mention' | 'link' | 'reference' | 'date' | 'figure' | 'name' | 'duty'> | undefined

/** Checks wordings by the word lists of `languageDirectory` (knowledge/language). */
export function createWordingVerifier(languageDirectory: string, words: Words): WordingVerifier {
  const claims = loadClaimWords(languageDirectory)
  const { measure } = createClaimReader(claims, words.legalKinds)
  const capitals = new Set(claims.capitals)
  const readClauses = createClauseReader(claims)
  const findFormal = createPhraseFinder([['formal', claims['formal-duties']]])

  return (wording, material) => {
    if (hasMention(wording)) return 'mention'
    if (linksIn(wording).some((link) => !linksIn(material).includes(link))) return 'link'
    const [said, known] = [measure(wording), measure(material)]
    if (![...said.references].every((one) => known.references.has(one))) return 'reference'
    const dates = withParts(known.dates)
    if (![...said.dates].every((one) => dates.has(one))) return 'date'
    if (!said.figures.every((figure) => isSupported(figure, known.figures))) return 'figure'
    const allWords = new Set(wordsIn(material))
    const isKnown = (name: string) => wordsIn(name).every((word) => allWords.has(word))
    const names = sentencesIn(wording).flatMap((sentence) => namesIn(sentence, capitals))
    if (!names.every(isKnown)) return 'name'
    const isOnRules = [wording, material].some((text) => findFormal(wordsOf(text)).length > 0)
    return isOnRules && !dutiesIn(wording).every((tag) => dutiesIn(material).includes(tag)) ? 'duty' : undefined
  }

  function dutiesIn(text: string): readonly ClaimTag[] {
    return readClauses(text).flatMap(({ tags }) => [...tags].filter((tag) => tag !== 'negated' && tag !== 'notAll'))
  }
}

/** The share of a wording's own words that stand in its material, by their stems, 0 to 1; 1 where it says nothing. */
export function createWordShare({ functionWords }: Pick<Words, 'functionWords'>) {
  return (wording: string, material: string, language: Language): number => {
    const stemsIn = (text: string) =>
      new Set(
        wordsIn(text)
          .filter((word) => word.length > 2 && !functionWords.has(word))
          .map((word) => stem(word, language)),
      )
    const [said, known] = [stemsIn(wording), stemsIn(material)]
    return said.size === 0 ? 1 : [...said].filter((one) => known.has(one)).length / said.size
  }
}

const segmenter = new Intl.Segmenter('id', { granularity: 'sentence' })

/** A capital at the beginning of a sentence makes no name. */
function sentencesIn(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
