import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** Finds the entry that explains a term, for questions that ask for nothing else: "NIB?", "apa itu KBLI". */
export type DefinitionFinder = (question: string) => string | undefined

const asksForMeaning: Readonly<Record<Language, RegExp>> = {
  id: /^(?:apa(?:kah)? (?:itu|sih|arti|yang dimaksud)|pengertian|definisi|arti|kepanjangan)\b|\b(?:itu apa|apaan|artinya|adalah)\b/i,
  en: /^what (?:is|are|does)\b|^(?:meaning|definition) of\b|\b(?:mean|stand for)\b/i,
}

/**
 * Reads titles and ways of asking of all entries. Where several entries explain a term, the one with the shortest title does:
 * "NIB" before "NIB hilang".
 */
export function createDefinitionFinder(knowledge: Knowledge, words: Words, readNames: NameReader): DefinitionFinder {
  const definitions = new Map<string, { id: string; titleLength: number }>()
  const bare = (text: string): string => {
    return wordsIn(text)
      .flatMap((token) => (words.slang.get(token) ?? token).split(' '))
      .filter((token) => !words.functionWords.has(token) && !words.templateWords.has(token))
      .join(' ')
  }
  const withoutWhat = (text: string) =>
    text
      .split(' ')
      .filter((token) => words.questionWords.get(token) !== 'what')
      .join(' ')

  const define = (text: string, { id, title }: Entry) => {
    const term = withoutWhat(bare(text))
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
    const name = withoutWhat(bare(entry.id.slice(entry.topic.length + 1).replaceAll('-', ' ')))
    const isTerm = definitions.has(name) || readNames(name).names.size > 0
    const isTaken = definitions.get(name)?.titleLength === 0 && !readNames(name).topics.has(entry.topic)
    if (isTerm && !name.includes(' ') && !isTaken) definitions.set(name, { id: entry.id, titleLength: 0 })
  }
  return (question) => definitions.get(withoutWhat(bare(question)))?.id
}
