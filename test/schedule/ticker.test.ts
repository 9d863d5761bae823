import { afterEach, describe, expect, test } from 'vitest'
import { StoreError } from '../../src/domain/errors.ts'
import type { Message } from '../../src/domain/message.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { silentLog } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { occurrencesBetween, type Recurrence } from '../../src/schedule/recurrence.ts'
import { type DueSource, Ticker } from '../../src/schedule/ticker.ts'
import { buildMessage, buildTurn } from '../support/builders.ts'
import { RecordingLog } from '../support/recording-log.ts'
import { TestClock } from '../support/test-clock.ts'

const hour = 60 * 60 * 1000
const week = 7 * 24 * hour
const monday8: Recurrence = { weekday: 1, hour: 8, minute: 0, zone: 'Asia/Jakarta' }

const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

async function openWorld() {
  const clock = new TestClock()
  const store = await openSqliteStore({ directory: undefined, clock })
  stores.push(store)
  const startMs = clock.now()
  /** Everything since the beginning, whenever it is asked: it keeps no books of what was delivered. */
  const weekly: DueSource = {
    name: 'weekly',
    due: async (nowMs) =>
      occurrencesBetween(monday8, Math.max(startMs, nowMs - week + hour), nowMs).map(({ day, atMs }) =>
        buildMessage({
          id: `weekly:${day}`,
          kind: 'due',
          due: { skill: 's', name: 'weekly', data: day },
          receivedAtMs: atMs,
        }),
      ),
  }
  const tickerOf = (sources: readonly DueSource[] = [weekly], log = silentLog) =>
    new Ticker({ sources, mailbox: store.mailbox, clock, log })
  /** Works off the mailbox, and tells what was in it. */
  const handled = async (): Promise<readonly Message[]> => {
    const messages: Message[] = []
    for (;;) {
      const { claims } = await store.mailbox.claim({ leaseMs: 1000, limit: 10 })
      if (claims.length === 0) return messages
      for (const { lease, work } of claims) {
        messages.push(work.message)
        await store.mailbox.commit(lease, work.message.id, buildTurn())
        await store.mailbox.release(lease)
      }
    }
  }
  return { clock, tickerOf, handled }
}

describe('what is due', () => {
  test('is delivered once over a year by two processes that look at odd times', async () => {
    const { clock, tickerOf, handled } = await openWorld()
    const [one, other] = [tickerOf(), tickerOf()]
    const seen: string[] = []
    const endMs = clock.now() + 52 * week
    for (let turn = 0; clock.now() < endMs; turn++) {
      clock.advance(5 * hour + (turn % 7) * 13 * 60_000)
      await Promise.all([one.tick(), turn % 3 === 0 ? other.tick() : undefined])
      seen.push(...(await handled()).map(({ id }) => id))
    }
    expect(seen).toHaveLength(52)
    expect(new Set(seen).size).toBe(52)
    expect(seen).toContain('weekly:2026-03-02')
    expect(seen.at(-1)).toBe('weekly:2027-01-04')
  })

  test('is delivered late, and once, when nobody was alive at its time', async () => {
    const { clock, tickerOf, handled } = await openWorld()
    clock.advance(week + 3 * 24 * hour)
    await tickerOf().tick()
    await tickerOf().tick()
    expect((await handled()).map(({ id }) => id)).toEqual(['weekly:2026-01-12'])
  })

  test('of one source comes although another fails, and what failed is told', async () => {
    const { clock, tickerOf, handled } = await openWorld()
    const log = new RecordingLog()
    const failing = (error: Error): DueSource => ({ name: 'failing', due: () => Promise.reject(error) })
    const fine: DueSource = { name: 'fine', due: async () => [buildMessage({ id: 'fine', kind: 'due' })] }
    clock.advance(hour)
    await tickerOf(
      [failing(new StoreError('away', { transient: true })), failing(new TypeError('bug')), fine],
      log,
    ).tick()
    expect((await handled()).map(({ id }) => id)).toEqual(['fine'])
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'error', 'info'])
  })

  test('is looked for until the ticker is stopped', async () => {
    let looks = 0
    const { tickerOf } = await openWorld()
    const ticker = tickerOf([
      {
        name: 'counting',
        due: async () => {
          looks++
          return []
        },
      },
    ])
    ticker.start()
    await ticker.stop()
    expect(looks).toBe(1)
  })
})
