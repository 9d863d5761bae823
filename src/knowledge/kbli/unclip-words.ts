import { wordsIn } from '../../domain/words-in.ts'

/** Writes out what was typed short: "bju muslm di psar" is "baju muslim di pasar". */
export type UnclipWords = (text: string) => string

export type UnclipSource = {
  /** Phrases whose words may be meant, in the order of what is likelier; those of an earlier list win. */
  readonly meant: readonly Iterable<string>[]
  /** Everyday spelling -> standard form. */
  readonly slang: ReadonlyMap<string, string>
}

type Candidate = { readonly word: string; readonly list: number; readonly count: number }

/** Of an English sentence every second word may look like a clipped Indonesian one: "bring" is no "bearing". */
const english = /(?<!\p{L})(?:we|i|my|our|the|and|from|them|of|to|is|are)(?!\p{L})/giu
const fewestEnglish = 2
const vowels = /[aiueo]/g
const shortest = 3
const fewestConsonants = 2
/** More letters than this are left out of no word. */
const mostLeftOut = 3

/**
 * People leave out vowels, and repeat a last letter. A word that nobody knows is read as the word that has the same
 * consonants in the same order and all vowels that were typed: fewest letters left out, then the likelier list, then the
 * commoner word. Where two are alike in all, none is meant.
 */
export function createUnclipper({ meant, slang }: UnclipSource): UnclipWords {
  const knows = new Set<string>()
  const bySkeleton = new Map<string, Candidate[]>()
  for (const [list, phrases] of meant.entries()) {
    for (const [word, count] of countWords(phrases)) {
      if (knows.has(word)) continue
      knows.add(word)
      const skeleton = skeletonOf(word)
      const same = bySkeleton.get(skeleton)
      if (same) same.push({ word, list, count })
      else bySkeleton.set(skeleton, [{ word, list, count }])
    }
  }

  return (text) =>
    [...text.matchAll(english)].length >= fewestEnglish
      ? text
      : text.replace(/\p{L}+/gu, (word) => meantBy(word.toLowerCase()) ?? word)

  function meantBy(typed: string): string | undefined {
    if (knows.has(typed)) return undefined
    return slang.get(typed) ?? unclipped(typed) ?? withEnding(typed)
  }

  /** "Sopirny" says what "sopir" says. */
  function withEnding(typed: string): string | undefined {
    const ending = /(?:nya|ny)$/.exec(typed)?.[0]
    if (ending === undefined) return undefined
    const stem = typed.slice(0, -ending.length)
    return knows.has(stem) ? stem : unclipped(stem)
  }

  function unclipped(typed: string): string | undefined {
    const single = typed.replace(/(\p{L})\1+/gu, '$1')
    if (single !== typed && knows.has(single)) return single
    const skeleton = skeletonOf(typed)
    if (typed.length < shortest || skeleton.length < fewestConsonants) return undefined
    const fitting = (bySkeleton.get(skeleton) ?? []).filter(
      ({ word }) => word.length - typed.length <= mostLeftOut && word[0] === typed[0] && isWithin(typed, word),
    )
    const [best, next] = fitting.toSorted(byLikelihood)
    return best && (!next || byLikelihood(best, next) !== 0) ? best.word : undefined
  }
}

function byLikelihood(a: Candidate, b: Candidate): number {
  return a.word.length - b.word.length || a.list - b.list || b.count - a.count
}

function countWords(phrases: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const phrase of phrases) {
    for (const word of wordsIn(phrase)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function skeletonOf(word: string): string {
  return word.replace(vowels, '')
}

/** Whether the letters of a word stand in another in their order. */
function isWithin(typed: string, word: string): boolean {
  let at = 0
  for (const letter of word) if (letter === typed[at]) at += 1
  return at === typed.length
}
