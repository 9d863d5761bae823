import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadToldBusinesses } from '../../../src/knowledge/intents/load-intents.ts'
import { openKbliTables } from '../../../src/knowledge/kbli/open-kbli-tables.ts'
import { createToldBusinessReader } from '../../../src/knowledge/kbli/read-told-business.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createCodeWishReader } from '../../../src/skills/kbli/asks-code.ts'
import { kbliDirectory } from '../../support/kbli.ts'

const source = openKbliTables({ directory: kbliDirectory, words: loadWords() })
const readTold = createToldBusinessReader({
  ...source,
  soundsLikeQuestion: () => false,
  model: loadToldBusinesses(join(kbliDirectory, '../language')),
})
const wantsCode = createCodeWishReader({ ...source, readTold })

describe('a wish for the code of a business', () => {
  test.each([
    'servis AC panggilan, ga jual unitnya. kode apa',
    'jual kaktus mini, ambil dari petani terus dijual lagi di kios. kode apa',
    'kursus bahasa Jepang buat calon magang, masuk kode mana',
    'we shred old tyres into crumb, which code is that?',
    'kbli warung soto apa',
    'We look after rented villas for their owners at a monthly fee. Code?',
    'jasa ngurus izin pakai hutan buat tower, kbli apa',
  ])('is one: %s', (text) => {
    expect(wantsCode(text)).toBe(true)
  })

  test.each([
    'gabung tim pakai kode 7K2MPQ',
    'kode gabung tim saya apa',
    'minta kode buat Rina masuk tim',
    'masuk tim laundry pake kode apa',
    'ternak lele di terpal',
  ])('is none: %s', (text) => {
    expect(wantsCode(text)).toBe(false)
  })
})
