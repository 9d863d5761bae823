import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Claim, Lease, Mailbox } from '../../src/ports/mailbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildEvent, buildMessage, buildReply, buildSession } from '../support/builders.ts'
import { createRedisPlace } from '../support/redis-place.ts'
import { TestClock } from '../support/test-clock.ts'

const leaseMs = 1000
const hourMs = 60 * 60 * 1000
const conversations = ['c1', 'c2'] as const

/** `held`: which of the leases the conversation ever had, the newest first. */
type OnLease = {
  readonly kind: 'commit' | 'setAside' | 'settle' | 'release' | 'renew'
  readonly conversationId: string
  readonly held: number
  readonly replies: number
  readonly option: boolean
  /** How far off the position is that a commit expects of its stream; undefined: it expects nothing. */
  readonly expects: number | undefined
  /** Where a commit sends a message to. */
  readonly outgoing: string | undefined
}

type Step =
  | { readonly kind: 'deliver'; readonly conversationId: string; readonly id: string }
  | { readonly kind: 'claim' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'forget'; readonly conversationId: string }
  | { readonly kind: 'append'; readonly id: string }
  | { readonly kind: 'erase' }
  | OnLease

const conversationId = fc.constantFrom(...conversations)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deliver'), conversationId, id: fc.constantFrom('1', '2', '3') }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'claim' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, 499, 1000, 169 * hourMs, 745 * hourMs) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget'), conversationId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('append'), id: fc.constantFrom('x', 'y', 'z') }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'erase' }) },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('commit', 'commit', 'setAside', 'settle', 'settle', 'release', 'renew'),
      conversationId,
      held: fc.constantFrom(0, 0, 0, 1),
      replies: fc.nat(2),
      option: fc.boolean(),
      expects: fc.constantFrom(undefined, 0, 0, -1, 1),
      outgoing: fc.constantFrom(undefined, ...conversations),
    }),
  },
) as fc.Arbitrary<Step> // constants are inferred as strings

/** One driver, and what a worker knows of it: the leases it was given and what they were for. */
class Walk {
  readonly #store: Store
  readonly #clock: TestClock
  readonly #claims = new Map<string, Claim[]>()

  constructor(store: Store, clock: TestClock) {
    this.#store = store
    this.#clock = clock
  }

  /** What the driver answered, without tokens, and what is stored afterwards. */
  async take(step: Step): Promise<unknown> {
    const answer = await this.#do(step)
    const { mailbox, sessions, events } = this.#store
    const [waiting, stored, read, slice] = await Promise.all([
      mailbox.waiting(),
      Promise.all(conversations.map((id) => sessions.load(id))),
      events.read('team:t1'),
      events.readFrom('team:t1', 2),
    ])
    return { answer, waiting, stored, read, slice }
  }

  async #do(step: Step): Promise<unknown> {
    const { mailbox, sessions, events } = this.#store
    switch (step.kind) {
      case 'deliver':
        return mailbox.deliver(
          buildMessage({
            id: `${step.conversationId}/${step.id}`,
            conversationId: step.conversationId,
            receivedAtMs: 0,
          }),
        )
      case 'wait':
        return this.#clock.advance(step.ms)
      case 'forget':
        return sessions.forget(step.conversationId)
      case 'append':
        return events.append([buildEvent({ id: step.id })])
      case 'erase':
        return events.erase('team:t1')
      case 'claim':
        return this.#claim(mailbox)
      default: {
        const claim = this.#claims.get(step.conversationId)?.[step.held]
        return claim && this.#work(mailbox, claim.lease, claim.work.message.id, step)
      }
    }
  }

  async #claim(mailbox: Mailbox) {
    const { claims, nextDueInMs } = await mailbox.claim({ leaseMs, limit: conversations.length })
    for (const claim of claims) {
      const { conversationId } = claim.lease
      this.#claims.set(conversationId, [claim, ...(this.#claims.get(conversationId) ?? [])])
    }
    const found = claims.map(({ lease, work }) => ({ conversationId: lease.conversationId, work }))
    return { nextDueInMs, found: found.toSorted((a, b) => a.conversationId.localeCompare(b.conversationId)) }
  }

  async #work(mailbox: Mailbox, lease: Lease, messageId: string, step: OnLease): Promise<unknown> {
    const { conversationId } = lease
    const reply = (position: number) => buildReply({ id: `${messageId}:${position}` })
    switch (step.kind) {
      case 'commit': {
        const { position } = await this.#store.events.readFrom('team:t1')
        return mailbox.commit(lease, messageId, {
          session: buildSession({ conversationId, turns: step.replies }),
          events: step.option ? [buildEvent({ id: messageId, stream: 'team:t1' })] : [],
          replies: Array.from({ length: step.replies }, (_, position) => reply(position)),
          ...(step.expects !== undefined && { expects: [{ stream: 'team:t1', position: position + step.expects }] }),
          ...(step.outgoing && {
            outgoing: [buildMessage({ id: `${step.outgoing}/1`, conversationId: step.outgoing, receivedAtMs: 0 })],
          }),
        })
      }
      case 'setAside':
        return mailbox.setAside(lease, messageId, { error: 'TypeError', ...(step.option && { apology: reply(0) }) })
      case 'settle': {
        const settlement = [{ kind: 'sent' }, { kind: 'refused', reason: 'too long' }, { kind: 'gone' }] as const
        const position = step.held
        return mailbox.settle(lease, reply(position).id, settlement[step.replies] ?? settlement[0], {
          release: step.option,
        })
      }
      case 'release':
        return mailbox.release(lease, { retryInMs: step.replies * 500, untried: step.option, error: 'away' })
      case 'renew':
        return mailbox.renew(lease, leaseMs)
    }
  }
}

it('gives the same answers on SQLite and on Redis, whatever is asked in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const clock = new TestClock()
      const inMemory = await openSqliteStore({ directory: undefined, clock })
      const place = await createRedisPlace(inject('redisUrl'))
      try {
        const sqlite = new Walk(inMemory, clock)
        const redis = new Walk(await place.open(), place.clock)
        for (const one of steps) expect(await redis.take(one)).toEqual(await sqlite.take(one))
      } finally {
        await Promise.all([inMemory.close(), place.remove()])
      }
    }),
    { numRuns: 60 },
  )
})
