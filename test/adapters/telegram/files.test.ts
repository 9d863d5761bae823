import { afterEach, describe, expect, test } from 'vitest'
import type { Attachment } from '../../../src/domain/message.ts'
import { eventually } from '../../support/eventually.ts'
import { textOrReason } from '../../support/read-attachment.ts'
import { show } from '../../support/telegram-people.ts'
import { TelegramWorlds } from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

const csv = Buffer.from('nilai\n5\n4\n')
const file = (parts: Partial<Attachment> = {}): Attachment => ({ kind: 'document', reference: 'F1', ...parts })
const limits = { maxBytes: 1000, signal: new AbortController().signal }

describe('a file that came over Telegram', () => {
  test('is opened by what the message says of it', async () => {
    const { server, prima } = await worlds.open()
    server.putFile('F1', csv)
    show(server, { document: { file_id: 'F1', file_name: 'survei.csv', mime_type: 'text/csv', file_size: 10 } })
    const message = await eventually(() => prima.accepted[0] ?? Promise.reject(new Error('not yet')))
    expect(message).toMatchObject({ kind: 'arrived', attachments: [{ name: 'survei.csv', sizeBytes: 10 }] })
    const [attachment = file()] = message.attachments
    expect(await textOrReason(await prima.channel.open(attachment, limits))).toBe('nilai\n5\n4\n')
  })

  test.each([
    ['larger than wanted, by the message', 'too-large', { sizeBytes: 1001 }],
    ['larger than wanted, by what Telegram says then', 'too-large', { reference: 'large' }],
    ['larger than Telegram hands out', 'too-large', { reference: 'huge' }],
    ['there no more', 'gone', { reference: 'old' }],
  ])('is not had where it is %s', async (_name, reason, parts) => {
    const { server, prima } = await worlds.open()
    server.putFile('large', csv, 1001)
    server.putFile('huge', csv, 20_000_001)
    expect(await prima.channel.open(file(parts), limits)).toEqual({ kind: 'refused', reason })
  })

  test('breaks off where it goes on beyond what it said', async () => {
    const { server, prima } = await worlds.open()
    server.putFile('F1', Buffer.alloc(5000), 10)
    expect(await prima.channel.open(file(), limits)).toEqual({ kind: 'refused', reason: 'too-large' })
    server.chunkFiles = true
    await expect(textOrReason(await prima.channel.open(file(), limits))).rejects.toThrow('more than 1000 bytes')
  })

  test('is not waited for when the turn is over', async () => {
    const { server, prima } = await worlds.open()
    server.putFile('F1', csv)
    server.holdNext('file')
    const over = new AbortController()
    const opened = prima.channel.open(file(), { ...limits, signal: over.signal })
    setTimeout(() => over.abort(), 20)
    expect(await opened).toEqual({ kind: 'refused', reason: 'not-reached' })
  })

  test('is not had while Telegram is away', async () => {
    const { server, prima } = await worlds.open()
    await server.goDown()
    expect(await prima.channel.open(file(), limits)).toEqual({ kind: 'refused', reason: 'not-reached' })
  })
})
