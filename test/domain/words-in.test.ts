import { expect, test } from 'vitest'
import { wordsIn } from '../../src/domain/words-in.ts'

test.each([
  ['Apa itu NIB?', ['apa', 'itu', 'nib']],
  ['e-mail: 2x Café (PP 71/2019)', ['e', 'mail', '2x', 'café', 'pp', '71', '2019']],
  [' … 👍 ', []],
])('%j has the words %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})
