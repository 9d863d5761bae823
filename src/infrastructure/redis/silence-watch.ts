/**
 * Notices a server that keeps its connection but answers nothing: frozen, or behind a network that swallows packets. The
 * socket's own timeout does not, because whatever we write counts as life.
 */
export class SilenceWatch {
  readonly #silenceMs: number
  readonly #onSilence: () => void
  #unanswered = 0
  #lastAnswerAt = 0
  #timer: NodeJS.Timeout | undefined

  /** `onSilence` runs when calls wait and none was answered for `silenceMs`. */
  constructor(silenceMs: number, onSilence: () => void) {
    this.#silenceMs = silenceMs
    this.#onSilence = onSilence
  }

  /** Passes on what the call comes to. */
  async during<T>(call: Promise<T>): Promise<T> {
    if (this.#unanswered++ === 0) this.#lastAnswerAt = performance.now()
    this.#timer ??= setInterval(() => this.#look(), this.#silenceMs / 4).unref()
    try {
      return await call
    } finally {
      this.#unanswered--
      this.#lastAnswerAt = performance.now()
    }
  }

  close() {
    clearInterval(this.#timer)
  }

  #look() {
    if (this.#unanswered === 0 || performance.now() - this.#lastAnswerAt < this.#silenceMs) return
    this.#lastAnswerAt = performance.now()
    this.#onSilence()
  }
}
