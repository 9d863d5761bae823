import { expect, test } from 'vitest'
import { fitFeatures, isNear } from '../../../src/skills/answer/fit.ts'

const context = { namesTopic: false, referralScore: 0 }

/** Whether an entry that has so many of a question's words, and is asked for so like it, is near it. */
function near(matched: number, words: number, wording: number, fit = 0.1): boolean {
  const familiarity = { words, known: words, corrected: 0 }
  const matchedTerms = Array.from({ length: matched }, (_, index) => `word${index}`)
  const features = fitFeatures({ score: 5, confidence: 0.5, matchedTerms, wording }, { ...context, familiarity })
  return isNear(features, fit, familiarity)
}

test('what shares nearly all words of a question, and asks alike, may be offered where nothing answers it', () => {
  expect(near(4, 5, 0.4)).toBe(true)
})

test('so may what most words lead to and what is asked for nearly so: the one that is missing may be a slip', () => {
  expect(near(2, 3, 0.55, 0.25)).toBe(true)
  expect(near(2, 3, 0.55, 0.1)).toBe(false)
})

test('one stray word in common, words in another sense, or a question of two words make nothing near', () => {
  expect(near(1, 5, 0.4)).toBe(false)
  expect(near(4, 5, 0.1)).toBe(false)
  expect(near(2, 2, 0.4)).toBe(false)
})
