import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TelegramAdapter } from '../../../adapters/telegram/telegram-adapter.ts'
import { eventually } from '../../support/eventually.ts'
import { type ModelWorld, primaWithModel, wellAnswered } from '../../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'
import { show, team } from '../../support/telegram-people.ts'
import { TelegramWorlds, textsIn } from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
const recording = Buffer.from('OggS, as far as anybody here listens')
let models: OpenAiServer
let prima: ModelWorld
let channel: TelegramAdapter | undefined
beforeAll(async () => {
  models = await startOpenAiServer()
  prima = primaWithModel(models, {
    timeLimitMs: 60_000,
    attachments: {
      open: async (_, file, options) =>
        (await channel?.open(file, options)) ?? { kind: 'refused', reason: 'not-reached' },
    },
  })
})
afterEach(async () => {
  await worlds.close()
  models.reset()
  prima.fresh()
})
afterAll(() => models.close())

async function open() {
  const { server, prima: running } = await worlds.open({
    respond: (...asked) => prima.built.conversation.respond(...asked),
  })
  channel = running.channel
  models.behaviour = { kind: 'say', content: wellAnswered }
  return server
}
const voice = (fileId: string) => ({
  voice: { file_id: fileId, mime_type: 'audio/ogg', duration: 3, file_size: recording.length },
})
async function nextText(server: Awaited<ReturnType<typeof open>>, chatId = 501): Promise<string> {
  return eventually(() => textsIn(server, chatId)[0] ?? Promise.reject(new Error('nothing was said yet')))
}

describe('a voice note over Telegram', () => {
  test('is fetched, heard, shown as it was heard, and answered', async () => {
    const server = await open()
    server.putFile('V1', recording)
    models.next({ kind: 'hear', text: 'apa itu NIB' })
    show(server, voice('V1'))
    expect(await nextText(server)).toMatch(/^Saya dengar: “apa itu NIB”\n\nNIB \(Nomor Induk Berusaha\)/)
    const [heard] = models.calls
    expect(heard?.path).toBe('/v1/audio/transcriptions')
    expect(heard?.body).toContain(recording.toString())
    expect(heard?.body).toContain('filename="voice.ogg"')
  })

  test('is told to be unheard where the server does not hear it, and where Telegram has it no more', async () => {
    const server = await open()
    server.putFile('V1', recording)
    models.next({ kind: 'fail', status: 400 })
    show(server, voice('V1'))
    expect(await nextText(server)).toContain('belum bisa saya dengar sekarang')
    show(server, voice('gone'))
    await eventually(() => expect(textsIn(server, 501)[1]).toContain('belum bisa saya ambil'))
  })

  test('between people in a group is none of hers: it is not fetched, and goes nowhere', async () => {
    const server = await open()
    server.putFile('V1', recording)
    show(server, voice('V1'), { chat: team })
    await eventually(() => expect(server.pending()).toEqual([]))
    expect(server.calls.filter(({ method }) => method === 'getFile')).toEqual([])
    expect(models.calls).toEqual([])
  })
})
