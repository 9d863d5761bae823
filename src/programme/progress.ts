import { countWords } from './checks/check-vision.ts'
import { readQuantities } from './checks/read-quantity.ts'
import { phraseIn, type WordLists } from './checks/word-lists.ts'
import { count, countNotes, liveRows, pursuedGoals } from './counters.ts'
import { addMonths, type Day } from './dates/calendar.ts'
import type { DoneRule, StepDefinition } from './definitions.ts'
import type { NoteKind } from './events.ts'
import type { Programme } from './programme.ts'
import type { StepId } from './steps.ts'

/** `ready`: everything asked for is there, and a lead has yet to close it; `skipped`: it is left out, done or not. */
export type StepStatus = 'not-begun' | 'going' | 'ready' | 'proposed' | 'skipped' | 'closed'

export type StepProgress = {
  readonly step: StepId
  readonly status: StepStatus
  /** 0 to 100. A closed step is 100, whatever was left open on it. */
  readonly percent: number
  readonly rules: readonly { readonly rule: DoneRule; readonly isMet: boolean }[]
}

export type Progress = {
  readonly steps: readonly StepProgress[]
  /** The mean of the steps, 0 to 100. */
  readonly percent: number
  /** The first step that is neither closed nor left out: what would be done next. Undefined: all are. */
  readonly next: StepId | undefined
}

export type ProgressOptions = {
  readonly steps: readonly StepDefinition[]
  readonly words: WordLists
  readonly today: Day
  /** How many are in the team. */
  readonly members: number
}

/** Where a programme stands: each step by the conditions of its being done. */
export function progressOf(programme: Programme, options: ProgressOptions): Progress {
  const steps = options.steps.map((step) => stepProgress(programme, step, options))
  const percent = Math.round(steps.reduce((sum, each) => sum + each.percent, 0) / Math.max(1, steps.length))
  return { steps, percent, next: steps.find(({ status }) => status !== 'closed' && status !== 'skipped')?.step }
}

function stepProgress(programme: Programme, step: StepDefinition, options: ProgressOptions): StepProgress {
  const rules = step.done
    .filter((rule) => !('forTeams' in rule && rule.forTeams) || options.members > 1)
    .map((rule) => ({ rule, isMet: isMet(rule, step.id, programme, options) }))
  const met = rules.filter((each) => each.isMet).length
  const state = programme.steps.get(step.id)?.state
  const share = Math.round((met / Math.max(1, rules.length)) * 100)
  if (state === 'closed') return { step: step.id, status: 'closed', percent: 100, rules }
  if (state === 'skipped') return { step: step.id, status: 'skipped', percent: share, rules }
  if (state === 'proposed') return { step: step.id, status: 'proposed', percent: share, rules }
  if (met === rules.length) return { step: step.id, status: 'ready', percent: share, rules }
  // Some conditions, such as "nothing late", hold where nothing was done yet: they are no beginning.
  return hasBegun(programme, step)
    ? { step: step.id, status: 'going', percent: share, rules }
    : { step: step.id, status: 'not-begun', percent: 0, rules }
}

/** Whether anything of a step is there: something on its sheet, or records of the round that are its own. */
function hasBegun(programme: Programme, { id, fields }: StepDefinition): boolean {
  if (fields.some((field) => programme.sheets.has(`${id}.${field.id}`))) return true
  switch (id) {
    case 'vision':
      return false
    case 'analysis':
      return programme.measurements.size > 0
    case 'goals':
      return pursuedGoals(programme).length > 0
    case 'plan':
      return liveRows(programme).length > 0 || programme.risks.size > 0
    case 'doing':
      return liveRows(programme).some(({ status }) => status !== 'open')
    case 'measuring':
      return (
        pursuedGoals(programme).length > 0 &&
        (programme.measurements.size > 0 || hasNotes(programme, 'voice', 'decision'))
      )
    case 'improving':
      return hasNotes(programme, 'lesson', 'idea', 'standard', 'told')
  }
}

function hasNotes(programme: Programme, ...about: readonly NoteKind[]): boolean {
  return about.some((kind) => countNotes(programme, kind) > 0)
}

function isMet(rule: DoneRule, step: StepId, programme: Programme, { words, today }: ProgressOptions): boolean {
  if (rule.rule === 'count') {
    const counted = count(rule.of, { programme, words, today })
    return counted >= (rule.min ?? 0) && counted <= (rule.max ?? Number.POSITIVE_INFINITY)
  }
  const sheetValue = (field: string) => programme.sheets.get(`${step}.${field}`)?.value
  const value = sheetValue(rule.field)
  if (value === undefined) return false
  const items = typeof value === 'string' ? [value] : value
  const text = items.join('\n')
  switch (rule.rule) {
    case 'filled':
      return text.trim() !== ''
    case 'words':
      return countWords(text) >= rule.min && countWords(text) <= rule.max
    case 'items':
      return items.length >= rule.min && items.length <= (rule.max ?? items.length)
    case 'item-words':
      return items.every((item) => countWords(item) <= rule.max)
    case 'quantities':
      return (
        items.filter((item) => readQuantities(item, words.units).some(({ unit }) => unit !== undefined)).length >=
        rule.min
      )
    case 'mentions':
      return phraseIn(text, words[rule.list]) !== undefined
    case 'avoids':
      return phraseIn(text, words[rule.list]) === undefined
    case 'differs':
      return (
        text.toLowerCase() !== String(sheetValue(rule.from) ?? '').toLowerCase() ||
        phraseIn(text, words.alone) !== undefined
      )
    case 'within-months':
      return text >= today && text <= addMonths(today, rule.months)
  }
}
