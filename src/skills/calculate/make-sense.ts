import type { Item } from './items.ts'
import { fitQuantity } from './label-numbers.ts'
import { monthOf } from './lists/months.ts'
import type { Quantity } from './quantity.ts'
import type { Reading } from './read-wish.ts'
import type { MeasureTables } from './vocabulary.ts'

/**
 * A reading put right where the words around its figures say what order and unit cannot: an amount for somebody who is to be
 * hired is a cost; "1 petugas 5 menit per orang, cukup 2 petugas?" has two, and "satu agen bisa pegang dua chat" says nothing
 * of how many there are.
 */
export function withSense({ name }: MeasureTables, reading: Reading, items: readonly Item[]): Reading {
  if (name === 'pace') return withBegin(reading, items)
  if (name === 'worth') return costOfHire(amountPerHour(reading))
  return name === 'staffing' ? howMany(withShift(withRange(reading, items))) : reading
}

/** "Mulai hitung dari September": the first month that counts. */
function withBegin(reading: Reading, items: readonly Item[]): Reading {
  const month = items.flatMap((item) => (item.kind === 'word' ? (monthOf(item.text) ?? []) : []))[0]
  if (month === undefined || !reading.slots.pace) return reading
  return { ...reading, slots: { ...reading.slots, 'begin-month': { value: month, unit: 'plain' } } }
}

/** "46 jam, per jam 32rb": what is said of an hour beside hours is what one of them costs. */
function amountPerHour(reading: Reading): Reading {
  const { count, hours, each, ...rest } = reading.slots
  const left = reading.leftovers.find(({ quantity }) => isPerHour(quantity))
  const rate = count && isPerHour(count) ? count : left?.quantity
  if (!hours || each || !rate) return reading
  return {
    ...reading,
    slots: { ...rest, hours, each: { value: rate.value, unit: 'money' } },
    placed: reading.placed + (left ? 1 : 0),
    labelled: new Set([...reading.labelled, 'hours', 'each']),
    leftovers: reading.leftovers.filter((one) => one !== left),
  }
}

/** Less than this is no amount in rupiah. */
const smallestRate = 500

function isPerHour({ value, unit, per }: Quantity): boolean {
  return per?.unit === 'hour' && (unit === 'money' || (unit === 'plain' && value >= smallestRate))
}

function costOfHire(reading: Reading): Reading {
  const { each, cost, ...rest } = reading.slots
  const isPay = reading.marks.has('pay') || (reading.marks.has('hire') && reading.slots.people !== undefined)
  if (!isPay || cost) return reading
  const [left, more] = reading.leftovers
  const spare = left && !more ? fitQuantity(left, 'money') : undefined
  if (spare) {
    const slots = { ...reading.slots, cost: spare }
    return {
      ...reading,
      slots,
      placed: reading.placed + 1,
      labelled: new Set([...reading.labelled, 'cost']),
      leftovers: [],
    }
  }
  if (!each) return reading
  return { ...reading, slots: { ...rest, cost: each }, labelled: new Set([...reading.labelled, 'cost']) }
}

/** "Everyone works 21 days, 8 hours": hours beside a handling time are those of a day. */
function withShift(reading: Reading): Reading {
  const { shift, handling, productive } = reading.slots
  const hours = reading.leftovers.find(({ quantity: { unit, value } }) => unit === 'hour' && value <= hoursOfDay)
  if (!hours || shift || productive || !handling) return reading
  return {
    ...reading,
    slots: { ...reading.slots, shift: hours.quantity },
    placed: reading.placed + 1,
    leftovers: reading.leftovers.filter((one) => one !== hours),
  }
}

const hoursOfDay = 24
const absences = / (?:shrinkage|istirahat|izin|cuti|sakit|absen|rapat|absence|breaks|leave|sick) /
const reachOfAbsence = 5

/** "Istirahat sama izin 25-30%": the higher end, so that the people are enough. */
function withRange(reading: Reading, items: readonly Item[]): Reading {
  const at = items.findIndex((item, index) => {
    const next = items[index + 1]
    return item.kind === 'range' && next?.kind === 'sign' && next.text === '%'
  })
  const range = items[at]
  if (range?.kind !== 'range' || reading.slots.shrinkage) return reading
  const before = items
    .slice(Math.max(0, at - reachOfAbsence), at)
    .map((item) => (item.kind === 'word' ? item.text : '.'))
  if (!absences.test(` ${before.join(' ')} `)) return reading
  return {
    ...reading,
    slots: { ...reading.slots, shrinkage: { value: range.high, unit: 'percent' } },
    placed: reading.placed + 1,
    labelled: new Set([...reading.labelled, 'shrinkage']),
  }
}

function howMany(reading: Reading): Reading {
  const { agents, concurrency, productive, ...rest } = reading.slots
  if (agents?.value !== 1) return reading
  const [other, more] = reading.leftovers.filter(
    ({ quantity: { unit, value } }) => unit === 'plain' && Number.isInteger(value),
  )
  const kept: Readonly<Record<string, Quantity>> = {
    ...rest,
    ...(concurrency ? { concurrency } : {}),
    ...(productive ? { productive } : {}),
  }
  if (other && !more) {
    return {
      ...reading,
      slots: { ...kept, agents: other.quantity },
      placed: reading.placed + 1,
      leftovers: reading.leftovers.filter((one) => one !== other),
    }
  }
  return concurrency || productive ? { ...reading, slots: kept } : reading
}
