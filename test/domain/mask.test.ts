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
  ])('hides %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })

  test.each([
    'modal Rp10.000.000.000 cukup?',
    'PP 28/2025 Pasal 188 ayat (2)',
    'KBLI 47911 dan 63122',
    'sejak 17 Oktober 2024',
  ])('keeps %j', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})
