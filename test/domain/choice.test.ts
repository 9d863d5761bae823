import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeChoice, encodeChoice, longestChoice, ratingOf, readRating } from '../../src/domain/choice.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/)
/** Names that the version before used for kinds of choices, and no skill may have. */
const formerKinds = ['ask', 'evidence', 'more', 'rate', 'kbli']

describe('a choice as one text', () => {
  test('is read back as it was written, whatever its value, and fits every channel', () => {
    const reference = fc.record({
      skill: name.filter((skill) => !formerKinds.includes(skill)),
      act: name,
      value: fc.string({ unit: 'binary', maxLength: 12 }),
    })
    fc.assert(
      fc.property(reference, (choice) => {
        fc.pre(Buffer.byteLength(`${choice.skill}:${choice.act}:${choice.value}`) <= longestChoice)
        const text = encodeChoice(choice)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(56)
        expect(decodeChoice(text)).toEqual(choice)
      }),
    )
  })

  test.each([
    [{ skill: 'answer', act: 'ask', value: 'x'.repeat(50) }, 'more than 56 bytes'],
    [{ skill: 'Answer', act: 'ask', value: '' }, 'not the names'],
    [{ skill: 'answer', act: 'a:b', value: '' }, 'not the names'],
  ])('is refused where no channel could carry it, or nobody could read it: %j', (choice, problem) => {
    expect(() => encodeChoice(choice)).toThrow(problem)
  })

  test.each([
    ['ask:oss/nib', { skill: 'answer', act: 'ask', value: 'oss/nib' }],
    ['more:oss/nib', { skill: 'answer', act: 'more', value: 'oss/nib' }],
    ['rate:up:x7', { skill: 'answer', act: 'up', value: 'x7' }],
    ['kbli:47919', { skill: 'kbli', act: 'code', value: '47919' }],
    ['kbli:code:47919', { skill: 'kbli', act: 'code', value: '47919' }],
    ['hello', undefined],
    ['', undefined],
    ['A:b:c', undefined],
  ])('%j is read as %j, also where the version before wrote it', (text, choice) => {
    expect(decodeChoice(text)).toEqual(choice)
  })

  test('a rating is a choice like others', () => {
    expect(readRating(ratingOf('a1', false))).toEqual({ answerId: 'a1', helpful: false })
    expect(readRating({ skill: 'answer', act: 'more', value: 'a1' })).toBeUndefined()
    expect(readRating({ skill: 'kbli', act: 'up', value: 'a1' })).toBeUndefined()
  })
})
