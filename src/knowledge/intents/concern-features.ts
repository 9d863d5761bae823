import { remembering } from '../../domain/remembering.ts'
import { standardForms } from '../text/casual-affixes.ts'
import { stem } from '../text/stem.ts'
import type { Words } from '../text/words.ts'
import { hashInto, wordsOf } from './features.ts'

/** How many places the features of a text are hashed into: a power of two. */
export const concernFeatureCount = 16384

/** Kind of words (knowledge/language/concepts.yaml) -> the words that say about the same. */
export type Concepts = Readonly<Record<string, readonly string[]>>

const shortestGram = 3
const longestGram = 5
/** Kinds of words that stand so near to each other mostly belong together. */
const near = 3
/** Saya, hatiku, kukasih. */
const own = /^(?:saya|sy|aku|gue|gw|gua|ane|kula|abdi|i|im|ive|me|my|\p{Letter}{3,}ku|ku\p{Letter}{4,})$/u
/** What stands on a word without changing its kind: istriku, ulasannya, dihapus. */
const endings = /(?:nya|ku|mu|lah|kah)$/
const beginnings = /^di(?=\p{Letter}{3})/u

/** Most words of a message are words of many. */
const mostWords = 1000

/**
 * What the classifier of concerns sees of a text, as places in 0 … `concernFeatureCount` - 1, each once: words as they
 * were written and in their standard form, neighbours, runs of 3 to 5 letters, the kinds of words and which stands before
 * which. The kinds carry it to wishes and troubles in words that stand in no example.
 */
export function createConcernFeatures(
  concepts: Concepts,
  { slang }: Pick<Words, 'slang'>,
): (text: string) => readonly number[] {
  const kinds = new Map<string, string[]>()
  for (const [kind, words] of Object.entries(concepts)) {
    for (const word of words) kinds.set(word, [...(kinds.get(word) ?? []), kind])
  }

  const kindsRead = remembering(kindsOf, mostWords)
  return (text) => {
    const written = wordsOf(text)
    const standard = written.flatMap((word) => (slang.get(word) ?? word).split(' '))
    const places = new Set<number>()
    const see = (feature: string) => places.add(hashInto(concernFeatureCount, feature))
    see(`n ${Math.min(Math.ceil(standard.length / 3), 5)}`)
    const framed = ['^', ...standard, '$']
    for (const [at, word] of framed.entries()) {
      const next = framed[at + 1]
      if (next !== undefined) see(`b ${word} ${next}`)
      if (at === 0 || next === undefined) continue
      see(`w ${word}`)
      see(`w ${stem(word, 'id')}`)
    }
    for (const word of new Set(written)) {
      const bounded = `_${word}_`
      for (let size = shortestGram; size <= longestGram; size++) {
        for (let at = 0; at + size <= bounded.length; at++) see(`c ${bounded.slice(at, at + size)}`)
      }
    }
    seeKinds(written.map(kindsRead), see)
    for (const sign of signsOf(text, written)) see(`s ${sign}`)
    return [...places]
  }

  function kindsOf(word: string): readonly string[] {
    const bare = word.replace(endings, '')
    const forms = [slang.get(word) ?? word, bare, bare.replace(beginnings, ''), stem(word, 'id'), stem(word, 'en')]
    const known = kinds.get(word) ?? [...forms, ...standardForms(bare)].map((form) => kinds.get(form)).find(Boolean)
    return known ?? []
  }
}

/** How it is said: asked or told, and whether of oneself. */
function signsOf(text: string, written: readonly string[]): readonly string[] {
  const manner = text.includes('?') ? 'asked' : 'told'
  const isOwn = written.some((word) => own.test(word))
  return isOwn ? [manner, 'own', `own ${manner}`] : [manner]
}

function seeKinds(row: readonly (readonly string[])[], see: (feature: string) => void): void {
  for (const [at, ones] of row.entries()) {
    for (const one of ones) {
      see(`k ${one}`)
      for (const [ahead, others] of row.slice(at + 1).entries()) {
        for (const other of others) {
          if (other === one) continue
          see(`p ${one} ${other}`)
          if (ahead < near) see(`q ${one} ${other}`)
        }
      }
    }
  }
}
