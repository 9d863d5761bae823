import type { Table } from '../../../tables/table.ts'
import type { AnalyseTools } from '../analyse-parts.ts'
import type { SurveyFacts } from '../survey/analyse-survey.ts'
import { answersOf, type SurveyLook } from '../survey/look-at-survey.ts'
import { type DayOrder, readDay } from '../survey/read-day.ts'
import type { Part } from './asked-answer.ts'
import type { Grouping } from './find-columns.ts'
import type { Asked } from './read-asked.ts'
import { readMoment } from './read-moment.ts'

/** A table that a question is asked of, and how it is read. */
export type AskedTable = {
  readonly table: Table
  readonly look: SurveyLook
  readonly tools: AnalyseTools
  readonly facts: SurveyFacts
  readonly signal: AbortSignal
  /** Of a table that was counted before: the column that says how many each row stands for. */
  readonly weightAt?: number
}

/** One part of a question, with what it takes over from the part before. */
export type Clause = {
  readonly asked: Asked
  readonly grouping?: Grouping
  /** What the parts so far are about. */
  readonly before: readonly Part[]
  /** Somewhere it is said that people answered several times. */
  readonly isRepeated: boolean
  /** Groups are asked for by their names. */
  readonly isCompared?: boolean
  /** The rows are one of two sides: what changed is told by both. */
  readonly isOfSide?: boolean
}

/** The rows as they stand, whatever they count. */
export function plainRows({ table, look, tools, signal }: AskedTable): AsyncIterable<readonly string[]> {
  const { headerRows, columns, hasTrials } = look
  return answersOf(table, { headerRows, columns, ...(hasTrials ? { hasTrials } : {}) }, tools.words.columns, signal)
}

/** The name of the group that a row belongs to; of a day its month, its hour or its day of the week. */
export function groupNameOf(row: readonly string[], grouping: Grouping, order: DayOrder): string {
  const cell = row[grouping.index] ?? ''
  if (grouping.isMonthOfDay) return readDay(cell, order)?.slice(0, 7) ?? ''
  if (grouping.clock === undefined) return cell
  const atMs = readMoment(cell, order)
  const hour = grouping.clock === 'hour' && atMs === undefined ? timeAlone.exec(cell)?.[1] : undefined
  if (hour !== undefined) return `${hour.padStart(2, '0')}.00`
  if (atMs === undefined) return ''
  const moment = new Date(atMs)
  return grouping.clock === 'hour'
    ? `${String(moment.getUTCHours()).padStart(2, '0')}.00`
    : (weekdays[moment.getUTCDay()] ?? '')
}

/** "08.16" in a column of its own. */
const timeAlone = /^(\d{1,2})[:.]\d{2}(?:[:.]\d{2})?$/

/** As Indonesians write them; English says them in brackets. */
const weekdays = [
  'Minggu (Sun)',
  'Senin (Mon)',
  'Selasa (Tue)',
  'Rabu (Wed)',
  'Kamis (Thu)',
  'Jumat (Fri)',
  'Sabtu (Sat)',
] as const
