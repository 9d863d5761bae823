import { join } from 'node:path'
import { z } from 'zod'
import { readLanguageFile } from './read-language-file.ts'

/** How two terms of one set relate: a name that was replaced, the same thing in one language, or in the other. */
const termRelations = ['old-term', 'synonym', 'translation'] as const
export type TermRelation = (typeof termRelations)[number]

/** Words and phrases that mean the same thing. */
export type TermSet = { readonly relation: TermRelation; readonly phrases: readonly string[] }

/** What the text analysis knows about words. Everything is lower case. */
export type Words = {
  /** Everyday spelling -> standard form, which may be several words. */
  readonly slang: ReadonlyMap<string, string>
  /** Words without a topic, left out everywhere. */
  readonly functionWords: ReadonlySet<string>
  /** Question word -> the kind of answer it asks for. */
  readonly questionWords: ReadonlyMap<string, string>
  /** Words of the way of asking, left out of questions. */
  readonly templateWords: ReadonlySet<string>
  readonly termSets: readonly TermSet[]
  /** Names of months: what makes a date of a text. */
  readonly months: ReadonlySet<string>
  /** Name of a kind of regulation as people write it -> its short form. */
  readonly legalKinds: ReadonlyMap<string, string>
}

const text = z.coerce.string()
const byStandardForm = z.record(z.string(), z.array(text))
const wordList = z.string().transform((list) => list.split(/\s+/).filter((word) => word !== ''))
const byLanguage = z.strictObject({ id: wordList, en: wordList })
const termSets = z.record(
  z.enum(termRelations),
  z.array(z.strictObject({ id: z.array(text).default([]), en: z.array(text).default([]) })),
)

const defaultDirectory = join(import.meta.dirname, '../../../knowledge/language')

/**
 * Reads the word lists (`slang.yaml`, `terms.yaml`, …) of one directory; the repository's own by default.
 * Throws `KnowledgeError` naming the file that is not right.
 */
export function loadWords(directory: string = defaultDirectory): Words {
  const functionWords = readLanguageFile(directory, 'function-words.yaml', byLanguage)
  const templateWords = readLanguageFile(directory, 'template-words.yaml', byLanguage)
  const months = readLanguageFile(directory, 'months.yaml', byLanguage)
  const terms = readLanguageFile(directory, 'terms.yaml', termSets)
  return {
    slang: invert(readLanguageFile(directory, 'slang.yaml', byStandardForm)),
    functionWords: new Set([...functionWords.id, ...functionWords.en]),
    questionWords: invert(readLanguageFile(directory, 'question-words.yaml', byStandardForm)),
    templateWords: new Set([...templateWords.id, ...templateWords.en]),
    termSets: termRelations.flatMap((relation) =>
      (terms[relation] ?? []).map(({ id, en }) => ({ relation, phrases: [...new Set([...id, ...en])] })),
    ),
    months: new Set([...months.id, ...months.en]),
    legalKinds: invert(readLanguageFile(directory, 'legal-kinds.yaml', byStandardForm)),
  }
}

function invert(byKey: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(Object.entries(byKey).flatMap(([key, values]) => values.map((value) => [value, key])))
}
