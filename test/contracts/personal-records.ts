import { expect } from 'vitest'
import type { Session } from '../../src/domain/session.ts'
import { newPersonState, newSession } from '../../src/domain/session.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import type { PersonalRecord } from '../../src/ports/personal-records.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildMessage, buildReply, buildTurn } from '../support/builders.ts'
import { type Case, replaceIn } from './contract.ts'

const ani = { channel: 'telegram', id: '12' }
const budi = { channel: 'telegram', id: '123' }
const leaseMs = 60_000

function sessionOf(conversationId: string, asked: Readonly<Record<string, string>>): Session {
  const people = Object.entries(asked).map(([key, text]) => [key, { ...newPersonState, asked: [text] }] as const)
  return { ...newSession(conversationId), people: Object.fromEntries(people) }
}

async function claim(mailbox: Mailbox, conversationId: string) {
  const { claims } = await mailbox.claim({ leaseMs, limit: 10 })
  const claimed = claims.find(({ lease }) => lease.conversationId === conversationId)
  if (!claimed) throw new Error(`nothing to claim in ${conversationId}`)
  return claimed
}

/** A whole turn that leaves this session behind. */
async function remember({ mailbox }: Store, session: Session, person = ani) {
  const message = buildMessage({ conversationId: session.conversationId, person })
  await mailbox.deliver(message)
  const { lease } = await claim(mailbox, session.conversationId)
  await mailbox.commit(lease, message.id, buildTurn({ session }))
  await mailbox.release(lease)
}

async function setAside({ mailbox }: Store, conversationId: string, text: string, person = ani) {
  const message = buildMessage({ conversationId, person, text })
  await mailbox.deliver(message)
  const { lease } = await claim(mailbox, conversationId)
  await mailbox.setAside(lease, message.id, { error: 'broken' })
  await mailbox.release(lease)
}

/** Ani and Budi in a group, each in a chat of their own, one message of each waiting and one set aside. */
async function fill(store: Store) {
  for (const person of [ani, budi]) {
    const chat = `telegram:${person.id}`
    await setAside(store, chat, `set aside ${person.id}.`, person)
    await remember(store, sessionOf(chat, { [chat]: `chat ${person.id}.` }), person)
  }
  await remember(store, sessionOf('group', { 'telegram:12': 'group 12.', 'telegram:123': 'group 123.' }))
  for (const person of [ani, budi])
    await store.mailbox.deliver(buildMessage({ conversationId: 'group', person, text: `waiting ${person.id}.` }))
}

const wordsIn = (records: readonly PersonalRecord[]) =>
  records
    .flatMap(({ content }) => JSON.stringify(content).match(/(?:set aside|chat|group|waiting) \d+\./g) ?? [])
    .toSorted()
const everything = (id: string) => [`chat ${id}.`, `group ${id}.`, `set aside ${id}.`, `waiting ${id}.`]

const forgetsNothing = replaceIn('records', (real) => ({
  erase: async (accounts) =>
    accounts.length > 9 ? real.erase(accounts, []) : { remembered: 0, waiting: 0, replies: 0, setAside: 0 },
}))

