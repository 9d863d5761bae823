import { afterEach, expect, test } from 'vitest'
import type { Message } from '../../../src/domain/message.ts'
import { buildMessage } from '../../support/builders.ts'
import { createMortalProcess, type Death, leaseMs, type Sent } from '../../support/mortal-process.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'

const day = 24 * 60 * 60 * 1000
const group = 'telegram:-100'

const places: Awaited<ReturnType<typeof createSqlitePlace>>[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})

/** A team whose manager Dina wants its summary on Mondays, and chats that can be closed. */
async function openWorld() {
  const place = await createSqlitePlace()
  places.push(place)
  const { clock } = place
  const sent: Sent[] = []
  const closed = new Set<string>()
  let doom: Death | undefined
  const dies = (at: Death) => {
    const isDoomed = at === doom
    if (isDoomed) doom = undefined
    return isDoomed
  }
  const start = async (store = place.open()) =>
    createMortalProcess({ store: await store, clock, sent, dies, isClosed: (id) => closed.has(id) })
  let process = await start()

  async function live() {
    if ((await process.live()) === 'idle') return
    clock.advance(2 * leaseMs)
    process = await start(place.reopen())
    await live()
  }
  /** What was said since, by where. */
  async function heard(happen: () => Promise<unknown>): Promise<readonly string[]> {
    const before = sent.length
    await happen()
    return sent.slice(before).map(({ to, text }) => `${to}: ${text}`)
  }
  const say = (account: string, text: string, more: Partial<Message> = {}) =>
    heard(async () => {
      const [channel = '', id = ''] = account.split(':')
      const store = await place.open()
      clock.advance(1000)
      const person = { channel, id, name: id }
      await store.mailbox.deliver(
        buildMessage({ text, conversationId: account, person, receivedAtMs: clock.now(), ...more }),
      )
      await live()
    })
  const world = {
    closed,
    sent,
    say,
    inGroup: { conversationId: group, place: group, isShared: true } as const,
    /** Taps what was offered last there. */
    tap: (account: string, label: string) => {
      const choice = sent
        .flatMap(({ to, choices }) => (to === account ? choices : []))
        .findLast((one) => one.label === label)
      if (!choice) throw new Error(`nothing called "${label}" was offered`)
      return say(account, label, { pick: choice.pick, kind: 'picked' })
    },
    /** So many days later, looking every half day. */
    pass: (days: number) =>
      heard(async () => {
        for (let half = 0; half < 2 * days; half++) {
          clock.advance(day / 2)
          await live()
        }
      }),
    threaten: (at: Death) => {
      doom = at
    },
  }
  const [invited = ''] = await say('telegram:dina', 'buat tim Kopi Senja')
  const code = /\b[A-Z0-9]{6,}\b/.exec(invited)?.[0] ?? ''
  await say('telegram:dina', 'tambah aksi: buat template balasan, Rina, 31 Januari 2026')
  return { ...world, code }
}

const isSummary = (text: string) => text.includes('Kopi Senja · minggu')

test('a manager whose chat is blocked has the summary on the other channel, once, and from then on there', async () => {
  const world = await openWorld()
  await world.say('telegram:dina', 'jadwal ringkasan Senin jam 8')
  const [linking = ''] = await world.say('telegram:dina', '/tim tautkan')
  await world.say('slack:U7', `/tim tautkan ${/\b[A-Z0-9]{6,}\b/.exec(linking)?.[0]}`)
  world.closed.add('telegram:dina')
  // Whoever dies just then tells it all the same, and once.
  world.threaten('before settle')
  const [told = '', ...more] = await world.pass(7)
  expect(more).toEqual([])
  expect(told).toMatch(/^slack:U7: /)
  expect(told).toContain('tidak sampai di tempat biasanya')
  expect(isSummary(told)).toBe(true)
  const later = await world.pass(14)
  expect(later).toHaveLength(2)
  expect(later.every((text) => text.startsWith('slack:U7: ') && !text.includes('tidak sampai'))).toBe(true)
})

test('where a group is closed, whoever had it sent there has it in private', async () => {
  const world = await openWorld()
  await world.say('telegram:dina', 'jadwal ringkasan Senin jam 8', world.inGroup)
  world.closed.add(group)
  const told = await world.pass(14)
  expect(told.map((text) => [text.split(': ')[0], text.includes('tidak sampai')])).toEqual([
    ['telegram:dina', true],
    ['telegram:dina', false],
  ])
})

test('where nothing of theirs is left, the other managers are told once, and may have it themselves', async () => {
  const world = await openWorld()
  await world.say('telegram:dina', 'jadwal ringkasan Senin jam 8')
  await world.say('slack:U8', `/gabung ${world.code}`)
  await world.say('telegram:dina', 'jadikan U8 manajer')
  world.closed.add('telegram:dina')
  const told = await world.pass(21)
  expect(told).toEqual([expect.stringMatching(/^slack:U8: .*\*\*Kopi Senja\*\* tidak sampai lagi/)])
  await world.tap('slack:U8', 'Kirim tiap Senin 08.00')
  expect((await world.pass(7)).map((text) => [text.split(': ')[0], isSummary(text)])).toEqual([['slack:U8', true]])
})

test('whoever shows a week to a channel that is closed hears of it', async () => {
  const world = await openWorld()
  await world.say('telegram:dina', 'pasang tim di sini', world.inGroup)
  world.closed.add(group)
  await world.say('telegram:dina', '/ringkasan')
  const told = await world.tap('telegram:dina', 'Bagikan ke kanal tim')
  expect(told.at(-1)).toContain('tidak bisa saya tampilkan di salah satu kanal tim')
})

test('whoever is in the team no more reads nothing of it', async () => {
  const world = await openWorld()
  await world.say('slack:U8', `/gabung ${world.code}`)
  await world.say('telegram:dina', 'jadikan U8 manajer')
  await world.say('slack:U8', 'jadwal ringkasan Senin jam 8')
  await world.say('telegram:dina', 'keluarkan U8')
  await world.tap('telegram:dina', 'Ya, keluarkan')
  expect(await world.pass(14)).toEqual([])
})
