import type { Item, Mention } from './items.ts'
import { tokensOf } from './items.ts'
import type { NumberLists } from './number-lists.ts'
import type { Unit } from './quantity.ts'

/** How many words may stand between a number and its "per jam". */
const reachOfPer = 3

/** Puts periods into the numbers that they belong to. */
export function createPeriodJoiner(lists: NumberLists) {
  return attachPer

  /** "60 panggilan per jam", "400 chat sehari", "per jam 60 panggilan": puts the period into the number. */
  function attachPer(items: readonly Item[]): readonly Item[] {
    const result = [...items]
    for (let at = 0; at < result.length; at++) {
      const found = perAt(result, at)
      if (!found) continue
      const target =
        timesAfter(result, at + found.length) ?? numberBefore(result, at) ?? numberAfter(result, at + found.length)
      const item = target === undefined ? undefined : result[target]
      if (target === undefined || item?.kind !== 'number') continue
      const quantity = { ...item.mention.quantity, per: found.per }
      result[target] = { ...item, mention: { ...item.mention, quantity } }
      result.splice(at, found.length)
      at--
    }
    return result
  }

  function perAt(items: readonly Item[], at: number) {
    const tokens = tokensOf(items.slice(at, at + 3))
    const one = lists.ones.at(tokens, 0)
    if (one) return { per: { count: 1, unit: one.value }, length: one.length }
    if (!lists.per.has(tokens[0]?.text ?? '')) return undefined
    const next = items[at + 1]
    if (next?.kind === 'number' && isTime(next.mention.quantity.unit)) {
      const { value, unit } = next.mention.quantity
      return { per: { count: value, unit }, length: 2 }
    }
    const unit = lists.units.at(tokens, 1)
    return unit && { per: { count: 1, unit: unit.value }, length: 1 + unit.length }
  }

  /** "Order 100rb, sebulan 2 kali": the period is that of the times. */
  function timesAfter(items: readonly Item[], at: number): number | undefined {
    const item = items[at]
    return item?.kind === 'number' && item.mention.quantity.unit === 'times' && takesPer(item.mention) ? at : undefined
  }

  function numberBefore(items: readonly Item[], at: number): number | undefined {
    for (let index = at - 1; index >= Math.max(0, at - 1 - reachOfPer); index--) {
      const item = items[index]
      if (item?.kind === 'sign') return undefined
      if (item?.kind === 'number') return takesPer(item.mention) ? index : undefined
    }
    return undefined
  }

  function numberAfter(items: readonly Item[], from: number): number | undefined {
    for (let index = from; index < Math.min(items.length, from + reachOfPer); index++) {
      const item = items[index]
      if (item?.kind === 'sign') return undefined
      if (item?.kind === 'number') return takesPer(item.mention) ? index : undefined
    }
    return undefined
  }
}

function takesPer({ quantity }: Mention): boolean {
  return quantity.per === undefined && !isTime(quantity.unit)
}

function isTime(unit: Unit): boolean {
  return !['plain', 'percent', 'money', 'times', 'points'].includes(unit)
}

const clockUnits: readonly Unit[] = ['hour', 'minute', 'second']
const secondsIn: Partial<Record<Unit, number>> = { hour: 3600, minute: 60, second: 1 }

/** "6 menit 30 detik" is one time. */
export function joinTimes(items: readonly Item[]): readonly Item[] {
  const result: Item[] = []
  for (const item of items) {
    const last = result.at(-1)
    if (item.kind === 'number' && last?.kind === 'number') {
      const [longer, shorter] = [last.mention.quantity, item.mention.quantity]
      const isShorter = clockUnits.indexOf(shorter.unit) > Math.max(0, clockUnits.indexOf(longer.unit))
      const [big, small] = [secondsIn[longer.unit], secondsIn[shorter.unit]]
      if (big !== undefined && small !== undefined && isShorter && big > small) {
        const quantity = { value: longer.value * big + shorter.value * small, unit: 'second' } as const
        result[result.length - 1] = { ...last, mention: { ...last.mention, quantity } }
        continue
      }
    }
    result.push(item)
  }
  return result
}
