import { expect } from 'vitest'
import type { SendBudget, SendRule } from '../../src/ports/send-budget.ts'
import { type Case, type Place, replaceIn } from './contract.ts'

const chat: SendRule = { key: 'telegram:chat:1', limits: { perSecond: 1 } }
const group: SendRule = { key: 'telegram:group:{1}', limits: { perSecond: 1, perMinute: 20 } }
/** Twenty a minute, all at once if need be. */
const burst: SendRule = { key: 'telegram:group:{2}', limits: { perMinute: 20 } }
const everything: SendRule = { key: 'telegram', limits: { perSecond: 30 } }

async function waits(budget: SendBudget, rules: readonly SendRule[], times: number): Promise<(number | undefined)[]> {
  const found: (number | undefined)[] = []
  for (let index = 0; index < times; index++) found.push((await budget.reserve(rules, 'answer'))?.waitMs)
  return found
}

/** Like `waits`, for somebody who waits two seconds at most and else comes again. */
async function waitOf(budget: SendBudget, rules: readonly SendRule[], holder: string): Promise<number | undefined> {
  return (await budget.reserve(rules, 'answer', { holder, longestWaitMs: 2000 }))?.waitMs
}

const forgetsWhoAsks = replaceIn('budget', (real) => ({ reserve: (rules, priority) => real.reserve(rules, priority) }))
const neverWaits = replaceIn('budget', () => ({ reserve: async () => ({ waitMs: 0 }) }))
const open = async (place: Place) => (await place.open()).budget

