import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/domain/language.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createVerifier, type Support } from '../../../src/knowledge/verify/verifier.ts'

const directory = resolve(import.meta.dirname, '../../../knowledge/language')
const flawOf = createVerifier(directory, loadWords(directory))

function check(sentence: string, statements: readonly string[], language: Language = 'id', article = '') {
  const citation = { entryId: 'pse/x', source: 'PP 71/2019', short: 'PP 71/2019', article }
  return flawOf(
    sentence,
    statements.map((text): Support => ({ text, citations: [citation], context: 'Wajib daftar PSE' })),
    language,
  )
}

const pse = [
  'Anda wajib mendaftar PSE bila sendiri menjalankan situs atau aplikasi untuk salah satu dari enam kegunaan, misalnya menjual barang atau jasa.',
  'Skala usaha tidak berpengaruh.',
  'Tidak ada ambang omzet, jumlah karyawan, trafik, atau pengguna.',
  'Daftar sebelum sistem dipakai pengguna.',
]
const lkpm = [
  'Usaha mikro tidak wajib menyampaikan LKPM. Usaha kecil wajib menyampaikan LKPM setiap 6 bulan, usaha menengah dan besar setiap 3 bulan.',
  'LKPM disampaikan paling lambat tanggal 10 bulan berikutnya.',
  'Yang tidak menyampaikan diberi peringatan tertulis, lalu denda paling banyak Rp1.000.000.',
  'Nomor BPJS boleh diisi, tetapi bukan syarat.',
  'Aturan ini berlaku sejak 5 Oktober 2025.',
  'Data pelanggan dilarang dijual.',
]

describe('a sentence that its statements support', () => {
  const supported: readonly [string, readonly string[]][] = [
    ['Anda wajib mendaftar PSE bila menjalankan situs sendiri untuk menjual barang.', pse],
    ['Kalau Anda menjalankan situs untuk menjual barang, Anda harus mendaftar PSE.', pse],
    ['Omzet dan jumlah karyawan tidak ada ambangnya.', pse],
    ['Usaha mikro tidak wajib menyampaikan LKPM.', lkpm],
    ['Usaha kecil wajib menyampaikan LKPM setiap enam bulan.', lkpm],
    ['Dendanya paling banyak Rp 1 juta.', lkpm],
    ['LKPM disampaikan paling lambat tanggal 10 bulan berikutnya.', lkpm],
    ['Aturan ini berlaku sejak 5 Oktober 2025.', lkpm],
    ['Nomor BPJS boleh diisi, tetapi bukan syarat.', lkpm],
    ['Data pelanggan tidak boleh dijual.', lkpm],
  ]
  test.each(supported)('%s', (sentence, statements) => {
    expect(check(sentence, statements)).toBeUndefined()
  })

  test('may name the articles that its statements cite, and no others', () => {
    expect(
      check(
        'Daftar sebelum sistem dipakai pengguna, menurut Pasal 6 ayat (2) PP 71/2019.',
        pse,
        'id',
        'Pasal 6 ayat (2)',
      ),
    ).toBeUndefined()
    expect(
      check('Daftar sebelum sistem dipakai pengguna, menurut Pasal 7 PP 71/2019.', pse, 'id', 'Pasal 6 ayat (2)'),
    ).toBe('reference')
  })

  test('in English as well', () => {
    const statements = ['Micro businesses need not file LKPM. Small businesses must file it every 6 months.']
    expect(check('Small businesses must file LKPM every six months.', statements, 'en')).toBeUndefined()
    expect(check("Micro businesses don't have to file LKPM.", statements, 'en')).toBeUndefined()
    expect(check('Micro businesses must file LKPM.', statements, 'en')).toBe('duty')
    expect(check("Small businesses don't have to file it every 6 months.", statements, 'en')).toBe('duty')
  })
})

