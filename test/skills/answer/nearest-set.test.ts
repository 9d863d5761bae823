import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNearest, packSets } from '../../../src/skills/answer/nearest-set.ts'

const numbers = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
const sets = fc.array(numbers, { maxLength: 60 }).map((list) => new Set(list))

test('is as near as the nearest of all, compared one by one', () => {
  fc.assert(
    fc.property(sets, fc.array(sets, { maxLength: 12 }), (own, others) => {
      const cosines = others.map((other) => {
        const shared = [...own].filter((number) => other.has(number)).length
        return shared === 0 ? 0 : shared / Math.sqrt(own.size * other.size)
      })
      expect(createNearest(own)(packSets(others))).toBe(Math.max(0, ...cosines))
    }),
  )
})
