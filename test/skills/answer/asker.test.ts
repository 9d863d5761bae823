import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { type Asker, createAskerReader } from '../../../src/skills/answer/asker.ts'

const reader = createAskerReader(resolve(import.meta.dirname, '../../../knowledge/language'), loadWords())

/** What is known after these messages, one a turn. */
function knownAfter(...messages: readonly string[]) {
  const asker = messages.reduce<Asker>((known, text, turn) => reader.read(text, known, turn), {})
  return Object.fromEntries(Object.entries(asker).map(([kind, { value }]) => [kind, value]))
}

describe('what people tell of themselves', () => {
  test('is read from slang, and the longer name wins', () => {
    expect(knownAfter('gw PT perorangan')).toEqual({ form: 'pt-perorangan' })
    expect(knownAfter('saya supervisor di hotel')).toMatchObject({ role: 'lead', business: 'hotel' })
  })

  test('is put right by what is said later, and taken back by a denial', () => {
    expect(knownAfter('kami PT', 'eh maksudnya CV')).toEqual({ form: 'cv' })
    expect(knownAfter('gw PT perorangan', 'eh salah, bkn PT perorangan')).toEqual({})
  })

  test('has the scale in the capital, and another figure puts it right', () => {
    expect(knownAfter('modalnya sih 700 juta di luar tanah')).toEqual({ scale: 'micro' })
    expect(knownAfter('modal kami 3 miliar', 'eh salah, 7 miliar')).toEqual({ scale: 'medium' })
    expect(knownAfter('harganya 700 juta')).toEqual({})
  })

  test('is named to the person in the turn in which it was told', () => {
    const asker = reader.read('kami koperasi', {}, 3)
    expect(reader.toldIn(asker, 3, 'id')).toEqual(['koperasi'])
    expect(reader.toldIn(asker, 4, 'id')).toEqual([])
  })

  test('is set aside with its figures, where something is left to ask', () => {
    const asked = 'gw punya warung, karyawan 3, modal 150 juta, izinnya apa saja?'
    expect(reader.setAside(asked)).toBe('saya punya modal izinnya apa saja')
    expect(reader.setAside('warung perlu izin?')).toBeUndefined()
    expect(reader.setAside('izin apa saja yang saya perlukan sekarang ini?')).toBeUndefined()
  })

  test('tells statements for them from statements for others', () => {
    const micro = reader.read('usaha mikro', {}, 1)
    expect(reader.bears('Usaha mikro tidak wajib LKPM.', micro)).toBe(1)
    expect(reader.bears('Usaha menengah lapor tiap tiga bulan.', micro)).toBe(-1)
    expect(reader.bears('Lapor lewat OSS.', micro)).toBe(0)
  })
})
