import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SlackAdapter } from '../../../adapters/slack/slack-adapter.ts'
import type { Message } from '../../../src/domain/message.ts'
import { eventually } from '../../support/eventually.ts'
import { type ModelWorld, offeredIn, primaWithModel, wellAnswered } from '../../support/model-world.ts'
import { ModelWriter, sentenceJson } from '../../support/model-writer.ts'
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'
import { nextTs, type SlackServer } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

let models: OpenAiServer
let prima: ModelWorld
let channel: SlackAdapter | undefined
let worlds: SlackWorld[] = []
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
  for (const world of worlds.toReversed()) await world.close()
  worlds = []
  models.reset()
  prima.fresh()
})
afterAll(() => models.close())

/** Prima as she ships, with a model, in a Slack of our own through real Bolt. */
async function open(slack?: SlackServer): Promise<SlackWorld> {
  const world = await openSlackWorld({
    respond: (...asked) => prima.built.conversation.respond(...asked),
    parts: { onStop: (message) => prima.interruptions.stopped(message) },
    ...(slack ? { slack } : {}),
  })
  worlds.push(world)
  channel = world.prima.channel
  return world
}
const begun = ['{"answered":"yes","sentences":[', () => `${sentenceJson(first)},`] as const
const begin = (model: ModelWriter) => model.write(begun[0], begun[1]())

async function streamed(slack: SlackServer) {
  return eventually(() => slack.postsIn('D1')[0] ?? Promise.reject(new Error('nothing is streamed yet')))
}

test('what is verified is streamed into the message that then becomes the reply, buttons and all', async () => {
  const { slack } = await open()
  const model = new ModelWriter(models)
  const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  begin(model)
  model.write(`${sentenceJson('Dendanya Rp 25.000.000.')},`, `${sentenceJson(second, 'S2')},`, '{"text":"x')
  const post = await streamed(slack)
  expect(post).toMatchObject({ threadTs: root, streaming: 'in_progress' })
  expect(post.words).toContain('NIB')
  model.write('","statements":["S1"],"form":"sentence"}', ']}', undefined)
  await eventually(() => expect(slack.postsIn('D1')[0]?.controls.length).toBeGreaterThan(0))
  const posts = slack.postsIn('D1')
  expect(posts).toHaveLength(1)
  expect(posts[0]).toMatchObject({ ts: post.ts, streaming: 'completed' })
  expect(posts[0]?.words).toContain('Sumber')
  expect(slack.callsOf('chat.postMessage')).toEqual([])
  const said = [...slack.callsOf('chat.startStream'), ...slack.callsOf('chat.appendStream')]
  expect(JSON.stringify(said)).not.toContain('25.000.000')
  expect(slack.callsOf('chat.startStream')[0]).toMatchObject({ recipient_user_id: 'U1', recipient_team_id: 'T1' })
})

test('the stop button ends the model’s call; what was verified stays and says so', async () => {
  const { slack } = await open()
  const model = new ModelWriter(models)
  const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  begin(model)
  model.write('{"text":"Sisanya masih ditu')
  const { ts } = await eventually(() => streamed(slack))
  await slack.event({
    type: 'agent_session_stopped',
    channel: 'D1',
    user: 'U1',
    thread_ts: root,
    streaming_message_ts: [ts],
    event_ts: nextTs(),
  })
  await eventually(() => expect(slack.postsIn('D1')[0]?.words).toContain('Dihentikan atas permintaan Anda'))
  expect(slack.postsIn('D1')).toHaveLength(1)
  expect(slack.postsIn('D1')[0]).toMatchObject({ ts, streaming: 'completed' })
  expect(slack.postsIn('D1')[0]?.words).not.toContain('Sisanya')
  expect(prima.facts.map(({ outcome }) => outcome)).toEqual(['aborted'])
})

test('before anything is streamed, stop ends the call and the answer is kept back, as ever', async () => {
  const { slack } = await open()
  models.behaviour = { kind: 'hang' }
  const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  await eventually(() => expect(models.calls).toHaveLength(1))
  await slack.event({ type: 'agent_session_stopped', channel: 'D1', user: 'U1', thread_ts: root, event_ts: nextTs() })
  await eventually(() => expect(prima.facts.map(({ outcome }) => outcome)).toEqual(['aborted']))
  await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['Baik, saya berhenti.']))
})

test('an answer that falls back to the rules takes the place of what was streamed', async () => {
  const { slack } = await open()
  const model = new ModelWriter(models)
  await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  begin(model)
  model.write(sentenceJson(second, 'S2'))
  const { ts } = await streamed(slack)
  model.write(false, false, false)
  await eventually(() => expect(slack.postsIn('D1')[0]?.controls.length).toBeGreaterThan(0))
  expect(slack.postsIn('D1').map((post) => post.ts)).toEqual([ts])
})

test('a process that died in the middle leaves a message that the next one makes the reply: never two', async () => {
  const before = await open()
  const model = new ModelWriter(models)
  await before.slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  begin(model)
  model.write('{"text":"x')
  const { ts } = await streamed(before.slack)
  const [message] = before.prima.accepted as readonly [Message]

  const after = await open(before.slack)
  await eventually(() => expect(after.prima.channel.connected()).toBe(true))
  models.behaviour = { kind: 'say', content: wellAnswered }
  const ended = after.prima.channel.showWorking(message, true)
  const turn = await prima.built.conversation.respond(message, undefined)
  for (const reply of turn.replies) await after.prima.channel.send(reply, message, AbortSignal.timeout(5000))
  ended()
  expect(after.slack.postsIn('D1').map((post) => post.ts)).toEqual([ts])
  expect(after.slack.postsIn('D1')[0]?.words).toContain('Sumber')

  // It died after the turn was stored: then only the sending is left.
  const later: Message = { ...message, id: 'later', route: { ts: nextTs(), threadTs: nextTs() } }
  before.prima.channel.draft(later)?.show('NIB adalah')
  const left = await eventually(() => after.slack.postsIn('D1')[1] ?? Promise.reject(new Error('not streamed yet')))
  after.prima.channel.showWorking(later, true)()
  const [reply] = turn.replies
  if (!reply) throw new Error('nothing to say')
  await after.prima.channel.send({ ...reply, id: 'later:0' }, later, AbortSignal.timeout(5000))
  expect(after.slack.postsIn('D1').map((post) => post.ts)).toEqual([ts, left.ts])
  expect(after.slack.postsIn('D1')[1]?.words).toContain('Sumber')
})

test('a message that cannot be updated is taken away, and the reply is posted', async () => {
  const { slack } = await open()
  const model = new ModelWriter(models)
  await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
  begin(model)
  model.write(sentenceJson(second, 'S2'))
  const { ts } = await streamed(slack)
  slack.answerNext('chat.update', { ok: false, error: 'cant_update_message' })
  model.write(']}', undefined)
  await eventually(() => expect(slack.callsOf('chat.postMessage')).toHaveLength(1))
  const posts = slack.postsIn('D1')
  expect(posts).toHaveLength(1)
  expect(posts[0]?.ts).not.toBe(ts)
})

test('in a channel nothing is streamed', async () => {
  const { slack } = await open()
  models.behaviour = { kind: 'say', content: wellAnswered }
  await slack.say({ channel: 'C1', text: '<@UPRIMA> apa itu NIB?' })
  await eventually(() => expect(slack.postsIn('C1').length).toBeGreaterThan(0))
  expect(slack.callsOf('chat.startStream')).toEqual([])
})
