/** The wish to end. `asked`: cleanly, by the first SIGINT or SIGTERM. `hurried`: at once, by a second one. */
export type StopSignals = { readonly asked: AbortSignal; readonly hurried: AbortSignal }

/** Listens from now on: as the first process of a container we would not be ended by a signal that we do not listen to. */
export function listenForStop(): StopSignals {
  const asked = new AbortController()
  const hurried = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked.signal.aborted) hurried.abort()
      else asked.abort()
    })
  }
  return { asked: asked.signal, hurried: hurried.signal }
}
