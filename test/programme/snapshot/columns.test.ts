import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromTable, toTable } from '../../../src/programme/snapshot/columns.ts'

const json = fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
const few = fc.constantFrom('csat', '"csat', 1, '1', true, null, { key: 'csat' }, ['csat'], [])
const records = fc.array(
  fc.record(
    { many: json, few, nested: fc.record({ value: fc.integer(), note: few }), perhaps: json },
    { requiredKeys: ['many', 'few', 'nested'] },
  ),
)

test('records are the same after they were written as a table and read again', () => {
  fc.assert(
    fc.property(records, (written) => {
      // JSON knows no negative zero.
      const plain = JSON.parse(JSON.stringify(written))
      expect(fromTable(JSON.parse(JSON.stringify(toTable(plain))))).toEqual(plain)
    }),
  )
})
