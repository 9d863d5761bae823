import { z } from 'zod'

export const units = [
  'plain',
  'percent',
  'money',
  'times',
  'points',
  'second',
  'minute',
  'hour',
  'day',
  'working-day',
  'week',
  'month',
  'year',
] as const
/** What a number counts. Percent is 0–100, money rupiah; `plain` is said without a unit. */
export type Unit = (typeof units)[number]

const secondsOf: Partial<Record<Unit, number>> = { second: 1, minute: 60, hour: 3600 }

/** `per`: "60 panggilan per jam" is 60 per 3600 seconds, as a unit and how many of it. */
export const quantitySchema = z.object({
  value: z.number(),
  unit: z.enum(units),
  per: z.object({ count: z.number(), unit: z.enum(units) }).exactOptional(),
})
/** A number and what it counts. JSON, so that it can be remembered. */
export type Quantity = {
  readonly value: number
  readonly unit: Unit
  readonly per?: { readonly count: number; readonly unit: Unit }
}

/** Seconds of a time, or undefined for what is none or longer than a clock measures. */
export function toSeconds({ value, unit }: Pick<Quantity, 'value' | 'unit'>): number | undefined {
  const seconds = secondsOf[unit]
  return seconds === undefined ? undefined : value * seconds
}
