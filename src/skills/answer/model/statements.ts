import type { Language } from '../../../domain/language.ts'
import { evidenceIn } from '../../../knowledge/citing/evidence.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import type { Support } from '../../../knowledge/verify/verifier.ts'

/** A statement that a model may use: what it says, what it rests on, and the heading that it stands under. */
export type OfferedStatement = Support & { readonly entryId: string }

/** More would only dilute what was found; the first entry has its place before the others. */
const mostStatements = 40
const mostOfOthers = 6

/** The statements of the entry that was found, and the openings of those that may have been meant instead, by id. */
export function statementsFor(
  pair: EntryPair,
  others: readonly EntryPair[],
  language: Language,
  knowledge: Knowledge,
): ReadonlyMap<string, OfferedStatement> {
  const all = [
    ...statementsOf(pair, language, knowledge).slice(0, mostStatements - mostOfOthers),
    ...others.flatMap((other) => openingOf(other, language, knowledge)).slice(0, mostOfOthers),
  ]
  return new Map(all.map((statement, index) => [`S${index + 1}`, statement]))
}

/** One a line, as the prompt tells it. */
export function listStatements(statements: ReadonlyMap<string, OfferedStatement>): string {
  return [...statements].map(([id, { text, context }]) => `${id} (${context}) ${text.replace(/\s+/g, ' ')}`).join('\n')
}

function statementsOf(pair: EntryPair, language: Language, knowledge: Knowledge): readonly OfferedStatement[] {
  const entry = pair[language]
  const headed = entry.sections.flatMap(({ heading, markdown }) => offered(markdown, heading))
  return [...openingOf(pair, language, knowledge), ...headed]

  function offered(markdown: string, heading: string): readonly OfferedStatement[] {
    return evidenceIn(markdown, entry, knowledge).map(({ statement, citations }) => ({
      text: statement,
      citations,
      context: heading === '' ? entry.title : `${entry.title}: ${heading}`,
      entryId: entry.id,
    }))
  }
}

function openingOf(pair: EntryPair, language: Language, knowledge: Knowledge): readonly OfferedStatement[] {
  const { answer, title, id } = pair[language]
  return evidenceIn(answer, pair[language], knowledge).map(({ statement, citations }) => ({
    text: statement,
    citations,
    context: title,
    entryId: id,
  }))
}
