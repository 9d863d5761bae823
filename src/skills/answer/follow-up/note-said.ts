import type { Language } from '../../../domain/language.ts'
import { remembering } from '../../../domain/remembering.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { plainText } from '../../../knowledge/plain-text.ts'
import { type TopicMemory, withSaid } from '../memory.ts'
import { statementKey, statementsOf } from './statements.ts'

/** The memory with the statements that stand in these replies, word for word, of the entries that they cite. */
export function noteSaid(
  topic: TopicMemory,
  replies: readonly ReplyDraft[],
  language: Language,
  { entries }: Pick<Knowledge, 'entries'>,
): TopicMemory {
  const text = toLine(replies.map((reply) => reply.text).join('\n'))
  const cited = new Set(replies.flatMap(({ citations = [] }) => citations.map(({ entryId }) => entryId)))
  const keys = [...cited].flatMap((id) => {
    const pair = entries.get(id)
    if (!pair) return []
    return statementsOf(pair[language])
      .filter((statement) => text.includes(lineOf(statement.markdown)))
      .map((statement) => statementKey(id, statement))
  })
  return keys.length === 0 ? topic : withSaid(topic, keys)
}

/** Statements are few, and are held against each answer that cites their entry. */
const mostLines = 500
const lineOf = remembering(toLine, mostLines)

function toLine(markdown: string): string {
  return plainText(markdown).replace(/\s+/g, ' ').trim()
}
