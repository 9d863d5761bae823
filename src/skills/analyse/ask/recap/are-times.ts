import { tokensOf } from '../../words/tokens.ts'
import { monthNumberOf } from '../months.ts'

/** Whether all names are months or weeks, so that one comes after the other. */
export function areTimes(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name) => monthNumberOf(name) !== undefined || isWeek(name))
}

function isWeek(name: string): boolean {
  const tokens = tokensOf(name)
  return (
    /^(?:minggu|pekan|week|w|m)(?:-?\d+)?$/.test(tokens[0] ?? '') ||
    /^\d{1,2}(?:\s+\p{L}{3,9})?\s*[-–]\s*\d{1,2}\s+\p{L}{3,9}/u.test(name)
  )
}
