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
   * False once the lease has run out by our own watch, as after a pause of the whole process or of the store: somebody
   * else may be at it although nobody could tell us yet. To be asked just before anything is done that the store cannot
   * refuse; if false, `renew` tells.
   */
  readonly isFresh: () => boolean
  /** Throws `StoreError`. */
  readonly renew: () => Promise<LeaseOutcome>
}

type Held = { readonly controller: AbortController; freshUntil: number }

/** Renews every lease that is held, and aborts the work of one that was lost. */
export class LeaseKeeper {
  readonly #mailbox: Mailbox
  readonly #leaseMs: number
  readonly #held = new Map<Lease, Held>()
  #timer: NodeJS.Timeout | undefined

  constructor(mailbox: Mailbox, leaseMs: number) {
    this.#mailbox = mailbox
    this.#leaseMs = leaseMs
  }

  /** `askedAt`: when the claim was asked for, in milliseconds of `performance.now`; the lease began no earlier. */
  hold(lease: Lease, askedAt: number): Hold {
    const held: Held = { controller: new AbortController(), freshUntil: askedAt + this.#leaseMs }
    this.#held.set(lease, held)
    this.#timer ??= setInterval(() => this.#renewAll(), this.#leaseMs / 3)
    return {
      signal: held.controller.signal,
      isFresh: () => performance.now() < held.freshUntil,
      renew: () => this.#renew(lease, held),
    }
  }

  drop(lease: Lease) {
    this.#held.delete(lease)
    if (this.#held.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  abortAll() {
    for (const { controller } of this.#held.values()) controller.abort(new WorkAborted('stopped'))
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
    if (outcome === 'done') held.freshUntil = Math.max(held.freshUntil, askedAt + this.#leaseMs)
    return outcome
  }
}
