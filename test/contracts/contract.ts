import { afterEach, beforeEach, describe, it } from 'vitest'
import type { SessionMigrations } from '../../src/infrastructure/stored-session.ts'
import type { Store } from '../../src/ports/store.ts'
import type { RecordingLog } from '../support/recording-log.ts'
import type { TestClock } from '../support/test-clock.ts'

/** Where a store keeps its data: of one test alone. */
export interface Place {
  readonly clock: TestClock
  readonly log: RecordingLog
  /** How long to wait for what another process is to hear. */
  readonly patienceMs: number
  /**
   * Opens the store. Asked again it gives what a second process would use: another store on the same data, or, for a
   * driver of a single process, the same store.
   */
  open(options?: OpenOptions): Promise<Store>
  /** The process dies, in the middle of whatever it does, and a new one opens the same data. */
  reopen(): Promise<Store>
  /** Writes into the data, past the driver, what is to be found as this conversation's session. */
  plantSession(conversationId: string, stored: string): Promise<void>
  remove(): Promise<void>
}

export type OpenOptions = { readonly sessionTtlMs?: number; readonly sessionMigrations?: SessionMigrations }

/** One thing every driver does. `brokenBy` makes a driver that does not, to see that `check` notices. */
export type Case = {
  readonly behaviour: string
  readonly check: (place: Place) => Promise<void>
  readonly brokenBy: (store: Store, place: Place) => Store
}

/** Runs the cases on a driver, each in a place of its own. */
export function describeContract(name: string, cases: readonly Case[], createPlace: () => Promise<Place>) {
  describe(name, () => {
    let place: Place
    beforeEach(async () => {
      place = await createPlace()
    })
    afterEach(() => place.remove())

    for (const { behaviour, check } of cases) it(behaviour, () => check(place))
  })
}

/** The same place with a driver in it that is broken on purpose. */
export function breakPlace(place: Place, brokenBy: Case['brokenBy']): Place {
  return {
    clock: place.clock,
    log: place.log,
    // What does not come at once does not come.
    patienceMs: 300,
    open: async (options) => brokenBy(await place.open(options), place),
    reopen: async () => brokenBy(await place.reopen(), place),
    plantSession: (conversationId, stored) => place.plantSession(conversationId, stored),
    remove: () => place.remove(),
  }
}

/** Replaces some methods of one port; `real` is the one that works. */
export function replaceIn<Port extends 'mailbox' | 'sessions' | 'events' | 'snapshots' | 'budget' | 'records'>(
  port: Port,
  replace: (real: Store[Port], place: Place) => Partial<Store[Port]>,
): Case['brokenBy'] {
  return (store, place) => {
    const replaced = replace(store[port], place)
    const broken = new Proxy(store[port], {
      get(real, name) {
        const value = Reflect.get(name in replaced ? replaced : real, name)
        return typeof value === 'function' ? value.bind(name in replaced ? replaced : real) : value
      },
    })
    return { ...store, [port]: broken }
  }
}
