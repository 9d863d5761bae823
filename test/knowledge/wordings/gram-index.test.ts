import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNearest, indexGrams } from '../../../src/knowledge/wordings/gram-index.ts'

const numbers = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
const sets = fc.array(numbers, { maxLength: 60 }).map((list) => new Set(list))
const groups = fc.array(fc.array(sets, { maxLength: 6 }), { maxLength: 6 })

test('is as near as the nearest of a group, compared one by one', () => {
  fc.assert(
    fc.property(sets, groups, (own, all) => {
      const nearest = createNearest(indexGrams(all), own)
      const oneByOne = all.map((others) =>
        others.map((other) => {
          const shared = [...own].filter((number) => other.has(number)).length
          return shared === 0 ? 0 : shared / Math.sqrt(own.size * other.size)
        }),
      )
      expect(all.map((_, group) => nearest(group))).toEqual(oneByOne.map((cosines) => Math.max(0, ...cosines)))
    }),
  )
})
