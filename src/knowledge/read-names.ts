import { z } from 'zod'
import { remembering } from '../domain/remembering.ts'
import { wordsIn } from '../domain/words-in.ts'
import { readLanguageFile } from './text/read-language-file.ts'

/** What a text names: LKPM, UU PDP, CSAT. */
export type NamedThings = {
  readonly names: ReadonlySet<string>
  /** The topics (folders of entries) that those names belong to. */
  readonly topics: ReadonlySet<string>
}

export type NameReader = (text: string) => NamedThings

const topicsSchema = z.record(z.string(), z.array(z.string()))

/** Names under this key belong to no topic of their own. */
const anyTopic = 'any'
/** A message is read as a whole and in pieces, by several skills. */
const mostTexts = 24

/** Takes the names from topics.yaml of `languageDirectory` (knowledge/language). */
export function createNameReader(languageDirectory: string): NameReader {
  const known = Object.entries(readLanguageFile(languageDirectory, 'topics.yaml', topicsSchema)).flatMap(
    ([topic, names]) => names.map((name) => ({ topic, name })),
  )
  return remembering((text) => {
    const spaced = ` ${wordsIn(text).join(' ')} `
    const found = known.filter(({ name }) => spaced.includes(` ${name} `))
    return {
      names: new Set(found.map(({ name }) => name)),
      topics: new Set(found.flatMap(({ topic }) => (topic === anyTopic ? [] : topic))),
    }
  }, mostTexts)
}
