import type { Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import { evidenceOf } from '../../knowledge/citing/evidence.ts'
import { citationLines } from '../../knowledge/citing/references.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { describeStatus } from './describe-status.ts'
import { statementKey, statementsOf } from './follow-up/statements.ts'

/**
 * The reply to "bukti": the statements of an entry by what they rest on, with article and link, and where each rule
 * stands on `day` (ISO date). Of its details those that were told in this conversation, by the keys of statements.
 */
export function composeEvidence(
  pair: EntryPair,
  language: Language,
  {
    knowledge,
    phrases,
    day,
    said = [],
  }: { knowledge: Knowledge; phrases: Phrases; day: string; said?: readonly string[] },
): ReplyDraft {
  const entry = pair[language]
  const evidence = evidenceOf(withToldDetails(entry, new Set(said)), knowledge)
  const groups = Map.groupBy(evidence, ({ citations }) => citationLines(citations, language).join('; '))
  const statements = [...groups].map(([sources, group]) =>
    [...group.map(({ statement }) => `> ${statement}`), `— ${sources}`].join('\n\n'),
  )
  const regulations = new Set([...entry.footnotes.values()].flat().map(({ id }) => id))
  const statuses = [...regulations]
    .flatMap((id) => knowledge.regulations.get(id) ?? [])
    .map((regulation) => `- ${regulation.short}: ${describeStatus(regulation, { knowledge, phrases, language, day })}`)
  const isLegal = statuses.length > 0

  return {
    text: [
      `**${phrases.say(language, 'evidence-title', { title: entry.title })}**`,
      ...statements,
      ...(isLegal ? [statuses.join('\n'), `_${phrases.say(language, 'information-only')}_`] : []),
    ].join('\n\n'),
    citations: evidence.flatMap(({ citations }) => citations),
    audience: 'asker',
  }
}

function withToldDetails(entry: Entry, said: ReadonlySet<string>): Entry {
  const told = statementsOf(entry).filter((one) => one.detail !== undefined && said.has(statementKey(entry.id, one)))
  const markdown = told.map((one) => `- ${one.markdown}`).join('\n')
  return {
    ...entry,
    sections: entry.sections.map((section) => (section.kind === 'details' ? { ...section, markdown } : section)),
  }
}
