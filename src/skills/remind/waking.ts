/** Reminders come from the first of these times of the day up to the second (facts CSE-904). */
export const waking = { from: { hour: 7, minute: 30 }, to: { hour: 20, minute: 0 } } as const

/** Whether a time of the day is one at which people may be reminded. */
export function isWaking(time: { readonly hour: number; readonly minute: number }): boolean {
  const minutes = ({ hour, minute }: typeof time) => hour * 60 + minute
  return minutes(time) >= minutes(waking.from) && minutes(time) < minutes(waking.to)
}
