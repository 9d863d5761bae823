/**
 * `node bench/answers/calibrate.ts [--other FILE.jsonl]`: learns the weights of src/skills/answer/fit.ts and prints them,
 * with what they bring on questions that they were not learned from (five folds). `--other` names more questions that
 * are none of ours, one JSON object with `question` a line.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import { distort } from '../retrieval/distort.ts'
import { readDevelopmentQuestions, readOutOfFieldQuestions } from './questions.ts'

type Example = { readonly features: readonly number[]; readonly ours: boolean; readonly weight: number }
type Model = { readonly weights: readonly number[]; readonly bias: number }

const folds = 5
const models: Model[] = []
const steps = 3000
const rate = 0.5
const shrinkage = 0.0005
/** Questions of another set are many and easy. */
const exampleWeights = { ours: 1, outside: 1, other: 0.25 }
/** Every question is learned from a second time as it comes from a hurried thumb. */
const slipWeight = 0.5

const { values } = parseArgs({ options: { other: { type: 'string' } } })
const { rankEntries } = buildConversation(readConfig({}), { clock: { now: () => 0 } })

const toExample =
  (ours: boolean, weight: number) =>
  ({ question }: { question: string }): readonly Example[] => {
    const typed = { [question]: weight, [distort(question, 'slip')]: weight * slipWeight }
    return Object.entries(typed).flatMap(([text, share]) => {
      const best = rankEntries(text).entries[0]
      return best ? [{ features: best.features, ours, weight: share }] : []
    })
  }
const other = values.other
  ? readFileSync(values.other, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): { question: string } => JSON.parse(line))
  : []
const examples = [
  ...readDevelopmentQuestions().flatMap(toExample(true, exampleWeights.ours)),
  ...readOutOfFieldQuestions().flatMap(toExample(false, exampleWeights.outside)),
  ...other.flatMap(toExample(false, exampleWeights.other)),
]

const heldOut = examples.map((example, index) => {
  const model = models[index % folds] ?? learn(examples.filter((_, position) => position % folds !== index % folds))
  models[index % folds] = model
  return { ...example, fit: apply(model, example.features) }
})
console.log('threshold  ours kept  others refused (each on questions it was not learned from)')
for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
  const share = (list: readonly { fit: number }[], test: (fit: number) => boolean) =>
    `${((list.filter(({ fit }) => test(fit)).length / list.length) * 100).toFixed(1)} %`
  const ours = heldOut.filter((example) => example.ours)
  const theirs = heldOut.filter((example) => !example.ours)
  console.log(
    `${threshold.toFixed(1).padEnd(11)}${share(ours, (fit) => fit >= threshold).padEnd(11)}${share(theirs, (fit) => fit < threshold)}`,
  )
}
const { weights, bias } = learn(examples)
console.log(
  `const weights = [${weights.map((weight) => weight.toFixed(2)).join(', ')}]\nconst bias = ${bias.toFixed(2)}`,
)

/** Gradient descent on standardised features, then back to raw ones. */
function learn(sample: readonly Example[]): Model {
  const size = sample[0]?.features.length ?? 0
  const positions = Array.from({ length: size }, (_, position) => position)
  const means = positions.map((position) => mean(sample.map(({ features }) => features[position] ?? 0)))
  const spreads = positions.map(
    (position) =>
      Math.sqrt(mean(sample.map(({ features }) => ((features[position] ?? 0) - (means[position] ?? 0)) ** 2))) || 1,
  )
  const scaled = sample.map(({ features }) =>
    features.map((feature, position) => (feature - (means[position] ?? 0)) / (spreads[position] ?? 1)),
  )
  let model: Model = { weights: positions.map(() => 0), bias: 0 }
  for (let step = 0; step < steps; step++) {
    const slopes = positions.map(() => 0)
    let biasSlope = 0
    for (const [index, features] of scaled.entries()) {
      const { ours = false, weight = 0 } = sample[index] ?? {}
      const error = (apply(model, features) - (ours ? 1 : 0)) * weight
      biasSlope += error
      for (const position of positions) slopes[position] = (slopes[position] ?? 0) + error * (features[position] ?? 0)
    }
    model = {
      weights: model.weights.map(
        (weight, position) => weight - rate * ((slopes[position] ?? 0) / sample.length + shrinkage * weight),
      ),
      bias: model.bias - (rate * biasSlope) / sample.length,
    }
  }
  const weights = model.weights.map((weight, position) => weight / (spreads[position] ?? 1))
  return {
    weights,
    bias: model.bias - weights.reduce((sum, weight, position) => sum + weight * (means[position] ?? 0), 0),
  }
}

function apply({ weights, bias }: Model, features: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, position) => sum + weight * (features[position] ?? 0), bias)))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}
