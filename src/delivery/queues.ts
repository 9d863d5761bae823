import { unlessAborted } from './abort.ts'

/** Lets those who ask under the same key through one at a time, in the order of asking. */
export class Queues {
  readonly #tails = new Map<string, Promise<void>>()

  /** Settles as `work` does when its turn has come. Rejects as soon as the signal is aborted, also while it waits. */
  inTurn<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const mine = before.then(() => {
      signal.throwIfAborted()
      return work()
    })
    const tail = mine.then(
      () => {},
      () => {},
    )
    this.#tails.set(key, tail)
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    return unlessAborted(mine, signal)
  }
}
