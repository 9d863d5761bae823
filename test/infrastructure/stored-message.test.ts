import { describe, expect, test } from 'vitest'
import { readStoredMessage, readStoredReply } from '../../src/infrastructure/stored-message.ts'
import { buildMessage, buildReply, pickOf } from '../support/builders.ts'

/** As the version before stored what it had accepted and not answered. */
const former = {
  id: '7-3',
  conversationId: 'telegram:501',
  person: { channel: 'telegram', id: '501', name: 'Budi' },
  text: 'apa itu NIB?',
  attachments: [],
  receivedAtMs: 1000,
}

describe('what a store kept', () => {
  test('comes back as it was', () => {
    const message = buildMessage({ pick: pickOf('more:oss/nib'), isShared: true, route: { threadTs: '1' } })
    expect(readStoredMessage(JSON.stringify(message))).toEqual(message)
    const reply = buildReply({ choices: [{ pick: pickOf('more:oss/nib'), label: 'Selengkapnya' }] })
    expect(readStoredReply(JSON.stringify(reply))).toEqual(reply)
  })

  test('by the version before is understood: what was said, and what was picked', () => {
    expect(readStoredMessage(JSON.stringify(former))).toEqual({ ...former, kind: 'said' })
    expect(readStoredMessage(JSON.stringify({ ...former, choice: 'rate:down:a1' }))).toEqual({
      ...former,
      kind: 'picked',
      pick: { skill: 'answer', act: 'down', value: 'a1' },
    })
  })

  test('by the version before still offers what it offered', () => {
    const reply = { id: 'r', text: 'Halo', choices: [{ id: 'evidence:oss/nib', label: 'Bukti', aside: true }] }
    expect(readStoredReply(JSON.stringify(reply))).toEqual({
      id: 'r',
      text: 'Halo',
      choices: [{ pick: pickOf('evidence:oss/nib'), label: 'Bukti', aside: true }],
    })
  })
})
