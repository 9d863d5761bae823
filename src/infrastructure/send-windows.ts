import type { SendLimits } from '../ports/send-budget.ts'

/** No more places than these in any stretch of time so long. */
export type SendWindow = { readonly places: number; readonly ms: number }

/** How much later than its time a place that was kept may still be used, in milliseconds. */
export const keptPlaceGraceMs = 5000

/** The windows that limits are made of; of each a cosmetic may use half. */
export function toSendWindows(
  { perSecond, perMinute, atOnce }: SendLimits,
  priority: 'answer' | 'cosmetic',
): readonly SendWindow[] {
  const windows: SendWindow[] = []
  if (perSecond !== undefined) {
    windows.push({ places: perSecond, ms: 1000 })
    if (atOnce !== undefined) windows.push({ places: atOnce, ms: Math.ceil((atOnce * 1000) / perSecond) })
  }
  if (perMinute !== undefined) windows.push({ places: perMinute, ms: 60_000 })
  if (priority === 'answer') return windows
  return windows.map(({ places, ms }) => ({ places: Math.max(1, Math.floor(places / 2)), ms }))
}
