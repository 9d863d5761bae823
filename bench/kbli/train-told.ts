/**
 * `node bench/kbli/train-told.ts [--measure]`: learns how people tell a business, asking nothing, from the used sets of
 * descriptions, and writes the weights, knowledge/language/told-businesses.json. `--measure` writes nothing: it learns four
 * fifths five times and tells what is read of the fifth left out.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { toldBusinessFileName } from '../../src/knowledge/intents/load-intents.ts'
import { loadBusinessCues } from '../../src/knowledge/kbli/business-cues.ts'
import { openKbliTables } from '../../src/knowledge/kbli/open-kbli-tables.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { createCodeQuestionReader } from '../../src/skills/kbli/read-code-question.ts'
import { type Example, none, readEntryQuestions, readExamplesIn, readIntentExamples } from '../intents/examples.ts'
import { learn } from '../intents/learn.ts'
import { type Made, toModel, toWeightFile } from '../intents/weight-file.ts'
import { Random } from '../masks/random.ts'
import { readPlays } from '../routing/plays.ts'
import { readDescriptions } from './descriptions.ts'

const root = resolve(import.meta.dirname, '../..')
const languageDirectory = join(root, 'knowledge/language')
const passes = 8
/** There are eight times as many others. */
const weightOfTold = 3
const folds = 5
/** Never learned on. */
const heldOut = new Set(['2026-11-30-drawn-held-out.jsonl', '2026-11-30-second-draw.jsonl'])
const business = 'business'
const fewestWords = 2
/** The first ways of saying a role are the Indonesian ones. */
const mostCues = 12
const bareBeginnings = ['', '', 'usaha', 'punya usaha', 'jasa', 'kami', 'saya', 'gw', 'buka', 'kita', 'perusahaan kami']
const owners = { id: ['saya', 'kami', 'gw', 'gue', 'kita', ''], en: ['our', 'my', 'our small', 'the'] } as const
const joints = ['dan', 'sama', ',', 'plus']
const englishBeginnings = ['we do', 'I run', 'we offer', 'small', 'our business is', 'my company does', '']

const troublesSchema = z.record(
  z.enum(['id', 'en']),
  z.record(z.enum(['people', 'happened', 'business']), z.array(z.string())),
)
const directory = join(root, 'knowledge/kbli')
const { asking, tables } = openKbliTables({ directory, words: loadWords() })
const described = new Set(
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readDescriptions(join(import.meta.dirname, file)).map(({ text }) => text)),
)
const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } })
const told = [...readTold(), ...makeTold()]
const others = [...readOthers(), ...makeTroubles()]
const all: readonly Example[] = [...told, ...others]

if (values.measure) measure()
else {
  writeFileSync(
    join(languageDirectory, toldBusinessFileName),
    `${JSON.stringify(toWeightFile(learn(all, undefined, passes, weightOfTold), made()))}\n`,
  )
}

/** Descriptions that ask nothing, or whose question stands by itself and is cut off. */
function readTold(): readonly Example[] {
  const readQuestion = createCodeQuestionReader(asking)
  const texts = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.jsonl') && !heldOut.has(file))
    .flatMap((file) => readDescriptions(join(import.meta.dirname, file)))
    .map(({ text }) => text.split(/(?<=[.,!?])\s+/))
    .map((clauses) => clauses.filter((clause) => readQuestion(clause).names === 'no').join(' '))
    .filter((text) => text.split(/\s+/).length >= fewestWords && !text.endsWith('?'))
  return [...new Set(texts)].map((text) => ({ text, intent: business }))
}

/** Businesses put together of what people call activities and how they say what they do, so that words of all codes are known. */
function makeTold(): readonly Example[] {
  const { kbli, rolesOf } = tables()
  const { roles } = loadBusinessCues(join(directory, 'reading.yaml'))
  const random = new Random(5)
  const one = (list: readonly string[]) => list[random.below(list.length)] ?? ''
  return [...kbli.words].flatMap(([code, { id, en }]) => {
    const cues = rolesOf(code).flatMap((role) => roles[role].cues.slice(0, mostCues))
    const done = cues.length > 0 ? [...cues, ...bareBeginnings] : bareBeginnings
    return [
      `${one(done)} ${one(id)} ${one(joints)} ${one(id)}`,
      `${one(done)} ${one(id)}`,
      `${one(englishBeginnings)} ${one(en)} and ${one(en)}`,
    ].map((text) => ({ text: text.trim(), intent: business }))
  })
}

