import { findPersonalData } from '../domain/mask.ts'

/** What a person wrote, as it is kept: without customers' data. Names stay, for owners and colleagues are named. */
export function kept(text: string, longest = 300): string {
  let masked = text
  for (const { kind, start, end } of findPersonalData(text).toReversed()) {
    if (kind !== 'name') masked = `${masked.slice(0, start)}[…]${masked.slice(end)}`
  }
  return masked.replace(/\s+/g, ' ').trim().slice(0, longest).trim()
}
