import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slipCost } from '../../../src/knowledge/text/slip-cost.ts'
import { createSpellingCorrector, packSpellings } from '../../../src/knowledge/text/spelling.ts'

const vocabulary = new Map([
  ['kapan', 100],
  ['kapal', 1],
  ['denda', 9],
  ['benda', 9],
  ['lapor', 7],
  ['laporan', 70],
  ['perusahaan', 50],
  ['pemerintahan', 5],
])
const correct = createSpellingCorrector(packSpellings(vocabulary), 3)
const meant = (word: string) => correct(word).map(({ word: known }) => known)

describe('correcting slips', () => {
  test.each([
    ['a letter left out', 'perushaan', 'perusahaan'],
    ['a letter too many', 'dendaa', 'denda'],
    ['two letters swapped', 'laoran', 'laporan'],
    ['the next key', 'dendq', 'denda'],
    ['two slips in a long word', 'pmerintahn', 'pemerintahan'],
    ['the first two letters swapped', 'ednda', 'denda'],
    ['the first letter of a long word', 'oerusahaan', 'perusahaan'],
  ])('mends %s', (_, typed, word) => {
    expect(meant(typed)[0]).toBe(word)
  })

  test('of two words as near, the frequent one is more likely meant', () => {
    expect(meant('kapam')).toEqual(['kapan', 'kapal'])
    expect(meant('laporn')).toEqual(['laporan', 'lapor'])
  })

  test.each([
    ['a short word that begins otherwise', 'genda'],
    ['a word of three letters', 'dnd'],
    ['a word with two slips that is short', 'lprn'],
    ['a word with a digit', 'denda2'],
    ['a word longer than any', 'denda'.repeat(20)],
    ['nothing', ''],
  ])('leaves %s alone', (_, typed) => {
    expect(meant(typed)).toEqual([])
  })

  test('gives no more than asked for', () => {
    expect(createSpellingCorrector(packSpellings(vocabulary), 1)('laporn')).toHaveLength(1)
    expect(createSpellingCorrector(packSpellings(vocabulary), 0)('laporn')).toEqual([])
  })

  test('finds every long word again after one letter is left out', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abdeiklmnoprstu'), minLength: 6, maxLength: 14 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (words, which, place) => {
        const target = words[which % words.length] ?? ''
        const at = 1 + (place % (target.length - 1))
        const typed = target.slice(0, at) + target.slice(at + 1)
        const found = createSpellingCorrector(
          packSpellings(new Map(words.map((known) => [known, 1]))),
          words.length,
        )(typed)
        expect(found.map(({ word: known }) => known)).toContain(target)
      }),
    )
  })
})

describe('the cost of a slip', () => {
  test('usual slips cost less than unusual ones', () => {
    const costs = ['daftar', 'dafttar', 'datfar', 'daftr', 'dafyar', 'dafmar'].map((typed) =>
      slipCost(typed, 'daftar', 2),
    )
    expect(costs).toEqual([0, 0.7, 0.8, 0.9, 1, 1.4])
  })

  test('is without end above the limit', () => {
    expect([
      slipCost('bayar', 'kabar', 1),
      slipCost('a', 'daftar', 2),
      slipCost('x'.repeat(65), 'x'.repeat(65), 2),
    ]).toEqual([Infinity, Infinity, Infinity])
  })

  test('is the same in both directions, and nothing between a word and itself', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeé'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipCost(one, other, 5)).toBeCloseTo(slipCost(other, one, 5), 9)
        expect(slipCost(one, one, 5)).toBe(0)
      }),
    )
  })

  test('a lower limit never changes a cost below it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const cost = slipCost(one, other, 20)
        expect(slipCost(one, other, 2)).toBe(cost > 2 ? Infinity : cost)
      }),
    )
  })
})
