import { wordsIn } from '../../domain/words-in.ts'
import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import { type GuardKind, guardKinds } from './guard-phrases.ts'

/** What a message is turned down for; undefined: nothing. */
export type GuardReader = (text: string) => GuardKind | 'noise' | undefined

/**
 * How likely, 0 to 1, a message or one of its sentences must be one of these. Of 2,200 turns of used sets, which were not
 * learned from, none was above it but such tries themselves.
 */
const leastLikelihood = { whole: 0.65, ofFewWords: 0.9, sentence: 0.85 }
/** How likely a message must be something done with a team's programme to be left to that, unless it is surely none. */
const leastOfDoing = 0.5
const sure = 0.97
/** "Ya, lanjut" confirms something, and "and the next" asks for it: too few to tell. */
const leastWords = 3
const fewWords = 5
/** The examples are written in such; of figures and other scripts nothing was learned. */
const latinWord = /\p{Script=Latin}{2,}/gu
/** Who tells so much tells a case. */
const mostWords = 60

/** Reads by what was learned, and signs in which there is no word at all. */
export function createGuardReader(model: IntentModel, doings: Pick<IntentModel, 'any'>): GuardReader {
  return (text) => {
    if (isNoise(text)) return 'noise'
    if (text.startsWith('/') || wordsIn(text).length > mostWords) return undefined
    const sentences = text.split(/(?<=[.!?])\s+|\n+/)
    return read(text, leastLikelihood.whole) ?? (sentences.length > 1 ? firstOf(sentences) : undefined)
  }

  function firstOf(sentences: readonly string[]): GuardKind | undefined {
    for (const sentence of sentences) {
      const kind = read(sentence, leastLikelihood.sentence)
      if (kind) return kind
    }
    return undefined
  }

  function read(text: string, least: number): GuardKind | undefined {
    // "Undo undo undo undo" is one word, however often.
    const count = new Set(text.toLowerCase().match(latinWord)).size
    const guess = count < leastWords ? undefined : model.any(text)
    const bound = count <= fewWords ? leastLikelihood.ofFewWords : least
    if (!guess || guess.likelihood < bound) return undefined
    // "Serahkan tim ke Rudi" is done, or asked about, by whoever keeps teams.
    if ((doings.any(text)?.likelihood ?? 0) >= leastOfDoing && guess.likelihood < sure) return undefined
    return guardKinds.find((kind) => kind === guess.intent)
  }
}

const leastSigns = 12
/** `((((x*)*)*)*`, `@a.a.a.a.a.a`: signs, and letters that make no word. Figures and gestures are for others to read. */
function isNoise(text: string): boolean {
  if (/\p{L}{3,}|[0-9]|\p{Extended_Pictographic}/u.test(text)) return false
  return text.replace(/[\p{L}\p{M}\s]/gu, '').length >= leastSigns
}
