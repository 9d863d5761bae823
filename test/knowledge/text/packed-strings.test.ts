import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberOf, packStrings, packTerms, stringAt } from '../../../src/knowledge/text/packed-strings.ts'

describe('packed strings', () => {
  test('come back by their numbers, whatever letters they have', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (strings) => {
        const packed = packStrings(strings)
        expect(strings.map((_, number) => stringAt(packed, number))).toEqual(strings)
      }),
    )
  })

  test('distinct ones are found by their letters, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), fc.string(), (terms, other) => {
        const packed = packTerms(terms)
        expect(terms.map((term) => numberOf(packed, term))).toEqual([...terms.keys()])
        expect(numberOf(packed, other)).toBe(terms.includes(other) ? terms.indexOf(other) : undefined)
      }),
    )
  })

  test('a number that none has is an empty string', () => {
    expect(stringAt(packStrings(['nib']), 7)).toBe('')
  })
})
