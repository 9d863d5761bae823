import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../domain/errors.ts'
import type { Message } from '../domain/message.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Mailbox } from '../ports/mailbox.ts'

/**
 * Something that may be due: the summaries of all teams, the reminders of all members. It says what is due by now and
 * not done yet, as messages whose ids are made of what is due (`summary:TEAM:2027-W03`), for the conversation where the
 * result belongs. It may say the same again, in any process: an id is delivered once. What it must not do is to rely on
 * being asked in time: after a week of silence it says what was missed.
 */
export type DueSource = {
  readonly name: string
  due(nowMs: number): Promise<readonly Message[]>
}

export type TickerParts = {
  readonly sources: readonly DueSource[]
  readonly mailbox: Pick<Mailbox, 'deliver'>
  readonly clock: Clock
  readonly log: Log
  /** How often it is looked what is due, in milliseconds. Default 30 seconds. */
  readonly everyMs?: number
}

/** Delivers what is due, once, whichever of several processes is alive. */
export class Ticker {
  readonly #parts: TickerParts
  readonly #end = new AbortController()
  #running: Promise<void> | undefined

  constructor(parts: TickerParts) {
    this.#parts = parts
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is being delivered any more. */
  async stop(): Promise<void> {
    this.#end.abort()
    await this.#running
  }

  /** Looks once. A source that fails holds up no other; what it has comes with the next look. */
  async tick(): Promise<void> {
    const { sources, mailbox, clock, log } = this.#parts
    for (const { name, due } of sources) {
      try {
        for (const message of await due(clock.now())) {
          const outcome = await mailbox.deliver(message)
          if (outcome === 'accepted') log.info({ source: name, messageId: message.id }, 'due')
        }
      } catch (error) {
        const facts = { source: name, error: error instanceof Error ? error.message : 'unknown' }
        if (error instanceof StoreError) log.warn(facts, 'what is due could not be delivered; it is tried again')
        else
          log.error(
            { ...facts, stack: error instanceof Error ? error.stack : undefined },
            'a source of what is due failed',
          )
      }
    }
  }

  async #run(): Promise<void> {
    const { everyMs = 30_000 } = this.#parts
    while (!this.#end.signal.aborted) {
      await this.tick()
      await sleep(everyMs, undefined, { signal: this.#end.signal, ref: false }).catch(() => {})
    }
  }
}
