import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phrasesPattern, phrasesTest, toLine } from '../../../src/knowledge/replies/phrase-pattern.ts'
import { readReplyBook } from '../../../src/knowledge/replies/reply-book.ts'

const { wishes, concepts } = readReplyBook('knowledge/replies')
const lists = [wishes.say, wishes.draft, wishes.react, wishes.not, ...Object.values(concepts)]
const words = [...new Set(lists.flat().flatMap((phrase) => phrase.replaceAll(/[…*]/g, ' ').trim().split(/\s+/)))]
const cases = fc.constantFrom(...lists).chain((phrases) =>
  fc.record({
    phrases: fc.constant(phrases),
    said: fc.array(fc.constantFrom(...words, ...phrases.flatMap((phrase) => phrase.split(/[\s…*]+/))), {
      maxLength: 12,
    }),
    whole: fc.option(fc.constantFrom(...phrases)),
  }),
)

test('phrases that are only told stand where the one pattern of them finds one', () => {
  const found = { yes: 0, no: 0 }
  fc.assert(
    fc.property(cases, ({ phrases, said, whole }) => {
      const line = toLine([...said, whole?.replaceAll(/\s*…\s*/g, ' itu ').replaceAll('*', 'nya') ?? ''].join(' '))
      const expected = phrasesPattern(phrases).test(line)
      found[expected ? 'yes' : 'no']++
      expect(phrasesTest(phrases).test(line)).toBe(expected)
    }),
    { numRuns: 300 },
  )
  // Both happen, or nothing was compared.
  expect(Math.min(found.yes, found.no)).toBeGreaterThan(30)
})
