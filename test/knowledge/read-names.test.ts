import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createNameReader } from '../../src/knowledge/read-names.ts'

const readNames = createNameReader(resolve(import.meta.dirname, '../../knowledge/language'))

test.each([
  ['Apa itu LKPM?', ['lkpm'], ['oss']],
  ['beda NIB/LKPM sama CSAT', ['csat', 'lkpm', 'nib'], ['cs-analysis', 'oss']],
  ['nibble dan slkpm', [], []],
  ['cara masak rendang', [], []],
  ['', [], []],
])('%j says the names %j of the topics %j', (text, names, topics) => {
  const found = readNames(text)
  expect([[...found.names].toSorted(), [...found.topics].toSorted()]).toEqual([names, topics])
})
