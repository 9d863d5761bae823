import {
  featureCount as intentFeatureCount,
  featuresOf as intentFeaturesOf,
} from '../../src/knowledge/intents/features.ts'
import { featureValue, softmax } from '../../src/knowledge/intents/intent-model.ts'
import { Random } from '../masks/random.ts'
import { type Example, none } from './examples.ts'

/** Weights as they were learned, one row an intent, the last of `none`. */
export type Learned = {
  readonly intents: readonly string[]
  readonly rows: readonly Float32Array[]
  readonly biases: Float32Array
}

/** What a classifier sees of a text, and into how many places that is hashed. */
export type Seen = {
  readonly featureCount: number
  readonly featuresOf: (text: string) => readonly number[]
}

const defaultPasses = 14
const rate = 0.5
const shrinkage = 2e-6
/** A seldom intent would be drowned by those with many examples, and all by the questions. */
const defaultWeight = 2
/** So small an error moves nothing and takes time. */
const leastError = 5e-4

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad (Duchi et al., 2011), lightly shrunk. The
 * same examples give the same weights: the order is drawn from a fixed seed.
 */
export function learn(
  examples: readonly Example[],
  { featureCount, featuresOf }: Seen = { featureCount: intentFeatureCount, featuresOf: intentFeaturesOf },
  passes = defaultPasses,
  weightOfIntents = defaultWeight,
): Learned {
  const intents = [...new Set(examples.map(({ intent }) => intent))].filter((intent) => intent !== none).toSorted()
  const labels = [...intents, none]
  const count = labels.length
  // Feature after feature, a number for each label: what is added up stands side by side.
  const weights = new Float32Array(featureCount * count)
  const squares = new Float32Array(featureCount * count).fill(1e-3)
  const biases = new Float32Array(count)
  const biasSquares = new Float32Array(count).fill(1e-3)
  const prepared = examples.map(({ text, intent }) => {
    const features = Uint16Array.from(featuresOf(text))
    return { features, value: featureValue(features), label: labels.indexOf(intent) }
  })
  const random = new Random(1)
  const scores = new Float64Array(count)

  for (let pass = 0; pass < passes; pass++) {
    for (const { features, value, label } of shuffled(prepared, random)) {
      scores.fill(0)
      for (const feature of features) {
        for (let at = 0; at < count; at++) scores[at] = (scores[at] ?? 0) + (weights[feature * count + at] ?? 0)
      }
      const shares = softmax([...scores].map((score, at) => score * value + (biases[at] ?? 0)))
      const weight = labels[label] === none ? 1 : weightOfIntents
      for (const [at, share] of shares.entries()) {
        const error = (share - (at === label ? 1 : 0)) * weight
        if (Math.abs(error) < leastError) continue
        const before = (biasSquares[at] ?? 0) + error * error
        biasSquares[at] = before
        biases[at] = (biases[at] ?? 0) - (rate * error) / Math.sqrt(before)
        for (const feature of features) step(feature * count + at, error * value)
      }
    }
  }
  return { intents, rows: labels.map((_, at) => weights.filter((_, place) => place % count === at)), biases }

  function step(place: number, gradient: number): void {
    const weight = weights[place] ?? 0
    const slope = gradient + shrinkage * weight
    const square = (squares[place] ?? 0) + slope * slope
    squares[place] = square
    weights[place] = weight - (rate * slope) / Math.sqrt(square)
  }
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** As the model reads them: signed bytes, feature after feature, and a scale for each intent. */
export function toBytes({ rows }: Learned): { readonly scales: number[]; readonly weights: Int8Array } {
  const scales = rows.map((row) => Number((Math.max(...row.map(Math.abs)) / 127).toPrecision(6)))
  const weights = new Int8Array(rows.length * (rows[0]?.length ?? 0))
  for (const [label, row] of rows.entries()) {
    for (const [feature, weight] of row.entries()) {
      weights[feature * rows.length + label] = Math.round(weight / (scales[label] ?? 1))
    }
  }
  return { scales, weights }
}
