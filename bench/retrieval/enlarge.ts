import type { CollectionPassage } from './collection.ts'

const syllables =
  'ba ca da fa ga ha ja ka la ma na pa ra sa ta wa ya bi di gi ki li mi ni ri si ti bu du ku lu mu nu ru su tu'
const syllableList = syllables.split(' ')

/**
 * A collection of `size` passages: those given, and then new ones of the same sentences in another order. Each new one
 * has an invented name of its own, because the words of a real collection grow with it too. The same every time.
 */
export function enlarge(passages: readonly CollectionPassage[], size: number): readonly CollectionPassage[] {
  const sentences = passages.flatMap(({ text }) => text.match(/[^.!?]+[.!?]*/g) ?? [])
  const random = createRandom(size)
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise
  const name = () => Array.from({ length: 4 }, () => pick(syllableList, 'na')).join('')
  const invented = Array.from({ length: Math.max(0, size - passages.length) }, (_, number) => {
    const text = Array.from({ length: 4 }, () => pick(sentences, '').trim()).join(' ')
    return { id: `invented-${number}`, text: `${name()} ${text}` }
  })
  return [...passages, ...invented].slice(0, Math.max(size, passages.length))
}

/** A linear congruential generator (Numerical Recipes' constants): numbers from 0 to below 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
