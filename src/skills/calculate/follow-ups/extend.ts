import type { Computation } from '../find-measure.ts'
import { withSense } from '../make-sense.ts'
import type { MeasureName } from '../measures/solve.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { readAs } from '../read-wish.ts'
import { recompute } from '../recompute.ts'
import type { Relations } from '../relations.ts'
import type { Slots } from '../slots.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp, replayWith } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 22

/** What is worked out figure by figure: another one that is named belongs to it. */
const growing: ReadonlySet<MeasureName> = new Set([
  'worth',
  'staffing',
  'capacity',
  'occupancy',
  'roster',
  'pace',
  'refund',
  'margin',
  'clv',
  'repeat-cost',
  'fine',
  'sla',
  'backlog',
  'per-head',
  'fcr',
  'sample-size',
  'response-rate',
])

/** "Shrinkage kami 30% dan target okupansi 80%", "about 40% call back": more figures of what was computed just now. */
export function extended(
  before: CalculateMemory,
  said: Said,
  relations: Relations,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  if (said.words > longestWish || said.has('law') || said.has('explains') || said.has('origins')) return undefined
  for (const [at, one] of chainOf(before).entries()) {
    if (!growing.has(one.measure)) continue
    // "Kalau 10 orang komplain barengan" is about complaints.
    if (said.has('complaints') && one.measure !== 'worth' && one.measure !== 'margin') continue
    const table = vocabulary.measures.find(({ name }) => name === one.measure)
    if (!table) continue
    const reading = withSense(table, readAs(table, said.items, relations), said.items)
    const open = reading.leftovers.length
    const names = [...reading.labelled].filter((slot) => reading.slots[slot])
    const saysHow = [...reading.marks].some((mark) => !one.marks.includes(mark))
    if (open > 0 || (names.length === 0 && !(saysHow && said.figures.length === 0))) continue
    if (said.figures.length > Object.keys(reading.slots).length) continue
    const slots: Record<string, Quantity> = { ...one.slots }
    for (const [slot, quantity] of Object.entries(asFall(one, reading.slots, said))) {
      const old = slots[slot]
      slots[slot] = old?.per && !quantity.per ? { ...quantity, per: old.per } : quantity
    }
    const marks = [...new Set([...one.marks, ...reading.marks])]
    if (JSON.stringify([slots, marks]) === JSON.stringify([one.slots, one.marks])) continue
    const computation = recompute({ ...one, marks }, slots)
    if (computation.outcome.kind !== 'done') continue
    if (at === 0) return { computation, corrects: true }
    const replayed = replayWith(before, at, slots, marks)
    if (replayed) return replayed
  }
  return undefined
}

/** What a measure lacks is taken from what came out before: the loss of the callers that were just counted. */
export function borrowed(
  computation: Pick<Computation, 'measure' | 'slots' | 'marks' | 'leftovers'>,
  before: CalculateMemory,
  share: { readonly x: number; readonly n: number } | undefined,
  result: Quantity | undefined,
): FollowUp | undefined {
  const { measure, slots, marks } = computation
  const answers = answersOf(before)
  const part = slots.part ?? computation.leftovers[0]?.quantity
  if (measure === 'interval' && answers && part?.unit === 'percent') {
    const found = recompute({ measure, slots: {}, marks: [...marks] }, { part, total: answers })
    return found.outcome.kind === 'done' ? { computation: found, corrects: false } : undefined
  }
  if (measure !== 'worth') return undefined
  // People that are lacking, at so much each: what they cost.
  if (before.measure === 'capacity' && slots.cost && result && result.value > 0) {
    const found = recompute({ measure, slots: {}, marks: [...marks] }, { count: result, each: slots.cost })
    return { computation: found, corrects: false }
  }
  const chain = chainOf(before)
  const older = chain.find((one) => one.measure === 'worth')
  const known: Record<string, Quantity> = { ...(older?.slots ?? {}), ...slots }
  if (!known.count && share) known.count = { value: share.x, unit: 'plain' }
  if (!known.each && slots.cost && result?.unit === 'money') {
    known.count = { value: 1, unit: 'plain' }
    known.each = result
  }
  const found = recompute({ measure, slots: {}, marks: [...marks] }, known)
  return found.outcome.kind === 'done' ? { computation: found, corrects: false } : undefined
}

/** How many answered, where that was computed with just now. */
function answersOf(before: CalculateMemory): Quantity | undefined {
  const { answered, invited } = chainOf(before).find(({ measure }) => measure === 'response-rate')?.slots ?? {}
  if (answered?.unit !== 'percent') return answered
  return invited && { value: Math.round((answered.value / 100) * invited.value), unit: 'plain' }
}

/** "Desember biasanya turun 3 poin", on the way up: a fall in between, and no other pace. */
function asFall({ measure, slots: { target, now } }: Computed, said: Slots, { has }: Said): Slots {
  const isUp = target !== undefined && now !== undefined && target.value > now.value
  return measure === 'pace' && isUp && said.pace && has('shrinking') ? { dip: said.pace } : said
}
