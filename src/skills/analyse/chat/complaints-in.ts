import type { AnalyseTools } from '../analyse-parts.ts'
import type { Part } from '../ask/asked-answer.ts'
import { Counts } from '../ask/collect.ts'
import { createComplaintReader } from '../ask/complaints.ts'
import { readAsked } from '../ask/read-asked.ts'
import type { ChatLine } from './parse-chat.ts'

/** What customers complain of in a chat, where that is asked: each of their messages counts once. */
export function complaintsIn(
  lines: readonly ChatLine[],
  agents: readonly string[],
  question: string,
  { words }: AnalyseTools,
): readonly Part[] {
  const { wants } = readAsked(question, words.asked)
  if (!wants.has('complaints')) return []
  const read = createComplaintReader(words.complaints)
  const counts = new Counts()
  const said = lines.filter(({ speaker, side, text }) => !agents.includes(speaker) && side !== 'bot' && text !== '')
  for (const { text } of said) {
    const id = read(text)
    if (id !== undefined) counts.add(id)
  }
  if (counts.total() === 0) return []
  return [{ kind: 'complaints', counts: counts.sorted(), total: counts.total(), messages: said.length }]
}
