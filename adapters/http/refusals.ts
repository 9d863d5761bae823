import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'

export type RefusalParts = {
  readonly log: Log
  /** What was refused, and why. */
  readonly text: string
  readonly clock: Clock
  /** At most one line in this time. Default: a minute. */
  readonly everyMs?: number
}

/** Tells of refused requests by one line a minute with their number: whoever sends many must not fill the disk. */
export class Refusals {
  readonly #parts: Required<RefusalParts>
  #toldAtMs = Number.NEGATIVE_INFINITY
  #untold = 0

  constructor(parts: RefusalParts) {
    this.#parts = { everyMs: 60_000, ...parts }
  }

  add(): void {
    const { log, text, clock, everyMs } = this.#parts
    this.#untold++
    if (clock.now() - this.#toldAtMs < everyMs) return
    log.warn({ refused: this.#untold }, text)
    this.#toldAtMs = clock.now()
    this.#untold = 0
  }
}
