import { describe, expect, test } from 'vitest'
import { readCommand } from '../../src/questions/answer-commands.ts'
import { pickOf } from '../support/builders.ts'

describe('reading what is no question', () => {
  test.each([
    ['bukti', 'evidence'],
    ['/bukti', 'evidence'],
    ['Buktinya mana dong kak?', 'evidence'],
    ['dasar hukumnya apa', 'evidence'],
    ['kata siapa?', 'evidence'],
    ['are you sure about that?', 'evidence'],
    ['selengkapnya', 'more'],
    ['lanjutkan dong', 'more'],
    ['details please', 'more'],
    ['bukti pendaftaran PSE itu apa', undefined],
    ['sanksi lengkapnya apa saja', undefined],
    ['sumber data CSAT dari mana', undefined],
    ['', undefined],
  ])('%j asks for %s', (text, kind) => {
    expect(readCommand({ text })?.kind).toBe(kind)
  })

  test.each([
    ['ask:oss/nib', { kind: 'ask', entryId: 'oss/nib' }],
    ['evidence:oss/nib', { kind: 'evidence', entryId: 'oss/nib' }],
    ['more:oss/nib', { kind: 'more', entryId: 'oss/nib' }],
    ['up:Zk3-x_9QwErT', { kind: 'rate', helpful: true, answerId: 'Zk3-x_9QwErT' }],
    ['down:Zk3-x_9QwErT', { kind: 'rate', helpful: false, answerId: 'Zk3-x_9QwErT' }],
    // Anybody can press a button that we never made.
    ['up:a1', { kind: 'stale' }],
    ['up:whatever somebody wrote', { kind: 'stale' }],
    ['sideways:a1', { kind: 'stale' }],
    ['xask:oss/nib', { kind: 'stale' }],
  ])('the choice %j is read as %j, whatever the text', (choice, command) => {
    expect(readCommand({ pick: pickOf(choice), text: 'bukti' })).toEqual(command)
  })
})
