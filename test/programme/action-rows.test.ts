import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionRows } from '../../src/programme/action-rows.ts'
import { actionStatuses } from '../../src/programme/events.ts'
import { type Action, emptyProgramme } from '../../src/programme/programme.ts'
import { ChangedRecords } from '../../src/programme/records.ts'
import { BlockRecords, toBlocks } from '../../src/programme/snapshot/stored-records.ts'

const day = fc.constantFrom('2027-01-04', '2027-01-05', '2027-02-01')
const owner = fc.record(
  { name: fc.constantFrom('Rina', 'Budi', 'Sari'), person: fc.constantFrom('p1', 'p2') },
  { requiredKeys: ['name'] },
)
const values = fc.record(
  {
    what: fc.string(),
    owner,
    due: day,
    proof: fc.string(),
    goal: fc.nat(3),
    priority: fc.constantFrom('high', 'normal', 'low'),
  },
  { requiredKeys: ['what'] },
)
const actions = fc.array(
  fc.record(
    { values, status: fc.constantFrom(...actionStatuses), movedAtMs: fc.nat(1_000_000), reason: fc.string() },
    { requiredKeys: ['values', 'status', 'movedAtMs'] },
  ),
)

test('actions are counted by the same, whether a snapshot holds them or they were made one by one', () => {
  fc.assert(
    fc.property(actions, (said) => {
      const all = said.map((one, index): Action => ({ ...one, number: index + 1, by: 'p', madeAtMs: 1, events: ['e'] }))
      const plain = new Map(all.map((action) => [String(action.number), action]))
      const stored = new BlockRecords(toBlocks(plain), ({ number }: Action) => String(number))
      const [expected, found] = [plain, new ChangedRecords(stored)].map((records) =>
        actionRows({ ...emptyProgramme, actions: records }).map(({ action, ...row }) => ({ ...row, made: action() })),
      )
      expect(found).toEqual(expected)
    }),
  )
})
