import { describe, expect, test } from 'vitest'
import { certaintyOf, sureness } from '../../../src/skills/answer/sureness.ts'
import { buildCandidate } from '../../support/entries.ts'

describe('how sure an answer is', () => {
  const sure = buildCandidate('oss/nib', { score: 10, fit: 1 })

  test('is high where one entry fits alone, and falls as the next comes closer', () => {
    const rivalled = [undefined, 1, 8, 10].map((score) =>
      certaintyOf(sure, score === undefined ? undefined : buildCandidate('oss/kbli', { score })),
    )
    expect(rivalled).toEqual(['high', 'high', 'medium', 'low'])
  })

  test('falls as the entry fits less', () => {
    expect([0.99, 0.7, 0.3].map((fit) => certaintyOf({ ...sure, fit }, undefined))).toEqual(['high', 'medium', 'low'])
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
