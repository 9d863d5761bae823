import { wordsIn } from '../../domain/words-in.ts'
import type { Words } from '../text/words.ts'
import { loadClaimWords } from './claim-words.ts'
import { createClaimReader } from './read-claims.ts'
import { withParts } from './read-dates.ts'
import { isSupported } from './read-figures.ts'
import { hasMention, linksIn } from './read-links.ts'
import { namesIn } from './read-names.ts'
import type { Flaw } from './verifier.ts'

/**
 * The first thing that a wording brings in though nothing of its material has it, or undefined. Sentences for people to
 * use have words of their own, so words are free here: what could cost somebody money or trust is not.
 */
export type WordingVerifier = (
  wording: string,
  material: string,
) => Extract<Flaw, 'mention' | 'link' | 'reference' | 'date' | 'figure' | 'name'> | undefined

/** Checks wordings by the word lists of `languageDirectory` (knowledge/language). */
export function createWordingVerifier(languageDirectory: string, words: Words): WordingVerifier {
  const claims = loadClaimWords(languageDirectory)
  const { measure } = createClaimReader(claims, words.legalKinds)
  const capitals = new Set(claims.capitals)

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
    return names.every(isKnown) ? undefined : 'name'
  }
}

const segmenter = new Intl.Segmenter('id', { granularity: 'sentence' })

/** A capital at the beginning of a sentence makes no name. */
function sentencesIn(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
