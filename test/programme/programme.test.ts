import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import { applyEvent, applyEvents, programmeOf } from '../../src/programme/apply-event.ts'
import { emptyProgramme, nextNumber } from '../../src/programme/programme.ts'
import { programmeWriter } from '../support/build-programme.ts'

const csat = { key: 'csat', name: 'CSAT', unit: '%', better: 'higher' } as const

describe('a programme is what its events come to', () => {
  test('an action is added, moved, blocked and done', () => {
    const writer = programmeWriter()
    const added = writer.add('action-added', {
      action: 1,
      values: { what: 'Buat template balasan', owner: { name: 'Rina' }, due: '2027-06-11' },
    })
    const moved = writer.add('action-changed', { action: 1, changes: { due: '2027-06-18' }, reason: 'Rina cuti' })
    const again = writer.add('action-changed', { action: 1, changes: { due: '2027-06-21' } })
    const done = writer.add('action-moved', { action: 1, status: 'done', proof: '12 templat' }, 'rina')
    expect(programmeOf(writer.events).actions.get('1')).toMatchObject({
      by: 'dina',
      number: 1,
      status: 'done',
      values: { what: 'Buat template balasan', due: '2027-06-21' },
      firstDue: '2027-06-11',
      evidence: '12 templat',
      events: [added, moved, again, done],
    })
  })

  test('a correction is an event of its own, and a null takes a field away', () => {
    const writer = programmeWriter()
    writer.add('measured', {
      measurement: 1,
      values: { metric: csat, value: 28, day: '2027-06-04', n: 120, note: 'toko' },
    })
    writer.add('measurement-changed', { measurement: 1, changes: { value: 82, note: null } })
    expect(programmeOf(writer.events).measurements.get('1')?.values).toEqual({
      metric: csat,
      value: 82,
      day: '2027-06-04',
      n: 120,
    })
  })

  test('a closed step that is reopened is open, and a new round keeps the vision only', () => {
    const writer = programmeWriter()
    writer.add('sheet-written', { step: 'vision', field: 'vision', value: 'Setiap tamu pulang senang.' })
    writer.add('sheet-written', { step: 'analysis', field: 'strengths', value: ['ramah'] })
    writer.add('step-closed', { step: 'vision', evidence: 'dibaca 5 orang' })
    writer.add('step-closed', { step: 'analysis', evidence: 'lembar' })
    writer.add('step-reopened', { step: 'vision' })
    expect([...programmeOf(writer.events).steps.keys()]).toEqual(['analysis'])
    writer.add('round-started', { round: 2, problem: 'paket telat 34%' })
    const programme = programmeOf(writer.events)
    expect([...programme.steps.keys()]).toEqual([])
    expect([...programme.sheets.keys()]).toEqual(['vision.vision'])
  })

  test('events about what is not there, of unknown kinds or newer forms change nothing', () => {
    const writer = programmeWriter()
    writer.add('action-moved', { action: 7, status: 'done' })
    const [event] = writer.events
    if (!event) throw new Error('nothing was written')
    const unknown: Event = { ...event, id: 'x', kind: 'danced' }
    const newer: Event = { ...event, id: 'y', kind: 'action-added', data: { v: 9, by: 'a', message: 'm' } }
    const programme = programmeOf([event, unknown, newer])
    expect({ ...programme, size: 0 }).toEqual(emptyProgramme)
  })
})

describe('undo', () => {
  test('puts back what was before, and gives no number twice', () => {
    const writer = programmeWriter()
    const added = writer.add('action-added', { action: 1, values: { what: 'Rapat' } })
    writer.add('undone', { event: added })
    const programme = programmeOf(writer.events)
    expect(programme.actions.size).toBe(0)
    expect(nextNumber(programme, 'actions')).toBe(2)
  })

  test('of an earlier change leaves alone what was changed again since', () => {
    const writer = programmeWriter()
    writer.add('action-added', { action: 1, values: { what: 'Rapat' } })
    const first = writer.add('action-changed', { action: 1, changes: { what: 'Rapat mingguan' } })
    writer.add('action-changed', { action: 1, changes: { what: 'Rapat harian' } })
    writer.add('undone', { event: first })
    expect(programmeOf(writer.events).actions.get('1')?.values.what).toBe('Rapat harian')
  })

  test('undoing twice is undoing once', () => {
    const writer = programmeWriter()
    writer.add('action-added', { action: 1, values: { what: 'Rapat' } })
    const done = writer.add('action-moved', { action: 1, status: 'done' })
    writer.add('undone', { event: done })
    writer.add('undone', { event: done })
    expect(programmeOf(writer.events).actions.get('1')?.status).toBe('open')
  })
})

test('whether applied at once, one by one, or from any snapshot, the same events come to the same programme', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), what: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constant('done' as const), action: fc.integer({ min: 1, max: 8 }) }),
    fc.record({
      kind: fc.constant('due' as const),
      action: fc.integer({ min: 1, max: 8 }),
      day: fc.integer({ min: 10, max: 28 }),
    }),
    fc.record({ kind: fc.constant('undo' as const), back: fc.integer({ min: 1, max: 70 }) }),
    fc.record({ kind: fc.constant('round' as const) }),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 140 }), fc.nat(), (changes, cut) => {
      const writer = programmeWriter()
      for (const each of changes) {
        if (each.kind === 'add')
          writer.add('action-added', { action: writer.events.length + 1, values: { what: each.what } })
        if (each.kind === 'done') writer.add('action-moved', { action: each.action, status: 'done' })
        if (each.kind === 'due')
          writer.add('action-changed', { action: each.action, changes: { due: `2027-06-${each.day}` } })
        if (each.kind === 'undo') writer.add('undone', { event: `e${Math.max(1, writer.events.length - each.back)}` })
        if (each.kind === 'round') writer.add('sheet-written', { step: 'analysis', field: 'limits', value: 'x' })
      }
      const { events } = writer
      const whole = programmeOf(events)
      const at = events.length === 0 ? 0 : cut % events.length
      expect(applyEvents(programmeOf(events.slice(0, at)), events.slice(at))).toEqual(whole)
      expect(events.reduce(applyEvent, emptyProgramme)).toEqual(whole)
    }),
    { numRuns: 60 },
  )
})

test('applying an event leaves the programme it started from as it was', () => {
  const writer = programmeWriter()
  writer.add('action-added', { action: 1, values: { what: 'Rapat' } })
  const before = programmeOf(writer.events)
  writer.add('action-moved', { action: 1, status: 'done' })
  const [, second] = writer.events
  if (!second) throw new Error('nothing was written')
  applyEvent(before, second)
  expect(before.actions.get('1')?.status).toBe('open')
})
