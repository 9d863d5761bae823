/**
 * `node bench/kbli/learn.ts [--measure]`: learns the weights of knowledge/kbli/ranking.yaml on used sets of descriptions and
 * writes that file. `--measure` writes nothing: it learns four fifths five times and tells how the fifth left out is ranked.
 *
 * A list of candidates is learned as a whole: the right ones shall have the greatest share in the sum of e to the power of
 * all (softmax), by descent with a step of its own for each weight (AdaGrad; Duchi et al., 2011), shrunk towards `priors`.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { FitFeatures } from '../../src/knowledge/kbli/fit-features.ts'
import { openKbliTables } from '../../src/knowledge/kbli/open-kbli-tables.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { createCodeQuestionReader } from '../../src/skills/kbli/read-code-question.ts'
import { readDescriptions } from './descriptions.ts'

type Weights = Map<string, number>
type Example = { readonly features: FitFeatures; readonly isRight: boolean }
type List = { readonly set: string; readonly weight: number; readonly examples: readonly Example[] }

const directory = resolve(import.meta.dirname, '../../knowledge/kbli')
/** Sets, and what each description counts: on some of them words were mended, so that names help there more than they do. */
const sets: Readonly<Record<string, number>> = {
  '2026-11-30-fifth': 1,
  '2026-11-30-drawn': 1,
  '2026-11-29-third': 1,
  '2026-11-29-random': 1,
  '2026-11-29': 0.3,
  '2026-11-29-second': 0.3,
  'from-descriptions': 0.3,
  'from-descriptions-second': 0.3,
  'drawn-1': 0.3,
  'drawn-2': 0.3,
  'drawn-3': 0.3,
  'drawn-4': 0.3,
  'drawn-5': 0.3,
  // Trades by their names, as people type them: seldom told so, but never missed.
  everyday: 0.6,
}
/** What is known before anything is learned: how a score was made up by hand. */
const priors: Readonly<Record<string, number>> = {
  score: 1,
  'named 1': 0.34,
  'named 2': 0.59,
  'named 3': 0.79,
  denied: 0.6,
  'role denied': -1.2,
  'role kin': -0.43,
  'role none': -0.16,
  'role none for service': -0.36,
  'role other for service': -1.39,
  'role other': -0.92,
  'unsaid for wholesale': -0.29,
  place: 0.41,
  'place other': -0.36,
  'place none': -0.16,
  'place denied': -0.51,
}
const steps = 300
const rate = 0.3
/** Pulls a weight towards its prior. */
const shrinkage = 0.004
/** Candidates looked at, by their score before anything is learned. */
const most = 30
const folds = 5

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } })
const lists = readLists()
if (values.measure) measure()
else write(learn(lists))

function readLists(): List[] {
  const { asking, tables } = openKbliTables({ directory, words: loadWords() })
  const { readBusiness, candidates } = tables()
  const readQuestion = createCodeQuestionReader(asking)
  return Object.entries(sets).flatMap(([set, weight]) =>
    readDescriptions(join(import.meta.dirname, `${set}.jsonl`)).flatMap(({ text, codes }) => {
      const examples = candidates(readBusiness(readQuestion(text).described))
        .map(({ entry, features }) => ({ features, isRight: codes.includes(entry.code) }))
        .toSorted((a, b) => total(b.features, asWeights(priors)) - total(a.features, asWeights(priors)))
        .filter(({ isRight }, at) => at < most || isRight)
      return examples.some(({ isRight }) => isRight) ? [{ set, weight, examples }] : []
    }),
  )
}

function learn(of: readonly List[]): Weights {
  const weights = asWeights(priors)
  const squares = new Map<string, number>()
  const all = of.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < steps; step++) {
    const slopes = new Map<string, number>()
    for (const { weight, examples } of of) {
      const sums = examples.map(({ features }) => total(features, weights))
      const top = Math.max(...sums)
      const powers = sums.map((sum) => Math.exp(sum - top))
      const whole = add(powers)
      const right = add(powers.filter((_, at) => examples[at]?.isRight))
      for (const [at, { features, isRight }] of examples.entries()) {
        const power = powers[at] ?? 0
        const error = (weight / all) * (power / whole - (isRight ? power / right : 0))
        for (const [name, value] of features) slopes.set(name, (slopes.get(name) ?? 0) + error * value)
      }
    }
    for (const [name, slope] of slopes) {
      const weight = weights.get(name) ?? 0
      const shrunk = slope + shrinkage * (weight - (priors[name] ?? 0))
      const square = (squares.get(name) ?? 1e-6) + shrunk * shrunk
      squares.set(name, square)
      weights.set(name, weight - (rate * shrunk) / Math.sqrt(square))
    }
  }
  return weights
}

function measure(): void {
  const ranks = new Map<string, number[]>()
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn(lists.filter((_, at) => at % folds !== fold))
    for (const list of lists.filter((_, at) => at % folds === fold)) {
      for (const [name, by] of [
        ['learned', weights],
        ['priors', asWeights(priors)],
      ] as const) {
        const key = `${list.set} ${name}`
        ranks.set(key, [...(ranks.get(key) ?? []), rankOf(list, by)])
      }
    }
  }
  for (const [key, own] of [...ranks].toSorted()) {
    const share = (bound: number) => ((100 * own.filter((rank) => rank < bound).length) / own.length).toFixed(1)
    console.log(`${key.padEnd(36)} ${own.length}  first ${share(1)} %  first three ${share(3)} %`)
  }
}

function rankOf({ examples }: List, weights: Weights): number {
  return examples
    .toSorted((a, b) => total(b.features, weights) - total(a.features, weights))
    .findIndex(({ isRight }) => isRight)
}

function write(weights: Weights): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const rows = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  ${name}: ${weight.toFixed(2)}`)
  const text = `# What each feature of a code counts for a business (src/knowledge/kbli/fit-features.ts): a code's score is e to the sum of
# weight × value. Learned, not written: \`node bench/kbli/learn.ts\` makes this file anew. Explained in README.md.
learned:
  day: ${new Date().toISOString().slice(0, 10)}
  commit: ${commit}
  from: bench/kbli, ${Object.keys(sets).join(', ')}
  descriptions: ${lists.length}
weights:
${rows.join('\n')}
`
  writeFileSync(join(directory, 'ranking.yaml'), text)
}

function total(features: FitFeatures, weights: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0)
  return sum
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function asWeights(numbers: Readonly<Record<string, number>>): Weights {
  return new Map(Object.entries(numbers))
}
