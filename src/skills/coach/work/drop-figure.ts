import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import type { Measurement } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'
import { listMeasurements } from '../show/lists.ts'
import { sayMeasurement } from './measurements.ts'
import { toldDay } from './told-day.ts'

/** "Hapus yang oktober, salah input": the figure that is told by its metric, its day or its value is taken out; the last one where nothing is told. */
export function dropFigure(desk: Desk): SkillOutcome | undefined {
  const all = [...desk.programme.measurements.values()]
  const last = all.at(-1)
  if (!last) return undefined
  const found = all.filter((each) => isTold(desk, each))
  const [only = last, other] = found
  if (other && found.length < all.length) return listMeasurements(desk)
  const one = other ? last : only
  const [made, changedSince] = one.events
  if (made === undefined || changedSince !== undefined) return listMeasurements(desk)
  return desk.change(
    [{ kind: 'undone', values: { event: made } }],
    [{ text: desk.say('figure-dropped', { what: sayMeasurement(desk, one.values) }) }],
    [desk.choice('choice-undo', 'undo', desk.undoKey)],
  )
}

/** Whether all that the message tells of which figure holds of this one. */
function isTold(desk: Desk, { values }: Measurement): boolean {
  const { text } = desk
  const { metrics } = desk.parts.knowledge
  const metric = metricIn(text, metrics)
  const date = toldDay(desk)
  const number = /(?<![\d.,])\d+(?:[.,]\d+)?(?![\d.,])/u.exec(text)?.[0]
  const isOfDay = date?.kind !== 'day' || values.day === date.day || values.day.slice(0, 7) === date.day.slice(0, 7)
  const isOfValue = date !== undefined || number === undefined || values.value === Number(number.replace(',', '.'))
  return (metric === undefined || metric.id === values.metric.key) && isOfDay && isOfValue
}
