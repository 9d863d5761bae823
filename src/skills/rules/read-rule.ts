import { z } from 'zod'
import { createSentenceReader } from '../../conversation/sentence-patterns.ts'
import { type RuledTopic, ruledTopics } from '../../domain/place-rules.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

export const ruleWishes = [
  'silent',
  'called',
  'free',
  'all-topics',
  'topics',
  'private',
  'public',
  'history',
  'show',
] as const
export type RuleWish = (typeof ruleWishes)[number]
export type ReadRule = { readonly wish: RuleWish; readonly topics: readonly RuledTopic[] }

const words = z.array(z.string().min(1)).min(1)
const wishesOf = z.strictObject(
  Object.fromEntries(ruleWishes.map((wish) => [wish, words])) as Record<RuleWish, typeof words>,
)
const schema = z.strictObject({
  sentences: wishesOf.partial(),
  commands: wishesOf,
  topics: z.strictObject(
    Object.fromEntries(ruledTopics.map((topic) => [topic, words])) as Record<RuledTopic, typeof words>,
  ),
})

export type RuleReader = {
  /** A sentence that names the place, "jawab kalau dipanggil saja di sini". */
  sentence(text: string): ReadRule | undefined
  /** What stands behind `/atur`. */
  command(rest: string): ReadRule | undefined
}

/** Reads what somebody wants to hold in a channel or group. `directory` is knowledge/language. */
export function createRuleReader(directory: string): RuleReader {
  const file = readLanguageFile(directory, 'rules-sentences.yaml', schema)
  const listed = (patterns: Partial<Record<RuleWish, string[] | undefined>>) =>
    createSentenceReader(
      Object.fromEntries(ruleWishes.map((wish) => [wish, patterns[wish] ?? []])) as Record<RuleWish, string[]>,
    )
  const [sentences, commands] = [listed(file.sentences), listed(file.commands)]
  const topicsIn = (text: string) => {
    const spaced = ` ${text.toLowerCase().replace(/[^a-z]+/g, ' ')} `
    return ruledTopics.filter((topic) => file.topics[topic].some((name) => spaced.includes(` ${name} `)))
  }
  const read = (reader: typeof sentences, text: string): ReadRule | undefined => {
    const found = reader(text)
    return found && { wish: found.wish, topics: topicsIn(found.parts.topics ?? '') }
  }
  return {
    sentence: (text) => read(sentences, text),
    command: (rest) => (rest === '' ? { wish: 'show', topics: [] } : read(commands, rest)),
  }
}
