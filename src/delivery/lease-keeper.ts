import type { Lease, Mailbox } from '../ports/mailbox.ts'

/** Why a piece of work is aborted. `lost`: somebody else goes on with it. `stopped`: this process is ending. */
export class WorkAborted extends Error {
  override readonly name = 'WorkAborted'
  readonly reason: 'lost' | 'stopped'

  constructor(reason: 'lost' | 'stopped') {
    super(reason)
    this.reason = reason
  }
}

/** Renews every lease that is held, and aborts the work of one that was lost. */
export class LeaseKeeper {
  readonly #mailbox: Mailbox
  readonly #leaseMs: number
  readonly #held = new Map<Lease, AbortController>()
  #timer: NodeJS.Timeout | undefined

  constructor(mailbox: Mailbox, leaseMs: number) {
    this.#mailbox = mailbox
    this.#leaseMs = leaseMs
  }

  /** The signal is aborted with `WorkAborted` when the work must end. */
  hold(lease: Lease): AbortSignal {
    const controller = new AbortController()
    this.#held.set(lease, controller)
    this.#timer ??= setInterval(() => this.#renewAll(), this.#leaseMs / 3)
    return controller.signal
  }

  drop(lease: Lease) {
    this.#held.delete(lease)
    if (this.#held.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  abortAll() {
    for (const controller of this.#held.values()) controller.abort(new WorkAborted('stopped'))
  }

  #renewAll() {
    for (const [lease, controller] of this.#held) {
      this.#mailbox.renew(lease, this.#leaseMs).then(
        (outcome) => {
          // A lease that was dropped meanwhile was given back by us, not lost.
          if (outcome === 'lost' && this.#held.has(lease)) controller.abort(new WorkAborted('lost'))
        },
        () => {}, // The next round tries again; should the lease run out, the commit will be refused.
      )
    }
  }
}
