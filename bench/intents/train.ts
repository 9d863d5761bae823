/**
 * `node bench/intents/train.ts [--measure]`: learns the intents from knowledge/language/intents and writes the weights,
 * knowledge/language/intents.json, with the set, the commit and what they reach on texts they were not learned from.
 * `--measure` prints that in detail and writes nothing.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { intentThresholds } from '../../src/knowledge/intents/intent-model.ts'
import { intentFileName } from '../../src/knowledge/intents/load-intents.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { readDevelopmentQuestions } from '../answers/questions.ts'
import { type Example, none, readEntryQuestions, readIntentExamples } from './examples.ts'
import { learn } from './learn.ts'
import { vary } from './vary.ts'
import { type Made, toModel, toWeightFile } from './weight-file.ts'

const root = resolve(import.meta.dirname, '../..')
const languageDirectory = join(root, 'knowledge/language')
/** Of the ways of asking, every so manieth: more teach nothing and take time. */
const everyQuestion = 2
const folds = 5

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } })
const intents = readIntentExamples(languageDirectory)
const questions = readEntryQuestions(loadKnowledge([join(root, 'knowledge')])).filter(
  (_, at) => at % everyQuestion === 0,
)

const held = heldOut()
const asked = readDevelopmentQuestions().map(({ question }) => question)
const learned = learn(vary([...intents, ...questions]))
const model = toModel(learned)
const stolen = asked.filter((text) => model.read(text) !== undefined)
console.log(
  `held out: ${held.right} of ${held.all} intents read (${held.wrong} as another), ${held.stolen} of ${held.questions} questions taken`,
)
console.log(`development questions taken: ${stolen.length} of ${asked.length}`)
if (values.measure) {
  for (const line of held.misses) console.log(line)
  for (const text of stolen)
    console.log(`taken: ${model.read(text)?.intent} ${model.read(text)?.likelihood.toFixed(2)} ${text}`)
} else {
  writeFileSync(join(languageDirectory, intentFileName), `${JSON.stringify(toWeightFile(learned, made()))}\n`)
}

/** Each fifth learned from the other four. */
function heldOut() {
  const all: readonly Example[] = [...intents, ...questions]
  const misses: string[] = []
  let [right, wrong, stolen] = [0, 0, 0]
  for (let fold = 0; fold < (values.measure ? folds : 1); fold++) {
    const model = toModel(learn(vary(all.filter((_, at) => at % folds !== fold))))
    for (const { text, intent } of all.filter((_, at) => at % folds === fold)) {
      const guess = model.read(text)
      const read = guess?.intent ?? none
      if (read === intent) right += intent === none ? 0 : 1
      else {
        if (intent === none) stolen++
        else if (read !== none) wrong++
        misses.push(`${intent} -> ${read} (${guess?.likelihood.toFixed(2)}): ${text}`)
      }
    }
  }
  const tested = values.measure ? all : all.filter((_, at) => at % folds === 0)
  const ofIntents = tested.filter(({ intent }) => intent !== none).length
  return { right, wrong, stolen, misses, all: ofIntents, questions: tested.length - ofIntents }
}

function made(): Made {
  return {
    by: 'bench/intents/train.ts',
    from: `knowledge/language/intents: ${intents.length} examples; ${questions.length} ways of asking for entries, which are none`,
    ...intentThresholds,
    'held out, intents': held.all,
    'held out, read right': held.right,
    'held out, read as another': held.wrong,
    'held out, questions': held.questions,
    'held out, questions taken': held.stolen,
    'development questions': asked.length,
    'development questions taken': stolen.length,
  }
}
