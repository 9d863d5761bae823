/**
 * `node bench/concerns/train.ts [--measure]`: learns what messages are about where care comes before answers and writes
 * the weights, knowledge/language/concerns.json. `--measure` writes nothing: it leaves out each set of bench/care in turn,
 * learns from all the rest and tells what is read of that set, by families and by kinds.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadConcepts } from '../../src/knowledge/intents/concepts.ts'
import { concernFeatureCount, createConcernFeatures } from '../../src/knowledge/intents/concern-features.ts'
import { concernFileName } from '../../src/knowledge/intents/load-intents.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { type Example, none } from '../intents/examples.ts'
import { type Learned, learn } from '../intents/learn.ts'
import { vary } from '../intents/vary.ts'
import { type Made, toModel, toWeightFile } from '../intents/weight-file.ts'
import { type ConcernCase, createLabeller, readConcernExamples } from './examples.ts'
import { measureConcerns } from './measure.ts'

const root = resolve(import.meta.dirname, '../..')
const languageDirectory = join(root, 'knowledge/language')
const passes = 8
/** Each by another hand: what is learned without one shows what a new one will bring. */
const sets = ['blind-100.jsonl', 'blind-second.jsonl', 'blind-third.jsonl', 'held-out.jsonl', 'told-aside.jsonl']
/** Asked in the sets of bench/blind, and no concern: how people really go on in a talk. Learned from, never measured. */
const harmless = 'harmless.jsonl'
const caseSchema = z.looseObject({ text: z.string(), kinds: z.array(z.string()).min(1) })

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } })
const words = loadWords(languageDirectory)
const label = createLabeller(languageDirectory, words)
const seen = {
  featureCount: concernFeatureCount,
  featuresOf: createConcernFeatures(loadConcepts(languageDirectory), words),
}
const written = readConcernExamples(join(root, 'knowledge'), label)

if (values.measure) {
  for (const name of sets) {
    const others = sets.filter((other) => other !== name).flatMap(readCases)
    console.log(`learned without ${name}:`)
    for (const line of measureConcerns(toModel(learnFrom(others), seen.featuresOf), readCases(name)))
      console.log(`  ${line}`)
  }
} else {
  writeFileSync(
    join(languageDirectory, concernFileName),
    `${JSON.stringify(toWeightFile(learnFrom([...sets, harmless].flatMap(readCases)), made(), concernFeatureCount))}\n`,
  )
}

function readCases(name: string): readonly ConcernCase[] {
  const lines = readFileSync(join(root, 'bench/care', name), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => caseSchema.parse(JSON.parse(line)))
}

function learnFrom(cases: readonly ConcernCase[]): Learned {
  const examples = cases.map(({ text, kinds }): Example => label({ text, intent: kinds[0] ?? none }))
  return learn(vary([...written, ...examples]), seen, passes)
}

function made(): Made {
  return {
    by: 'bench/concerns/train.ts',
    from: `${written.length} texts of knowledge/language/concerns and intents and of ways of asking; bench/care: ${[...sets, harmless].join(', ')}`,
  }
}
