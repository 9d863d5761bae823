import { remembering } from '../../../domain/remembering.ts'
import { standardForms } from '../../../knowledge/text/casual-affixes.ts'
import { createSpellingCorrector, packSpellings, type SpellingCorrector } from '../../../knowledge/text/spelling.ts'
import { stem } from '../../../knowledge/text/stem.ts'
import { createTokeniser } from '../../../knowledge/text/tokenise.ts'
import type { Words } from '../../../knowledge/text/words.ts'

/**
 * A word as it was meant. `forms`: by what else it may be known; `concepts`: the sets of synonyms that it stands in;
 * `isSlip`: it was mended to be known at all.
 */
export type Heard = {
  readonly word: string
  readonly forms: ReadonlySet<string>
  readonly concepts: ReadonlySet<string>
  readonly isSlip: boolean
}
/** Words between two marks, or between two turns of a sentence ("tapi", "but"): a "not" reaches no further. */
export type Clause = readonly Heard[]
export type Hear = (text: string) => readonly Clause[]

export type Hearing = {
  /** What people write: everyday spelling, affixes, synonyms, slips. */
  readonly hear: Hear
  /** What a file writes: the same, and nothing is mended. */
  readonly read: Hear
}

const turns = new Set(['tetapi', 'but', 'melainkan', 'instead', 'hanya', 'only'])
/** Shorter words are mended to anything. */
const shortestMended = 5
/** Most words of a message are words of many. */
const mostRemembered = 1000

/**
 * Hears words in all their forms, so that "ngejual", "menjual" and "jualin" are one. `phrases` are those that are listened
 * for; a word that neither they nor `known` have, is a slip of one that they have. `kinds`: words that are one of a kind, by
 * the word that phrases call them: "anyland" for "jepang".
 */
export function createHearing(
  words: Words,
  {
    phrases,
    known,
    kinds,
  }: {
    readonly phrases: () => Iterable<string>
    readonly known: () => ReadonlySet<string>
    readonly kinds: Readonly<Record<string, readonly (readonly string[])[]>>
  },
): Hearing {
  const tokenise = createTokeniser(new Map())
  const concepts = conceptsOf(words)
  const kindOf = new Map(
    Object.entries(kinds).flatMap(([kind, some]) => some.flat().map((word) => [word, kind] as const)),
  )
  let mending: { readonly isKnown: (word: string) => boolean; readonly correct: SpellingCorrector } | undefined

  const standard = (text: string) => tokenise(text).flatMap((word) => words.slang.get(word)?.split(' ') ?? [word])
  const formsOf = (word: string): ReadonlySet<string> => {
    const forms = [word, ...standardForms(word)].flatMap((one) => [one, stem(one, 'id'), stem(one, 'en')])
    // "Kitas" is no more of "kita".
    const own = forms.filter((form) => form === word || !words.functionWords.has(form))
    return new Set([...own, ...own.flatMap((form) => kindOf.get(form) ?? [])])
  }
  const asIs = remembering((word): Heard => {
    const forms = formsOf(word)
    return { word, forms, concepts: new Set([...forms].flatMap((form) => concepts.get(form) ?? [])), isSlip: false }
  }, mostRemembered)
  const mended = (word: string): Heard => {
    const heard = asIs(word)
    if (word.length < shortestMended) return heard
    mending ??= openMending()
    if ([...heard.forms].some(mending.isKnown)) return heard
    const [meant] = mending.correct(word)
    return meant ? { ...asIs(meant.word), isSlip: true } : heard
  }

  return { hear: (text) => clausesOf(text, mended), read: (text) => clausesOf(text, asIs) }

  function clausesOf(text: string, toHeard: (word: string) => Heard): readonly Clause[] {
    return text.split(/[,.:;!?]+(?:\s|$)|[()\n]+/).flatMap((piece) => {
      const clauses: Heard[][] = [[]]
      for (const word of standard(piece)) {
        if (turns.has(word)) clauses.push([])
        clauses.at(-1)?.push(toHeard(word))
      }
      return clauses.filter(({ length }) => length > 0)
    })
  }

  function openMending() {
    const listened = new Map<string, number>()
    for (const phrase of phrases()) for (const word of standard(phrase)) listened.set(word, 1)
    const others = known()
    const isKnown = (word: string) => listened.has(word) || others.has(word) || words.functionWords.has(word)
    return { isKnown, correct: createSpellingCorrector(packSpellings(listened), 1) }
  }
}

/** Word -> the sets of synonyms and translations that it stands in by itself. */
function conceptsOf({ termSets }: Words): ReadonlyMap<string, readonly string[]> {
  const concepts = new Map<string, string[]>()
  for (const [index, { phrases }] of termSets.entries()) {
    for (const phrase of phrases) {
      if (!phrase.includes(' ')) concepts.set(phrase, [...(concepts.get(phrase) ?? []), `~${index}`])
    }
  }
  return concepts
}
