import type { ChatWords } from '../../../knowledge/analyse/analyse-words.ts'
import { findHeader } from '../survey/find-header.ts'
import { matchOf } from '../survey/guess-roles.ts'
import { dayOrderOf, readDay } from '../survey/read-day.ts'
import type { ChatLine } from './parse-chat.ts'

const mostLines = 20_000
const clock = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]m)?(?:\s*GMT.*)?$/i

/**
 * The chats of a table: a message in each row, with who wrote it, and maybe when and in which chat. Undefined: its titles
 * are not those of chats.
 */
export function chatsInTable(rows: readonly (readonly string[])[], words: ChatWords): readonly ChatLine[] | undefined {
  const header = findHeader(rows.slice(0, 60), [])
  if (header.isMissing) return undefined
  const taken = new Set<number>()
  const at = (kind: keyof ChatWords['columns']) => {
    const best = header.titles
      .map((title, index) => ({ index, score: taken.has(index) ? 0 : matchOf(title, words.columns[kind]) }))
      .toSorted((a, b) => b.score - a.score)[0]
    if (!best || best.score === 0) return undefined
    taken.add(best.index)
    return best.index
  }
  const [chatAt, timeAt, textAt] = [at('chat'), at('time'), at('text')]
  const roleAt = roleColumn(rows.slice(header.rows), header.titles, words)
  if (roleAt !== undefined) taken.add(roleAt)
  const speakerAt = at('speaker') ?? roleAt
  if (speakerAt === undefined || textAt === undefined) return undefined
  const below = rows.slice(header.rows, header.rows + mostLines)
  const speakers = new Set(below.map((row) => row[speakerAt]))
  const meanWords =
    below.reduce((sum, row) => sum + (row[textAt] ?? '').split(/\s+/).length, 0) / Math.max(1, below.length)
  // Surveys have a name and a remark as well; in a chat the same few speak again and again, in sentences.
  if (below.length < 3 || meanWords < 2 || speakers.size > Math.max(2, below.length * 0.6)) return undefined
  const order = dayOrderOf(below.map((row) => (timeAt === undefined ? '' : (row[timeAt] ?? '')))).order
  return below.flatMap((row, index) => {
    const text = row[textAt] ?? ''
    const side = roleAt === undefined ? undefined : sideOf(row[roleAt] ?? '', words)
    const speaker = row[speakerAt] ?? ''
    if (text === '' || speaker === '') return []
    const atMs = timeAt === undefined ? undefined : timeOf(row[timeAt] ?? '', order)
    const chat = chatAt === undefined ? undefined : row[chatAt]
    return [
      {
        number: index + 1,
        speaker,
        text,
        ...(side === undefined ? {} : { side }),
        ...(atMs === undefined ? {} : { atMs }),
        ...(chat === undefined || chat === '' ? {} : { chat }),
      },
    ]
  })
}

/** The column that says of each message who serves and who is served. */
function roleColumn(
  rows: readonly (readonly string[])[],
  titles: readonly string[],
  words: ChatWords,
): number | undefined {
  const found = titles.findIndex((title, index) => {
    if (matchOf(title, words.columns.role) === 0) return false
    const sides = new Set(rows.flatMap((row) => (row[index] ? [sideOf(row[index], words)] : [])))
    return sides.has('customer') && sides.has('agent') && !sides.has(undefined)
  })
  return found < 0 ? undefined : found
}

function sideOf(cell: string, { agents, customers, bots }: ChatWords): ChatLine['side'] {
  if (matchOf(cell, bots) > 0) return 'bot'
  if (matchOf(cell, customers) > 0) return 'customer'
  return matchOf(cell, agents) > 0 ? 'agent' : undefined
}

function timeOf(cell: string, order: Parameters<typeof readDay>[1]): number | undefined {
  const day = readDay(cell, order)
  const [, hour, minute, second = '0', half = ''] =
    clock.exec(cell.replace(/T(\d)/, ' $1').replace(/(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/, '')) ?? []
  if (day === undefined || hour === undefined || minute === undefined) return undefined
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  return Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
}
