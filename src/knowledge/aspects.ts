import { z } from 'zod'
import { type SectionKind, sectionKinds } from './entry.ts'
import { readLanguageFile } from './text/read-language-file.ts'
import { withoutPhrase } from './text/without-phrase.ts'

const aspectsSchema = z.partialRecord(z.enum(Object.keys(sectionKinds) as SectionKind[]), z.array(z.string()))

export type AspectFinder = {
  /** What a question asks about a topic: its cost, its deadline, … */
  (text: string): readonly SectionKind[]
  /** The text in lower case without the words that told. */
  remove(text: string): string
}

/** `directory` is knowledge/language. */
export function createAspectFinder(directory: string): AspectFinder {
  const aspects = readLanguageFile(directory, 'aspects.yaml', aspectsSchema)
  const phrases = Object.entries(aspects)
    .flatMap(([kind, list]) => (list ?? []).map((phrase) => ({ kind: kind as SectionKind, phrase: ` ${phrase} ` })))
    .toSorted((a, b) => b.phrase.length - a.phrase.length)

  const find = (text: string) => {
    const said = spaced(text)
    return [...new Set(phrases.filter(({ phrase }) => said.includes(phrase)).map(({ kind }) => kind))]
  }
  const remove = (text: string) =>
    phrases.reduce((rest, { phrase }) => withoutPhrase(rest, phrase), spaced(text)).trim()
  return Object.assign(find, { remove })
}

function spaced(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{Letter}\p{Number}-]+/gu) ?? []).join(' ')} `
}
