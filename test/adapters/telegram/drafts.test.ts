import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TelegramAdapter } from '../../../adapters/telegram/telegram-adapter.ts'
import { draftRules } from '../../../adapters/telegram/traits.ts'
import { eventually } from '../../support/eventually.ts'
import { type ModelWorld, offeredIn, primaWithModel, wellAnswered } from '../../support/model-world.ts'
import { ModelWriter, sentenceJson } from '../../support/model-writer.ts'
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'
import { team, write } from '../../support/telegram-people.ts'
import { TelegramWorlds, textsIn } from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
let models: OpenAiServer
let prima: ModelWorld
let channel: TelegramAdapter | undefined
let first = ''
let second = ''
beforeAll(async () => {
  models = await startOpenAiServer()
  prima = primaWithModel(models, { timeLimitMs: 60_000, draftFor: (message) => channel?.draft(message) })
  models.behaviour = { kind: 'say', content: wellAnswered }
  await prima.say('apa itu NIB?')
  const [call] = models.calls
  ;[first = '', second = ''] = call ? [...offeredIn(call).values()] : []
})
afterEach(async () => {
  await worlds.close()
  models.reset()
  prima.fresh()
})
afterAll(() => models.close())

/** Prima as she ships, with a model, on a Telegram of our own through the real client. */
async function open() {
  const world = await worlds.open({
    respond: (...asked) => prima.built.conversation.respond(...asked),
    onStop: (message) => prima.interruptions.stopped(message),
  })
  channel = world.prima.channel
  return world
}
const asked = (server: Awaited<ReturnType<typeof open>>['server']) => {
  write(server, 'apa itu NIB?')
  return new ModelWriter(models)
}

test('what is verified is drafted while the rest is written, with a button to stop, and the reply is one message', async () => {
  const { server } = await open()
  const model = asked(server)
  model.write(
    '{"answered":"yes","sentences":[',
    `${sentenceJson(first)},`,
    `${sentenceJson('Dendanya Rp 25.000.000.')},`,
    '{',
  )
  const draft = await eventually(() => server.drafts.at(-1) ?? Promise.reject(new Error('no draft yet')))
  expect(draft.chatId).toBe(501)
  expect(draft.text).toContain('NIB')
  expect(textsIn(server, 501)).toEqual([])
  const [call] = server.calls.filter(({ method }) => method === 'sendMessageDraft')
  expect(call?.payload).toMatchObject({ can_stop: true, keep_on_stop: true })
  model.write(sentenceJson(second, 'S2').slice(1), ']}', undefined)
  const [said = ''] = await eventually(() => {
    expect(textsIn(server, 501)).toHaveLength(1)
    return textsIn(server, 501)
  })
  expect(said.startsWith(draft.text)).toBe(true)
  expect(said).toContain('Sumber')
  expect(server.drafts.map(({ text }) => text).join()).not.toContain('25.000.000')
  // Nothing is drafted below the reply.
  expect(server.calls.findLastIndex(({ method }) => method === 'sendMessageDraft')).toBeLessThan(
    server.calls.findIndex(({ method }) => method === 'sendMessage'),
  )
})

test('the tap on stop ends the model’s call, and what was verified so far is the reply', async () => {
  const { server } = await open()
  const model = asked(server)
  model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`, '{"text":"Sisanya masih ditu')
  const draft = await eventually(() => server.drafts.at(-1) ?? Promise.reject(new Error('no draft yet')))
  server.stopDraft(draft)
  const [said = ''] = await eventually(() => {
    expect(textsIn(server, 501)).toHaveLength(1)
    return textsIn(server, 501)
  })
  expect(said.startsWith(draft.text)).toBe(true)
  expect(said).toContain('Dihentikan atas permintaan Anda')
  expect(said).not.toContain('Sisanya')
  expect(prima.facts.map(({ outcome }) => outcome)).toEqual(['aborted'])
  // A tap that comes later, or at a draft of another process, is nothing.
  server.stopDraft(draft)
  server.stopDraft({ ...draft, draftId: 77 })
  await eventually(() => expect(server.pending()).toEqual([]))
  expect(textsIn(server, 501)).toHaveLength(1)
})

test('where the Bot API knows no drafts, or there is no room, the reply comes as ever', async () => {
  const { server } = await open()
  server.failNext('sendMessageDraft', 404)
  const model = asked(server)
  model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`, sentenceJson(second, 'S2'), ']}', undefined)
  await eventually(() => expect(textsIn(server, 501)).toHaveLength(1))
  expect(server.drafts).toEqual([])
})

test('a draft that found no room is shown as soon as there is some, though the model pauses', async () => {
  const { server, prima: running } = await open()
  for (const _ of ['one', 'two', 'more than a chat may have in a second']) {
    await running.store.budget.reserve(draftRules(501), 'answer')
  }
  const model = asked(server)
  model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`, '{"text":"Sisanya masih ditu')
  await eventually(() => expect(server.drafts).toHaveLength(1))
  model.write('lis","statements":["S1"],"form":"sentence"}]}', undefined)
  await eventually(() => expect(textsIn(server, 501)).toHaveLength(1))
})

test('a group sees no draft', async () => {
  const { server } = await open()
  models.behaviour = { kind: 'say', content: wellAnswered }
  write(server, '/tanya apa itu NIB?', { chat: team })
  await eventually(() => expect(textsIn(server, team.id)).toHaveLength(1))
  expect(server.drafts).toEqual([])
})
