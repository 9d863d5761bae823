import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createFigureReader } from '../../../src/skills/answer/told-figures.ts'

const figuresIn = createFigureReader(resolve(import.meta.dirname, '../../../knowledge/language'), loadWords())

describe('figures that people tell of a business', () => {
  test.each([
    ['Modal paling 60 juta, pegawai dua.', ['modal Rp60.000.000', '2 karyawan']],
    ['pegawainya ada 12', ['12 karyawan']],
    ['5 karyawan', ['5 karyawan']],
    ['modal 1,5 miliar', ['modal Rp1.500.000.000']],
    ['pegawai saya galak', []],
    ['harganya 60 juta', []],
  ])('%j', (text, figures) => {
    expect(figuresIn(text, 'id')).toEqual(figures)
  })

  test('are named in English as well', () => {
    expect(figuresIn('capital 60 million, three employees', 'en')).toEqual(['capital of Rp60,000,000', '3 employees'])
  })
})
