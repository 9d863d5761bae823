import type { Clock } from '../../src/ports/clock.ts'

/** Stands still until it is told to move; also backwards. */
export class TestClock implements Clock {
  #nowMs = Date.UTC(2026, 0, 5, 9)

  now(): number {
    return this.#nowMs
  }

  advance(ms: number) {
    this.#nowMs += ms
  }
}
