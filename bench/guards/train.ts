/**
 * `node bench/guards/train.ts [--measure] [TEXTS.json]`: learns what Prima turns down about herself and others from
 * knowledge/language/guards, and writes the weights, knowledge/language/guards.json. `--measure` writes nothing: it learns
 * four fifths five times and tells what is read of the fifth left out. With a file, a list of texts, it tells what the
 * written weights take of them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { guardFileName, loadDoings, loadGuards } from '../../src/knowledge/intents/load-intents.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { createGuardReader } from '../../src/skills/guard/read-guard.ts'
import {
  type Example,
  none,
  readDetailQuestions,
  readEntryQuestions,
  readExamplesIn,
  readIntentExamples,
} from '../intents/examples.ts'
import { learn } from '../intents/learn.ts'
import { vary } from '../intents/vary.ts'
import { toModel, toWeightFile } from '../intents/weight-file.ts'
import { readPlays } from '../routing/plays.ts'

const root = resolve(import.meta.dirname, '../..')
const languageDirectory = join(root, 'knowledge/language')
const passes = 8
const weightOfGuards = 4
const folds = 5
/** Of the ways of asking, every so manieth: more teach nothing and take time. */
const everyDetail = 4
/** What is near being taken is told, too. */
const leastTold = 0.3
const bounds = [0.5, 0.7, 0.85, 0.95]
/** Examples of intents that are also what is turned down here. */
const alike = new Set(['others-data', 'spy', 'sell-data', 'insult', 'discriminate'])
/** Sentences that other skills know. */
const sentenceFiles = [
  'language/privacy-sentences.yaml',
  'language/rules-sentences.yaml',
  'language/team-sentences.yaml',
  'language/reminder-sentences.yaml',
  'language/model-sentences.yaml',
  'programme/sentences.yaml',
]
/** What their places may hold; names everywhere else. */
const samples: Readonly<Record<string, string>> = {
  day: 'Senin',
  topics: 'PSE',
  name: 'Kopi Senja',
  text: 'kirim laporan',
}
const caseSchema = z.looseObject({ text: z.string() })

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { measure: { type: 'boolean', default: false } },
})
const written = readExamplesIn(join(languageDirectory, 'guards'))
const guards = written.filter(({ intent }) => intent !== none)
const [file] = positionals

if (file !== undefined) tell(file)
else if (values.measure) measure()
else {
  const others = [...written.filter(({ intent }) => intent === none), ...readOthers()]
  const made = {
    by: 'bench/guards/train.ts',
    from: `${guards.length} texts of knowledge/language/guards; ${others.length} questions, talk, doings and turns of used sets, which are none`,
  }
  const learned = learn(vary([...guards, ...others]), undefined, passes, weightOfGuards)
  writeFileSync(join(languageDirectory, guardFileName), `${JSON.stringify(toWeightFile(learned, made))}\n`)
}

/** What is none of them: talk, questions, what is done with a programme, and turns of used sets. */
function readOthers(): readonly Example[] {
  const knowledge = loadKnowledge([join(root, 'knowledge')])
  const played = ['blind', 'messages', 'fresh'].flatMap((name) =>
    readPlays(join(root, `bench/routing/${name}.jsonl`)).flatMap(({ turns }) => turns),
  )
  const asked = readFileSync(join(root, 'bench/care/harmless.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)).text)
  const sentences = sentenceFiles.flatMap((name) =>
    textsIn(parse(readFileSync(join(root, 'knowledge', name), 'utf8'))).map((text) =>
      text.replace(/\{(\w+)\}/g, (_, place: string) => samples[place] ?? 'Rina'),
    ),
  )
  const talk = [...readIntentExamples(languageDirectory), ...readExamplesIn(join(languageDirectory, 'doings'))]
  return [
    ...talk.filter(({ intent }) => !alike.has(intent)).map(({ text }) => ({ text, intent: none })),
    ...readEntryQuestions(knowledge),
    ...readDetailQuestions(knowledge).filter((_, at) => at % everyDetail === 0),
    ...[...new Set([...played, ...asked, ...sentences])].map((text) => ({ text, intent: none })),
  ]
}

/** All texts of a file, wherever they stand. */
function textsIn(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content]
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsIn) : []
}

function measure(): void {
  const others = [...written.filter(({ intent }) => intent === none), ...readOthers()]
  const all: readonly Example[] = [...guards, ...others]
  const counts = bounds.map(() => ({ right: 0, wrong: 0, taken: 0 }))
  for (let fold = 0; fold < folds; fold++) {
    const model = toModel(learn(vary(all.filter((_, at) => at % folds !== fold)), undefined, passes, weightOfGuards))
    for (const { text, intent } of all.filter((_, at) => at % folds === fold)) {
      const guess = model.any(text)
      for (const [at, bound] of bounds.entries()) {
        const count = counts[at]
        if (!count || !guess || guess.likelihood < bound) continue
        if (intent === none) count.taken++
        else if (guess.intent === intent) count.right++
        else count.wrong++
      }
      if (intent === none && guess && guess.likelihood >= 0.85)
        console.log(`taken ${guess.intent} ${guess.likelihood.toFixed(2)}: ${text.slice(0, 110)}`)
    }
  }
  for (const [at, bound] of bounds.entries()) {
    const { right, wrong, taken } = counts[at] ?? { right: 0, wrong: 0, taken: 0 }
    console.log(
      `any ≥ ${bound}: ${right} right, ${wrong} as another of ${guards.length}; ${taken} of ${others.length} taken`,
    )
  }
}

function tell(path: string): void {
  const model = loadGuards(languageDirectory)
  const read = createGuardReader(model, loadDoings(languageDirectory))
  for (const text of z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))) {
    const kind = read(text)
    const { intent = none, likelihood = 0 } = model.any(text) ?? {}
    if (kind !== undefined || likelihood >= leastTold)
      console.log(`${kind ?? '–'} (${intent} ${likelihood.toFixed(2)}): ${text.replace(/\s+/g, ' ').slice(0, 130)}`)
  }
}
