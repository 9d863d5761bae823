import { join } from 'node:path'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'
import type { Words } from '../../src/knowledge/text/words.ts'
import { readSaidWords } from '../../src/skills/care/said-words.ts'
import { careSchema, concernLabels, sorrowKinds } from '../../src/skills/care/vocabulary.ts'
import {
  type Example,
  none,
  readDetailQuestions,
  readEntryQuestions,
  readExamplesIn,
  readIntentExamples,
} from '../intents/examples.ts'

/** Entries that are asked for in the very words of a concern. */
const askedLikeConcerns = new Set([
  'cse/pelecehan-dari-pelanggan',
  'cse/setelah-kontak-berat',
  'cse/pelanggan-mengancam',
  'cse/capek-dimaki',
  'cs-analysis/eskalasi',
])
/** Of the ways of asking, every so manieth: more teach nothing and take time. */
const everyQuestion = 2
/** The same of the ways of asking for details: how people go on, in few words. */
const everyDetail = 2

/** A message of a set, and the readings that are right: the first is meant, another would do no harm. */
export type ConcernCase = { readonly text: string; readonly kinds: readonly string[] }

/** Turns what others call a reading into what the classifier calls it. */
export type Labeller = (example: Example) => Example

/** Of what is sad the words say why; what is no concern is none. */
export function createLabeller(languageDirectory: string, words: Words): Labeller {
  const { sorrows } = readLanguageFile(languageDirectory, 'care.yaml', careSchema)
  return ({ text, intent }) => {
    if (intent !== 'sad') return { text, intent: concernLabels.some((label) => label === intent) ? intent : none }
    const said = readSaidWords(text, words)
    const kind = sorrowKinds.find((sorrow) => sorrow !== 'general' && said.has(sorrows[sorrow]))
    return { text, intent: kind ? `sad-${kind}` : 'sad' }
  }
}

/**
 * What concerns are learned from: their own examples, the intents of the same names (all others are none), and ways of
 * asking for entries, which are none.
 */
export function readConcernExamples(knowledgeDirectory: string, label: Labeller): readonly Example[] {
  const languageDirectory = join(knowledgeDirectory, 'language')
  const own = readExamplesIn(join(languageDirectory, 'concerns')).map(({ text, intent }) => ({
    text,
    intent: intent === 'harmless' ? none : intent,
  }))
  const knowledge = loadKnowledge([knowledgeDirectory])
  const questions = readEntryQuestions(knowledge, askedLikeConcerns)
  const details = readDetailQuestions(knowledge, askedLikeConcerns)
  // What is done with a team's programme is nobody's trouble.
  const doings = readExamplesIn(join(languageDirectory, 'doings')).map(({ text }) => ({ text, intent: none }))
  return [
    ...doings,
    ...readIntentExamples(languageDirectory).map(label),
    ...own,
    ...questions.filter((_, at) => at % everyQuestion === 0),
    ...details.filter((_, at) => at % everyDetail === 0),
  ]
}
