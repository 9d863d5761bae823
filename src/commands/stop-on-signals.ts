/** The first SIGINT or SIGTERM asks for a clean end, the second for an end at once. */
export function stopOnSignals(stop: () => void, stopAtOnce: () => void): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) stopAtOnce()
      else stop()
      asked = true
    })
  }
}
