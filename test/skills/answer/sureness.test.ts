import { describe, expect, test } from 'vitest'
import { certaintyOf, sureness } from '../../../src/skills/answer/sureness.ts'

describe('how sure an answer is', () => {
  test('falls with the chance that another entry was meant, and with how little of it is ours', () => {
    const of = (chance: number, fit: number) => certaintyOf({ chance, fit })
    expect([of(0.9, 0.99), of(0.6, 0.99), of(0.3, 0.99)]).toEqual(['high', 'medium', 'low'])
    expect([of(0.9, 0.99), of(0.9, 0.7), of(0.9, 0.3)]).toEqual(['high', 'medium', 'low'])
  })

  test.each([
    ['high', 'A', 'sure-high'],
    ['high', 'D', 'sure-high'],
    ['high', 'C', 'sure-medium'],
    ['medium', 'B', 'sure-medium'],
    ['medium', 'C', 'sure-low'],
    ['low', 'A', 'sure-low'],
  ] as const)(
    'of %s on an entry marked %s is said as %s: a single source is never quite sure',
    (certainty, mark, key) => {
      expect(sureness(certainty, mark)).toBe(key)
    },
  )
})
