import { describe, expect, test } from 'vitest'
import { withShareOfN } from '../../../src/skills/calculate/share-of-n.ts'

describe('a figure with its n behind it', () => {
  test.each([
    ['CSAT call center kita minggu ini 68, n=204', 'CSAT call center kita minggu ini 68%, n=204'],
    ['csat 82 n 120', 'csat 82% n 120'],
    ['kepuasan 76,5 (n = 90)', 'kepuasan 76,5% (n = 90)'],
  ])('is a percentage where shares are spoken of: %s', (text, marked) => {
    expect(withShareOfN(text)).toBe(marked)
  })

  test.each(['hitung CSAT 68 dari 204', 'NPS 41, n=58', 'CSAT 82% n 120', 'CSAT 150 n 200'])(
    'stays as it is: %s',
    (text) => {
      expect(withShareOfN(text)).toBe(text)
    },
  )
})
