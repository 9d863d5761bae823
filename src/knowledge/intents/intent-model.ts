import { remembering } from '../../domain/remembering.ts'
import { featuresOf as intentFeaturesOf } from './features.ts'

/** An intent and how likely it is beside all others and "none of these", 0 to 1. */
export type IntentGuess = { readonly intent: string; readonly likelihood: number }

export type IntentModel = {
  /** The likeliest of all intents, with how likely the text is any of them. */
  any(text: string): IntentGuess | undefined
  /** The likeliest intent of a text; undefined where it may well be none of them. */
  read(text: string): IntentGuess | undefined
  /** The likeliest of some intents, however likely "none" is: for readers that ask for other evidence besides. */
  likeliest(text: string, among: readonly string[]): IntentGuess | undefined
  /** How likely it is that a text is any of some intents, 0 to 1: kin share a text between them. */
  together(text: string, among: readonly string[]): number
}

/** `node bench/intents/train.ts --measure` shows what they bring. 0 would make an intent of everything, 1 of nothing. */
export const intentThresholds = {
  /** How likely it must be that the text is any of the intents: a question that is taken for one is not answered. */
  any: 0.7,
  /** How likely the intent itself must be; two that are alike, such as thanks and praise, share between them. */
  intent: 0.4,
}

/**
 * The weights of a multinomial logistic regression on `featuresOf`: of each intent, and at last of what is none, a bias
 * and a scale, by which its signed bytes are multiplied.
 */
export type IntentWeights = {
  readonly intents: readonly string[]
  readonly scales: readonly number[]
  readonly biases: readonly number[]
  /** Feature after feature, a byte for each intent and for none, so that what is added up stands side by side. */
  readonly weights: Int8Array
}

/** Texts have different numbers of features; their weights are added up as if each were of length one. */
export function featureValue(features: { readonly length: number }): number {
  return 1 / Math.sqrt(Math.max(features.length, 1))
}

/** @param featuresOf must be what the weights were learned with */
export function createIntentModel(
  { intents, scales, biases, weights }: IntentWeights,
  featuresOf: (text: string) => readonly number[] = intentFeaturesOf,
): IntentModel {
  const sharesOf = remembering(workOutShares)
  return {
    read(text) {
      const shares = sharesOf(text)
      const ofNone = shares[intents.length] ?? 0
      const best = bestOf(shares, () => true)
      const isSure = 1 - ofNone >= intentThresholds.any && (best?.likelihood ?? 0) >= intentThresholds.intent
      return isSure ? best : undefined
    },
    any(text) {
      const shares = sharesOf(text)
      const best = bestOf(shares, () => true)
      return best && { intent: best.intent, likelihood: 1 - (shares[intents.length] ?? 0) }
    },
    likeliest: (text, among) => bestOf(sharesOf(text), (intent) => among.includes(intent)),
    together(text, among) {
      const shares = sharesOf(text)
      return intents.reduce((sum, intent, label) => sum + (among.includes(intent) ? (shares[label] ?? 0) : 0), 0)
    },
  }

  function workOutShares(text: string): readonly number[] {
    const features = featuresOf(text)
    const sums = new Float64Array(biases.length)
    for (const feature of features) {
      const from = feature * biases.length
      for (let label = 0; label < sums.length; label++) {
        sums[label] = (sums[label] ?? 0) + (weights[from + label] ?? 0)
      }
    }
    const value = featureValue(features)
    return softmax(biases.map((bias, label) => bias + (sums[label] ?? 0) * value * (scales[label] ?? 0)))
  }

  function bestOf(shares: readonly number[], isWanted: (intent: string) => boolean): IntentGuess | undefined {
    const guesses = intents.map((intent, label) => ({ intent, likelihood: shares[label] ?? 0 }))
    return guesses
      .filter(({ intent }) => isWanted(intent))
      .reduce<IntentGuess | undefined>(
        (top, guess) => (top && top.likelihood >= guess.likelihood ? top : guess),
        undefined,
      )
  }
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}
