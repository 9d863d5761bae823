import { expect, test } from 'vitest'
import { explainCodeQuestion } from '../../src/commands/explain-kbli.ts'

test('explains what a question for a KBLI code found', () => {
  const lines = explainCodeQuestion('kode kbli laundry kiloan apa')
  expect(lines[0]).toMatch(/^Asks for a KBLI code/)
  expect(lines[1]).toBe('  object: laundry kiloan')
  expect(lines[2]).toMatch(/confidence 1\.00, words found 1\.00, name of 2 {2}96100 /)
  expect(lines.at(-1)).toBe('  answered as: activity, one')
})

test('explains nothing of a question that the entries answer', () => {
  expect(explainCodeQuestion('apa itu kbli')).toEqual([])
})
