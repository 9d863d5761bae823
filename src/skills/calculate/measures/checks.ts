import { impossible, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'

/** What cannot be in any measure: counts below zero or in pieces, shares outside 0–100, or undefined where all is well. */
export function checkCounts(quantities: readonly (Quantity | undefined)[]): Outcome | undefined {
  for (const quantity of quantities) {
    if (!quantity) continue
    const { value, unit } = quantity
    if (unit === 'percent') {
      if (value < 0 || value > 100) return impossible('bad-percent', { value })
    } else if (value < 0) return impossible('bad-negative', { value })
    else if (unit !== 'money' && !Number.isInteger(value)) return impossible('bad-fraction', { value })
  }
  return undefined
}

/** What cannot be of a part and its whole. */
export function checkPart(part: number, whole: number): Outcome | undefined {
  if (whole === 0) return impossible('bad-zero')
  return part > whole ? impossible('bad-part', { part, whole }) : undefined
}

/** A share outside 0–100. */
export function checkPercents(quantities: readonly (Quantity | undefined)[]): Outcome | undefined {
  const bad = quantities.find((quantity) => quantity && (quantity.value < 0 || quantity.value > 100))
  return bad && impossible('bad-percent', { value: bad.value })
}

/** The figures of these slots that are there. */
export function given(slots: Slots, names: readonly string[]): readonly Quantity[] {
  return names.flatMap((name) => slots[name] ?? [])
}
