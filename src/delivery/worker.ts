import { setTimeout as sleep } from 'node:timers/promises'
import { backoffMs } from '../domain/backoff.ts'
import { StoreError } from '../domain/errors.ts'
import { within } from '../domain/within.ts'
import { systemClock } from '../ports/clock.ts'
import { silentLog } from '../ports/log.ts'
import type { Claim, Mailbox } from '../ports/mailbox.ts'
import { ClosedChannels } from './closed-channels.ts'
import type { DeliveryFact } from './delivery-fact.ts'
import { describeError } from './describe-error.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import { createWorkOn } from './work-on.ts'
import type { WorkDependencies, WorkLimits } from './work-parts.ts'

export type { DeliveryFact }

type Optional = 'clock' | 'log' | 'observe' | 'showWorking' | 'unread'

export type WorkerOptions = Omit<WorkDependencies, Optional> &
  Partial<Pick<WorkDependencies, Optional>> &
  Partial<WorkLimits> & {
    /** How many conversations are worked on at the same time. Default 32. */
    readonly concurrency?: number
    /** After how long without a sign of life another process takes over. Renewed at a third of it. Default 15 seconds. */
    readonly leaseMs?: number
    /** How long to sleep at most when nothing is due and nobody calls. Default 1 second. */
    readonly pollMs?: number
    /** How long sending rests after a channel refused our token. Default 1 minute. */
    readonly unauthorizedRetryMs?: number
  }

export type WorkerStatus = {
  /** Whether the last try to claim work reached the store. */
  readonly storeReachable: boolean
  /** Channels that do not accept our token. Not empty: not ready. */
  readonly unauthorizedChannels: readonly string[]
  readonly running: number
}

const defaults = {
  maxAttempts: 5,
  turnTimeoutMs: 60_000,
  retryFirstMs: 500,
  retryLongestMs: 60_000,
  giveUpSendingMs: 24 * 60 * 60 * 1000,
  concurrency: 32,
  leaseMs: 15_000,
  pollMs: 1000,
  unauthorizedRetryMs: 60_000,
}

/** How long those that were told to end at once get to give back what they hold. */
const handBackMs = 1000

/**
 * Takes work out of the mailbox and does it: conversations side by side, each in order. Knows no skill and no channel.
 * When the store cannot be reached it waits, and goes on by itself.
 */
export class Worker {
  readonly #mailbox: Mailbox
  readonly #options: Required<WorkerOptions>
  readonly #keeper: LeaseKeeper
  readonly #closed: ClosedChannels
  readonly #workOn: ReturnType<typeof createWorkOn>
  readonly #running = new Set<Promise<void>>()
  #loop: Promise<void> | undefined
  #stopping = false
  #storeReachable = true
  /** A call that came while nobody slept is kept for the next sleep. */
  #called = false
  #wake: AbortController | undefined
  /** Waits for one of those that run to end, when all places are taken. */
  #onFree: (() => void) | undefined

  constructor(options: WorkerOptions) {
    this.#options = {
      clock: systemClock,
      log: silentLog,
      observe: () => {},
      showWorking: () => () => {},
      unread: async () => [],
      ...defaults,
      ...options,
    }
    this.#mailbox = options.mailbox
    this.#keeper = new LeaseKeeper(options.mailbox, this.#options.leaseMs)
    this.#closed = new ClosedChannels(this.#options.unauthorizedRetryMs)
    this.#workOn = createWorkOn(this.#options, this.#options, this.#closed)
  }

  start() {
    this.#loop ??= this.#run()
  }

  status(): WorkerStatus {
    return {
      storeReachable: this.#storeReachable,
      unauthorizedChannels: this.#closed.names(),
      running: this.#running.size,
    }
  }

  /**
   * Takes no more work and finishes what it holds; what is not finished by the deadline (default 10 seconds) is broken
   * off and handed back, untried. A second call breaks off at once. Resolves when nothing is held any more, or when the
   * store did not answer for a second; then the leases run out by themselves.
   */
  async stop({ deadlineMs = 10_000 }: { readonly deadlineMs?: number } = {}): Promise<void> {
    if (this.#stopping) this.#keeper.abortAll()
    this.#stopping = true
    this.#call()
    const ended = this.#ended()
    if (await within(deadlineMs, ended)) return
    this.#keeper.abortAll()
    await within(handBackMs, ended)
  }

  async #ended(): Promise<true> {
    await this.#loop
    while (this.#running.size > 0) await Promise.all(this.#running)
    return true
  }

  async #run() {
    const stopListening = this.#mailbox.onWork(() => this.#call())
    for (let failures = 0; !this.#stopping; ) {
      const free = this.#options.concurrency - this.#running.size
      if (free === 0) {
        await new Promise<void>((resolve) => {
          this.#onFree = resolve
        })
        continue
      }
      try {
        const askedAt = performance.now()
        const { claims, nextDueInMs } = await this.#mailbox.claim({ leaseMs: this.#options.leaseMs, limit: free })
        this.#reached(failures)
        failures = 0
        for (const claim of claims) this.#take(claim, askedAt)
        if (claims.length < free)
          await this.#sleep(Math.min(nextDueInMs ?? Number.POSITIVE_INFINITY, this.#options.pollMs))
      } catch (error) {
        failures++
        this.#notReached(failures, error)
        await this.#sleep(backoffMs(failures, 50, 1000))
      }
    }
    stopListening()
  }

  #take(claim: Claim, askedAt: number) {
    const work = this.#workOn(claim, this.#keeper.hold(claim.lease, askedAt)).then((end) => {
      this.#keeper.drop(claim.lease)
      this.#running.delete(work)
      this.#onFree?.()
      if (end !== 'lost' && end.retryInMs > 0) setTimeout(() => this.#call(), end.retryInMs).unref()
    })
    this.#running.add(work)
  }

  #reached(failures: number) {
    if (failures > 0) this.#options.log.info({ failures }, 'the store answers again; going on')
    this.#storeReachable = true
  }

  #notReached(failures: number, error: unknown) {
    this.#storeReachable = false
    if (failures > 1) return
    const text = error instanceof StoreError ? 'the store does not answer; waiting' : 'work cannot be claimed; waiting'
    this.#options.log.error({ error: describeError(error) }, text)
  }

  #call() {
    this.#called = true
    this.#wake?.abort()
  }

  /** Until `ms` are over or somebody calls. */
  async #sleep(ms: number) {
    if (!this.#called) {
      this.#wake = new AbortController()
      await sleep(ms, undefined, { signal: this.#wake.signal }).catch(() => {})
    }
    this.#wake = undefined
    this.#called = false
  }
}
