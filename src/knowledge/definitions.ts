import type { Language } from '../domain/language.ts'
import { wordsIn } from '../domain/words-in.ts'
import type { Entry } from './entry.ts'
import type { Knowledge } from './knowledge.ts'
import type { NameReader } from './read-names.ts'
import type { Words } from './text/words.ts'

/** Finds the entry that explains a term, for questions that ask for nothing else: "NIB?", "apa itu KBLI". */
export type DefinitionFinder = (question: string) => string | undefined

/** Term -> id of the entry that explains it. */
export type Definitions = ReadonlyMap<string, string>

const asksForMeaning: Readonly<Record<Language, RegExp>> = {
  id: /^(?:apa(?:kah)? (?:itu|sih|arti|yang dimaksud)|pengertian|definisi|arti|kepanjangan)\b|\b(?:itu apa|apaan|artinya|adalah)\b/i,
  en: /^what (?:is|are|does)\b|^(?:meaning|definition) of\b|\b(?:mean|stand for)\b/i,
}

/**
 * Reads titles and ways of asking of all entries. Where several entries explain a term, the one with the shortest title does:
 * "NIB" before "NIB hilang".
 */
export function findDefinitions(knowledge: Knowledge, words: Words, readNames: NameReader): Definitions {
  const toTerm = createTermReader(words)
  const definitions = new Map<string, { id: string; titleLength: number }>()

  const define = (text: string, { id, title }: Entry) => {
    const term = toTerm(text)
    const known = definitions.get(term)
    if (term !== '' && (!known || title.length < known.titleLength))
      definitions.set(term, { id, titleLength: title.length })
  }

  const entries = [...knowledge.entries.values()].flatMap(({ id, en }) => [id, en])
  for (const entry of entries) {
    for (const text of [entry.title, ...entry.questions]) {
      if (asksForMeaning[entry.language].test(text)) define(text, entry)
    }
  }
  // An entry's own name comes first: `cs-analysis/csat` explains "csat", whatever else asks for it. Where two have the
  // same name, the one of the topic that the name belongs to. A name that nobody asks the meaning of is no term: "biaya".
  for (const entry of entries) {
    const name = toTerm(entry.id.slice(entry.topic.length + 1).replaceAll('-', ' '))
    const isTerm = definitions.has(name) || readNames(name).names.size > 0
    const isTaken = definitions.get(name)?.titleLength === 0 && !readNames(name).topics.has(entry.topic)
    if (isTerm && !name.includes(' ') && !isTaken) definitions.set(name, { id: entry.id, titleLength: 0 })
  }
  return new Map([...definitions].map(([term, { id }]) => [term, id]))
}

export function createDefinitionFinder(definitions: Definitions, words: Words): DefinitionFinder {
  const toTerm = createTermReader(words)
  return (question) => definitions.get(toTerm(question))
}

/** The words of a text that only ask for a meaning, or for nothing, are no part of a term. */
function createTermReader(words: Words): (text: string) => string {
  const isTelling = (token: string) =>
    !words.functionWords.has(token) && !words.templateWords.has(token) && words.questionWords.get(token) !== 'what'
  return (text) =>
    wordsIn(text)
      .flatMap((token) => (words.slang.get(token) ?? token).split(' '))
      .filter(isTelling)
      .join(' ')
}
