import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkOf } from '../../../src/programme/records.ts'
import { openBlock, writeBlock } from '../../../src/programme/snapshot/stored-block.ts'

const json = fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
const few = fc.constantFrom('csat', '"csat', 1, '1', true, null, { key: 'csat' }, ['csat'], [])
const records = fc.array(
  fc.record(
    { many: json, few, nested: fc.record({ value: fc.integer(), note: few }), perhaps: json },
    { requiredKeys: ['many', 'few', 'nested'] },
  ),
)

test('records are the same after they were written as a block and read again', () => {
  fc.assert(
    fc.property(records, (written) => {
      // JSON knows no negative zero.
      const plain = JSON.parse(JSON.stringify(written))
      const block = reopened(plain)
      expect(plain.map((_: unknown, row: number) => block.at(row))).toEqual(plain)
    }),
  )
})

test('a field is the same whether it is read by itself or from the records', () => {
  fc.assert(
    fc.property(
      records,
      fc.constantFrom(['few'], ['few', 'key'], ['nested', 'note'], ['perhaps'], ['none']),
      (written, path) => {
        const plain = JSON.parse(JSON.stringify(written))
        const { of, at } = reopened(plain).field(path)
        const { of: expected, at: places } = chunkOf(plain).field(path)
        expect(at.map((place) => of[place])).toEqual(places.map((place) => expected[place]))
      },
    ),
  )
})

function reopened(written: Parameters<typeof writeBlock>[0]) {
  const { head, text } = writeBlock(written)
  return openBlock(JSON.parse(JSON.stringify(head)), text)
}
