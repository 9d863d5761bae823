import { languages } from '../../domain/language.ts'
import { stem } from './stem.ts'
import { type Tokenise, tokeniserOf } from './tokenise.ts'
import type { TermRelation, TermSet, Words } from './words.ts'

/** A set of terms found in a text: which tokens it covers, and the term that stands for the whole set. */
export type TermMatch = {
  readonly start: number
  readonly length: number
  /** The set as one index term, the same for all its phrases. */
  readonly concept: string
  readonly relation: TermRelation
}

export type FindTerms = (stems: readonly string[]) => readonly TermMatch[]

type Phrase = Omit<TermMatch, 'start' | 'length'> & { readonly stems: readonly string[] }

const finders = new WeakMap<Words, FindTerms>()

/** Finds the phrases of the term sets of these words: made once for all who look for them. */
export function termFinderOf(words: Words): FindTerms {
  const finder = finders.get(words) ?? createTermFinder(words.termSets, tokeniserOf(words))
  finders.set(words, finder)
  return finder
}

/** Finds the phrases of the term sets in a sequence of stems, of whichever language's stemmer. */
export function createTermFinder(termSets: readonly TermSet[], tokenise: Tokenise): FindTerms {
  const byFirstStem = new Map<string, Phrase[]>()
  for (const [index, { relation, phrases }] of termSets.entries()) {
    const concept = `~${index}:${phrases[0]}`
    for (const stems of stemmedVariants(phrases, tokenise)) {
      const first = stems[0] ?? ''
      byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), { stems, concept, relation }])
    }
  }
  return (stems) => {
    const matches: TermMatch[] = []
    for (let start = 0; start < stems.length; start++) {
      const phrases = byFirstStem.get(stems[start] ?? '')
      if (!phrases) continue
      for (const { stems: expected, concept, relation } of phrases) {
        const stands = expected.every((one, offset) => stems[start + offset] === one)
        if (stands) matches.push({ start, length: expected.length, concept, relation })
      }
    }
    return matches
  }
}

function stemmedVariants(phrases: readonly string[], tokenise: Tokenise): readonly (readonly string[])[] {
  const variants = phrases.flatMap((phrase) =>
    languages.map((language) => tokenise(phrase).map((word) => stem(word, language))),
  )
  return [...new Map(variants.map((stems) => [stems.join(' '), stems])).values()].filter(({ length }) => length > 0)
}
