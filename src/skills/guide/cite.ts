import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { toCitation } from '../../knowledge/citing/references.ts'
import type { Basis } from '../../knowledge/guides/guide.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/** What the footnotes behind statements of a guide point to, each once, in their order. */
export function citationsOf(from: readonly Basis[], language: Language, knowledge: Knowledge): readonly Citation[] {
  const seen = new Set<string>()
  return from
    .flatMap(({ entryId, footnotes }) => {
      const entry = knowledge.entries.get(entryId)?.[language]
      const references = footnotes.flatMap((label) => entry?.footnotes.get(label) ?? [])
      return references.map((reference) => toCitation(reference, entryId, knowledge))
    })
    .filter(({ source, article = '' }) => {
      const key = `${source} ${article}`
      return seen.has(key) ? false : seen.add(key)
    })
}
