import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../src/domain/mask.ts'

/** Made up; put together here so that no scanner of repositories takes them for real. */
const made = (start: string, rest: string) => `${start}${rest}`

describe('keys of services', () => {
  test.each([
    made('AKIA', 'Q7ZPL2MXVT90RWCD'),
    made('ghp_', 'q8Zr2LmT7vXcN4bYw1KdP6sHfJ3gQe0aUiOx'),
    made('xoxb-', '204817733-99120-kLmQ8rTzXv2KdPw'),
    made('Mid-server-', 'x7Tq2LmZ0pKdVb45'),
    made('7291836450:', 'AAHk3Zq9LmXw2rTyVb8NcPdEfGhJsKu4oQi'),
    made('eyJhbGciOiJIUzI1NiJ9', '.eyJ1aWQiOjQ0MX0.Qw8rT2zXcV5bN1mLkJ9h'),
  ])('are hidden by their shape, whatever stands before: %s', (key) => {
    expect(maskPersonalData(`bos, ${key} ke-commit semalem`)).toBe('bos, [sandi] ke-commit semalem')
  })

  test('of other makers are hidden after a word for them, and so are passwords in a file of settings', () => {
    expect(maskPersonalData('secret key: x7Tq2LmZ0pKdVb45 ditolak')).toBe('secret key: [sandi] ditolak')
    expect(maskPersonalData('{ "user": "ops", "password": "Zebra$Cross8" }')).toBe(
      '{ "user": "ops", "password": "[sandi]" }',
    )
  })

  test.each([
    'api key itu apa dan siapa yang boleh memegangnya?',
    'bearer token expired tiap 15 menit, apa normal?',
    'Barang dengan barcode 8991002101630 kedaluwarsa',
    'BPOM MD 867031045021 ditanya pembeli',
    'ISBN 978-602-03-1234-5 salah cetak',
    'Format NIB itu 13 digit kan, misalnya 1234567890123?',
  ])('are told from talk about them, and from what is printed on goods and papers: %s', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})
