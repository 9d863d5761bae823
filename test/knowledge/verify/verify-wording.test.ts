import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createWordingVerifier, createWordShare } from '../../../src/knowledge/verify/verify-wording.ts'

const directory = resolve(import.meta.dirname, '../../../knowledge/language')
const words = loadWords(directory)
const verify = createWordingVerifier(directory, words)

const material = `Kak Rina bilang: paketnya sudah 3 hari tidak sampai, pesanan A-1029.
Balasan: Maaf Kak, saya cek ke kurir, jam 15.00 saya kabari.`

describe('a wording of what people wrote', () => {
  test.each([
    'Maaf Kak Rina, tiga hari menunggu paket memang bikin kesal. Saya cek ke kurir sekarang, jam 15.00 saya kabari.',
    'Saya paham paketnya belum sampai. Saya hubungi kurir; pukul [jam] saya kabari, ya Kak.',
  ])('may have words of its own: %s', (wording) => {
    expect(verify(wording, material)).toBeUndefined()
  })

  test.each([
    ['figure', 'Maaf Kak, kami beri potongan 20 persen dan saya kabari jam 15.00.'],
    ['figure', 'Maaf Kak, jam 17.00 saya kabari.'],
    ['date', 'Maaf Kak, paketnya sampai 3 Desember.'],
    ['reference', 'Sesuai UU 8/1999 Kakak berhak atas ganti rugi.'],
    ['link', 'Cek di https://kurir.example/lacak ya Kak.'],
    ['name', 'Maaf Kak Rina, kurirnya JNT sedang saya telepon.'],
    ['name', 'Maaf Kak Dewi, paketnya saya cek.'],
    ['mention', 'Halo <!channel>, paketnya saya cek.'],
    ['duty', 'Kak Rina wajib membayar ongkos kirim ulang.'],
    ['duty', 'Kak Rina tidak wajib membayar ongkos.'],
  ])('brings in no %s of its own: %s', (flaw, wording) => {
    expect(verify(wording, material)).toBe(flaw)
  })

  test('keeps a duty of its material as it is, and speaks of must and may as people do where there is none', () => {
    const rule = 'Agen wajib mencatat tiket; agen tidak wajib meminta foto.'
    expect(verify('Agen wajib mencatat tiket.', rule)).toBeUndefined()
    expect(verify('Agen dilarang mencatat tiket.', rule)).toBe('duty')
    expect(verify('Agen boleh tidak mencatat tiket.', rule)).toBe('duty')
    expect(verify('Saya harus nunggu berapa lama lagi? Jangan diulur terus ya.', material)).toBeUndefined()
  })
})

test('how much of a wording is in the words of its material is told by stems', () => {
  const share = createWordShare(words)
  expect(share('Pesanan tamu benar', 'tamu menerima pesanannya yang benar', 'id')).toBe(1)
  expect(share('Kemewahan bernuansa pegunungan', 'tamu menerima pesanan', 'id')).toBe(0)
  expect(share('Tamu menikmati', 'tamu menerima pesanan', 'id')).toBe(0.5)
})
