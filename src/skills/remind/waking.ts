import type { ReadTime } from '../../programme/dates/read-time.ts'

/** Reminders come from the first of these times of the day up to the second (facts CSE-904). */
export const waking = { from: { hour: 7, minute: 30 }, to: { hour: 20, minute: 0 } } as const

/** Whether a time of the day is one at which people may be reminded. */
export function isWaking(time: { readonly hour: number; readonly minute: number }): boolean {
  const minutes = ({ hour, minute }: typeof time) => hour * 60 + minute
  return minutes(time) >= minutes(waking.from) && minutes(time) < minutes(waking.to)
}

/** An hour from one to six of which no part of the day is said is one of the afternoon: nobody is reminded at night. */
export function asWaking(time: ReadTime | undefined, text: string): ReadTime | undefined {
  if (time?.kind !== 'time' || time.hour < 1 || time.hour > 6) return time
  const said = text.slice(time.start, time.end)
  const isExact = /(?<!\p{L})(?:am|pagi|malam|siang|subuh)(?!\p{L})|(?<!\d)0\d[.:]/iu.test(
    `${said} ${text.slice(time.end, time.end + 6)}`,
  )
  return isExact ? time : { ...time, hour: time.hour + 12 }
}
