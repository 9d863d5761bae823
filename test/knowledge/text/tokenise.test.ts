import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokeniser } from '../../../src/knowledge/text/tokenise.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'

const tokenise = createTokeniser(loadWords().legalKinds)

/** Letters, marks, joiners, white space and signs that trip regular expressions. */
const oddLetters = [..."aZ2é§.,-/'’\u0301\u200d\u00a0\n\u0000ßİ登😀", '\ud800', ' pp ', 'no. ', 'rp', 'juta']

describe('cutting text into words', () => {
  test.each([
    ['any case and any Unicode form', 'NIB ＮＩＢ Café', ['nib', 'nib', 'cafe']],
    ['words that are doubled', 'orang2 kupu-kupu', ['orang', 'kupu']],
    ['letters that are stretched, but not a letter that belongs twice', 'gratisss maaf', ['gratis', 'maaf']],
    ['hyphens and apostrophes within a word', "e-commerce Jum'at don’t", ['ecommerce', 'jumat', 'dont']],
    ['initials with dots', 'P.T. Maju', ['pt', 'maju']],
    ['a word with a number behind it', 'kbli47919 b2b', ['kbli', '47919', 'b2b']],
    ['emoji and control characters as gaps', '😀nib\u0000tdp👍\u0007', ['nib', 'tdp']],
    ['zero-width characters as nothing', 'n\u200bib', ['nib']],
    ['other scripts as they are', 'ОСС 登録', ['осс', '登録']],
    ['nothing', ' \n ', []],
  ])('reads %s', (_, text, tokens) => {
    expect(tokenise(text)).toEqual(tokens)
  })

  test.each([
    'PP 28/2025 Pasal 12',
    'pp no. 28 tahun 2025 pasal 12',
    'Peraturan Pemerintah Nomor 28 Tahun 2025 Pasal 12',
    'Peraturan Pemerintah Republik Indonesia No 28 Thn. 2025, Pasal 12',
    'GR 28 of 2025, pasal 12',
  ])('knows %s as one reference and its article', (text) => {
    expect(tokenise(text)).toEqual(expect.arrayContaining(['§pp-28', '§pp-28-2025', 'pasal', '12']))
  })

  test.each(['UU 27/2022', 'Undang-Undang Nomor 27 Tahun 2022', 'undang undang no 27 thn 2022', 'Law No. 27 of 2022'])(
    'knows %s as one law, hyphen or not',
    (text) => {
      expect(tokenise(text)).toContain('§uu-27-2022')
    },
  )

  test('a regulation without its year is still a reference', () => {
    expect(tokenise('apa isi pp 28?')).toContain('§pp-28')
  })

  test('white space of any kind and length may stand within a reference', () => {
    expect(tokenise(`PP\n No.\t28 /\u00a02025`)).toContain('§pp-28-2025')
    expect(tokenise(`PP${' '.repeat(100_000)}nomor${' '.repeat(100_000)}`)).toEqual(['pp', 'nomor'])
  })

  test('a sign that people type does not make a reference', () => {
    expect(tokenise('§pp-28-2025')).toEqual(['pp', '28', '2025'])
  })

  test.each(['100jt', '100 juta', 'Rp100 juta', 'Rp100.000.000', 'Rp 100.000.000,00', '100,000,000', '0,1 miliar'])(
    '%s is a hundred million',
    (text) => {
      expect(tokenise(text)).toContain('100000000')
    },
  )

  test.each(['Rp5 juta', 'Rp5.000.000', 'rp.5jt'])('%s is five million', (text) => {
    expect(tokenise(text)).toContain('5000000')
  })

  test.each([
    ['5 Juni 2025', ['5', 'juni', '2025']],
    ['05/06/2025', ['05', '06', '2025']],
    ['24/7', ['24', '7']],
    ['4,1 dari 5', ['4.1', 'dari', '5']],
  ])('keeps the numbers of %s apart', (text, tokens) => {
    expect(tokenise(text)).toEqual(tokens)
  })

  test('upper case says the same as lower case, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc PpUu.-/2812,Rp') }), (text) => {
        expect(tokenise(text.toUpperCase())).toEqual(tokenise(text.toLowerCase()))
      }),
    )
  })

  test('yields no empty token and no white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...oddLetters) }), (text) => {
        expect(tokenise(text).filter((token) => token === '' || /\s/.test(token))).toEqual([])
      }),
    )
  })
})
