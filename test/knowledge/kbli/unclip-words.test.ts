import { describe, expect, test } from 'vitest'
import { createUnclipper, packKnownWords } from '../../../src/knowledge/kbli/unclip-words.ts'
import { kbliAsShipped } from '../../support/kbli.ts'

const unclip = createUnclipper({
  known: packKnownWords([
    ['jual', 'bukan', 'buka'],
    ['baju muslim', 'mobil', 'sopir', 'roti', 'baju', 'bijau', 'kopi', 'kapi'],
  ]),
  slang: new Map([['dr', 'dari']]),
})

describe('words that were typed short', () => {
  test('left out vowels are put back, and repeated letters taken out', () => {
    expect(unclip('jl bju muslm, bkan mobl')).toBe('jl baju muslim, bukan mobil')
    expect(unclip('rotii dr sopirny')).toBe('roti dari sopir')
  })

  test('a word that is known stays, whatever it might be short for', () => {
    expect(unclip('jual buka Baju')).toBe('jual buka Baju')
  })

  test('where two words are as likely, none is put in its place', () => {
    expect(unclip('kpi')).toBe('kpi')
  })

  test('consonants that were not typed are not guessed', () => {
    expect(unclip('mbl ska')).toBe('mobil ska')
    expect(unclip('sopr sprn')).toBe('sopir sprn')
  })

  test('an English sentence stays as it is', () => {
    expect(unclip('we mbl the mobl and bju')).toBe('we mbl the mobl and bju')
  })

  test('a clipped sentence is read like the one written out', () => {
    const { readBusiness } = kbliAsShipped()
    const clipped = readBusiness('sy jual bju muslm di psar, bkan konveksi')
    expect(clipped).toMatchObject({ roles: ['sells'], object: ['baju', 'muslim'], denied: ['konveksi'] })
  })
})
