import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/domain/language.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { loadNumberWords } from '../../../src/skills/calculate/number-words.ts'
import { createNumberReader } from '../../../src/skills/calculate/read-numbers.ts'
import { languageDirectory } from '../../support/calculate.ts'

const words = loadWords()
const read = createNumberReader(loadNumberWords(languageDirectory), words.slang, words.months)

/** The numbers of a text with their units, as `12 minute`, and ranges as `9-10`. */
function numbersIn(text: string, language: Language = 'id'): string[] {
  return read(text, language).items.flatMap((item) => {
    if (item.kind === 'range') return [item.text]
    if (item.kind !== 'number') return []
    const { value, unit, per } = item.mention.quantity
    return [`${value}${unit === 'plain' ? '' : ` ${unit}`}${per ? ` per ${per.count} ${per.unit}` : ''}`]
  })
}

describe('numbers as people write them', () => {
  test.each([
    ['82 dari 120', ['82', '120']],
    ['82/120', ['82', '120']],
    ['1.250', ['1250']],
    ['1.250.000', ['1250000']],
    ['78,5', ['78.5']],
    ['1.250,75', ['1250.75']],
    ['Rp1,2 M', ['1200000000 money']],
    ['rp. 7.250,- per kontak', ['7250 money']],
    ['5000 rupiah', ['5000 money']],
    ['1,5 jt', ['1500000']],
    ['Rp185rb', ['185000 money']],
    ['50rb', ['50000']],
    ['2 ribu', ['2000']],
    ['setengah', ['0.5']],
    ['dua ratus', ['200']],
    ['seratus dua puluh lima', ['125']],
    ['dua setengah juta', ['2500000']],
    ['satu koma lima juta', ['1500000']],
    ['seribu dua ratus', ['1200']],
    ['tiga perempat', ['0.75']],
    ['45%', ['45 percent']],
    ['45 persen', ['45 percent']],
    ['minus 5', ['-5']],
    ['nps -12', ['-12']],
    ['6 menit 30 detik', ['390 second']],
    ['5m30s', ['330 second']],
    // "min" is minutes behind a number, and a minus only by itself.
    ['5 min 20 s', ['320 second']],
    ['min 5', ['-5']],
    ['5:30', ['330 second']],
    ['20 hari kerja', ['20 working-day']],
    ['60 panggilan per jam', ['60 per 1 hour']],
    ['400 chat sehari', ['400 per 1 day']],
    ['per jam 60 panggilan', ['60 per 1 hour']],
    ['90 chat per 30 menit', ['90 per 30 minute']],
    ['9-10 ada 90', ['9-10', '90']],
    ['bintang 4 dan 5: 82', ['4-5', '82']],
    ['40,30,20,10,5', ['40', '30', '20', '10', '5']],
    ['3.32,3.22,2.84', ['3.32', '3.22', '2.84']],
    ['n=250', ['250']],
  ])('reads "%s"', (text, expected) => {
    expect(numbersIn(text)).toEqual(expected)
  })

  test.each([
    ['1,250', ['1250']],
    ['1,250.5', ['1250.5']],
    ['3.5 million', ['3500000']],
    ['one hundred and twenty', ['120']],
    ['two thousand five hundred', ['2500']],
    ['60 calls an hour', ['60 per 1 hour']],
    ['half', ['0.5']],
  ])('reads the English "%s"', (text, expected) => {
    expect(numbersIn(text, 'en')).toEqual(expected)
  })

  test.each([
    'pasal 46 ayat (1)',
    'PP 28/2025',
    'Permendag 31/2023',
    'BKPM 4/2021',
    '3x24 jam',
    '12 maret 2026',
    'Maret 2026',
    '12/3/2026',
    '2026-03-12',
    'skala 1-5',
    'nilai 3 dari 5',
    'top-2-box',
    'Q1',
    'W03',
    'hubungi 081234567890',
    'pukul 8',
  ])('sees no quantity in "%s"', (text) => {
    expect(numbersIn(text)).toEqual([])
  })

  test('keeps the other reading of an ambiguous point', () => {
    const [item] = read('1.250', 'id').items
    expect(item).toMatchObject({ kind: 'number', mention: { quantity: { value: 1250 }, others: [1.25] } })
  })

  test('reads back every whole number as Indonesians and English people write it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (value) => {
        const id = numbersIn(value.toLocaleString('id-ID'), 'id')
        const en = numbersIn(value.toLocaleString('en-GB'), 'en')
        return id.join() === String(value) && en.join() === String(value)
      }),
    )
  })

  test('is not upset by any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => Array.isArray(numbersIn(text))))
  })
})
