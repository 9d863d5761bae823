import { afterEach, describe, expect, inject, test } from 'vitest'
import type { Place } from '../../contracts/contract.ts'
import { buildMessage } from '../../support/builders.ts'
import { isoWeeks } from '../../support/iso-weeks.ts'
import {
  createMortalProcess,
  type Death,
  deaths,
  leaseMs,
  type MortalProcess,
  type Sent,
} from '../../support/mortal-process.ts'
import { createRedisPlace } from '../../support/redis-place.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** When each team wants its summary: in three zones, one where the clocks change. */
const teams = {
  dina: 'Senin jam 8 WIB',
  rosa: 'Senin jam 8 WIT',
  karl: 'Jumat jam 17 Europe/Berlin',
} as const
const managers = Object.keys(teams) as (keyof typeof teams)[]

const places: Place[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})

async function openWorld(driver: 'sqlite' | 'redis') {
  const place = await (driver === 'sqlite' ? createSqlitePlace() : createRedisPlace(inject('redisUrl')))
  places.push(place)
  const { clock } = place
  const sent: Sent[] = []
  /** Where the next process to come there dies. */
  let doom: Death | undefined
  const died = new Map<Death, number>()
  const dies = (at: Death) => {
    if (at !== doom) return false
    doom = undefined
    died.set(at, (died.get(at) ?? 0) + 1)
    return true
  }
  const start = async (store = place.open()) => createMortalProcess({ store: await store, clock, sent, dies })
  // SQLite is for one process.
  let processes: MortalProcess[] = await Promise.all(driver === 'redis' ? [start(), start()] : [start()])

  /** All processes look and work; whoever died is followed by another one when its leases are over. */
  async function live() {
    const ends = await Promise.all(processes.map((each) => each.live()))
    if (!ends.includes('dead')) return
    clock.advance(2 * leaseMs)
    const next = driver === 'redis' ? start : () => start(place.reopen())
    processes = await Promise.all(processes.map((each, index) => (ends[index] === 'dead' ? next() : each)))
    await live()
  }
  async function say(manager: string, text: string) {
    const store = await place.open()
    const conversationId = `telegram:${manager}`
    const person = { channel: 'telegram', id: manager, name: manager }
    await store.mailbox.deliver(buildMessage({ text, conversationId, person, receivedAtMs: clock.now() }))
    await live()
  }
  return {
    clock,
    sent,
    died,
    say,
    live,
    waiting: async () => (await place.open()).mailbox.waiting(),
    threaten: (at: Death) => {
      doom = at
    },
  }
}

const weekIn = (text: string) => /\((\d{4}-W\d{2})\)/.exec(text)?.[1]

describe.each(['sqlite', 'redis'] as const)('two years of three teams on %s', (driver) => {
  test('every week is told once and none is missed, however the processes die', { timeout: 600_000 }, async () => {
    const world = await openWorld(driver)
    const { clock, sent } = world
    for (const manager of managers) {
      await world.say(manager, `buat tim Toko ${manager}`)
      await world.say(manager, 'tambah aksi: buat template balasan, Rina, 31 Januari 2026')
      await world.say(manager, `jadwal ringkasan ${teams[manager]}`)
    }
    sent.length = 0
    const endMs = clock.now() + 104 * 7 * day
    for (let turn = 0; clock.now() < endMs; turn++) {
      // Now and then nobody is alive for more than two weeks.
      clock.advance(turn % 31 === 30 ? 16 * day : 47 * hour)
      const death = deaths[Math.floor(turn / 4) % deaths.length]
      if (turn % 4 === 0 && death) world.threaten(death)
      await world.live()
    }
    await world.live()

    expect(await world.waiting()).toBe(0)
    expect([...world.died.keys()].toSorted()).toEqual([...deaths].toSorted())
    for (const manager of managers) {
      const told = new Map(
        sent.filter(({ to }) => to === `telegram:${manager}`).map(({ replyId, text }) => [replyId, text]),
      )
      const summaries = [...told.values()].filter((text) => weekIn(text) !== undefined)
      const missed = summaries.flatMap((text) => /Minggu yang terlewat: ([^.]+)\./.exec(text)?.[1]?.split(', ') ?? [])
      const weeks = [...summaries.map(weekIn), ...missed].toSorted()
      expect(weeks).toEqual(isoWeeks(weeks[0] ?? '', weeks.length))
      expect(weeks.length).toBeGreaterThanOrEqual(103)
      expect(weeks).toContain('2026-W53')
      expect(missed.length).toBeGreaterThan(0)
    }
    // No platform lets us ask whether it has a message: what was sent and not yet noted is sent again, and nothing else.
    const blind = (world.died.get('after send') ?? 0) + (world.died.get('before settle') ?? 0)
    expect(sent.length - new Set(sent.map(({ replyId }) => replyId)).size).toBe(blind)
  })
})
