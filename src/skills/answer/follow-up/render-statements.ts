import type { Phrases } from '../../../conversation/phrases.ts'
import type { Language } from '../../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../../domain/reply.ts'
import { evidenceIn } from '../../../knowledge/citing/evidence.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import { withoutMarks } from '../../../knowledge/plain-text.ts'
import { entryChoice } from '../../../questions/answer-commands.ts'
import { foot, uniqueCitations } from '../render-answer.ts'
import type { Also } from '../resolve.ts'
import type { Certainty } from '../sureness.ts'
import type { Statement } from './statements.ts'

export type StatementsToSay = {
  readonly pair: EntryPair
  readonly language: Language
  readonly statements: readonly Statement[]
  readonly certainty: Certainty
  readonly answerId: string
  /** What stands before them. */
  readonly lead?: string
  /** What stands below them, as what may have been meant as well. */
  readonly also?: Also | undefined
  /** What may be picked besides the evidence and the rest. */
  readonly choices?: readonly Choice[]
}

const listItem = /^\s*(?:[-*]|\d+[.)])\s+/

/** A few statements of an entry as a reply of their own: what they say, what they rest on, how far that carries. */
export function renderStatements(
  { pair, language, statements, certainty, answerId, lead, also, choices = [] }: StatementsToSay,
  { knowledge, phrases }: { readonly knowledge: Knowledge; readonly phrases: Phrases },
): ReplyDraft {
  const entry = pair[language]
  const own = statements.flatMap(({ markdown }) => evidenceIn(markdown, entry, knowledge))
  // An item without a mark of its own rests on what its entry rests on.
  const evidence = own.length > 0 ? own : evidenceIn(entry.answer, entry, knowledge)
  const besides = also ? evidenceIn(also.statement.markdown, also.pair[language], knowledge) : []
  const citations = uniqueCitations([...evidence, ...besides].flatMap((one) => one.citations))
  const said = [...Map.groupBy(statements, ({ heading }) => heading)].map(([, group]) => sayGroup(group))
  const second = also ? [phrases.say(language, 'also-near', { statement: withoutMarks(also.statement.markdown) })] : []
  const text = [...(lead === undefined ? [] : [lead]), ...said, ...second, foot(entry, certainty, citations, phrases)]
  return {
    text: text.join('\n\n'),
    citations,
    answerId,
    choices: [
      { pick: entryChoice('evidence', entry.id), label: phrases.say(language, 'choice-evidence'), aside: true },
      { pick: entryChoice('more', entry.id), label: phrases.say(language, 'choice-more') },
      ...choices,
    ],
  }
}

/** Items and rows need their heading, and rows their table; sentences stand by themselves. */
function sayGroup(group: readonly Statement[]): string {
  const [first] = group
  const isList = group.some(({ markdown }) => listItem.test(markdown))
  const isTable = first?.table !== undefined
  const lines = group.map(({ markdown }) => withoutMarks(markdown))
  const heading = (isList || isTable) && first?.heading ? [`**${first.heading}**`, ''] : []
  const table = isTable ? [withoutMarks(first.table ?? '')] : []
  const separator = isList || isTable ? '\n' : ' '
  return [...heading, ...table, lines.join(separator)].join('\n')
}
