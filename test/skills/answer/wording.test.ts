import { describe, expect, test } from 'vitest'
import { createTokeniser } from '../../../src/knowledge/text/tokenise.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createWordingComparison } from '../../../src/skills/answer/wording.ts'

const words = loadWords()
const compare = createWordingComparison(words, createTokeniser(words.legalKinds))
const nearest = (question: string, ...asked: string[]) => compare(question)(asked).nearest

describe('comparing wordings', () => {
  test('the same words are the same in any order, case and everyday spelling', () => {
    expect(nearest('cara daftar NIB', 'daftar nib cara')).toBeCloseTo(1)
    expect(nearest('gmn daftar nib', 'Bagaimana daftar NIB?')).toBeCloseTo(1)
  })

  test('words without a topic do not count', () => {
    expect(nearest('daftar nib itu yang', 'daftar nib')).toBeCloseTo(1)
  })

  test('a slip or an affix leaves two wordings near, other words do not', () => {
    const [slip, affix, other] = ['daftra perusahaan', 'pendaftaran perusahaan', 'hapus toko'].map((question) =>
      nearest(question, 'daftar perusahaan'),
    )
    expect(slip).toBeGreaterThan(0.6)
    expect(affix).toBeGreaterThan(0.6)
    expect(other).toBe(0)
  })

  test('the nearest way of asking counts alone, the average counts the nearest three', () => {
    const alone = compare('biaya nib')(['toko roti', 'kedai kopi', 'warung', 'biaya nib'])
    expect(alone.nearest).toBeCloseTo(1)
    expect(alone.average).toBeCloseTo(1 / 3)
    expect(compare('biaya nib')(['biaya nib']).average).toBeCloseTo(1 / 3)
    const often = compare('biaya nib')(['biaya nib', 'nib biaya', 'biaya buat nib', 'toko roti'])
    expect(often.average).toBeGreaterThan(0.7)
  })

  test('nothing is near where there is nothing to compare', () => {
    expect(compare('')(['biaya nib'])).toEqual({ nearest: 0, average: 0 })
    expect(compare('biaya nib')([])).toEqual({ nearest: 0, average: 0 })
  })
})
