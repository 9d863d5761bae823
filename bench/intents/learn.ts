import { featureCount, featuresOf } from '../../src/knowledge/intents/features.ts'
import { featureValue, softmax } from '../../src/knowledge/intents/intent-model.ts'
import { Random } from '../masks/random.ts'
import { type Example, none } from './examples.ts'

/** Weights as they were learned, one row an intent, the last of `none`. */
export type Learned = {
  readonly intents: readonly string[]
  readonly rows: readonly Float32Array[]
  readonly biases: Float32Array
}

const passes = 14
const rate = 0.5
const shrinkage = 2e-6
/** A seldom intent would be drowned by those with many examples, and all by the questions. */
const weightOfIntents = 2

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad (Duchi et al., 2011), lightly shrunk. The
 * same examples give the same weights: the order is drawn from a fixed seed.
 */
export function learn(examples: readonly Example[]): Learned {
  const intents = [...new Set(examples.map(({ intent }) => intent))].filter((intent) => intent !== none).toSorted()
  const labels = [...intents, none]
  const rows = labels.map(() => new Float32Array(featureCount))
  const squares = labels.map(() => new Float32Array(featureCount).fill(1e-3))
  const biases = new Float32Array(labels.length)
  const biasSquares = new Float32Array(labels.length).fill(1e-3)
  const prepared = examples.map(({ text, intent }) => {
    const features = featuresOf(text)
    return { features, value: featureValue(features), label: labels.indexOf(intent) }
  })
  const random = new Random(1)

  for (let pass = 0; pass < passes; pass++) {
    for (const { features, value, label } of shuffled(prepared, random)) {
      const shares = softmax(rows.map((row, index) => scoreOf(row, features, value) + (biases[index] ?? 0)))
      const weight = labels[label] === none ? 1 : weightOfIntents
      for (const [index, share] of shares.entries()) {
        const error = (share - (index === label ? 1 : 0)) * weight
        if (Math.abs(error) < 1e-4) continue
        step(rows[index], squares[index], features, error * value)
        const before = (biasSquares[index] ?? 0) + error * error
        biasSquares[index] = before
        biases[index] = (biases[index] ?? 0) - (rate * error) / Math.sqrt(before)
      }
    }
  }
  return { intents, rows, biases }
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

function scoreOf(row: Float32Array, features: readonly number[], value: number): number {
  let sum = 0
  for (const feature of features) sum += row[feature] ?? 0
  return sum * value
}

function step(
  row: Float32Array | undefined,
  squares: Float32Array | undefined,
  features: readonly number[],
  gradient: number,
): void {
  if (!row || !squares) return
  for (const feature of features) {
    const weight = row[feature] ?? 0
    const slope = gradient + shrinkage * weight
    const square = (squares[feature] ?? 0) + slope * slope
    squares[feature] = square
    row[feature] = weight - (rate * slope) / Math.sqrt(square)
  }
}

/** As the model reads them: signed bytes, feature after feature, and a scale for each intent. */
export function toBytes({ rows }: Learned): { readonly scales: number[]; readonly weights: Int8Array } {
  const scales = rows.map((row) => Number((Math.max(...row.map(Math.abs)) / 127).toPrecision(6)))
  const weights = new Int8Array(rows.length * featureCount)
  for (const [label, row] of rows.entries()) {
    for (const [feature, weight] of row.entries()) {
      weights[feature * rows.length + label] = Math.round(weight / (scales[label] ?? 1))
    }
  }
  return { scales, weights }
}
