import { alternatives } from '../../../domain/alternatives.ts'
import type { Day } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'

/** What is to be done, and the day by which, as it was said and as it is. */
export type DatedTask = {
  readonly what: string
  readonly said?: string
  readonly day?: Day
  /** Nothing more of the task stands behind the day. */
  readonly isAtEnd: boolean
}

/**
 * "Benerin mesin grinder, Jumat kelar", "susun SOP paling lambat tgl 8": a task without its day, without what leads to
 * that and what only closes it. What happens again and again has none, nor has what was to be done before today.
 */
export function apartFromDay({ parts, today }: Pick<Desk, 'parts' | 'today'>, task: string): DatedTask {
  const { doingWords, knowledge } = parts
  const whole = { what: task.replace(/[\s,]+$/, ''), isAtEnd: false }
  if (doingWords.recurs(task)) return whole
  const date = knowledge.dates.read(task, { today })
  if (date?.kind !== 'day' || date.day < today) return whole
  const leads = `${alternatives(knowledge.dateLeads)}|${doingWords.any('day-leads')}`
  const before = task
    .slice(0, date.start)
    .replace(new RegExp(String.raw`(?:^|[\s,]+)(?:(?:${leads})[\s,]+)*$`, 'iu'), '')
  const behind = task
    .slice(date.end)
    .replace(new RegExp(String.raw`^(?:[\s,]+(?:${doingWords.any('day-ends')})(?!\p{L}))+[\s,.!]*$`, 'iu'), '')
  const what = `${before} ${behind}`
    .replace(/\s+/g, ' ')
    .replace(/\s+,/g, ',')
    .replace(/^[\s,]+|[\s,.!]+$/g, '')
  return what === ''
    ? whole
    : { what, said: task.slice(date.start, date.end), day: date.day, isAtEnd: /^[\s,.!]*$/.test(behind) }
}
