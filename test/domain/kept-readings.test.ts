import { expect, test } from 'vitest'
import { keepReadings, keptReading } from '../../src/domain/kept-readings.ts'

test('a file is read once as long as its text is the same, by each reader for itself', () => {
  keepReadings()
  const [one, other] = [{}, {}]
  let times = 0
  const read = (reader: object, text: string, file = 'words.yaml') =>
    keptReading({ file, text }, reader, () => `${text} ${++times}`)
  expect(read(one, 'a')).toBe('a 1')
  expect(read(one, 'a')).toBe('a 1')
  expect(read(other, 'a')).toBe('a 2')
  expect(read(one, 'a', 'others.yaml')).toBe('a 3')
  expect(read(one, 'b')).toBe('b 4')
})
