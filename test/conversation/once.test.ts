import { describe, expect, test } from 'vitest'
import { noteRecent, repetitionOf } from '../../src/conversation/once.ts'
import type { Message } from '../../src/domain/message.ts'
import { shortLabel } from '../../src/domain/short-label.ts'
import { buildMessage, pickOf } from '../support/builders.ts'

/** What the second of two messages is after the first. */
function repetitionAfter(first: Partial<Message>, second: Partial<Message>) {
  return repetitionOf(buildMessage(second), noteRecent(buildMessage(first)))
}

describe('the same again', () => {
  const tap = { pick: pickOf('evidence:oss/nib'), about: { under: '7' }, receivedAtMs: 1000 }

  test('is a button pressed twice under one message, soon', () => {
    expect(repetitionAfter(tap, { ...tap, receivedAtMs: 9000 })).toBe('again')
    expect(repetitionAfter(tap, { ...tap, receivedAtMs: 11_000 })).toBeUndefined()
    expect(repetitionAfter(tap, { ...tap, about: { under: '8' } })).toBeUndefined()
    expect(repetitionAfter(tap, { ...tap, pick: pickOf('more:oss/nib') })).toBeUndefined()
  })

  test('is an edit that changes no word', () => {
    const said = { text: 'apa itu nib', written: { id: '3' } }
    const edited = (text: string, edit: 'soon' | 'late') => ({ text, written: { id: '3', edit } as const })
    expect(repetitionAfter(said, edited('Apa itu NIB?', 'soon'))).toBe('again')
    expect(repetitionAfter(said, edited('apa itu KBLI', 'soon'))).toBeUndefined()
    expect(repetitionAfter(said, edited('apa itu KBLI', 'late'))).toBe('too-late')
    expect(repetitionAfter(said, { ...edited('apa itu KBLI', 'late'), isShared: true })).toBe('again')
    expect(repetitionAfter({ ...said, written: { id: '4' } }, edited('apa itu KBLI', 'late'))).toBe('again')
  })

  test('is one more of an album, if nothing is written to it', () => {
    expect(repetitionAfter({ album: 'a' }, { album: 'a', text: '' })).toBe('album')
    expect(repetitionAfter({ album: 'a' }, { album: 'a', text: 'apa ini' })).toBeUndefined()
    expect(repetitionAfter({ album: 'a' }, { album: 'b', text: '' })).toBeUndefined()
  })
})

test.each([
  ['Apa itu NIB?', 'Apa itu NIB?'],
  ['Cara mendaftar PSE domestik lewat OSS', 'Cara mendaftar PSE domestik…'],
  ['Ketidakbertanggungjawabanpelakuusaha', 'Ketidakbertanggungjawabanpela…'],
])('a label on a button: %s', (label, shown) => {
  expect(shortLabel(label)).toBe(shown)
  expect([...shown].length).toBeLessThanOrEqual(30)
})
