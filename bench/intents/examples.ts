import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'
import { Random } from '../masks/random.ts'

/** A text and what it is; `none` is no intent. */
export type Example = { readonly text: string; readonly intent: string }

/** What is no intent. */
export const none = 'none'

const intentSchema = z.strictObject({
  id: z.array(z.string()).min(10),
  en: z.array(z.string()).min(5),
  /** Wishes that are put in ever new ways: `{buatin|tulisin} {ulasan|review} {palsu|bohongan}`. */
  patterns: z.array(z.string()).default([]),
})
const smallTalkSchema = z.looseObject({
  whole: z.record(z.string(), z.array(z.string())),
  anywhere: z.record(z.string(), z.array(z.string())),
})

/** Phrases of small-talk.yaml that are also examples of an intent. */
const seeds: Readonly<Record<string, string>> = {
  greeting: 'greeting',
  thanks: 'thanks',
  farewell: 'farewell',
  help: 'capability',
  capability: 'capability',
  identity: 'identity',
  human: 'human',
  wellbeing: 'play',
  'wrong-answer': 'complaint',
  hurry: 'impatience',
  privacy: 'privacy',
  unclear: 'unclear',
}

/** Entries that are asked for in the very words of an intent. */
const askedLikeIntents = new Set([
  'cse/capek-dimaki',
  'cse/bantuan-kejiwaan',
  'cse/coach-prima',
  'cse/siapa-membaca-coaching',
])

/** Examples of a directory, a file for each intent. */
export function readExamplesIn(directory: string): readonly Example[] {
  return readdirSync(directory).flatMap((file) => {
    const { id, en, patterns } = readLanguageFile(directory, file, intentSchema)
    return [...id, ...en, ...patterns.flatMap(fill)].map((text) => ({ text, intent: file.replace('.yaml', '') }))
  })
}

/** Examples of all intents: knowledge/language/intents, and the phrases of small talk. */
export function readIntentExamples(languageDirectory: string): readonly Example[] {
  const written = readExamplesIn(join(languageDirectory, 'intents'))
  const { whole } = readLanguageFile(languageDirectory, 'small-talk.yaml', smallTalkSchema)
  const seeded = Object.entries(seeds).flatMap(([kind, intent]) =>
    (whole[kind] ?? []).filter((text) => !text.startsWith('/')).map((text) => ({ text, intent })),
  )
  return [...written, ...seeded]
}

/** What people ask of entries, but those that are asked like what is learned: none of it is an intent. */
export function readEntryQuestions({ entries }: Knowledge, alike: ReadonlySet<string> = new Set()): readonly Example[] {
  return [...entries.values()]
    .filter(({ id }) => !askedLikeIntents.has(id.id) && !alike.has(id.id))
    .flatMap((pair) => [pair.id, pair.en])
    .flatMap(({ title, questions }) => [title, ...questions])
    .map((text) => ({ text, intent: none }))
}

/** The ways of asking for details of entries, none of which are talk; without entries that are asked for in such words. */
export function readDetailQuestions(
  { entries }: Knowledge,
  alike: ReadonlySet<string> = new Set(),
): readonly Example[] {
  return [...entries.values()]
    .filter(({ id }) => !alike.has(id.id))
    .flatMap((pair) => [...pair.id.details, ...pair.en.details])
    .flatMap(({ forms }) => forms)
    .map((text) => ({ text, intent: none }))
}

/** Of each pattern so many: all of them would drown what was written whole. */
const mostOfPattern = 40

/** The texts of a pattern, the same each time. */
function fill(pattern: string): readonly string[] {
  const pieces = pattern.split(/\{([^{}]*)\}/).map((piece, at) => (at % 2 === 1 ? piece.split('|') : [piece]))
  const all = pieces.reduce((count, choices) => count * choices.length, 1)
  const random = new Random(11)
  const ways = all <= mostOfPattern ? Array.from({ length: all }, (_, at) => at) : drawn(mostOfPattern, all, random)
  return ways.map((way) => {
    let rest = way
    const text = pieces.map((choices) => {
      const choice = choices[rest % choices.length] ?? ''
      rest = Math.floor(rest / choices.length)
      return choice
    })
    return text.join('').replace(/\s+/g, ' ').trim()
  })
}

function drawn(count: number, below: number, random: Random): readonly number[] {
  return [...new Set(Array.from({ length: count }, () => random.below(below)))]
}
