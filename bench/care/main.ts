/**
 * `node bench/main.ts care [FILE.jsonl] [--misses]`: how often care reads what a message is about, by kind, on a set of
 * messages with the readings that are right; and which questions of our field it takes from their answers.
 */
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { loadConcerns, loadIntents } from '../../src/knowledge/intents/load-intents.ts'
import { createNameReader } from '../../src/knowledge/read-names.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { createConcernReader } from '../../src/skills/care/read-concern.ts'
import { secretsIn } from '../../src/skills/care/secrets.ts'
import { careSchema, declinedKinds } from '../../src/skills/care/vocabulary.ts'
import { readDevelopmentQuestions } from '../answers/questions.ts'

/** A message, and the readings that are right: the first is meant, another would do no harm. */
const caseSchema = z.looseObject({ text: z.string(), kinds: z.array(z.string()).min(1) })

const directory = resolve(import.meta.dirname, '../../knowledge/language')
const words = loadWords(directory)
const read = createConcernReader({
  vocabulary: readLanguageFile(directory, 'care.yaml', careSchema),
  intents: loadIntents(directory),
  concerns: loadConcerns(directory, words),
  readNames: createNameReader(directory),
  words,
})
/** The sets that were blind once, with the figures of bench/care/README.md. */
const sets = ['blind-100.jsonl', 'blind-second.jsonl', 'held-out.jsonl'].map((name) =>
  resolve(import.meta.dirname, name),
)

export function benchCare(file: string | undefined, { misses }: { readonly misses: boolean }): void {
  for (const path of file === undefined ? sets : [resolve(file)]) measure(path, misses)
  measureTaken(misses)
}

function measure(path: string, misses: boolean): void {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  const cases = lines.map((line) => caseSchema.parse(JSON.parse(line)))
  const rows = Map.groupBy(cases, ({ kinds }) => kinds[0])
  console.log(`${basename(path)}: ${cases.filter(isRight).length} of ${cases.length} read right`)
  for (const [kind, all] of rows) console.log(`  ${kind}: ${all.filter(isRight).length} of ${all.length}`)
  const wishes = cases.filter(({ kinds }) => isWish(kinds[0]))
  const declined = wishes.filter(({ text }) => isWish(concernIn(text)))
  console.log(`  declined, whatever the kind: ${declined.length} of ${wishes.length}`)
  if (!misses) return
  for (const { text, kinds } of cases.filter((one) => !isRight(one))) {
    console.log(`  ${kinds.join(' or ')} -> ${concernIn(text)}: ${text}`)
  }
}

function isWish(kind: string | undefined): boolean {
  return declinedKinds.some((wish) => wish === kind)
}

function isRight({ text, kinds }: z.infer<typeof caseSchema>): boolean {
  return kinds.includes(concernIn(text))
}

/** What a text is read as, in one word. */
function concernIn(text: string): string {
  const concern = read(text)
  if (concern === undefined) return secretsIn(text).length > 0 ? 'secret' : 'none'
  return concern.kind === 'declined' ? concern.wish : concern.kind
}

/** What the field asks and care takes: worn-out and hurt people have entries of their own and are not counted. */
function measureTaken(misses: boolean): void {
  const questions = readDevelopmentQuestions().map(({ question }) => question)
  const taken = questions.filter((text) => !['none', 'hurt', 'exhausted', 'outcome'].includes(concernIn(text)))
  console.log(`development questions taken: ${taken.length} of ${questions.length}`)
  if (misses) for (const text of taken) console.log(`  ${concernIn(text)}: ${text}`)
}
