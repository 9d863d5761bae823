import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadToldBusinesses } from '../../../src/knowledge/intents/load-intents.ts'
import { openKbliTables } from '../../../src/knowledge/kbli/open-kbli-tables.ts'
import { createToldBusinessReader } from '../../../src/knowledge/kbli/read-told-business.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { kbliDirectory } from '../../support/kbli.ts'

const parts = {
  ...openKbliTables({ directory: kbliDirectory, words: loadWords() }),
  soundsLikeQuestion: (text: string) => text.startsWith('gimana'),
}
const read = createToldBusinessReader({ ...parts, model: loadToldBusinesses(join(kbliDirectory, '../language')) })
/** Reads by the lists alone, with a classifier that finds everything as likely. */
const readWith = (likelihood: number) => createToldBusinessReader({ ...parts, model: { together: () => likelihood } })

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
    const told = 'Kami hanya memasang kerangka baja untuk gedung kontraktor lain.'
    expect(readWith(0.4)(told)?.sureness).toBe('likely')
    expect(readWith(0.8)(told)?.sureness).toBe('sure')
  })

  test('a word of another matter belongs to it where it is told as businesses are', () => {
    const told = 'Kami memiliki izin lengkap dan mengolah oli bekas milik bengkel.'
    expect(readWith(0.95)(told)?.sureness).toBe('sure')
    expect(readWith(0.5)(told)).toBeUndefined()
  })

  test.each([
    'kasir minimarket saya jutek sama pembeli',
    'jaket kulit rusak di dry clean kami',
    'orang tua di daycare kami minta rekaman cctv',
    'pelanggan depot air saya nemu lumut di galonnya',
    'dokter gigi di klinik kami buru-buru terus',
    'the bride hated the cake from our bakery',
    'clients of my salon keep cancelling',
  ])('what happens in a business that stands tells none: %s', (text) => {
    expect(read(text)).toBeUndefined()
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
