/**
 * `node bench/doings/train.ts [--measure]`: learns what people want of their team's programme, its summary, their
 * reminders and practice from knowledge/language/doings, and writes the weights, knowledge/language/doings.json.
 * `--measure` writes nothing: it learns four fifths five times and tells what is read of the fifth left out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { doingFileName } from '../../src/knowledge/intents/load-intents.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
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
import { type Made, toModel, toWeightFile } from '../intents/weight-file.ts'
import { readPlays, type Taker } from '../routing/plays.ts'

const root = resolve(import.meta.dirname, '../..')
const languageDirectory = join(root, 'knowledge/language')
const passes = 8
/** There are ten times as many questions; what is missed is only searched for. */
const weightOfDoings = 4
const folds = 5
/** Of the ways of asking, every so manieth: more teach nothing and take time. */
const everyQuestion = 2
const everyDetail = 4
/** Whoever takes one of these does something of a programme; all other turns of used sets are none. */
const ours: ReadonlySet<Taker> = new Set(['programme', 'remind', 'practise'])
/** Entries that are asked for in the very words of a doing. */
const askedLikeDoings = new Set(['cse/coach-prima', 'cse/ringkasan-mingguan-manajer'])
const caseSchema = z.looseObject({ text: z.string(), kinds: z.array(z.string()), of: z.string().optional() })

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } })
const doings = readExamplesIn(join(languageDirectory, 'doings'))
const others = readOthers()

if (values.measure) measure()
else {
  const learned = learn(vary([...doings, ...others]), undefined, passes, weightOfDoings)
  writeFileSync(join(languageDirectory, doingFileName), `${JSON.stringify(toWeightFile(learned, made()))}\n`)
}

/** What is none of them: talk, questions, and turns of used sets that somebody else should take. */
function readOthers(): readonly Example[] {
  const knowledge = loadKnowledge([join(root, 'knowledge')])
  const played = ['blind', 'messages', 'fresh'].flatMap((name) =>
    readPlays(join(root, `bench/routing/${name}.jsonl`)).flatMap(({ turns, judged }) =>
      turns.filter((_, at) => {
        const wanted = judged.get(at)
        return wanted !== undefined && ![wanted.wants, ...wanted.also].some((taker) => ours.has(taker))
      }),
    ),
  )
  const taken = new Set(
    readPlays(join(root, 'bench/routing/blind.jsonl')).flatMap(({ turns, judged }) =>
      turns.filter((_, at) => ours.has(judged.get(at)?.wants ?? 'answer')),
    ),
  )
  const asked = readFileSync(join(root, 'bench/care/harmless.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)))
    .filter(({ text, of }) => !taken.has(text) && of !== 'programme')
    .map(({ text }) => text)
  return [
    ...readIntentExamples(languageDirectory).map(({ text }) => ({ text, intent: none })),
    ...readEntryQuestions(knowledge, askedLikeDoings).filter((_, at) => at % everyQuestion === 0),
    ...readDetailQuestions(knowledge, askedLikeDoings).filter((_, at) => at % everyDetail === 0),
    ...[...new Set([...played, ...asked])].map((text) => ({ text, intent: none })),
  ]
}

function measure(): void {
  const all: readonly Example[] = [...doings, ...others]
  const bounds = [0.5, 0.7, 0.85, 0.95]
  const read = bounds.map(() => ({ right: 0, wrong: 0, taken: 0 }))
  for (let fold = 0; fold < folds; fold++) {
    const model = toModel(learn(vary(all.filter((_, at) => at % folds !== fold)), undefined, passes, weightOfDoings))
    for (const { text, intent } of all.filter((_, at) => at % folds === fold)) {
      const guess = model.likeliest(text, names())
      const any = model.together(text, names())
      for (const [at, bound] of bounds.entries()) {
        const count = read[at]
        if (!count || any < bound) continue
        if (intent === none) count.taken++
        else if (guess?.intent === intent) count.right++
        else count.wrong++
      }
      if (intent === none && any >= 0.85) console.log(`taken ${guess?.intent} ${any.toFixed(2)}: ${text.slice(0, 110)}`)
      if (intent !== none && (any < 0.5 || guess?.intent !== intent)) {
        console.log(`${intent} -> ${any < 0.5 ? none : guess?.intent} ${any.toFixed(2)}: ${text}`)
      }
    }
  }
  for (const [at, bound] of bounds.entries()) {
    const { right, wrong, taken } = read[at] ?? { right: 0, wrong: 0, taken: 0 }
    console.log(
      `any ≥ ${bound}: ${right} right, ${wrong} as another of ${doings.length}; ${taken} of ${others.length} taken`,
    )
  }
}

function names(): readonly string[] {
  return [...new Set(doings.map(({ intent }) => intent))]
}

function made(): Made {
  return {
    by: 'bench/doings/train.ts',
    from: `${doings.length} texts of knowledge/language/doings; ${others.length} questions, talk and turns of used sets, which are none`,
  }
}
