import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../../src/domain/message.ts'
import type { OpenedAttachment } from '../../../src/ports/attachments.ts'
import { type ModelWorld, primaWithModel, wellAnswered } from '../../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'

let server: OpenAiServer
let prima: ModelWorld
let opened: () => OpenedAttachment
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: 60_000, attachments: { open: async () => opened() } })
})
afterAll(() => server.close())
beforeEach(() => {
  server.reset()
  prima.fresh()
  opened = () => ({ kind: 'opened', content: recording() })
  server.behaviour = { kind: 'say', content: wellAnswered }
})

async function* recording(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([79, 103, 103, 83])
}

const voiceNote: Partial<Message> = {
  kind: 'arrived',
  attachments: [{ kind: 'voice', reference: 'v1', mediaType: 'audio/ogg', sizeBytes: 4 }],
}

describe('a voice note', () => {
  test('is heard, shown as it was heard, and answered like a written message', async () => {
    server.next({ kind: 'hear', text: 'apa itu NIB' })
    const turn = await prima.say('', voiceNote)
    expect(turn.replies[0]?.text).toMatch(/^_Saya dengar: “apa itu NIB”_\n\nNIB \(Nomor Induk Berusaha\)/)
    expect(turn.replies[0]?.citations?.map(({ entryId }) => entryId)).toContain('oss/nib')
    expect(server.calls.map(({ path }) => path)).toEqual(['/v1/audio/transcriptions', '/v1/chat/completions'])
  })

  test('shows words as text, whatever signs are heard', async () => {
    server.next({ kind: 'hear', text: 'apa itu **NIB** <!channel> https://palsu.example/x @everyone' })
    expect((await prima.say('', voiceNote)).replies[0]?.text).toContain('“apa itu \\*\\*NIB\\*\\* … … …”')
  })

  test.each([
    ['the server fails', 'belum bisa saya dengar sekarang', { kind: 'fail', status: 400 }, 'opened'],
    ['nothing is said in it', 'tidak menangkap kata-kata', { kind: 'hear', text: '  ' }, 'opened'],
    ['it cannot be fetched', 'belum bisa saya ambil', { kind: 'hear', text: 'halo' }, 'gone'],
    ['it is too large', 'terlalu besar', { kind: 'hear', text: 'halo' }, 'too-large'],
  ] as const)('is told to be unheard where %s', async (_, words, behaviour, file) => {
    server.next(behaviour)
    opened = () => (file === 'opened' ? { kind: 'opened', content: recording() } : { kind: 'refused', reason: file })
    const { replies } = await prima.say('', voiceNote)
    expect(replies).toHaveLength(1)
    expect(replies[0]?.text).toContain(words)
    expect(server.calls.filter(({ path }) => path.endsWith('/chat/completions'))).toEqual([])
  })

  test('is not sent anywhere after "/model mati"', async () => {
    await prima.say('/model mati')
    const { replies } = await prima.say('', voiceNote)
    expect(server.calls).toEqual([])
    expect(replies[0]?.text).toContain('belum bisa mendengarkan pesan suara')
  })
})