export const personalRecordsCases: readonly Case[] = [
  {
    behaviour: 'finds what it holds of a person, wherever it is, and nothing of others',
    async check(place) {
      const store = await place.open()
      await fill(store)
      expect(wordsIn(await store.records.exportOf([ani]))).toEqual(everything('12'))
      expect(wordsIn(await store.records.exportOf([ani, budi]))).toEqual(
        [...everything('12'), ...everything('123')].toSorted(),
      )
      expect(await store.records.exportOf([{ channel: 'slack', id: '12' }])).toEqual([])
    },
    brokenBy: replaceIn('records', (real) => ({ exportOf: () => real.exportOf([ani, budi]) })),
  },
  {
    behaviour: 'erases what it holds of a person, and leaves others what is theirs',
    async check(place) {
      const store = await place.open()
      await fill(store)
      expect(await store.records.erase([ani], [])).toEqual({ remembered: 2, waiting: 1, replies: 0, setAside: 1 })
      expect(await store.records.exportOf([ani])).toEqual([])
      expect(wordsIn(await store.records.exportOf([budi]))).toEqual(everything('123'))
      expect(await store.sessions.load('telegram:12')).toBeUndefined()
      expect(Object.keys((await store.sessions.load('group'))?.people ?? {})).toEqual(['telegram:123'])
      const { work } = await claim(store.mailbox, 'group')
      expect(work.message.person).toEqual(budi)
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'keeps the message by which they ask, and leaves the session of its conversation to its turn',
    async check(place) {
      const store = await place.open()
      await remember(store, sessionOf('telegram:12', { 'telegram:12': 'chat 12.' }))
      const [wish, after] = [1, 2].map(() => buildMessage({ conversationId: 'telegram:12', person: ani }))
      if (!wish || !after) throw new Error('no messages')
      for (const message of [wish, after]) await store.mailbox.deliver(message)
      const { lease } = await claim(store.mailbox, 'telegram:12')
      const erased = await store.records.erase([ani], [], { conversationId: 'telegram:12', messageId: wish.id })
      expect(erased).toMatchObject({ waiting: 1 })
      const nobody = buildTurn({ session: newSession('telegram:12'), replies: [buildReply()] })
      expect(await store.mailbox.commit(lease, wish.id, nobody)).toBe('done')
      expect(await store.sessions.load('telegram:12')).toBeUndefined()
    },
    brokenBy: replaceIn('records', (real) => ({ erase: (accounts) => real.erase(accounts, []) })),
  },
  {
    behaviour: 'loses a turn that is under way elsewhere, so that it cannot bring back what it had read',
    async check(place) {
      const store = await place.open()
      const session = sessionOf('group', { 'telegram:12': 'group 12.', 'telegram:123': 'group 123.' })
      await remember(store, session)
      const message = buildMessage({ conversationId: 'group', person: budi })
      await store.mailbox.deliver(message)
      const { lease } = await claim(store.mailbox, 'group')
      await store.records.erase([ani], [])
      expect(await store.mailbox.commit(lease, message.id, buildTurn({ session }))).toBe('lost')
      const again = await claim(store.mailbox, 'group')
      expect(again.work).toMatchObject({ kind: 'handle', message: { id: message.id } })
      if (again.work.kind === 'handle') expect(Object.keys(again.work.session?.people ?? {})).toEqual(['telegram:123'])
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'drops replies to them that were not sent yet',
    async check(place) {
      const store = await place.open()
      const message = buildMessage({ conversationId: 'group', person: ani })
      await store.mailbox.deliver(message)
      const { lease } = await claim(store.mailbox, 'group')
      const turn = buildTurn({ session: sessionOf('group', { 'telegram:12': 'x' }), replies: [buildReply()] })
      await store.mailbox.commit(lease, message.id, turn)
      await store.mailbox.release(lease, { retryInMs: 1000 })
      expect(await store.records.erase([ani], [])).toMatchObject({ replies: 1, remembered: 1 })
      place.clock.advance(2000)
      expect((await store.mailbox.claim({ leaseMs, limit: 10 })).claims).toEqual([])
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'takes their names out of what others said lately',
    async check(place) {
      const store = await place.open()
      await remember(store, sessionOf('telegram:123', { 'telegram:123': 'Ani Wijaya telat, sari buah' }), budi)
      expect(await store.records.erase([ani], ['Ani Wijaya', 'Sari'])).toMatchObject({ remembered: 0 })
      const kept = await store.sessions.load('telegram:123')
      expect(kept?.people['telegram:123']?.asked).toEqual(['N.N. telat, sari buah'])
    },
    brokenBy: replaceIn('records', (real) => ({ erase: (accounts) => real.erase(accounts, []) })),
  },
  {
    behaviour: 'knows people with odd ids',
    async check(place) {
      const store = await place.open()
      const odd = { channel: 'test', id: `it's "odd" {c} \\ 🙏` }
      const conversationId = `test:${odd.id}`
      await remember(store, sessionOf(conversationId, { [conversationId]: 'chat 1.' }), odd)
      expect(wordsIn(await store.records.exportOf([odd]))).toEqual(['chat 1.'])
      await store.records.erase([odd], [])
      expect(await store.records.exportOf([odd])).toEqual([])
    },
    brokenBy: forgetsNothing,
  },
]
