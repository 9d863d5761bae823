import { describe, expect, test } from 'vitest'
import { createTokeniser } from '../../../src/knowledge/text/tokenise.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import {
  createGramReader,
  createWordingComparison,
  indexWordings,
} from '../../../src/knowledge/wordings/compare-wordings.ts'

const words = loadWords()
const gramsOf = createGramReader(words, createTokeniser(words.legalKinds))
/** Beside others, before and behind, that are asked for in other ways. */
const nearest = (question: string, ...asked: string[]) =>
  createWordingComparison(indexWordings([['hari libur'], asked, ['hari kerja']], gramsOf), gramsOf)(question)(1)

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

  test('words that only ask what something is do not count, other question words do', () => {
    expect(nearest('NIB?', 'apa itu NIB')).toBeCloseTo(1)
    expect(nearest('kapan lapor', 'di mana lapor')).toBeLessThan(0.9)
  })

  test('the nearest way of asking counts alone', () => {
    expect(nearest('biaya nib', 'toko roti', 'kedai kopi', 'biaya nib')).toBeCloseTo(1)
  })

  test('nothing is near where there is nothing to compare', () => {
    expect(nearest('', 'biaya nib')).toBe(0)
    expect(nearest('biaya nib')).toBe(0)
  })
})
