/** Channels that do not accept our token. Sending there rests, and one reply tries again from time to time. */
export class ClosedChannels {
  readonly #closedUntil = new Map<string, number>()
  readonly #retryMs: number

  constructor(retryMs: number) {
    this.#retryMs = retryMs
  }

  /** How long sending rests, 0 when it may be tried. */
  closedForMs(channel: string): number {
    return Math.max(0, Math.ceil((this.#closedUntil.get(channel) ?? 0) - performance.now()))
  }

  /** Returns after how long the next try is due. */
  close(channel: string): number {
    this.#closedUntil.set(channel, performance.now() + this.#retryMs)
    return this.#retryMs
  }

  open(channel: string) {
    this.#closedUntil.delete(channel)
  }

  names(): readonly string[] {
    return [...this.#closedUntil.keys()]
  }
}
