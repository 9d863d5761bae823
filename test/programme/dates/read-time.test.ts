import { describe, expect, test } from 'vitest'
import { readTime } from '../../../src/programme/dates/read-time.ts'

describe('a time of the day', () => {
  test.each([
    ['besok jam 9', 9, 0],
    ['pukul 14.30 rapat', 14, 30],
    ['at 9:15', 9, 15],
    ['jam 8 malam', 20, 0],
    ['3 sore', 15, 0],
    ['jam 1 siang', 13, 0],
    ['11 siang', 11, 0],
    ['9pm', 21, 0],
  ])('is read in %j', (text, hour, minute) => {
    expect(readTime(text)).toMatchObject({ kind: 'time', hour, minute })
  })

  test.each(['5 Januari', '82 dari 120', '10.30.2026', 'aksi 3'])('is none in %j', (text) => {
    expect(readTime(text)).toBeUndefined()
  })

  test('is any number where one is expected', () => {
    expect(readTime('Senin 10 WIB', true)).toMatchObject({ hour: 10, minute: 0 })
    expect(readTime('Senin 08.30', true)).toMatchObject({ hour: 8, minute: 30 })
  })

  test.each(['jam 25', 'jam 9.75'])('%j is on no clock', (text) => {
    expect(readTime(text)).toEqual({ kind: 'impossible' })
  })
})