export const sendBudgetCases: readonly Case[] = [
  {
    behaviour: 'gives each answer a place of its own when many come at once',
    async check(place) {
      const budget = await open(place)
      expect(await waits(budget, [chat], 4)).toEqual([0, 1000, 2000, 3000])
      place.clock.advance(3500)
      expect(await waits(budget, [chat], 2)).toEqual([500, 1500])
      place.clock.advance(60_000)
      expect(await waits(budget, [chat], 1)).toEqual([0])
    },
    brokenBy: neverWaits,
  },
  {
    behaviour: 'keeps to the limit in every second that slides along, not only in those of the clock',
    async check(place) {
      const budget = await open(place)
      const rule = { key: 'k', limits: { perSecond: 3 } }
      expect(await waits(budget, [rule], 2)).toEqual([0, 0])
      place.clock.advance(900)
      expect(await waits(budget, [rule], 4)).toEqual([0, 100, 100, 1000])
    },
    brokenBy: neverWaits,
  },
  {
    behaviour: 'keeps to the limits of a second and of a minute together',
    async check(place) {
      const budget = await open(place)
      const found = await waits(budget, [group], 22)
      expect(found.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index * 1000))
      expect(found.slice(20)).toEqual([60_000, 61_000])
    },
    brokenBy: neverWaits,
  },
  {
    behaviour: 'keeps to all rules together and counts under each',
    async check(place) {
      const budget = await open(place)
      for (let n = 0; n < 30; n++) await budget.reserve([{ ...chat, key: `chat:${n}` }, everything], 'answer')
      expect(await waits(budget, [{ ...chat, key: 'chat:x' }, everything], 1)).toEqual([1000])
      expect(await waits(budget, [{ ...chat, key: 'chat:x' }], 1)).toEqual([2000])
    },
    brokenBy: replaceIn('budget', (real) => ({ reserve: (rules, priority) => real.reserve(rules.slice(1), priority) })),
  },
  {
    behaviour: 'lets a few go at once and spreads the others over the second',
    async check(place) {
      const budget = await open(place)
      const rule = { key: 'k', limits: { perSecond: 20, atOnce: 2 } }
      expect(await waits(budget, [rule], 7)).toEqual([0, 0, 100, 100, 200, 200, 300])
      place.clock.advance(5000)
      expect(await waits(budget, [rule], 3)).toEqual([0, 0, 100])
    },
    brokenBy: replaceIn('budget', (real) => ({
      reserve: (rules, priority) =>
        real.reserve(
          rules.map(({ key, limits: { atOnce: _, ...limits } }) => ({ key, limits })),
          priority,
        ),
    })),
  },
  {
    behaviour: 'holds up nobody for a chat that has to wait, and fills the places before it',
    async check(place) {
      const budget = await open(place)
      const two = { key: 'telegram', limits: { perSecond: 2 } }
      await budget.penalise(chat.key, 1500)
      expect(await waits(budget, [chat, two], 2)).toEqual([1500, 2500])
      const found: (number | undefined)[] = []
      for (const n of [1, 2, 3, 4]) found.push(...(await waits(budget, [{ ...chat, key: `another:${n}` }, two], 1)))
      expect(found).toEqual([0, 0, 1000, 2000])
      expect(await waits(budget, [chat, two], 1)).toEqual([3500])
    },
    brokenBy: replaceIn('budget', (real) => {
      let longestMs = 0
      return {
        async reserve(rules, priority) {
          const slot = await real.reserve(rules, priority)
          longestMs = Math.max(longestMs, slot?.waitMs ?? 0)
          return { waitMs: longestMs }
        },
      }
    }),
  },
  {
    behaviour: 'never gives more places than a window holds, whoever asks in whatever order',
    async check(place) {
      const budget = await open(place)
      const all = { key: 'all', limits: { perSecond: 5, atOnce: 2 } }
      const chats = [3, 1, 2].map((perSecond) => ({ key: `chat:${perSecond}`, limits: { perSecond, perMinute: 15 } }))
      const places = new Map<string, number[]>([
        ['all', []],
        ...chats.map(({ key }) => [key, []] as [string, number[]]),
      ])
      for (let n = 0; n < 60; n++) {
        const asks = chats[(n * n + (n >> 2)) % chats.length] ?? all
        const [waitMs = 0] = await waits(budget, [asks, all], 1)
        for (const key of [asks.key, 'all']) places.get(key)?.push(place.clock.now() + waitMs)
        place.clock.advance((n * 37) % 120)
      }
      const most = (key: string, ms: number) => {
        const given = places.get(key) ?? []
        return Math.max(...given.map((from) => given.filter((at) => at >= from && at < from + ms).length))
      }
      expect([most('all', 1000), most('all', 400)]).toEqual([5, 2])
      expect(chats.map(({ key }) => [most(key, 1000), most(key, 60_000)])).toEqual([
        [3, 15],
        [1, 15],
        [2, 15],
      ])
    },
    brokenBy: replaceIn('budget', (real) => ({
      reserve: (rules, priority) => real.reserve(rules.slice(0, 1), priority),
    })),
  },
  {
    behaviour: 'is one budget for two processes',
    async check(place) {
      const budgets = [await open(place), await open(place)]
      const found = await Promise.all([...budgets, ...budgets].map((budget) => budget.reserve([chat], 'answer')))
      expect(found.map((slot) => slot?.waitMs).toSorted()).toEqual([0, 1000, 2000, 3000])
    },
    brokenBy: neverWaits,
  },
  {
    behaviour: 'drops what is cosmetic unless there is room at once, and leaves half of the limit to answers',
    async check(place) {
      const budget = await open(place)
      const rule = { key: 'k', limits: { perSecond: 4 } }
      const cosmetic = () => budget.reserve([rule], 'cosmetic')
      expect([await cosmetic(), await cosmetic(), await cosmetic()]).toEqual([{ waitMs: 0 }, { waitMs: 0 }, undefined])
      expect(await waits(budget, [rule], 3)).toEqual([0, 0, 1000])
      expect(await cosmetic()).toBeUndefined()
      place.clock.advance(10_000)
      expect(await cosmetic()).toEqual({ waitMs: 0 })
    },
    brokenBy: replaceIn('budget', (real) => ({ reserve: (rules) => real.reserve(rules, 'answer') })),
  },
  {
    behaviour: 'gives no place before a ban of the platform ends, and every place after it one by one',
    async check(place) {
      const budget = await open(place)
      await budget.penalise(chat.key, 30_000)
      await budget.penalise(chat.key, 10_000)
      expect(await budget.reserve([chat], 'cosmetic')).toBeUndefined()
      expect(await waits(budget, [chat, everything], 2)).toEqual([30_000, 31_000])
      expect(await waits(budget, [{ ...chat, key: 'another chat' }], 1)).toEqual([0])
    },
    brokenBy: replaceIn('budget', () => ({ penalise: async () => {} })),
  },
  {
    behaviour: 'keeps a place that is too far off for whoever comes again, in whichever process',
    async check(place) {
      const budgets = [await open(place), await open(place)] as const
      await budgets[0].penalise(chat.key, 30_000)
      expect(await waitOf(budgets[0], [chat, everything], 'c1')).toBe(30_000)
      expect(await waitOf(budgets[0], [chat, everything], 'c2')).toBe(31_000)
      place.clock.advance(20_000)
      expect(await waitOf(budgets[1], [chat, everything], 'c1')).toBe(10_000)
      place.clock.advance(9500)
      expect(await waitOf(budgets[1], [chat, everything], 'c1')).toBe(500)
      // It was near enough to be waited for, so what is asked for next is another.
      expect(await waitOf(budgets[1], [chat, everything], 'c1')).toBe(2500)
      place.clock.advance(5000)
      expect(await waitOf(budgets[0], [chat, everything], 'c2')).toBe(0)
    },
    brokenBy: forgetsWhoAsks,
  },
  {
    behaviour: 'gives a kept place up when the platform says to wait longer, and when nobody comes',
    async check(place) {
      const budget = await open(place)
      await budget.penalise(chat.key, 10_000)
      expect(await waitOf(budget, [chat], 'c1')).toBe(10_000)
      await budget.penalise(chat.key, 90_000)
      expect(await waitOf(budget, [chat], 'c1')).toBe(90_000)
      place.clock.advance(90_000 + 5001)
      expect(await waits(budget, [chat], 1)).toEqual([0])
      expect(await waitOf(budget, [chat], 'c1')).toBe(1000)
    },
    brokenBy: replaceIn('budget', (real) => {
      const kept = new Map<string, number>()
      return {
        async reserve(rules, priority, patience) {
          const waitMs = kept.get(patience?.holder ?? '') ?? (await real.reserve(rules, priority))?.waitMs ?? 0
          if (patience) kept.set(patience.holder, waitMs)
          return { waitMs }
        },
      }
    }),
  },
  {
    behaviour: 'has fifty topics of one forum through in three minutes, however often they come again',
    async check(place) {
      const budget = await open(place)
      const rounds: number[] = []
      let waiting = Array.from({ length: 50 }, (_, index) => ({ topic: `topic ${index}`, dueMs: place.clock.now() }))
      while (waiting.length > 0 && rounds.length < 10) {
        const later: typeof waiting = []
        for (const one of waiting) {
          const waitMs = one.dueMs > place.clock.now() ? undefined : await waitOf(budget, [burst], one.topic)
          if (waitMs === undefined) later.push(one)
          else if (waitMs > 2000) later.push({ ...one, dueMs: place.clock.now() + waitMs })
        }
        rounds.push(waiting.length - later.length)
        waiting = later
        place.clock.advance(60_000)
      }
      expect(rounds).toEqual([20, 20, 10])
    },
    brokenBy: forgetsWhoAsks,
  },
  {
    behaviour: 'waits no longer than before when the clock is set back',
    async check(place) {
      const budget = await open(place)
      await waits(budget, [chat], 2)
      place.clock.advance(-60 * 60 * 1000)
      expect(await waits(budget, [chat], 1)).toEqual([2000])
    },
    brokenBy: replaceIn('budget', (real, { clock }) => ({
      async reserve(rules, priority) {
        const slot = await real.reserve(rules, priority)
        return slot && { waitMs: slot.waitMs + Math.max(0, Date.UTC(2026, 0, 5, 9) - clock.now()) }
      },
    })),
  },
]
