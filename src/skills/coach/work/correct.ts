import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { numberPattern, readQuantities, toNumber } from '../../../programme/checks/read-quantity.ts'
import type { ActionValues, MeasurementValues } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { Action, Measurement, Note } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'
import { sayAction, sayUnusableDate } from './actions.ts'
import { sayMeasurement } from './measurements.ts'
import { readDay } from './read-action.ts'
import { isWithin, toldDay } from './told-day.ts'

/** "maksud saya 82, bukan 28": what the speaker noted last is put right. Undefined: nothing of theirs fits. */
export function correct(desk: Desk, right: string, wrong: string | undefined): SkillOutcome | undefined {
  const { programme, speaker } = desk
  const last = programme.changes.findLast(
    ({ by, touched, kind }) => by === speaker.person && touched.length > 0 && kind !== 'undone',
  )
  const touched = last?.touched[0]
  if (!touched) return undefined
  switch (touched.collection) {
    case 'measurements': {
      const measurement = programme.measurements.get(touched.key)
      return measurement && correctMeasurement(desk, ofToldTime(desk, measurement), right, wrong)
    }
    case 'actions': {
      const action = programme.actions.get(touched.key)
      return action && correctAction(desk, action, right, wrong)
    }
    case 'notes': {
      const note = programme.notes.get(touched.key)
      return note && correctNote(desk, note, right, wrong)
    }
    default:
      return undefined
  }
}

/** "Eh yang minggu ini salah, 82", with last week's noted after it: the figure of the time that is named. */
export function ofToldTime(desk: Desk, last: Measurement): Measurement {
  const told = toldDay(desk)
  if (isWithin(last.values.day, told)) return last
  const found = [...desk.programme.measurements.values()].filter(
    ({ values }) => values.metric.key === last.values.metric.key && isWithin(values.day, told),
  )
  return found.length === 1 ? (found[0] ?? last) : last
}

function correctMeasurement(desk: Desk, { number, values }: Measurement, right: string, wrong: string | undefined) {
  const changes = correctedFigure(desk, values, right, wrong)
  if (!changes) return undefined
  const next = { ...values, ...changes }
  const change: Change = { kind: 'measurement-changed', values: { measurement: number, changes } }
  return desk.change([change], [{ text: desk.say('corrected', { what: sayMeasurement(desk, next) }) }])
}

/** Whether a figure tells of how many people or things a value is, "38 guests", and not the value. */
export function countsPeople({ parts }: Pick<Desk, 'parts'>, said: string): boolean {
  const [first] = readQuantities(said, parts.knowledge.words.units)
  return first?.unit !== undefined && parts.reader.words.counted.includes(first.unit)
}

/** What changes where a figure was wrong; `wrong`: that figure, or `n` for how many there were. Undefined: no number. */
export function correctedFigure(
  desk: Desk,
  values: MeasurementValues,
  right: string,
  wrong: string | undefined,
): Partial<MeasurementValues> | undefined {
  const value = numberIn(right)
  if (value === undefined) return undefined
  // "Oops 38 guests", "maaf, 62 pasien": how many there were, and not what they gave.
  if (wrong === undefined && countsPeople(desk, right) && values.metric.unit !== undefined)
    return { n: Math.round(value) }
  if (wrong === 'n' && values.n === undefined) return { n: Math.round(value) }
  const before = wrong === 'n' ? values.n : wrong === undefined ? undefined : numberIn(wrong)
  return measurementChanges(values, value, before)
}

/** The figure that was wrong: how many of all, of how many, or the value itself, which is meant where none is named. */
function measurementChanges(
  values: MeasurementValues,
  value: number,
  before: number | undefined,
): Partial<MeasurementValues> {
  const { n, count } = values
  if (before !== undefined && before === n) {
    return count === undefined
      ? { n: Math.round(value) }
      : { n: Math.round(value), value: percent(count, Math.round(value)) }
  }
  const isCount = count !== undefined && (before === count || before === undefined)
  if (isCount && n !== undefined && Number.isInteger(value) && value <= n)
    return { count: value, value: percent(value, n) }
  return { value }
}

function percent(count: number, n: number): number {
  return n === 0 ? 0 : Math.round((count / n) * 1000) / 10
}

function numberIn(text: string): number | undefined {
  const digits = new RegExp(numberPattern).exec(text)?.[0]
  return digits === undefined ? undefined : toNumber(digits)
}

function correctAction(desk: Desk, { number, values }: Action, right: string, wrong: string | undefined) {
  const date = readDay(right, desk)
  if (date && date.kind !== 'day') return { replies: [{ text: sayUnusableDate(desk, date) }] }
  const changes = date ? { due: date.day } : actionChanges(desk, values, right, wrong)
  if (!changes) return undefined
  return desk.change(
    [{ kind: 'action-changed', values: { action: number, changes } }],
    [{ text: desk.say('action-changed', { number, action: sayAction(desk, { ...values, ...changes }) }) }],
  )
}

function actionChanges(
  desk: Desk,
  { what, owner }: ActionValues,
  right: string,
  wrong: string | undefined,
): Partial<ActionValues> | undefined {
  const isOwner = wrong !== undefined && owner?.name.toLowerCase() === wrong.trim().toLowerCase()
  const named = desk.owner(right)
  if (isOwner || (wrong === undefined && named.person !== undefined)) return { owner: named }
  const replaced = wrong === undefined ? undefined : replaceIn(what, wrong, right)
  return replaced === undefined ? undefined : { what: kept(replaced) }
}

function correctNote(desk: Desk, { number, values }: Note, right: string, wrong: string | undefined) {
  const text = wrong === undefined ? right : replaceIn(values.text, wrong, right)
  if (text === undefined) return undefined
  return desk.change(
    [{ kind: 'note-changed', values: { note: number, changes: { text: kept(text, 500) } } }],
    [{ text: desk.say('corrected', { what: escapeMarkdown(kept(text, 500)) }) }],
  )
}

/** The text with what was wrong in it put right; undefined: it does not stand there. */
export function replaceIn(text: string, wrong: string, right: string): string | undefined {
  const at = text.toLowerCase().indexOf(wrong.trim().toLowerCase())
  return at === -1 ? undefined : `${text.slice(0, at)}${right.trim()}${text.slice(at + wrong.trim().length)}`
}
