import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChangedRecords, chunksOf, copyOf, lastOf } from '../../src/programme/records.ts'
import { BlockRecords, toBlocks } from '../../src/programme/snapshot/stored-records.ts'

type Note = { readonly number: number; readonly text: string }

const notes = fc
  .uniqueArray(fc.nat(30), { maxLength: 20 })
  .map((numbers) => numbers.map((number): Note => ({ number, text: `kept ${number}` })))
const changes = fc.array(fc.record({ number: fc.nat(40), isRemoved: fc.boolean() }), { maxLength: 30 })

test('what a snapshot holds and what was changed since are the records that a plain map would hold, in its order', () => {
  fc.assert(
    fc.property(notes, changes, (kept, changed) => {
      const plain = new Map(kept.map((note) => [String(note.number), note]))
      const stored = new BlockRecords(toBlocks(plain), ({ number }: Note) => String(number))
      const records = copyOf(new ChangedRecords(stored))
      for (const [index, { number, isRemoved }] of changed.entries()) {
        const note = { number, text: `changed ${index}` }
        for (const all of [plain, records]) {
          if (isRemoved) all.delete(String(number))
          else all.set(String(number), note)
        }
        expect(records.get(String(number))).toEqual(plain.get(String(number)))
      }
      const expected = [...plain.values()]
      expect([...records]).toEqual([...plain])
      expect(records.size).toBe(plain.size)
      expect(lastOf(records)).toEqual(expected.at(-1))
      expect(chunksOf(records).flatMap((chunk) => Array.from({ length: chunk.size }, (_, at) => chunk.at(at)))).toEqual(
        expected,
      )
      const rewritten = toBlocks(records)
      expect(rewritten.flatMap((block) => Array.from({ length: block.size }, (_, at) => block.at(at)))).toEqual(
        expected,
      )
      // What was copied is as it was.
      expect([...new ChangedRecords(stored).values()]).toEqual(kept)
    }),
  )
})

test('of a long past only the blocks that were changed are written again', () => {
  const long = Array.from({ length: 3500 }, (_, number): Note => ({ number, text: `kept ${number}` }))
  const plain = new Map(long.map((note) => [String(note.number), note]))
  const stored = new BlockRecords(toBlocks(plain), ({ number }: Note) => String(number))
  const records = copyOf(new ChangedRecords(stored))
  records.set('2500', { number: 2500, text: 'changed' })
  records.set('9000', { number: 9000, text: 'added' })
  const blocks = toBlocks(records)
  expect(blocks.map((block) => stored.blocks.includes(block))).toEqual([true, true, false, false])
  expect(blocks[2]?.at(500)).toEqual({ number: 2500, text: 'changed' })
  expect(blocks[3]?.at(500)).toEqual({ number: 9000, text: 'added' })
})
