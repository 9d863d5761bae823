import { Worker, type WorkerOptions } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import { personKey } from '../../src/domain/message.ts'
import type { ReplyDraft } from '../../src/domain/reply.ts'
import { newSession, stateOf, withState } from '../../src/domain/session.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Delivered } from '../../src/ports/mailbox.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import type { Store } from '../../src/ports/store.ts'
import { RecordingLog } from './recording-log.ts'

/** What the composition root hands to the factory of an adapter. */
export type ChannelParts = {
  readonly deliver: (message: Message) => Promise<Delivered>
  readonly budget: SendBudget
  readonly log: RecordingLog
}

export type PrimaOptions<C extends Channel> = {
  readonly createChannel: (parts: ChannelParts) => C
  readonly respond: WorkerOptions['respond']
  /** Default: SQLite in memory. */
  readonly store?: Store
  /** Replaces what is stored, to see what the adapter does when storing fails. */
  readonly deliver?: (message: Message, store: Store) => Promise<Delivered>
}

export type RunningPrima<C extends Channel> = {
  readonly channel: C
  readonly store: Store
  readonly worker: Worker
  readonly log: RecordingLog
  /** What was accepted into the mailbox, in order; duplicates are left out. */
  readonly accepted: readonly Message[]
  stop(): Promise<void>
}

/** Prima behind one channel, put together and started like in main.ts: store, worker, adapter. */
export async function startPrima<C extends Channel>(options: PrimaOptions<C>): Promise<RunningPrima<C>> {
  const store = options.store ?? (await openSqliteStore({ directory: undefined }))
  const log = new RecordingLog()
  const accepted: Message[] = []
  const put = options.deliver ?? ((message: Message) => store.mailbox.deliver(message))
  const channel = options.createChannel({
    budget: store.budget,
    log,
    async deliver(message) {
      const outcome = await put(message, store)
      if (outcome === 'accepted') accepted.push(message)
      return outcome
    },
  })
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: options.respond,
    showWorking: (message, isAgain) => channel.showWorking(message, isAgain),
    send: (reply, message, signal) => channel.send(reply, message, signal),
    apologise: () => ({ text: 'Maaf.' }),
    log,
    retryFirstMs: 20,
    retryLongestMs: 200,
    unauthorizedRetryMs: 200,
  })
  worker.start()
  await channel.start()
  return {
    channel,
    store,
    worker,
    log,
    accepted,
    async stop() {
      await channel.stop()
      await worker.stop({ deadlineMs: 1000 })
      await channel.close()
      await store.close()
    },
  }
}

/** A conversation that says what the test says. */
export function answering(
  answer: (message: Message) => readonly ReplyDraft[] | Promise<readonly ReplyDraft[]>,
): WorkerOptions['respond'] {
  return async (message, session) => {
    const before = session ?? newSession(message.conversationId)
    const key = personKey(message.person)
    const state = stateOf(before, key)
    const drafts = await answer(message)
    return {
      session: withState(before, key, { ...state, turns: state.turns + 1 }),
      events: [],
      replies: drafts.map((draft, index) => ({ ...draft, id: `${message.id}:${index}` })),
    }
  }
}
