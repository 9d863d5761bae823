/** The wish to end. `asked`: cleanly, by the first SIGINT or SIGTERM. `hurried`: at once, by a second one. */
export type StopSignals = { readonly asked: AbortSignal; readonly hurried: AbortSignal }

const msBetweenLooks = 500

/**
 * Listens from now on: as the first process of a container we would not be ended by a signal that we do not listen to.
 * `withParent`: the end of the parent process is a wish to end, too. npm starts us in a shell and tells a signal to that
 * shell alone; without this Prima would go on, unseen, and hold her data folder.
 */
export function listenForStop({ withParent }: { readonly withParent: boolean }): StopSignals {
  const asked = new AbortController()
  const hurried = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked.signal.aborted) hurried.abort()
      else asked.abort()
    })
  }
  if (withParent) {
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) asked.abort()
    }, msBetweenLooks).unref()
  }
  return { asked: asked.signal, hurried: hurried.signal }
}
