import type { IntentGuess } from '../../knowledge/intents/intent-model.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { placeOf, type SaidWords } from './said-words.ts'
import type { CareVocabulary } from './vocabulary.ts'

/** Whose life may be in danger: the writer's, or somebody's of whom they tell. */
export type Danger = 'self-harm' | 'endangered'

export type DangerReader = (said: SaidWords, guess: IntentGuess | undefined) => Danger | undefined

/** A learned guess alone may be wrong; a false alarm costs a gentle sentence, a miss much more. */
const leastLikelihood = { 'self-harm': 0.6, endangered: 0.8 }

/** Fewer words, "sendiri" or "ya, ada pengguna", answer whatever was asked; what they are guessed to mean says nothing. */
const leastWords = 4

/** Reads whether somebody thinks of dying, and who. */
export function createDangerReader(vocabulary: CareVocabulary, { slang }: Pick<Words, 'slang'>): DangerReader {
  // "Tidak bangun lagi" is looked for as a message is read: there "lagi" became "sedang".
  const standardised = vocabulary['self-harm'].map((phrase) =>
    phrase
      .split(' ')
      .map((word) => slang.get(word) ?? word)
      .join(' '),
  )
  const phrases = [...new Set([...vocabulary['self-harm'], ...standardised])]
  const people = new Set(vocabulary.people)
  const self = new Set(vocabulary.self)
  const objects = new Set(vocabulary.objects)

  return (said, guess) => {
    if (said.has(vocabulary['only-sounds'])) return undefined
    for (const words of said.lines) {
      const place = phrases.map((phrase) => placeOf(phrase, words)).find((at) => at >= 0)
      if (place !== undefined) return subjectBefore(place, words)
    }
    const standard = said.lines.at(-1) ?? []
    if (isSure(guess, 'self-harm', standard)) return subjectBefore(standard.length, standard)
    return isSure(guess, 'endangered', standard) && standard.some((word) => people.has(word)) ? 'endangered' : undefined
  }

  /** "Pelanggan bilang mau …" is about the customer, "dimaki pelanggan, mau …" about the writer: the nearest subject. */
  function subjectBefore(place: number, words: readonly string[]): Danger {
    for (let at = place - 1; at >= 0; at--) {
      const [word = '', before = ''] = [words[at], words[at - 1]]
      if (people.has(word) && !isObject(before)) return 'endangered'
      const isPossessive = people.has(before) || before === 'kerja' || before === 'buah'
      if (self.has(word) && !isPossessive) return 'self-harm'
    }
    return 'self-harm'
  }

  function isSure(guess: IntentGuess | undefined, danger: Danger, words: readonly string[]): boolean {
    if (words.length < leastWords) return false
    return guess?.intent === danger && guess.likelihood >= leastLikelihood[danger]
  }

  function isObject(before: string): boolean {
    return objects.has(before) || /^di\p{Letter}{3,}/u.test(before)
  }
}
