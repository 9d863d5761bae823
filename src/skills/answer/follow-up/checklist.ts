import type { Phrases } from '../../../conversation/phrases.ts'
import type { Language } from '../../../domain/language.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import { evidenceIn } from '../../../knowledge/citing/evidence.ts'
import type { Entry } from '../../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import { withoutMarks } from '../../../knowledge/plain-text.ts'
import { entryChoice } from '../../../questions/answer-commands.ts'
import { foot, uniqueCitations } from '../render-answer.ts'
import { firstStatementOf, type Statement, statementsOf } from './statements.ts'

export type ChecklistToSay = {
  /** What was answered, in the order in which it was. At least one. */
  readonly pairs: readonly [EntryPair, ...EntryPair[]]
  readonly language: Language
  readonly answerId: string
}

/** So many lines fit a phone, however many answers they are of. */
const mostLines = 9
const listItem = /^\s*(?:[-*]|\d+[.)])\s+/

/** What was answered as one short list to tick off: of each entry its steps, or where it has none what it opens with. */
export function renderChecklist(
  { pairs, language, answerId }: ChecklistToSay,
  { knowledge, phrases }: { readonly knowledge: Knowledge; readonly phrases: Phrases },
): ReplyDraft {
  const linesOfEach = Math.max(1, Math.floor(mostLines / pairs.length))
  const entries = pairs.map((pair) => pair[language])
  const lists = entries.map((entry) => ({ entry, tasks: tasksIn(entry).slice(0, linesOfEach) }))
  const citations = uniqueCitations(
    lists.flatMap(({ entry, tasks }) => {
      const own = tasks.flatMap(({ markdown }) => evidenceIn(markdown, entry, knowledge))
      // An item without a mark of its own rests on what its entry rests on.
      return (own.length > 0 ? own : evidenceIn(entry.answer, entry, knowledge)).flatMap((one) => one.citations)
    }),
  )
  const blocks = lists.map(({ entry, tasks }) =>
    [`**${entry.title}**`, ...tasks.map(({ markdown }) => `- ${withoutMarks(markdown.replace(listItem, ''))}`)].join(
      '\n',
    ),
  )
  const oldest = entries.reduce((one, other) => (other.verified < one.verified ? other : one))
  return {
    text: [phrases.say(language, 'checklist'), ...blocks, foot(oldest, 'medium', citations, phrases)].join('\n\n'),
    citations,
    answerId,
    choices: entries.map(({ id, title }) => ({ pick: entryChoice('more', id), label: title })),
  }
}

function tasksIn(entry: Entry): readonly Statement[] {
  const steps = statementsOf(entry).filter(({ kind, markdown }) => kind === 'steps' && listItem.test(markdown))
  return steps.length > 0 ? steps : [firstStatementOf(entry)]
}
