import { describe, expect, test } from 'vitest'
import { readNumerals } from '../../../src/domain/mask/numerals.ts'
import { unspell } from '../../../src/domain/mask/unspell.ts'
import { maskPersonalData } from '../../../src/domain/mask.ts'

describe('digits said in words', () => {
  test.each([
    ['kosong lapan lima tujuh, sebelas, dua dua', '08571122'],
    ['nol satu tiga belas dua puluh empat', '011324'],
    ['seribu sembilan ratus sembilan puluh satu', '1991'],
    ['zero eight double one two', '08112'],
    ['nol8satu2 terus 3344', '08123344'],
  ])('%j is %s', (said, digits) => {
    expect(readNumerals(said).map(({ text }) => text)).toEqual([digits])
  })

  test.each([
    'dua belas orang, tiga meja, jam tujuh',
    'lima puluh ribu rupiah',
    'dua tiga hari lagi',
    'persatuan empatan',
  ])('%j counts something', (said) => {
    expect(readNumerals(said)).toEqual([])
  })
})

test.each([
  ['nopol B satu dua tiga empat KZT nyenggol', 'nopol B 1234 KZT nyenggol'],
  ['mobil be seribu dua ratus tujuh ka zet', 'mobil B 1207 KZ'],
  ['d e w i 7 7 @ m a i l . i d', 'dewi77@mail.id'],
  ['sari(titik)dewi(at)mail(titik)id', 'sari.dewi@mail.id'],
  ['erte tiga erwe lima', 'rt 3 rw 5'],
])('%j is written %j', (told, written) => {
  expect(unspell(told)?.text).toBe(written)
})

test('what is written as usual is not written anew', () => {
  expect(unspell('CSAT 82 dari 120 responden, jam 08.00, pasal 28 ayat (1)')).toBeUndefined()
})

test.each([
  ['kartu 4012 8888 8888 1881 exp 08/27', 'kartu [nomor] exp [nomor]'],
  ['susu ini exp 08/27, rak 3', 'susu ini exp 08/27, rak 3'],
  ['otp 3 angka awal 482 trus akhir 109, rugi 700 ribu', 'otp 3 angka awal [kode] trus akhir [kode], rugi 700 ribu'],
  ['triwulan pertama 482 lalu 510 tiket', 'triwulan pertama 482 lalu 510 tiket'],
  ['user id OSS budisantoso.umk gagal', 'user id OSS [akun] gagal'],
  ['user aktif 1.200 naik 12%', 'user aktif 1.200 naik 12%'],
  ['sandinya kucing garong 88 tanpa spasi ya mas', 'sandinya [sandi] ya mas'],
  ['passwordnya minimal 8 karakter dengan angka', 'passwordnya minimal 8 karakter dengan angka'],
  ['rek 1420099887766, an Fitri Handayani, tagihan Mei', 'rek [nomor], an [nama], tagihan Mei'],
  ['an Excel File of 1420099887766 rows', 'an Excel File of [nomor] rows'],
  ['Pelanggan : Gusti Ayu Pradnyani | SLA : 4 jam', 'Pelanggan : [nama] | SLA : 4 jam'],
  ['Agen : Mohon Ditunggu ya kak', 'Agen : Mohon Ditunggu ya kak'],
  ['tiket INC0812345678 dibuka ulang 4x', 'tiket INC0812345678 dibuka ulang 4x'],
  ['kirim ke Jl Pahlawan 88 RT 02 RW 05, 3 kg', 'kirim ke [alamat], 3 kg'],
  ['nomor NIK 3573046607910003 4 anggota', 'nomor NIK [nomor] 4 anggota'],
])('%j becomes %j', (said, masked) => {
  expect(maskPersonalData(said)).toBe(masked)
})

test.each([
  ['pesanan dari Johan Setiawan belum dibayar', 'pesanan dari [nama] belum dibayar'],
  ['bakso Johan Setiawan enak', 'bakso Johan Setiawan enak'],
  ['Rani Dewi Collection buka jam 8', 'Rani Dewi Collection buka jam 8'],
  ['Bulan Mei ramai, Cinta Bunga laris', 'Bulan Mei ramai, Cinta Bunga laris'],
  ['no kartu 4917 spasi 4845 spasi 8989 spasi 7107', 'no kartu [nomor]'],
  ['emailnya linda85 (a) hotmail (.) com', 'emailnya [email]'],
])('%j becomes %j, too', (said, masked) => {
  expect(maskPersonalData(said)).toBe(masked)
})
