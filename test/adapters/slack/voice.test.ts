import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SlackAdapter } from '../../../adapters/slack/slack-adapter.ts'
import { eventually } from '../../support/eventually.ts'
import { type ModelWorld, primaWithModel, wellAnswered } from '../../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'
import type { SlackServer } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

const recording = Buffer.from('ftypM4A, as far as anybody here listens')
const clip = {
  id: 'F1',
  name: 'audio_message.m4a',
  mimetype: 'audio/mp4',
  subtype: 'slack_audio',
  size: recording.length,
}
let models: OpenAiServer
let prima: ModelWorld
let channel: SlackAdapter | undefined
let world: SlackWorld | undefined
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
  await world?.close()
  models.reset()
  prima.fresh()
})
afterAll(() => models.close())

async function open(): Promise<SlackServer> {
  world = await openSlackWorld({ respond: (...asked) => prima.built.conversation.respond(...asked) })
  channel = world.prima.channel
  models.behaviour = { kind: 'say', content: wellAnswered }
  return world.slack
}
const said = (slack: SlackServer) =>
  eventually(() => slack.postsIn('D1')[0]?.words ?? Promise.reject(new Error('nothing was said yet')))

describe('an audio clip in Slack', () => {
  test('is fetched with the token, heard, shown as it was heard, and answered', async () => {
    const slack = await open()
    slack.putFile('F1', recording, { mimetype: 'audio/mp4' })
    models.next({ kind: 'hear', text: 'apa itu NIB' })
    await slack.say({ channel: 'D1', text: '', files: [clip] })
    expect(await said(slack)).toMatch(/^Saya dengar: “apa itu NIB”\s+NIB \(Nomor Induk Berusaha\)/)
    expect(slack.fileTokens).toEqual(['Bearer xoxb-1-test'])
    const [heard] = models.calls
    expect(heard?.path).toBe('/v1/audio/transcriptions')
    expect(heard?.body).toContain(recording.toString())
    expect(heard?.body).toContain('filename="audio_message.m4a"')
  })

  test.each([
    ['the server does not hear it', { kind: 'fail', status: 400 }, 'belum bisa saya dengar sekarang'],
    ['nobody speaks in it', { kind: 'hear', text: '' }, 'tidak menangkap kata-kata'],
  ] as const)('is told to be unheard where %s', async (_, behaviour, words) => {
    const slack = await open()
    slack.putFile('F1', recording, { mimetype: 'audio/mp4' })
    models.next(behaviour)
    await slack.say({ channel: 'D1', text: '', files: [clip] })
    expect(await said(slack)).toContain(words)
  })
})
