import { expect } from 'vitest'
import { sessionVersion } from '../../src/domain/session.ts'
import { sessionMigrations } from '../../src/infrastructure/stored-session.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import { buildMessage, buildSession, buildTurn, stateIn } from '../support/builders.ts'
import { type Case, type OpenOptions, type Place, replaceIn } from './contract.ts'

const leaseMs = 1000
const sessionTtlMs = 60_000

/** A whole turn that leaves this session behind. */
async function turn(mailbox: Mailbox, session = buildSession()) {
  const message = buildMessage({ conversationId: session.conversationId })
  await mailbox.deliver(message)
  const [claim] = (await mailbox.claim({ leaseMs, limit: 1 })).claims
  if (!claim) throw new Error('nothing to claim')
  await mailbox.commit(claim.lease, message.id, buildTurn({ session }))
  await mailbox.release(claim.lease)
}

/** The session that the next turn would get. */
async function sessionOfNextTurn(mailbox: Mailbox, conversationId = 'c1') {
  await mailbox.deliver(buildMessage({ conversationId }))
  const [claim] = (await mailbox.claim({ leaseMs, limit: 1 })).claims
  if (claim?.work.kind !== 'handle') throw new Error('no message to handle')
  await mailbox.release(claim.lease)
  return claim.work.session
}

const warnings = ({ log }: Place) =>
  log.lines.filter(({ level, facts }) => level === 'warn' && 'conversationId' in facts && facts.conversationId === 'c1')

const migrating: OpenOptions = {
  sessionMigrations: {
    ...sessionMigrations,
    0: ({ remembered, ...rest }) => ({ ...rest, memory: remembered ?? {}, choices: [] }),
  },
}

const neverFound = replaceIn('sessions', () => ({ load: async () => undefined }))
const keepsOldest = replaceIn('sessions', (real) => {
  const loaded = new Map<string, Awaited<ReturnType<typeof real.load>>>()
  return {
    async load(conversationId) {
      const session = loaded.get(conversationId) ?? (await real.load(conversationId))
      loaded.set(conversationId, session)
      return session
    },
  }
})

export const sessionStoreCases: readonly Case[] = [
  {
    behaviour: 'has no session for a conversation it does not know',
    async check(place) {
      const { sessions } = await place.open()
      expect(await sessions.load('c1')).toBeUndefined()
    },
    brokenBy: replaceIn('sessions', () => ({ load: async (conversationId) => buildSession({ conversationId }) })),
  },
  {
    behaviour: 'overwrites the session with that of the next turn',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      for (const turns of [1, 2]) {
        await turn(mailbox, buildSession({ turns, asked: [`question ${turns}`] }))
        expect(await sessions.load('c1')).toEqual(buildSession({ turns, asked: [`question ${turns}`] }))
      }
    },
    brokenBy: keepsOldest,
  },
  {
    behaviour: 'lets a session expire some time after the last turn, also for the next turn',
    async check(place) {
      const { mailbox, sessions } = await place.open({ sessionTtlMs })
      await turn(mailbox)
      place.clock.advance(sessionTtlMs - 1)
      await turn(mailbox)
      place.clock.advance(sessionTtlMs - 1)
      expect(await sessions.load('c1')).toEqual(buildSession())
      place.clock.advance(1)
      expect(await sessions.load('c1')).toBeUndefined()
      expect(await sessionOfNextTurn(mailbox)).toBeUndefined()
    },
    brokenBy: keepsOldest,
  },
  {
    behaviour: 'forgets one conversation when asked, and no other',
    async check(place) {
      const { mailbox, sessions } = await place.open()
      await turn(mailbox)
      await turn(mailbox, buildSession({ conversationId: 'c2' }))
      await sessions.forget('c1')
      await sessions.forget('never heard of')
      expect(await sessions.load('c1')).toBeUndefined()
      expect(await sessions.load('c2')).toEqual(buildSession({ conversationId: 'c2' }))
    },
    brokenBy: replaceIn('sessions', () => ({ forget: async () => {} })),
  },
  {
    behaviour: 'lifts a session of an older version when it is read',
    async check(place) {
      const { mailbox, sessions } = await place.open(migrating)
      const old = { version: 0, conversationId: 'c1', turns: 4, remembered: { coach: 't1' } }
      await place.plantSession('c1', JSON.stringify(old))
      const state = { turns: 4, memory: { coach: 't1' }, choices: [], asked: [], flows: [] }
      expect(stateIn(await sessions.load('c1'))).toEqual(state)
      expect(stateIn(await sessionOfNextTurn(mailbox))).toEqual(state)
    },
    brokenBy: neverFound,
  },
  {
    behaviour: 'gives what the first version remembered of a conversation to whoever writes there first',
    async check(place) {
      const { mailbox } = await place.open()
      const choices = [
        { id: 'evidence:oss/nib', label: 'Bukti', aside: true },
        { id: 'kbli:47919', label: 'KBLI 47919' },
        { id: 'x', label: 'nobody knows' },
      ]
      const former = {
        version: 1,
        conversationId: 'c1',
        language: 'id',
        memory: { answer: 1 },
        choices,
        turns: 2,
        asked: ['a'],
      }
      await place.plantSession('c1', JSON.stringify(former))
      expect(stateIn(await sessionOfNextTurn(mailbox))).toEqual({
        language: 'id',
        memory: { answer: 1 },
        choices: [
          { pick: { skill: 'answer', act: 'evidence', value: 'oss/nib' }, label: 'Bukti', aside: true },
          { pick: { skill: 'kbli', act: 'code', value: '47919' }, label: 'KBLI 47919' },
        ],
        turns: 2,
        asked: ['a'],
        flows: [],
      })
    },
    brokenBy: replaceIn('mailbox', (real) => ({
      async claim(options) {
        const { claims, nextDueInMs } = await real.claim(options)
        const withoutSession = claims.map(({ lease, work }) =>
          work.kind === 'handle' ? { lease, work: { ...work, session: undefined } } : { lease, work },
        )
        return { claims: withoutSession, nextDueInMs }
      },
    })),
  },
  ...[
    ['no JSON', '{"version":'],
    ['without a version', '{"conversationId":"c1"}'],
    ['of a newer version', JSON.stringify({ ...buildSession(), version: sessionVersion + 1 })],
    ['with fields missing', JSON.stringify({ version: sessionVersion, conversationId: 'c1' })],
    ['of another conversation', JSON.stringify(buildSession({ conversationId: 'c2' }))],
  ].map(
    ([what = '', stored = '']): Case => ({
      behaviour: `sets a damaged session aside and starts afresh: one ${what}`,
      async check(place) {
        const { mailbox, sessions } = await place.open()
        await place.plantSession('c1', stored)
        expect(await sessionOfNextTurn(mailbox)).toBeUndefined()
        expect(warnings(place)).toHaveLength(1)
        await place.plantSession('c1', stored)
        expect(await sessions.load('c1')).toBeUndefined()
        expect(await sessions.load('c1')).toBeUndefined()
        expect(warnings(place)).toHaveLength(2)
      },
      brokenBy: replaceIn('sessions', (_, { log }) => ({
        async load() {
          log.lines.push({ level: 'warn', facts: { conversationId: 'c1' }, text: 'again' })
          return undefined
        },
      })),
    }),
  ),
]
