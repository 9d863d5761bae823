import { resolve } from 'node:path'
import { expect } from 'vitest'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { noCharts } from '../../src/ports/charts.ts'
import { silentLog } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { Ticker } from '../../src/schedule/ticker.ts'
import { buildMessage } from './builders.ts'
import { primaAsShipped } from './knowledge.ts'
import { TestClock } from './test-clock.ts'

const pageLabels = ['Rincian', 'Minggu depan', 'Pelanggan & tim', 'Details', 'Next week', 'Customers & team']
const furtherLabels = ['Lanjut', 'Continue']
const hour = 60 * 60 * 1000

/** Prima with teams, on a store and a clock of the test. Two processes are two conversations on the same store. */
export async function openClockWorld() {
  const clock = new TestClock()
  const store: Store = await openSqliteStore({ directory: undefined, clock })
  const build = () =>
    buildConversation(
      {
        knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
        defaultLanguage: 'id',
        sessionTtlMs: 400 * 24 * hour,
        timeZone: 'Asia/Jakarta',
      },
      // The pictures have a test of their own: summary/pictures.test.ts.
      { clock, events: store.events, charts: noCharts, indexed: primaAsShipped() },
    )
  const processes = [build(), build()]
  const tickers = processes.map(
    ({ dueSources }) => new Ticker({ sources: dueSources, mailbox: store.mailbox, clock, log: silentLog }),
  )
  /** What was offered last in each conversation. */
  const offered = new Map<string, readonly string[]>()
  const latest = new Map<string, Reply>()
  /** Works off all that waits, and tells what was said, by conversation. */
  const workOff = async (process = 0): Promise<readonly { readonly to: string; readonly text: string }[]> => {
    const said: { to: string; text: string }[] = []
    for (;;) {
      const { claims } = await store.mailbox.claim({ leaseMs: hour, limit: 10 })
      if (claims.length === 0) return said
      for (const { lease, work } of claims) {
        if (work.kind !== 'handle') throw new Error('nothing is left unsent here')
        const turn = await processes[process]?.conversation.respond(work.message, work.session)
        if (!turn) throw new Error('no such process')
        expect(await store.mailbox.commit(lease, work.message.id, turn)).toBe('done')
        const labels = turn.replies.flatMap(({ choices = [] }) => choices.map(({ label }) => label))
        if (labels.length > 0) offered.set(work.message.conversationId, labels)
        for (const reply of turn.replies) {
          latest.set(work.message.conversationId, reply)
          said.push({ to: work.message.conversationId, text: reply.text })
          await store.mailbox.settle(lease, reply.id, { kind: 'sent' })
        }
        await store.mailbox.release(lease)
      }
    }
  }
  const say = async (text: string, id = 'manager', more: Partial<Message> = {}) => {
    const person = { channel: 'telegram', id, name: id }
    await store.mailbox.deliver(
      buildMessage({ text, conversationId: `telegram:${id}`, person, receivedAtMs: clock.now(), ...more }),
    )
    return (await workOff()).map(({ text: said }) => said).join('\n')
  }
  /** A week with all that is a tap away from it. */
  const sayWhole = async (text: string, id = 'manager') => {
    const pages = [await say(text, id)]
    for (const label of choices(id).filter((one) => pageLabels.includes(one))) {
      await say(text, id)
      pages.push(await say(label, id))
      const more = () => reply(id)?.choices?.find((one) => furtherLabels.includes(one.label))
      for (let next = more(); next; next = more()) pages.push(await say(next.label, id))
    }
    return pages.join('\n\n')
  }
  const tick = async (which: readonly number[] = [0, 1]) => {
    await Promise.all(which.map((index) => tickers[index]?.tick()))
    return workOff(which[0])
  }
  const choices = (id: string) => offered.get(`telegram:${id}`) ?? []
  /** What was said last there, whole. */
  const reply = (id: string) => latest.get(`telegram:${id}`)
  return { clock, store, say, sayWhole, tick, choices, reply }
}
export type ClockWorld = Awaited<ReturnType<typeof openClockWorld>>