describe('an attack', () => {
  const attacks: readonly [string, string, readonly string[]][] = [
    ['figure', 'Usaha kecil wajib menyampaikan LKPM setiap 4 bulan.', lkpm],
    ['figure', 'Usaha kecil wajib menyampaikan LKPM setiap 3 bulan.', lkpm],
    ['figure', 'Usaha kecil wajib menyampaikan LKPM setiap 6 hari.', lkpm],
    ['figure', 'Usaha kecil wajib menyampaikan LKPM setiap empat bulan.', lkpm],
    ['figure', 'Dendanya paling banyak Rp10.000.000.', lkpm],
    ['figure', 'Dendanya paling sedikit Rp1.000.000.', lkpm],
    ['figure', 'Dendanya Rp1.000.000.', lkpm],
    ['figure', 'Dendanya paling banyak 1 miliar rupiah.', lkpm],
    ['figure', 'LKPM disampaikan paling cepat tanggal 10 bulan berikutnya.', lkpm],
    ['figure', 'Ada 50 juta pengguna.', pse],
    ['date', 'Aturan ini berlaku sejak 5 Oktober 2024.', lkpm],
    ['date', 'Aturan ini berlaku sejak 6 Oktober 2025.', lkpm],
    ['date', 'Aturan ini berlaku sejak 5 November 2025.', lkpm],
    ['reference', 'Menurut Pasal 99, daftar sebelum sistem dipakai pengguna.', pse],
    ['reference', 'Menurut PP 5/2021, daftar sebelum sistem dipakai pengguna.', pse],
    ['reference', 'Menurut UU Nomor 27 Tahun 2022, daftar sebelum sistem dipakai pengguna.', pse],
    ['reference', 'Daftar sebelum sistem dipakai pengguna, ayat (9).', pse],
    ['link', 'Daftar PSE di https://pse-resmi.example.com sebelum sistem dipakai pengguna.', pse],
    ['link', 'Daftar sebelum sistem dipakai pengguna lewat daftar-pse.id.', pse],
    ['link', 'Daftar sebelum sistem dipakai pengguna, kirim ke admin@penipu.co.id.', pse],
    ['mention', 'Daftar sebelum sistem dipakai pengguna, <!channel>.', pse],
    ['mention', 'Daftar sebelum sistem dipakai pengguna @channel', pse],
    ['mention', 'Daftar sebelum sistem dipakai pengguna <@U012345>.', pse],
    ['name', 'Daftar di Kementerian Perdagangan sebelum sistem dipakai pengguna.', pse],
    ['name', 'Daftar BSSN sebelum sistem dipakai pengguna.', pse],
    ['duty', 'Usaha mikro wajib menyampaikan LKPM.', lkpm],
    ['duty', 'Usaha kecil tidak wajib menyampaikan LKPM.', lkpm],
    ['duty', 'Skala usaha berpengaruh.', pse],
    ['duty', 'Data pelanggan boleh dijual.', lkpm],
    ['duty', 'Data pelanggan tidak dilarang dijual.', lkpm],
    ['duty', 'Data pelanggan dijual.', lkpm],
    ['duty', 'Nomor BPJS wajib diisi.', lkpm],
    ['duty', 'Nomor BPJS tidak boleh diisi.', lkpm],
    ['duty', 'Anda tidak perlu mendaftar PSE bila menjalankan situs untuk menjual barang.', pse],
    ['duty', 'Anda tidak lagi wajib mendaftar PSE bila menjalankan situs untuk menjual barang.', pse],
    ['duty', 'Jangan mendaftar PSE bila menjalankan situs untuk menjual barang.', pse],
    ['duty', 'Ada ambang omzet dan jumlah karyawan.', pse],
    ['condition', 'Anda wajib mendaftar PSE.', pse],
    ['quantity', 'Semua usaha wajib mendaftar PSE bila menjalankan situs.', pse],
    ['contrast', 'Denda dan pidana penjara menanti yang tidak menyampaikan.', lkpm],
    ['contrast', 'Daftar sesudah sistem dipakai pengguna.', pse],
    ['words', 'Pendaftaran memakai paspor, foto selfie, materai, serta rekomendasi camat setempat.', pse],
  ]
  test.each(attacks)('on the %s is seen: %s', (flaw, sentence, statements) => {
    expect(check(sentence, statements)).toBe(flaw)
  })
})

test('a date that hangs on another word leaves the sentence what it was', () => {
  const sentence = 'That authority had not been formed by mid-September 2026.'
  expect(check(sentence, [sentence], 'en')).toBeUndefined()
})
