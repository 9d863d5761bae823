import { describe, expect, test } from 'vitest'
import { openKbliTables } from '../../../src/knowledge/kbli/open-kbli-tables.ts'
import { createToldBusinessReader } from '../../../src/knowledge/kbli/read-told-business.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { kbliDirectory } from '../../support/kbli.ts'

const read = createToldBusinessReader({
  ...openKbliTables({ directory: kbliDirectory, words: loadWords() }),
  soundsLikeQuestion: (text) => text.startsWith('gimana'),
})

describe('a business that is told', () => {
  test.each([
    'ternak bebek petelur di belakang rumah',
    'Kami memproduksi kerupuk udang dan menjualnya ke toko oleh-oleh.',
    'jasa sewa tenda sama kursi hajatan',
    'mau buka barbershop di ruko',
    'we run a barbershop in a small shop',
    'usaha kos putri, 12 kamar, diisi mahasiswi',
  ])('is surely one: %s', (text) => {
    expect(read(text)).toMatchObject({ sureness: 'sure' })
  })

  test('what is done is said in words of its own, and it is only likely', () => {
    expect(read('Kami hanya memasang kerangka baja untuk gedung kontraktor lain.')?.sureness).toBe('likely')
  })

  test.each([
    ['asks', 'ternak bebek petelur, biar cepet nelur gimana'],
    ['asks at the end', 'jual bebek petelur di pasar ga'],
    ['asks by a mark', 'ternak bebek petelur?'],
    ['wants to buy', 'cari sewa tenda murah'],
    ['wants a text', 'bikinin caption buat warung bakso saya'],
    ['plans something in a business that stands', 'mau pasang cctv di kos putri'],
    ['tells what happened', 'warung bakso saya kemarin kebakaran'],
    ['tells what a customer did', 'pelanggan katering marah nasi box telat'],
    ['is about a duty', 'usaha katering belum punya pirt'],
    ['speaks to Prima', 'kamu jual bakso keliling'],
    ['gives a number of a person', 'toko bakso 0812 9876 5432'],
    ['names a code, which is looked up', 'toko bakso 47245'],
    ['is a command', '/tim toko bakso'],
    ['is one word', 'laundry'],
  ])('%s: none', (_why, text) => {
    expect(read(text)).toBeUndefined()
  })

  test('a word of trouble in the name of a trade is none', () => {
    expect(read('toko alat pemadam kebakaran')).toBeDefined()
  })

  test('plain is what says both what is done and with what', () => {
    expect(read('ternak bebek petelur di belakang rumah')?.isPlain).toBe(true)
    expect(read('air naik masuk ruko, stop kontak di bawah nyala')?.isPlain).not.toBe(true)
  })
})
