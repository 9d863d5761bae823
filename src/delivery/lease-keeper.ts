import type { Lease, LeaseOutcome, Mailbox } from '../ports/mailbox.ts'

/** Why a piece of work is aborted. `lost`: somebody else goes on with it. `stopped`: this process is ending. */
export class WorkAborted extends Error {
  override readonly name = 'WorkAborted'
  readonly reason: 'lost' | 'stopped'

  constructor(reason: 'lost' | 'stopped') {
    super(reason)
    this.reason = reason
  }
}

/** What the work on a conversation may rely on. */
export type Hold = {
  /** Aborted with `WorkAborted` when the work must end. */
  readonly signal: AbortSignal
  /**
   * False once, by our own watch, the lease has run out or we have been silent for too long, as after a pause of the
   * whole process or of the store: somebody else may be at it although nobody could tell us yet. To be asked just before
   * anything is done that the store cannot refuse; if false, `renew` tells.
   */
  readonly isFresh: () => boolean
  /** Throws `StoreError`. */
  readonly renew: () => Promise<LeaseOutcome>
}

type Held = { readonly controller: AbortController; leaseUntil: number }

/** Gives signs of life while any lease is held, renews every one, and aborts the work of one that was lost. */
export class LeaseKeeper {
  readonly #mailbox: Mailbox
  readonly #leaseMs: number
  readonly #held = new Map<Lease, Held>()
  /** Until when the others know us alive. Here as everywhere in milliseconds of `performance.now`. */
  #aliveUntil = 0
  #timers: readonly NodeJS.Timeout[] = []

  constructor(mailbox: Mailbox, leaseMs: number) {
    this.#mailbox = mailbox
    this.#leaseMs = leaseMs
  }

  /** `askedAt`: when the claim was asked for; the lease began no earlier. */
  hold(lease: Lease, askedAt: number): Hold {
    const held: Held = { controller: new AbortController(), leaseUntil: askedAt + this.#leaseMs }
    this.#heard(askedAt)
    this.#held.set(lease, held)
    if (this.#timers.length === 0) this.#startTimers()
    return {
      signal: held.controller.signal,
      isFresh: () => performance.now() < Math.min(held.leaseUntil, this.#aliveUntil),
      renew: () => this.#renew(lease, held),
    }
  }

  drop(lease: Lease) {
    this.#held.delete(lease)
    if (this.#held.size > 0) return
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
  }

  abortAll() {
    for (const { controller } of this.#held.values()) controller.abort(new WorkAborted('stopped'))
  }

  #startTimers() {
    const { holderSilenceMs } = this.#mailbox
    const renewing = setInterval(() => this.#renewAll(), this.#leaseMs / 3)
    const isHeard = Number.isFinite(holderSilenceMs)
    this.#timers = isHeard ? [renewing, setInterval(() => this.#beat(), holderSilenceMs / 5)] : [renewing]
  }

  #beat() {
    const askedAt = performance.now()
    this.#mailbox.beat().then(
      () => this.#heard(askedAt),
      () => {}, // the next one may come through
    )
  }

  #renewAll() {
    for (const [lease, held] of this.#held) {
      this.#renew(lease, held).then(
        (outcome) => {
          // A lease that was dropped meanwhile was given back by us, not lost.
          if (outcome === 'lost' && this.#held.has(lease)) held.controller.abort(new WorkAborted('lost'))
        },
        () => {}, // The next round tries again; should the lease run out, the commit will be refused.
      )
    }
  }

  async #renew(lease: Lease, held: Held): Promise<LeaseOutcome> {
    const askedAt = performance.now()
    const outcome = await this.#mailbox.renew(lease, this.#leaseMs)
    if (outcome === 'done') {
      this.#heard(askedAt)
      held.leaseUntil = Math.max(held.leaseUntil, askedAt + this.#leaseMs)
    }
    return outcome
  }

  /** A sign of life got through, asked for at this time. After a gap it says nothing of the leases we held before. */
  #heard(askedAt: number) {
    if (performance.now() >= this.#aliveUntil) for (const held of this.#held.values()) held.leaseUntil = 0
    this.#aliveUntil = Math.max(this.#aliveUntil, askedAt + this.#mailbox.holderSilenceMs)
  }
}
