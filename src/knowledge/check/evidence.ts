import type { KnowledgeProblem } from '../../domain/errors.ts'
import type { Regulation } from '../calendar.ts'
import { type ConfidenceMark, confidenceMarks, type Entry, type Reference } from '../entry.ts'
import type { EntryPair, Knowledge } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { markedStretchesOf } from '../statements.ts'
import type { Fact } from './facts.ts'
import { at, bodyOf, bothLanguages, type CheckContext } from './rule.ts'

/** A mark that stands after another one shows people a statement without words. */
export function marksStatements(pair: EntryPair): KnowledgeProblem[] {
  return bothLanguages(pair).flatMap((entry) =>
    markedStretchesOf(bodyOf(entry))
      .filter((stretch) => !/[\p{Letter}\p{Number}]/u.test(plainText(stretch)))
      .map((stretch) =>
        at(
          entry,
          `footnote ${stretch.trim()} marks no statement: put it directly at the end of the sentence it proves; several sources of one statement stand in one definition, joined with ";"`,
        ),
      ),
  )
}

/**
 * A confidence is that of the first paragraph, and a paragraph is as sure as the weakest of its statements. A statement is
 * as sure as the best fact that names one of its sources; what no fact names counts as one secondary source.
 */
export function isNotSurerThanItsSources({ id }: EntryPair, { facts, knowledge }: CheckContext): KnowledgeProblem[] {
  const own = id.facts.map((fact) => facts.get(fact)).filter((fact) => fact !== undefined)
  if (own.length === 0) return []
  return footnotesOfAnswer(id).flatMap(({ label, references }) => {
    const strength = strengthOf(references, own, knowledge)
    if (rank(strength.mark) <= rank(id.confidence)) return []
    const names = references.map((reference) => reference.id).join('; ')
    const why =
      strength.facts.length > 0 ? `which ${strength.facts.join(', ')} gives as` : 'which no fact of the entry names, so'
    return [
      at(
        id,
        `confidence is ${id.confidence}, but its first paragraph rests on [^${label}] (${names}), ${why} ${strength.mark}: set confidence to ${strength.mark}, or name a better fact`,
      ),
    ]
  })
}

const ownAdvice = 'prima'
const unnamed: ConfidenceMark = 'C'

function footnotesOfAnswer(entry: Entry): { label: string; references: readonly Reference[] }[] {
  const labels = new Set([...entry.answer.matchAll(/\[\^([\w-]+)\]/g)].map(([, label = '']) => label))
  return [...labels]
    .map((label) => ({ label, references: entry.footnotes.get(label) ?? [] }))
    .filter(({ references }) => references.some((reference) => reference.id !== ownAdvice))
}

function strengthOf(references: readonly Reference[], own: readonly Fact[], knowledge: Knowledge) {
  const named = references.flatMap((reference) => factsNaming(reference, own, knowledge))
  const mark = confidenceMarks.find((candidate) => named.some((fact) => fact.mark === candidate))
  return mark === undefined
    ? { mark: unnamed, facts: [] }
    : { mark, facts: [...new Set(named.filter((fact) => fact.mark === mark).map((fact) => fact.id))] }
}

/** Facts that give this article; where none does, those that give the rule at all. */
function factsNaming({ id, article }: Reference, own: readonly Fact[], { regulations, sources }: Knowledge): Fact[] {
  const regulation = regulations.get(id)
  const names = [...(regulation ? namesOf(regulation) : []), ...linksOf(regulation ?? sources.get(id))]
  const named = own.filter(({ text }) => names.some((name) => text.includes(name)))
  const number = article?.match(/\d+/)?.[0]
  const exact = number === undefined ? [] : named.filter(({ text }) => new RegExp(`\\b${number}\\b`).test(text))
  return exact.length > 0 ? exact : named
}

/** Our research calls every ministerial rule of a year "Permen 5/2025" where no other has that number. */
function namesOf({ short }: Regulation): string[] {
  return short.startsWith('Permen') ? [short, short.replace(/^Permen\D*/, 'Permen ')] : [short]
}

/** As an address, and as our research writes a repository. */
function linksOf(cited: { readonly link?: string } | undefined): string[] {
  const address = cited?.link?.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return address === undefined ? [] : [address, address.replace(/^github\.com\//, 'repo:')]
}

function rank(mark: ConfidenceMark): number {
  return confidenceMarks.indexOf(mark)
}
