import { expect } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import { type Claim, type Lease, type Mailbox, mostWaiting } from '../../src/ports/mailbox.ts'
import { buildEvent, buildMessage, buildReply, buildSession, buildTurn, pickOf, stateIn } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import { type Case, replaceIn } from './contract.ts'

const leaseMs = 1000
const dayMs = 24 * 60 * 60 * 1000
const oddTexts = [
  'a b',
  "o'clock",
  '"quoted"',
  '{tag}:1',
  'émoji 🙏',
  'line\nbreak',
  '%',
  '*?[x]',
  '__proto__',
  '\\',
  '-',
  '0',
]

const take = async (mailbox: Mailbox, limit = 10) => (await mailbox.claim({ leaseMs, limit })).claims

async function takeOne(mailbox: Mailbox): Promise<Claim> {
  const [claim, ...others] = await take(mailbox)
  expect(others).toEqual([])
  if (!claim) throw new Error('nothing to claim')
  return claim
}

const messageIds = (claims: readonly Claim[]) => claims.map(({ work }) => work.message.id)
const byConversation = (a: Message, b: Message) => a.conversationId.localeCompare(b.conversationId)
const repliesOf = ({ work }: Claim) => (work.kind === 'send' ? work.replies : [])

/** Delivers a message, claims it and commits a turn with these replies. */
async function turnWith(mailbox: Mailbox, replies = [buildReply()]): Promise<Lease> {
  const message = buildMessage()
  await mailbox.deliver(message)
  const { lease } = await takeOne(mailbox)
  await mailbox.commit(lease, message.id, buildTurn({ replies }))
  return lease
}

/** Uses the newest lease of a conversation whatever lease it is given: no fence at all. */
const unfenced = (method: 'commit' | 'settle' | 'setAside' | 'release' | 'renew') =>
  replaceIn('mailbox', (real) => {
    const newest = new Map<string, Lease>()
    return {
      async claim(options) {
        const result = await real.claim(options)
        for (const { lease } of result.claims) newest.set(lease.conversationId, lease)
        return result
      },
      [method]: (lease: Lease, ...rest: unknown[]) =>
        // The proxy only passes on what the typed caller gave.
        (real[method] as (...all: unknown[]) => unknown)(newest.get(lease.conversationId) ?? lease, ...rest),
    }
  })

