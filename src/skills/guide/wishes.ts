import type { Citation } from '../../domain/citation.ts'
import { referencesIn, shortSources, toCitation } from '../../knowledge/citing/references.ts'
import { type Guide, type GuideWish, guideWishes } from '../../knowledge/guides/guide.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import type { Desk } from './desk.ts'
import { says, withoutFillers, withoutPhrases } from './reading/vocabulary.ts'

/** Longer than that, in words, a message asks something of its own. */
const longestWish = 12
const clauseEnds = /[.?!;\n]+|,\s/

export type Wished = { readonly entry: string; readonly rest: string }

/**
 * "Kami CV, 12 kamar. Berapa lama ngurusnya?": what a message asks that any plan is asked, and what else it says. Undefined:
 * it asks no such thing, or something more particular ("biaya sertifikat halal").
 */
export function wishIn(desk: Desk, guide: Guide, text: string): Wished | undefined {
  const clauses = text.split(clauseEnds).filter((clause) => clause.trim() !== '')
  for (const [at, clause] of clauses.entries()) {
    const wish = guideWishes.find((one) => guide.wishes[one] !== undefined && isWish(desk, one, clause))
    const entry = wish && guide.wishes[wish]
    if (entry === undefined) continue
    return { entry, rest: clauses.filter((_, place) => place !== at).join(', ') }
  }
  return undefined
}

function isWish({ vocabulary, standardise }: Desk, wish: GuideWish, clause: string): boolean {
  const words = standardise(clause)
  if (words.length > longestWish || !says(vocabulary[wish], words)) return false
  const around = new Set(vocabulary['around-wish'].flat())
  const left = withoutFillers(vocabulary, withoutPhrases(vocabulary[wish], words)).filter((word) => !around.has(word))
  // "Kalau nambah cabang di Ende": one word more says where, or of what, and changes nothing.
  return left.length <= (wish === 'branch' ? 2 : 0)
}

/** What an entry says first, with its sources; undefined where it has left the knowledge base. */
export function quoteOf(
  { knowledge, language, say }: Desk,
  id: string,
): { readonly text: string; readonly citations: readonly Citation[] } | undefined {
  const entry = knowledge.entries.get(id)?.[language]
  if (!entry) return undefined
  const citations = referencesIn(entry.answer, entry).map((reference) => toCitation(reference, id, knowledge))
  const sources = say('sources', { sources: shortSources(citations, language) })
  return { text: `${plainText(entry.answer)}\n_${sources}_`, citations }
}
