import { featuresOf } from './features.ts'

/** An intent and how likely it is beside all others and "none of these", 0 to 1. */
export type IntentGuess = { readonly intent: string; readonly likelihood: number }

export type IntentModel = {
  /** The likeliest intent of a text; undefined where it may well be none of them. */
  read(text: string): IntentGuess | undefined
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
export function featureValue(features: readonly number[]): number {
  return 1 / Math.sqrt(Math.max(features.length, 1))
}

export function createIntentModel({ intents, scales, biases, weights }: IntentWeights): IntentModel {
  return {
    read(text) {
      const features = featuresOf(text)
      const sums = new Float64Array(biases.length)
      for (const feature of features) {
        const from = feature * biases.length
        for (let label = 0; label < sums.length; label++) {
          sums[label] = (sums[label] ?? 0) + (weights[from + label] ?? 0)
        }
      }
      const value = featureValue(features)
      const scores = biases.map((bias, label) => bias + (sums[label] ?? 0) * value * (scales[label] ?? 0))
      const shares = softmax(scores)
      const ofNone = shares[intents.length] ?? 0
      const best = intents.reduce((top, _, label) => ((shares[label] ?? 0) > (shares[top] ?? 0) ? label : top), 0)
      const likelihood = shares[best] ?? 0
      const isSure = 1 - ofNone >= intentThresholds.any && likelihood >= intentThresholds.intent
      const intent = intents[best]
      return isSure && intent !== undefined ? { intent, likelihood } : undefined
    },
  }
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}