export const mailboxCases: readonly Case[] = [
  {
    behaviour: 'hands out nothing when nothing was delivered',
    async check(place) {
      const { mailbox } = await place.open()
      expect(await mailbox.claim({ leaseMs, limit: 10 })).toEqual({ claims: [], nextDueInMs: undefined })
      expect(await mailbox.waiting()).toBe(0)
    },
    brokenBy: replaceIn('mailbox', () => ({ claim: async () => ({ claims: [], nextDueInMs: 0 }) })),
  },
  {
    behaviour: 'hands out a message exactly as it was delivered, in a conversation without a session',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage({
        person: { channel: 'test', id: 'p9', name: 'Sari "Ayu"', locale: 'id-ID' },
        text: ' Apa itu NIB?\n\u0000 🙏 ',
        attachments: [{ kind: 'voice', reference: 'file/1', sizeBytes: 12 }],
        pick: { skill: 'answer', act: 'up', value: '1' },
      })
      expect(await mailbox.deliver(message)).toBe('accepted')
      expect((await takeOne(mailbox)).work).toEqual({ kind: 'handle', message, session: undefined, attempt: 1 })
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: (message) => real.deliver({ ...message, text: message.text.trim() }),
    })),
  },
  {
    behaviour: 'accepts a message once, however often it is delivered, also after it was handled',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      expect(await mailbox.deliver(message)).toBe('accepted')
      expect(await mailbox.deliver(message)).toBe('duplicate')
      const { lease } = await takeOne(mailbox)
      await mailbox.commit(lease, message.id, buildTurn())
      await mailbox.release(lease)
      expect(await mailbox.deliver({ ...message, text: 'edited' })).toBe('duplicate')
      expect(await take(mailbox)).toEqual([])
    },
    brokenBy: replaceIn('mailbox', (real) => {
      let times = 0
      return { deliver: (message) => real.deliver({ ...message, id: `${message.id}-${times++}` }) }
    }),
  },
  {
    behaviour: 'accepts a message once when two processes deliver it at the same moment',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      const message = buildMessage()
      const outcomes = await Promise.all([...stores, ...stores].map(({ mailbox }) => mailbox.deliver(message)))
      expect(outcomes.toSorted()).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate'])
    },
    brokenBy: replaceIn('mailbox', (real) => {
      let times = 0
      return { deliver: (message) => real.deliver({ ...message, id: `${message.id}-${times++}` }) }
    }),
  },
  {
    behaviour: 'takes the same id on another channel for another message',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage({ id: '7', person: { channel: 'slack', id: 'p' } }))
      expect(await mailbox.deliver(buildMessage({ id: '7', person: { channel: 'telegram', id: 'p' } }))).toBe(
        'accepted',
      )
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: (message) => real.deliver({ ...message, person: { ...message.person, channel: 'any' } }),
    })),
  },
  {
    behaviour:
      'takes in no more than a hundred messages of one person that wait, and those of others and what is due still',
    async check(place) {
      const { mailbox } = await place.open()
      const flood = () => buildMessage({ conversationId: 'group' })
      for (let count = 0; count < mostWaiting; count++) expect(await mailbox.deliver(flood())).toBe('accepted')
      const late = flood()
      expect(await mailbox.deliver(late)).toBe('full')
      const other = { channel: 'test', id: 'p2' }
      expect(await mailbox.deliver(buildMessage({ conversationId: 'group', person: other }))).toBe('accepted')
      expect(await mailbox.deliver(buildMessage({ conversationId: 'another' }))).toBe('accepted')
      const due = { skill: 's', name: 'n', data: {} }
      expect(await mailbox.deliver(buildMessage({ conversationId: 'group', kind: 'due', due, person: other }))).toBe(
        'accepted',
      )
      const claim = (await take(mailbox)).find(({ lease }) => lease.conversationId === 'group')
      if (!claim) throw new Error('nothing to claim')
      await mailbox.commit(claim.lease, claim.work.message.id, buildTurn())
      expect(await mailbox.deliver(late)).toBe('accepted')
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: async (message) => {
        const outcome = await real.deliver(message)
        return outcome === 'full' ? 'accepted' : outcome
      },
    })),
  },
  {
    behaviour: 'remembers the ids of messages for seven days, and not for ever',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      place.clock.advance(7 * dayMs - 1)
      expect(await mailbox.deliver(message)).toBe('duplicate')
      place.clock.advance(3 * dayMs)
      expect(await mailbox.deliver(message)).toBe('accepted')
    },
    brokenBy: replaceIn('mailbox', (real) => {
      const seen = new Set<string>()
      return {
        async deliver(message) {
          if (seen.has(message.id)) return 'duplicate'
          seen.add(message.id)
          return real.deliver(message)
        },
      }
    }),
  },
  {
    behaviour: 'hands out the messages of a conversation one at a time, in the order of their delivery',
    async check(place) {
      const { mailbox } = await place.open()
      const messages = ['x1', 'x2', 'x3'].map((id) => buildMessage({ id }))
      for (const message of messages) await mailbox.deliver(message)
      const order: string[] = []
      for (const _ of messages) {
        const { lease, work } = await takeOne(mailbox)
        order.push(work.message.id)
        await mailbox.commit(lease, work.message.id, buildTurn())
        await mailbox.release(lease)
      }
      expect(order).toEqual(['x1', 'x2', 'x3'])
    },
    brokenBy: replaceIn('mailbox', (real) => {
      const kept: Parameters<Mailbox['deliver']>[] = []
      return {
        async deliver(message) {
          kept.unshift([message])
          if (kept.length === 3) for (const [late] of kept) await real.deliver(late)
          return 'accepted'
        },
      }
    }),
  },
  {
    behaviour: 'does not hand out a conversation that is held, also when more comes for it',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage())
      await takeOne(mailbox)
      await mailbox.deliver(buildMessage())
      expect(await take(mailbox)).toEqual([])
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      async claim(options) {
        const result = await real.claim(options)
        for (const { lease } of result.claims) await real.release(lease)
        return result
      },
    })),
  },
  {
    behaviour: 'hands out different conversations side by side, as many as asked for, the longest waiting first',
    async check(place) {
      const { mailbox } = await place.open()
      for (const id of ['a', 'b', 'c']) {
        await mailbox.deliver(buildMessage({ id, conversationId: `conversation ${id}` }))
        place.clock.advance(1)
      }
      expect(messageIds(await take(mailbox, 2))).toEqual(['a', 'b'])
      expect(messageIds(await take(mailbox, 2))).toEqual(['c'])
    },
    brokenBy: replaceIn('mailbox', (real) => ({ claim: (options) => real.claim({ ...options, limit: 10 }) })),
  },
  {
    behaviour: 'never hands the same conversation to two processes that ask at the same moment',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      const [first] = stores
      for (let index = 0; index < 20; index++)
        await first?.mailbox.deliver(buildMessage({ conversationId: `conversation ${index}` }))
      const claimed = await Promise.all([...stores, ...stores].map(({ mailbox }) => take(mailbox, 8)))
      const conversations = claimed.flat().map(({ lease }) => lease.conversationId)
      expect(conversations).toHaveLength(20)
      expect(new Set(conversations).size).toBe(20)
      expect(new Set(claimed.flat().map(({ lease }) => lease.token)).size).toBe(20)
    },
    brokenBy: replaceIn('mailbox', (real) => {
      let first: ReturnType<Mailbox['claim']> | undefined
      return {
        claim(options) {
          first ??= real.claim(options)
          return first
        },
      }
    }),
  },
  {
    behaviour: 'lets another take over when a lease ran out, with a higher token',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const before = await takeOne(mailbox)
      place.clock.advance(leaseMs - 1)
      expect(await take(mailbox)).toEqual([])
      place.clock.advance(1)
      const after = await takeOne(mailbox)
      expect(after.work).toEqual({ kind: 'handle', message, session: undefined, attempt: 2 })
      expect(after.lease.token).toBeGreaterThan(before.lease.token)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      claim: (options) => real.claim({ ...options, leaseMs: options.leaseMs * 2 }),
    })),
  },
  {
    behaviour: 'takes up within three seconds what a process held that died, long before the lease runs out',
    async check(place) {
      const before = await place.open()
      const message = buildMessage()
      await before.mailbox.deliver(message)
      const [held] = (await before.mailbox.claim({ leaseMs: 60_000, limit: 1 })).claims
      const { mailbox } = await place.reopen()
      place.clock.advance(3000)
      const after = await takeOne(mailbox)
      expect(after.work).toEqual({ kind: 'handle', message, session: undefined, attempt: 2 })
      expect(after.lease.token).toBeGreaterThan(held?.lease.token ?? Number.POSITIVE_INFINITY)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      async claim(options) {
        const result = await real.claim(options)
        return { ...result, claims: result.claims.filter(({ work }) => work.attempt === 1) }
      },
    })),
  },
  {
    behaviour: 'leaves what a process holds to it as long as it gives signs of life',
    async check(place) {
      const [one, other] = [await place.open(), await place.open()]
      await one.mailbox.deliver(buildMessage())
      const { claims } = await one.mailbox.claim({ leaseMs: 60_000, limit: 1 })
      for (let second = 0; second < 10; second++) {
        place.clock.advance(1000)
        await one.mailbox.beat()
        expect(await take(other.mailbox)).toEqual([])
      }
      for (const { lease, work } of claims)
        expect(await one.mailbox.commit(lease, work.message.id, buildTurn())).toBe('done')
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      claim: (options) => real.claim({ ...options, leaseMs: 3000 }),
    })),
  },
  {
    behaviour: 'keeps a lease that is renewed',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage())
      const { lease } = await takeOne(mailbox)
      place.clock.advance(leaseMs - 1)
      expect(await mailbox.renew(lease, leaseMs)).toBe('done')
      place.clock.advance(leaseMs - 1)
      expect(await take(mailbox)).toEqual([])
      place.clock.advance(1)
      expect(await take(mailbox)).toHaveLength(1)
    },
    brokenBy: replaceIn('mailbox', () => ({ renew: async () => 'done' })),
  },
  {
    behaviour: 'says so when a lease that was lost or given back is renewed',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage())
      const lost = (await takeOne(mailbox)).lease
      place.clock.advance(leaseMs)
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.renew(lost, leaseMs)).toBe('lost')
      await mailbox.release(lease)
      expect(await mailbox.renew(lease, leaseMs)).toBe('lost')
    },
    brokenBy: unfenced('renew'),
  },
  {
    behaviour: 'refuses the commit of a lease that was lost, and changes nothing',
    async check(place) {
      const { mailbox, sessions, events } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const late = (await takeOne(mailbox)).lease
      place.clock.advance(leaseMs)
      const now = await takeOne(mailbox)
      const turn = buildTurn({ session: buildSession({ turns: 9 }), events: [buildEvent()], replies: [buildReply()] })
      expect(await mailbox.commit(late, message.id, turn)).toBe('lost')
      expect(await sessions.load('c1')).toBeUndefined()
      expect(await events.read('team:t1')).toEqual([])
      expect(await mailbox.commit(now.lease, message.id, buildTurn())).toBe('done')
      await mailbox.release(now.lease)
      expect(await take(mailbox)).toEqual([])
    },
    brokenBy: unfenced('commit'),
  },
  {
    behaviour: 'accepts the commit of a lease that ran out while nobody took over',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      place.clock.advance(leaseMs * 2)
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('done')
    },
    brokenBy: replaceIn('mailbox', () => ({ commit: async () => 'lost' })),
  },
  {
    behaviour: 'refuses to settle, set aside or release with a lease that was lost',
    async check(place) {
      const { mailbox } = await place.open()
      const replies = [buildReply()]
      const late = await turnWith(mailbox, replies)
      place.clock.advance(leaseMs)
      await takeOne(mailbox)
      expect(await mailbox.settle(late, replies[0]?.id ?? '', { kind: 'sent' })).toBe('lost')
      expect(await mailbox.setAside(late, 'any', { error: 'Error' })).toBe('lost')
      expect(await mailbox.release(late)).toBe('lost')
      place.clock.advance(leaseMs)
      expect(repliesOf(await takeOne(mailbox))).toEqual(replies)
    },
    brokenBy: unfenced('settle'),
  },
  {
    behaviour: 'refuses whatever comes with a lease that was given back',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.release(lease)).toBe('done')
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('lost')
      expect(await mailbox.release(lease)).toBe('lost')
      expect(messageIds(await take(mailbox))).toEqual([message.id])
    },
    brokenBy: replaceIn('mailbox', () => ({ release: async () => 'done' })),
  },
  {
    behaviour: 'commits session, events and replies together, and hands the session to the next turn',
    async check(place) {
      const { mailbox, sessions, events } = await place.open()
      const [first, second] = [buildMessage(), buildMessage()]
      await mailbox.deliver(first)
      await mailbox.deliver(second)
      const session = buildSession({
        language: 'id',
        memory: { guide: { at: [1, null, 'x'] }, coach: { team: 't1' } },
        choices: [{ pick: pickOf('a'), label: 'A' }],
        turns: 1,
      })
      const event = buildEvent({ data: { deliverable: 'vision', list: [] } })
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.commit(lease, first.id, buildTurn({ session, events: [event] }))).toBe('done')
      expect(await sessions.load('c1')).toEqual(session)
      expect(await events.read(event.stream)).toEqual([event])
      await mailbox.release(lease)
      expect((await takeOne(mailbox)).work).toEqual({ kind: 'handle', message: second, session, attempt: 1 })
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      commit: (lease, messageId, turn) => real.commit(lease, messageId, { ...turn, events: [] }),
    })),
  },
  {
    behaviour: 'lets a commit be repeated by its lease, and changes nothing more',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      await mailbox.deliver(buildMessage({ id: 'next' }))
      const { lease } = await takeOne(mailbox)
      const turn = buildTurn({ events: [buildEvent()], replies: [buildReply(), buildReply()] })
      expect(await mailbox.commit(lease, message.id, turn)).toBe('done')
      expect(await mailbox.commit(lease, message.id, turn)).toBe('done')
      await mailbox.release(lease)
      expect(repliesOf(await takeOne(mailbox))).toEqual(turn.replies)
    },
    brokenBy: replaceIn('mailbox', (real) => {
      const committed = new Set<string>()
      return {
        async commit(lease, messageId, turn) {
          if (committed.has(messageId)) return 'lost'
          committed.add(messageId)
          return real.commit(lease, messageId, turn)
        },
      }
    }),
  },
  {
    behaviour: 'lets the commit of a turn without replies be repeated too',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('done')
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('done')
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      async commit(lease, messageId, turn) {
        const outcome = await real.commit(lease, messageId, turn)
        await real.release(lease)
        return outcome
      },
    })),
  },
  {
    behaviour: 'refuses a commit for a message that is not the one in hand',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.commit(lease, 'another', buildTurn())).toBe('lost')
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('done')
    },
    brokenBy: replaceIn('mailbox', () => ({ commit: async () => 'done' })),
  },
  {
    behaviour: 'refuses a turn whose stream has moved on, changes nothing, and takes it again from the new state',
    async check(place) {
      const { mailbox, sessions, events } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      await events.append([buildEvent({ id: 'others' }), buildEvent({ stream: 'person:p1' })])
      const turn = buildTurn({
        session: buildSession({ turns: 1 }),
        events: [buildEvent({ id: 'ours' })],
        replies: [buildReply()],
        outgoing: [buildMessage({ conversationId: 'c2' })],
      })
      const expecting = (position: number) =>
        mailbox.commit(lease, message.id, {
          ...turn,
          expects: [
            { stream: 'person:p1', position: 1 },
            { stream: 'team:t1', position },
          ],
        })
      for (const wrong of [0, 2]) expect(await expecting(wrong)).toBe('stale')
      expect(await sessions.load('c1')).toBeUndefined()
      expect((await events.read('team:t1')).map(({ id }) => id)).toEqual(['others'])
      expect(await take(mailbox)).toEqual([])
      expect(await expecting(1)).toBe('done')
      expect((await events.read('team:t1')).map(({ id }) => id)).toEqual(['others', 'ours'])
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      commit: (lease, messageId, { expects: _, ...turn }) => real.commit(lease, messageId, turn),
    })),
  },
  {
    behaviour: 'lets a commit be repeated although its own events have moved the stream on',
    async check(place) {
      const { mailbox, events } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      const turn = buildTurn({ events: [buildEvent()], expects: [{ stream: 'team:t1', position: 0 }] })
      for (let times = 0; times < 2; times++) expect(await mailbox.commit(lease, message.id, turn)).toBe('done')
      expect((await events.readFrom('team:t1')).position).toBe(1)
    },
    brokenBy: replaceIn('mailbox', (real, place) => ({
      async commit(lease, messageId, turn) {
        const { events } = await place.open()
        for (const { stream, position } of turn.expects ?? [])
          if ((await events.readFrom(stream)).position !== position) return 'stale'
        return real.commit(lease, messageId, turn)
      },
    })),
  },
  {
    behaviour: 'stores one of many turns that rest on the same position of a stream',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      const [first] = stores
      const messages = ['a', 'b', 'c', 'd'].map((conversationId) => buildMessage({ conversationId }))
      for (const message of messages) await first?.mailbox.deliver(message)
      if (!first) throw new Error('no store')
      const claims = await take(first.mailbox)
      const outcomes = await Promise.all(
        claims.map(({ lease, work }, index) =>
          stores[index % 2]?.mailbox.commit(
            lease,
            work.message.id,
            buildTurn({
              session: buildSession({ conversationId: lease.conversationId }),
              events: [buildEvent()],
              expects: [{ stream: 'team:t1', position: 0 }],
            }),
          ),
        ),
      )
      expect(outcomes.toSorted()).toEqual(['done', 'stale', 'stale', 'stale'])
      expect((await first?.events.readFrom('team:t1'))?.position).toBe(1)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      commit: (lease, messageId, { expects: _, ...turn }) => real.commit(lease, messageId, turn),
    })),
  },
  {
    behaviour: 'refuses a turn that read a stream before it was erased, also when as much was written since',
    async check(place) {
      const { mailbox, events } = await place.open()
      await events.append([buildEvent()])
      const { position } = await events.readFrom('team:t1')
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      const commit = () => mailbox.commit(lease, message.id, buildTurn({ expects: [{ stream: 'team:t1', position }] }))
      await events.erase('team:t1')
      expect(await commit()).toBe('stale')
      await events.append([buildEvent()])
      expect(await commit()).toBe('stale')
    },
    brokenBy: replaceIn('mailbox', (real, place) => ({
      async commit(lease, messageId, { expects = [], ...turn }) {
        const { events } = await place.open()
        for (const { stream, position } of expects) if ((await events.read(stream)).length !== position) return 'stale'
        return real.commit(lease, messageId, turn)
      },
    })),
  },
  {
    behaviour: 'delivers the outgoing messages of a turn, each once, into their conversations, and tells the workers',
    async check(place) {
      const { mailbox } = await place.open()
      const other = await place.open()
      const message = buildMessage()
      const [summary, known, toItself] = [
        buildMessage({ conversationId: 'manager', text: 'Ringkasan 🙏' }),
        buildMessage({ conversationId: 'owner' }),
        buildMessage({ conversationId: 'c1' }),
      ]
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      await mailbox.deliver(known)
      await mailbox.deliver(buildMessage({ conversationId: 'owner', id: 'after' }))
      let heard = 0
      const stop = other.mailbox.onWork(() => heard++)
      const turn = buildTurn({ replies: [], outgoing: [known, summary, toItself, summary] })
      for (let times = 0; times < 2; times++) expect(await mailbox.commit(lease, message.id, turn)).toBe('done')
      await eventually(() => expect(heard).toBeGreaterThan(0), place.patienceMs)
      stop()
      expect(await mailbox.deliver(summary)).toBe('duplicate')
      await mailbox.release(lease)
      const works = (await take(mailbox)).map(({ work }) => work)
      expect(works.map((work) => work.message).toSorted(byConversation)).toEqual([toItself, summary, known])
      expect(await mailbox.waiting()).toBe(3)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      commit: (lease, messageId, { outgoing: _, ...turn }) => real.commit(lease, messageId, turn),
    })),
  },
  {
    behaviour: 'delivers no outgoing message of a turn that is not stored',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const late = (await takeOne(mailbox)).lease
      place.clock.advance(leaseMs)
      const { lease } = await takeOne(mailbox)
      const outgoing = [buildMessage({ conversationId: 'c2' })]
      expect(await mailbox.commit(late, message.id, buildTurn({ outgoing }))).toBe('lost')
      const expects = [{ stream: 'team:t1', position: 7 }]
      expect(await mailbox.commit(lease, message.id, buildTurn({ outgoing, expects }))).toBe('stale')
      expect(await mailbox.waiting()).toBe(1)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      async commit(lease, messageId, turn) {
        for (const message of turn.outgoing ?? []) await real.deliver(message)
        return real.commit(lease, messageId, turn)
      },
    })),
  },
  {
    behaviour: 'hands out what is left of the replies, from the first that was not settled, before the next message',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      const next = buildMessage()
      await mailbox.deliver(message)
      await mailbox.deliver(next)
      const replies = [buildReply(), buildReply({ choices: [{ pick: pickOf('x'), label: 'X' }] }), buildReply()]
      const first = await takeOne(mailbox)
      await mailbox.commit(first.lease, message.id, buildTurn({ replies }))
      expect(await mailbox.settle(first.lease, replies[0]?.id ?? '', { kind: 'sent' })).toBe('done')
      place.clock.advance(leaseMs)
      const second = await takeOne(mailbox)
      expect(second.work).toEqual({ kind: 'send', message, replies: replies.slice(1), attempt: 1 })
      for (const { id } of replies.slice(1)) await mailbox.settle(second.lease, id, { kind: 'sent' })
      await mailbox.release(second.lease)
      expect(messageIds(await take(mailbox))).toEqual([next.id])
    },
    brokenBy: replaceIn('mailbox', () => ({ settle: async () => 'done' })),
  },
  {
    behaviour: 'lets a reply be settled twice, and changes nothing more',
    async check(place) {
      const { mailbox } = await place.open()
      const replies = [buildReply(), buildReply()]
      const lease = await turnWith(mailbox, replies)
      for (let times = 0; times < 2; times++)
        expect(await mailbox.settle(lease, replies[0]?.id ?? '', { kind: 'sent' })).toBe('done')
      await mailbox.release(lease)
      expect(repliesOf(await takeOne(mailbox))).toEqual(replies.slice(1))
    },
    brokenBy: replaceIn('mailbox', (real) => {
      const replies: string[] = []
      return {
        commit(lease, messageId, turn) {
          replies.push(...turn.replies.map(({ id }) => id))
          return real.commit(lease, messageId, turn)
        },
        settle: (lease, _replyId, settlement) => real.settle(lease, replies.shift() ?? '', settlement),
      }
    }),
  },
  {
    behaviour: 'sets a refused reply aside and goes on with the others',
    async check(place) {
      const { mailbox } = await place.open()
      const replies = [buildReply(), buildReply()]
      const lease = await turnWith(mailbox, replies)
      await mailbox.settle(lease, replies[0]?.id ?? '', { kind: 'refused', reason: 'too long' })
      await mailbox.release(lease)
      expect(repliesOf(await takeOne(mailbox))).toEqual(replies.slice(1))
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      settle: (lease, replyId) => real.settle(lease, replyId, { kind: 'gone' }),
    })),
  },
  {
    behaviour: 'drops all replies that are left when nobody is there, and keeps the session and the next messages',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      const replies = [buildReply(), buildReply()]
      const lease = await turnWith(mailbox, replies)
      const next = buildMessage()
      await mailbox.deliver(next)
      await mailbox.settle(lease, replies[0]?.id ?? '', { kind: 'gone' })
      await mailbox.release(lease)
      expect((await takeOne(mailbox)).work).toMatchObject({ kind: 'handle', message: next })
      expect(await sessions.load('c1')).toEqual(buildSession())
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      settle: (lease, replyId) => real.settle(lease, replyId, { kind: 'sent' }),
    })),
  },
  {
    behaviour: 'counts every try of a message, and starts again with its replies and with the next message',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      await mailbox.deliver(buildMessage())
      const attempts: number[] = []
      const attempt = async () => {
        const claim = await takeOne(mailbox)
        attempts.push(claim.work.attempt)
        return claim.lease
      }
      await attempt()
      place.clock.advance(leaseMs)
      await mailbox.release(await attempt())
      const lease = await attempt()
      const reply = buildReply()
      await mailbox.commit(lease, message.id, buildTurn({ replies: [reply] }))
      await mailbox.release(lease)
      await mailbox.release(await attempt())
      const last = await attempt()
      await mailbox.settle(last, reply.id, { kind: 'sent' })
      await mailbox.release(last)
      await attempt()
      expect(attempts).toEqual([1, 2, 3, 1, 2, 1])
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      release: (lease, options) => real.release(lease, { ...options, untried: true }),
    })),
  },
  {
    behaviour: 'tells the next try why the last one failed, and nothing when the process died in it',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage())
      await mailbox.release((await takeOne(mailbox)).lease, { error: 'ModelError: no answer' })
      expect((await takeOne(mailbox)).work).toMatchObject({ attempt: 2, lastError: 'ModelError: no answer' })
      place.clock.advance(leaseMs)
      expect((await takeOne(mailbox)).work).not.toHaveProperty('lastError')
    },
    brokenBy: replaceIn('mailbox', (real) => ({ release: (lease) => real.release(lease) })),
  },
  {
    behaviour: 'does not count a try that was handed back untried',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage())
      await mailbox.release((await takeOne(mailbox)).lease, { untried: true })
      expect((await takeOne(mailbox)).work.attempt).toBe(1)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      release: (lease, options) => real.release(lease, { ...options, untried: false }),
    })),
  },
  {
    behaviour:
      'holds back a conversation that was given back for later, also when more comes for it, and says for how long',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage({ id: 'first' }))
      await mailbox.release((await takeOne(mailbox)).lease, { retryInMs: 5000 })
      await mailbox.deliver(buildMessage())
      expect(await mailbox.claim({ leaseMs, limit: 1 })).toEqual({ claims: [], nextDueInMs: 5000 })
      place.clock.advance(4999)
      expect(await take(mailbox)).toEqual([])
      place.clock.advance(1)
      expect(messageIds(await take(mailbox))).toEqual(['first'])
      expect(await mailbox.claim({ leaseMs, limit: 1 })).toEqual({ claims: [], nextDueInMs: leaseMs })
    },
    brokenBy: replaceIn('mailbox', (real) => ({ release: (lease) => real.release(lease) })),
  },
  {
    behaviour: 'sets a message aside: its apology is said, its session stays as it was, the next message goes on',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      const [poison, next] = [buildMessage(), buildMessage()]
      await mailbox.deliver(poison)
      await mailbox.deliver(next)
      const { lease } = await takeOne(mailbox)
      const apology = buildReply({ text: 'Maaf.' })
      const setAside = () => mailbox.setAside(lease, poison.id, { error: 'TypeError', apology })
      expect([await setAside(), await setAside()]).toEqual(['done', 'done'])
      await mailbox.release(lease)
      const second = await takeOne(mailbox)
      expect(second.work).toEqual({ kind: 'send', message: poison, replies: [apology], attempt: 1 })
      await mailbox.settle(second.lease, apology.id, { kind: 'sent' })
      await mailbox.release(second.lease)
      expect(messageIds(await take(mailbox))).toEqual([next.id])
      expect(await sessions.load('c1')).toBeUndefined()
      expect(await mailbox.deliver(poison)).toBe('duplicate')
    },
    brokenBy: replaceIn('mailbox', () => ({ setAside: async () => 'done' })),
  },
  {
    behaviour: 'sets a message aside without a word when there is no apology',
    async check(place) {
      const { mailbox } = await place.open()
      const message = buildMessage()
      await mailbox.deliver(message)
      const { lease } = await takeOne(mailbox)
      expect(await mailbox.setAside(lease, message.id, { error: 'TypeError' })).toBe('done')
      await mailbox.release(lease)
      expect(await take(mailbox)).toEqual([])
      expect(await mailbox.waiting()).toBe(0)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      setAside: (lease, messageId) => real.setAside(lease, messageId, { error: '', apology: buildReply() }),
    })),
  },
  {
    behaviour: 'keeps nothing of a conversation with nothing left to do',
    async check(place) {
      const { mailbox } = await place.open()
      const reply = buildReply()
      const lease = await turnWith(mailbox, [reply])
      expect(await mailbox.waiting()).toBe(1)
      await mailbox.settle(lease, reply.id, { kind: 'sent' })
      await mailbox.release(lease)
      expect(await mailbox.waiting()).toBe(0)
      expect(await mailbox.claim({ leaseMs, limit: 1 })).toEqual({ claims: [], nextDueInMs: undefined })
    },
    brokenBy: replaceIn('mailbox', (real) => ({ release: (lease) => real.renew(lease, leaseMs) })),
  },
  {
    behaviour: 'settles the last reply and gives the conversation back in one step, whether or not more waits there',
    async check(place) {
      const { mailbox } = await place.open()
      const reply = buildReply()
      for (const next of [buildMessage({ id: 'next' }), undefined]) {
        const lease = await turnWith(mailbox, [reply])
        if (next) await mailbox.deliver(next)
        expect(await mailbox.settle(lease, reply.id, { kind: 'sent' }, { release: true })).toBe('done')
        expect(await mailbox.settle(lease, reply.id, { kind: 'sent' }, { release: true })).toBe('lost')
        const claims = await take(mailbox)
        expect(messageIds(claims)).toEqual(next ? ['next'] : [])
        for (const claim of claims) {
          await mailbox.commit(claim.lease, claim.work.message.id, buildTurn({ replies: [] }))
          await mailbox.release(claim.lease)
        }
        expect(await mailbox.waiting()).toBe(0)
      }
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      settle: (lease, replyId, settlement) => real.settle(lease, replyId, settlement),
    })),
  },
  {
    behaviour: 'tells every process that listens about new work, until it stops listening',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      const heard = [0, 0]
      const stop = stores.map(({ mailbox }, index) => mailbox.onWork(() => (heard[index] = (heard[index] ?? 0) + 1)))
      await stores[0]?.mailbox.deliver(buildMessage())
      await eventually(() => expect(Math.min(...heard)).toBeGreaterThan(0), place.patienceMs)
      const [mailbox] = stores.map((store) => store.mailbox)
      if (!mailbox) throw new Error('no store')
      const { lease } = await takeOne(mailbox)
      heard.fill(0)
      await mailbox.release(lease)
      await eventually(() => expect(Math.min(...heard)).toBeGreaterThan(0), place.patienceMs)
      for (const end of stop) end()
      heard.fill(0)
      await mailbox.deliver(buildMessage({ conversationId: 'c2' }))
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(heard).toEqual([0, 0])
    },
    brokenBy: replaceIn('mailbox', () => ({ onWork: () => () => {} })),
  },
  {
    behaviour: 'strands no work when the clock is set back',
    async check(place) {
      const { mailbox } = await place.open()
      await mailbox.deliver(buildMessage({ id: 'held', conversationId: 'held' }))
      await takeOne(mailbox)
      await mailbox.deliver(buildMessage({ id: 'later', conversationId: 'later' }))
      await mailbox.release((await takeOne(mailbox)).lease, { retryInMs: 500 })
      place.clock.advance(-60 * 60 * 1000)
      expect(await take(mailbox)).toEqual([])
      await mailbox.deliver(buildMessage({ id: 'new', conversationId: 'new' }))
      expect(messageIds(await take(mailbox))).toEqual(['new'])
      place.clock.advance(leaseMs)
      expect(messageIds(await take(mailbox)).toSorted()).toEqual(['held', 'later', 'new'])
    },
    brokenBy: replaceIn('mailbox', (real, { clock }) => {
      let latest = clock.now()
      return {
        async claim(options) {
          latest = Math.max(latest, clock.now())
          return clock.now() < latest ? { claims: [], nextDueInMs: latest - clock.now() } : real.claim(options)
        },
      }
    }),
  },
  {
    behaviour: 'keeps odd ids and texts apart and as they are',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      const messages = oddTexts.map((odd) =>
        buildMessage({ id: odd, conversationId: odd, text: odd, person: { channel: 'test', id: odd } }),
      )
      for (const message of messages) expect(await mailbox.deliver(message)).toBe('accepted')
      const claims = await take(mailbox, 100)
      const byId = new Map(claims.map((claim) => [claim.lease.conversationId, claim]))
      for (const message of messages) {
        const claim = byId.get(message.conversationId)
        expect(claim?.work.message).toEqual(message)
        if (!claim) continue
        const session = buildSession({ conversationId: message.conversationId, memory: { [message.id]: message.text } })
        const reply = buildReply({ id: message.id, text: message.text })
        expect(await mailbox.commit(claim.lease, message.id, buildTurn({ session, replies: [reply] }))).toBe('done')
        await mailbox.release(claim.lease)
        expect(await sessions.load(message.conversationId)).toEqual(session)
      }
      for (const { lease, work } of await take(mailbox, 100))
        expect(await mailbox.settle(lease, work.message.id, { kind: 'sent' })).toBe('done')
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: (message) =>
        real.deliver({ ...message, conversationId: message.conversationId.replaceAll(/[^a-z0-9]/g, '') }),
    })),
  },
  {
    behaviour: 'carries big messages, sessions and replies',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      const big = 'ayam 🐔 '.repeat(200_000)
      const message = buildMessage({ text: big })
      await mailbox.deliver(message)
      const claim = await takeOne(mailbox)
      expect(claim.work.message.text === big).toBe(true)
      const replies = Array.from({ length: 300 }, (_, index) => buildReply({ text: `${index}` }))
      const session = buildSession({ memory: { notes: big } })
      await mailbox.commit(claim.lease, message.id, buildTurn({ session, replies }))
      await mailbox.release(claim.lease)
      expect(stateIn(await sessions.load('c1')).memory.notes === big).toBe(true)
      expect(repliesOf(await takeOne(mailbox))).toEqual(replies)
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: (message) => real.deliver({ ...message, text: message.text.slice(0, 65_536) }),
    })),
  },
  {
    behaviour: 'has everything still after the process was killed: messages, sessions, replies, ids',
    async check(place) {
      const before = await place.open()
      const reply = buildReply()
      const [half, handled, waiting] = ['half', 'handled', 'waiting'].map((id) =>
        buildMessage({ id, conversationId: id }),
      )
      if (!half || !handled || !waiting) throw new Error('three messages')
      await before.mailbox.deliver(handled)
      const { lease } = await takeOne(before.mailbox)
      const session = buildSession({ conversationId: 'handled', turns: 1 })
      await before.mailbox.commit(
        lease,
        handled.id,
        buildTurn({ session, replies: [buildReply({ id: 'said' }), reply] }),
      )
      await before.mailbox.settle(lease, 'said', { kind: 'sent' })
      await before.mailbox.deliver(half)
      await takeOne(before.mailbox)
      await before.mailbox.deliver(waiting)

      const { mailbox, sessions } = await place.reopen()
      place.clock.advance(leaseMs)
      expect(await mailbox.deliver(handled)).toBe('duplicate')
      expect(await sessions.load('handled')).toEqual(session)
      const works = (await take(mailbox)).map(({ work }) => work)
      const byId = works.toSorted((a, b) => a.message.id.localeCompare(b.message.id))
      expect(byId).toEqual([
        { kind: 'handle', message: half, session: undefined, attempt: 2 },
        { kind: 'send', message: handled, replies: [reply], attempt: 1 },
        { kind: 'handle', message: waiting, session: undefined, attempt: 1 },
      ])
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      deliver: async (message) => (message.id === 'waiting' ? 'accepted' : real.deliver(message)),
    })),
  },
  {
    behaviour: 'refuses the lease of a process that was killed once another took over',
    async check(place) {
      const before = await place.open()
      const message = buildMessage()
      await before.mailbox.deliver(message)
      const { lease } = await takeOne(before.mailbox)
      const { mailbox } = await place.reopen()
      place.clock.advance(leaseMs)
      await takeOne(mailbox)
      expect(await mailbox.commit(lease, message.id, buildTurn())).toBe('lost')
    },
    brokenBy: unfenced('commit'),
  },
]