/** What is none: questions, talk, troubles, what is done with a programme, and the turns of used sets. */
function readOthers(): readonly Example[] {
  const knowledge = loadKnowledge([join(root, 'knowledge')])
  const texts = [
    ...readIntentExamples(languageDirectory),
    ...['doings', 'concerns'].flatMap((name) => readExamplesIn(join(languageDirectory, name))),
    ...readEntryQuestions(knowledge),
  ].map(({ text }) => text)
  const used = ['bench/blind', 'bench/care', 'bench/doings', 'bench/held-out'].flatMap((directory) =>
    readdirSync(join(root, directory))
      .filter((file) => /\.jsonl?$/.test(file))
      .flatMap((file) => textsIn(parse(readFileSync(join(root, directory, file), 'utf8')))),
  )
  const codes = ['blind', 'messages', 'fresh']
    .flatMap((name) => readPlays(join(root, `bench/routing/${name}.jsonl`)))
    .flatMap(({ turns, judged }) =>
      turns.filter((_, at) => [judged.get(at)?.wants, ...(judged.get(at)?.also ?? [])].includes('kbli')),
    )
  // Whoever tells a business is harmless, too, and some ask for a code.
  const notOthers = new Set([...described, ...codes])
  return [...new Set([...texts, ...used])]
    .filter((text) => !notOthers.has(text))
    .map((text) => ({ text, intent: none }))
}

/** What is told of a business that stands: see troubles.yaml. */
function makeTroubles(): readonly Example[] {
  const troubles = readLanguageFile(import.meta.dirname, 'troubles.yaml', troublesSchema)
  const { kbli } = tables()
  const random = new Random(9)
  const one = (list: readonly string[]) => list[random.below(list.length)] ?? ''
  return [...kbli.words.values()]
    .flatMap((names) =>
      (['id', 'en'] as const).flatMap((language) => {
        const { people, happened, business: happensTo } = troubles[language]
        const own = () => one(owners[language])
        const name = () => one(names[language])
        return language === 'id'
          ? [`${one(people)} ${name()} ${own()} ${one(happened)}`, `${name()} ${own()} ${one(happensTo)}`]
          : [`${one(people)} of ${own()} ${name()} ${one(happened)}`, `${own()} ${name()} ${one(happensTo)}`]
      }),
    )
    .map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), intent: none }))
}

/** What people wrote, in files of several forms. */
function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, own]) => {
    if (['q', 'text', 'question'].includes(key) && typeof own === 'string') return [own]
    if (key === 'turns' && Array.isArray(own)) return own.filter((turn) => typeof turn === 'string')
    return []
  })
}

function parse(text: string): unknown {
  const isList = text.trimStart().startsWith('[')
  return isList
    ? JSON.parse(text)
    : text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
}

function measure(): void {
  const bounds = [0.1, 0.3, 0.5, 0.7, 0.9, 0.97]
  const read = bounds.map(() => ({ told: 0, others: 0 }))
  for (let fold = 0; fold < folds; fold++) {
    const model = toModel(
      learn(
        all.filter((_, at) => at % folds !== fold),
        undefined,
        passes,
        weightOfTold,
      ),
    )
    for (const { text, intent } of all.filter((_, at) => at % folds === fold)) {
      const likelihood = model.together(text, [business])
      for (const [at, bound] of bounds.entries()) {
        const count = read[at]
        if (count && likelihood >= bound) count[intent === none ? 'others' : 'told']++
      }
      if (intent === none ? likelihood >= 0.7 : likelihood < 0.3)
        console.log(`${intent === none ? 'taken' : 'missed'} ${likelihood.toFixed(2)}: ${text.slice(0, 140)}`)
    }
  }
  for (const [at, bound] of bounds.entries())
    console.log(`≥ ${bound}: ${read[at]?.told} of ${told.length} told, ${read[at]?.others} of ${others.length} others`)
}

function made(): Made {
  return {
    by: 'bench/kbli/train-told.ts',
    from: `${told.length} businesses of bench/kbli and put together of knowledge/kbli/words; ${others.length} questions, talk and turns of used sets, which are none`,
  }
}
