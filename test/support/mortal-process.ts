import { resolve } from 'node:path'
import { buildConversation } from '../../src/build-conversation.ts'
import { ClosedChannels } from '../../src/delivery/closed-channels.ts'
import { createWorkOn } from '../../src/delivery/work-on.ts'
import { ChannelError } from '../../src/domain/errors.ts'
import type { Choice } from '../../src/domain/reply.ts'
import { noCharts } from '../../src/ports/charts.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { silentLog } from '../../src/ports/log.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { Ticker } from '../../src/schedule/ticker.ts'
import { primaAsShipped } from './knowledge.ts'

const minute = 60 * 1000
/** Long after any lease: who died holds nothing any more. */
export const leaseMs = 10 * minute

/** The steps on the way of what is due. A process may die before each of them is made, or after it was and before it knows. */
const steps = ['deliver', 'claim', 'respond', 'commit', 'send', 'settle'] as const
export type Death = `${'before' | 'after'} ${(typeof steps)[number]}`
export const deaths: readonly Death[] = steps.flatMap((step): Death[] => [`before ${step}`, `after ${step}`])

/** What a platform took. */
export type Sent = {
  readonly to: string
  readonly replyId: string
  readonly text: string
  /** What can be tapped under it. */
  readonly choices: readonly Choice[]
}

export type MortalParts = {
  readonly store: Store
  readonly clock: Clock
  readonly sent: Sent[]
  /** Asked before and after each step: whether the process dies there. */
  readonly dies: (at: Death) => boolean
  /** Whether nobody can be reached in a conversation any more. */
  readonly isClosed?: (conversationId: string) => boolean
}

/**
 * A process of Prima with teams: ticker, delivery and conversation as they ship, on a store that may outlive it. One that
 * dies says and stores nothing more, and nobody hears of it.
 */
export function createMortalProcess({ store, clock, sent, dies, isClosed = () => false }: MortalParts) {
  const built = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 400 * 24 * 60 * minute,
      timeZone: 'Asia/Jakarta',
    },
    {
      clock,
      events: store.events,
      charts: noCharts,
      indexed: primaAsShipped(),
      privateConversationOf: ({ channel, id }) => `${channel}:${id}`,
    },
  )
  const death = Promise.withResolvers<'dead'>()
  const step = async <Result>(name: (typeof steps)[number], make: () => Promise<Result>): Promise<Result> => {
    if (dies(`before ${name}`)) return die()
    const made = await make()
    return dies(`after ${name}`) ? die() : made
  }
  const die = (): Promise<never> => {
    death.resolve('dead')
    return new Promise(() => {})
  }
  const { mailbox: real } = store
  const mailbox: Mailbox = {
    holderSilenceMs: real.holderSilenceMs,
    beat: () => real.beat(),
    onWork: (listener) => real.onWork(listener),
    waiting: () => real.waiting(),
    renew: (...args) => real.renew(...args),
    setAside: (...args) => real.setAside(...args),
    release: (...args) => real.release(...args),
    deliver: (message) => step('deliver', () => real.deliver(message)),
    claim: (options) => step('claim', () => real.claim(options)),
    commit: (...args) => step('commit', () => real.commit(...args)),
    settle: (...args) => step('settle', () => real.settle(...args)),
  }
  const ticker = new Ticker({ sources: built.dueSources, mailbox, clock, log: silentLog })
  const workOn = createWorkOn(
    {
      mailbox,
      respond: (...args) => step('respond', () => built.conversation.respond(...args)),
      send: ({ id, text, choices = [] }, { conversationId, person: { channel } }) =>
        step('send', async () => {
          if (isClosed(conversationId)) throw new ChannelError('nobody is there', { channel, outcome: 'gone' })
          sent.push({ to: conversationId, replyId: id, text, choices })
        }),
      showWorking: () => () => {},
      apologise: () => ({ text: 'Maaf.' }),
      unread: built.unread,
      clock,
      log: silentLog,
      observe: () => {},
    },
    { maxAttempts: 5, turnTimeoutMs: minute, retryFirstMs: 1, retryLongestMs: 1, giveUpSendingMs: 24 * 60 * minute },
    new ClosedChannels(minute),
  )
  const signal = new AbortController().signal

  async function work(): Promise<'idle'> {
    for (;;) {
      const { claims } = await mailbox.claim({ leaseMs, limit: 10 })
      if (claims.length === 0) return 'idle'
      for (const claim of claims) {
        await workOn(claim, { signal, isFresh: () => true, renew: () => real.renew(claim.lease, leaseMs) })
      }
    }
  }
  return {
    /** Looks what is due and works off all that waits, or dies on the way. */
    live: (): Promise<'idle' | 'dead'> => Promise.race([ticker.tick().then(work), death.promise]),
  }
}
export type MortalProcess = ReturnType<typeof createMortalProcess>
