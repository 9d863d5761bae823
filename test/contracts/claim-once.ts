import { expect } from 'vitest'
import { type Case, replaceIn } from './contract.ts'

export const claimOnceCases: readonly Case[] = [
  {
    behaviour: 'lets one of many through, for each key',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      for (const key of ['monday', 'm{o}n day', '🗓']) {
        const claims = await Promise.all([...stores, ...stores].map(({ once }) => once.claimOnce(key, 1000)))
        expect(claims.filter(Boolean)).toHaveLength(1)
      }
    },
    brokenBy: replaceIn('once', () => ({ claimOnce: async () => true })),
  },
  {
    behaviour: 'keeps a claim as long as asked, also over the death of the process, and no longer',
    async check(place) {
      const before = await place.open()
      expect(await before.once.claimOnce('monday', 60_000)).toBe(true)
      const { once } = await place.reopen()
      place.clock.advance(59_999)
      expect(await once.claimOnce('monday', 60_000)).toBe(false)
      place.clock.advance(1)
      expect(await once.claimOnce('monday', 60_000)).toBe(true)
    },
    brokenBy: replaceIn('once', (real) => ({ claimOnce: (key, keepMs) => real.claimOnce(key, keepMs * 2) })),
  },
]
