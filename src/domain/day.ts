const msPerMinute = 60_000

/** Tells the day (ISO date) of a moment, in milliseconds since the epoch, as it is in a time zone such as Asia/Jakarta. */
export function dayIn(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // A day begins with a minute, whatever the zone, and within one many ask.
  let last: { readonly minute: number; readonly day: string } | undefined
  return (atMs) => {
    const minute = Math.floor(atMs / msPerMinute)
    if (last?.minute !== minute) last = { minute, day: dayAt(atMs) }
    return last.day
  }

  function dayAt(atMs: number): string {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]))
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  }
}
