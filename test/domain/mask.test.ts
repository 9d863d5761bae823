import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../src/domain/mask.ts'

describe('masking personal data', () => {
  test.each([
    ['email saya budi.santoso+1@contoh.co.id ya', 'email saya [email] ya'],
    ['NIK 3174012345678901 salah', 'NIK [nomor] salah'],
    ['npwp 09.254.294.3-407.000 gimana', 'npwp [npwp] gimana'],
    ['wa 0812-3456-7890 dong', 'wa [telepon] dong'],
    ['hubungi +62 812 3456 7890', 'hubungi [telepon]'],
    ['kartu 4111 1111 1111 1111', 'kartu [nomor]'],
    ['rekening 1234567890', 'rekening [nomor]'],
    // As address books of phones copy them: with dashes that do not break, and spaces that do not either.
    ['wa \u202a+62\u00a0812\u20113456\u20117890\u202c', 'wa \u202a[telepon]\u202c'],
    ['wa 0812.3456.7890', 'wa [telepon]'],
    ['kantor (021) 555-1234 atau 021-5551234', 'kantor [telepon] atau [telepon]'],
    ['nik 3174\u20110123\u20114567\u20118901', 'nik [nomor]'],
  ])('hides %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })

  test.each([
    'modal Rp10.000.000.000 cukup?',
    'PP 28/2025 Pasal 188 ayat (2)',
    'KBLI 47911 dan 63122',
    'sejak 17 Oktober 2024',
    'omzet 62.812.345.678 setahun',
    'telepon OSS 169, jam 08.00-16.00',
    'tahun 2020 2021 2022',
    'berlaku 02-03-2026 sampai 01-09-2027',
  ])('keeps %j', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})
