import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { Choice, ReplyDraft } from '../../../domain/reply.ts'
import { roleNames } from '../../../knowledge/analyse/analyse-words.ts'
import type { TableFacts } from '../../../tables/table.ts'
import type { ColumnsState } from '../survey/columns-flow.ts'
import { letterOf } from '../survey/find-header.ts'
import { type Say, sayNumber, short } from './say.ts'

const longestTitle = 50
const mostShown = 16
const mostLeft = 8
const lettersOfLeft = 30

/** How a survey is read, for a yes: which column is what, and what is left out. */
export function showColumns(
  state: ColumnsState,
  notes: readonly string[],
  choices: readonly Choice[],
  say: Say,
): ReplyDraft {
  const used = state.columns.filter(({ role }) => role !== 'ignore')
  const lines = roleNames.flatMap((role) => {
    const columns = used.filter((column) => column.role === role)
    return columns.map((column) =>
      say('column-line', {
        role: say(`role-${role}`),
        letter: letterOf(column.index),
        title: escapeMarkdown(short(column.title, longestTitle)),
        scale: sayScale(column, say),
      }),
    )
  })
  const left = state.columns.filter(({ role }) => role === 'ignore')
  const rows = sayNumber(state.rows, say.language, 0)
  const blocks = [
    say(state.isAll ? 'look-title' : 'look-title-more', { file: escapeMarkdown(state.file), rows }),
    lines
      .slice(0, mostShown)
      .map((line) => `- ${line}`)
      .join('\n'),
    ...(lines.length > mostShown ? [say('columns-more', { count: lines.length - mostShown })] : []),
    ...(left.length > 0 ? [say('columns-left', { list: listOf(left) })] : []),
    ...notes,
    say('look-ask'),
  ]
  return { text: blocks.filter((block) => block !== '').join('\n\n'), choices, audience: 'asker' }
}

/** Each by its letter and title, as far as there is room. */
function listOf(columns: ColumnsState['columns']): string {
  const names = columns
    .slice(0, mostLeft)
    .map(({ index, title }) => `${letterOf(index)} “${escapeMarkdown(short(title, lettersOfLeft))}”`)
  return [...names, ...(columns.length > mostLeft ? [`+${columns.length - mostLeft}`] : [])].join(', ')
}

function sayScale({ role, scale }: ColumnsState['columns'][number], say: Say): string {
  if (!scale || !['csat', 'nps', 'ces', 'element', 'rating'].includes(role)) return ''
  if (scale.high - scale.low === 1) return say('scale-yes-no')
  if (scale.isReversed) return say('scale-reversed', { low: scale.low, high: scale.high, sum: scale.low + scale.high })
  return say(scale.words === undefined ? 'scale-numbers' : 'scale-words', { low: scale.low, high: scale.high })
}

/** What the way a file was written is worth saying. */
export function notesOnFile(facts: TableFacts, say: Say): readonly string[] {
  return [
    ...(facts.encoding === 'windows-1252' ? [say('note-encoding')] : []),
    ...((facts.sheets ?? 1) > 1
      ? [say('note-sheet', { sheet: escapeMarkdown(facts.sheet ?? ''), count: facts.sheets ?? 1 })]
      : []),
  ]
}
