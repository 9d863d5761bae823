import { describe, expect, test } from 'vitest'
import { createConcernFeatures } from '../../../src/knowledge/intents/concern-features.ts'

const featuresOf = createConcernFeatures(
  { fake: ['palsu', 'bodong'], review: ['ulasan', 'review'], order: ['bikin', 'tulis'] },
  { slang: new Map([['bikinn', 'bikin']]) },
)

/** How many features two texts share, of those of the first. */
function share(one: string, other: string): number {
  const seen = new Set(featuresOf(other))
  return featuresOf(one).filter((feature) => seen.has(feature)).length
}

describe('what the classifier of concerns sees', () => {
  test('other words of the same kinds are alike, in the same order more than in another', () => {
    const wish = 'bikin ulasan palsu'
    expect(share(wish, 'tulisin review bodong')).toBeGreaterThan(share(wish, 'review bodong tulisin'))
    expect(share(wish, 'review bodong tulisin')).toBeGreaterThan(share(wish, 'cara hitung csat'))
  })

  test('case, marks, repeated letters and everyday spelling do not count', () => {
    expect(featuresOf('BIKIN ulasaaan, palsu!!')).toEqual(featuresOf('bikin ulasan palsu'))
    expect(share('bikinn ulasan', 'bikin ulasan')).toBeGreaterThan(share('bikinn ulasan', 'baca ulasan'))
  })

  test('nothing is no harm', () => {
    expect(featuresOf('')).toHaveLength(3)
    expect(featuresOf('?!')).toHaveLength(3)
  })
})
