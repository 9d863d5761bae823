import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Turn } from '../../../../src/domain/turn.ts'
import { buildMessage } from '../../../support/builders.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'
import {
  answering,
  type ModelWorld,
  offeredIn,
  primaWithModel,
  type Sentence,
  wellAnswered,
} from '../../../support/model-world.ts'
import {
  type Behaviour,
  type OpenAiServer,
  type ReceivedCall,
  startOpenAiServer,
} from '../../../support/openai-server.ts'

let server: OpenAiServer
let prima: ModelWorld
/** The same, whose models have little time. */
let hurried: ModelWorld
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: 60_000 })
  hurried = primaWithModel(server, { timeLimitMs: 600 })
})
afterAll(() => server.close())
beforeEach(() => {
  server.reset()
  prima.fresh()
  hurried.fresh()
  server.behaviour = { kind: 'say', content: wellAnswered }
})

const question = 'apakah usaha saya wajib daftar PSE?'
const textOf = ({ replies }: Turn) => replies.map(({ text }) => text).join('\n')

/** The answer of the rules alone, to the same question. */
async function ruled(text = question): Promise<Turn> {
  return primaAsShipped().conversation.respond(buildMessage({ text }), undefined)
}

/** A model that says this of the first statement it is offered. */
const saying = (change: (first: string) => Sentence | string): Behaviour => ({
  kind: 'say',
  content(call: ReceivedCall) {
    const [[id, text] = ['S1', '']] = [...offeredIn(call)]
    const sentence = change(text)
    return answering([typeof sentence === 'string' ? { text: sentence, statements: [id] } : sentence])
  },
})

describe('with a model', () => {
  test('an answer is what the model makes of the statements, with the sources they rest on', async () => {
    const turn = await prima.say(question)
    const [reply] = turn.replies
    expect(reply?.text).toContain('Anda wajib mendaftar PSE bila sendiri menjalankan situs atau aplikasi')
    expect(reply?.text).toContain('Sumber:')
    expect(reply?.citations?.map(({ entryId }) => entryId)).toContain('pse/wajib-daftar')
    expect(reply?.choices?.map(({ label }) => label)).toContain('Bukti')
    expect(turn.events.map(({ kind }) => kind)).toContain('answered')
  })

  test('a question that the rules are sure of costs one call; a command, a choice and "bukti" cost none', async () => {
    await prima.say('apa itu NIB?')
    expect(server.calls).toHaveLength(1)
    for (const text of ['bukti', '/bantuan', 'makasih ya', 'promotor 90 netral 60 detraktor 50, nps brp'])
      await prima.say(text)
    expect(server.calls).toHaveLength(1)
    expect(prima.turns.map(({ calls }) => calls)).toEqual([1, 0, 0, 0, 0])
  })

  test('what the turn took is kept with how its answer came about', async () => {
    const { events } = await prima.fresh({ prices: { input: 1, output: 2 } }).say('apa itu NIB?')
    const traced = events.find(({ kind }) => kind === 'traced')
    expect(traced?.data).toMatchObject({
      model: { calls: 1, failed: 0, inputTokens: 100, outputTokens: 20, cost: 0.00014 },
    })
    expect(prima.turns).toEqual([{ calls: 1, failed: 0, inputTokens: 100, outputTokens: 20, cost: 0.00014 }])
  })

  test('steps are a list that we number', async () => {
    server.behaviour = {
      kind: 'say',
      content: (call) =>
        answering(
          [...offeredIn(call)]
            .slice(0, 2)
            .map(([id, text]) => ({ text: `7. ${text}`, statements: [id], form: 'step' })),
        ),
    }
    expect(textOf(await prima.say(question))).toMatch(/^1\. Anda wajib.*\n2\. Wajib juga/)
  })

  test('what a model says twice is said once', async () => {
    server.behaviour = saying((first) => first)
    const once = textOf(await prima.say('apa itu NIB?'))
    server.behaviour = {
      kind: 'say',
      content(call) {
        const [[id, text] = ['', '']] = [...offeredIn(call)]
        return answering([text, text.toUpperCase(), text].map((one) => ({ text: one, statements: [id] })))
      },
    }
    expect(textOf(await prima.fresh().say('apa itu NIB?'))).toBe(once)
  })

  test('what the statements answer in part is said to be a part', async () => {
    server.behaviour = { kind: 'say', content: (call) => wellAnswered(call).replace('"yes"', '"partly"') }
    expect(textOf(await prima.say(question))).toMatch(/^Sebagian dari pertanyaan Anda/)
  })

  test('a follow-up goes on from a phrased answer, and "selengkapnya" still shows all of the entry', async () => {
    await prima.say(question)
    expect(textOf(await prima.say('sanksinya apa?'))).toContain('Sumber:')
    expect(textOf(await prima.say('selengkapnya'))).toContain('**Sanksi**')
  })
})

describe('whatever the model says, only what is verified is said', () => {
  const attacks: readonly [string, Behaviour][] = [
    ['an invented figure', saying((first) => `${first} Dendanya Rp 25.000.000.`)],
    ['an invented article', saying((first) => `${first.replace(/\.$/, '')}, menurut Pasal 99 ayat (3).`)],
    ['a duty turned round', saying((first) => first.replace('wajib', 'tidak wajib'))],
    ['a condition left out', saying(() => 'Anda wajib mendaftar PSE.')],
    ['a foreign link', saying((first) => `${first} https://pse-palsu.example.com`)],
    ['a link in Markdown', saying((first) => `[${first}](https://pse-palsu.example.com)`)],
    ['a mention of all', saying((first) => `<!channel> @everyone @here ${first}`)],
    ['a statement that there is not', saying((first) => ({ text: first, statements: ['S77'] }))],
    ['no statement at all', saying((first) => ({ text: first, statements: [] }))],
    ['its own knowledge', saying(() => 'Pendaftaran memakai materai dan rekomendasi camat setempat.')],
    ['invalid JSON', { kind: 'say', content: '{"answered": "yes", "sentences": [' }],
    ['another form', { kind: 'say', content: '{"text":"Dendanya Rp 25.000.000."}' }],
    ['a refusal', { kind: 'refuse', words: 'I cannot help with that' }],
    ['nothing', { kind: 'say', content: '' }],
    ['500', { kind: 'fail', status: 500 }],
    ['a cut stream', { kind: 'dribble', content: answering([]), pauseMs: 1, cutAfter: 4 }],
  ]
  test.each(attacks)('%s comes to the answer of the rules', async (_, behaviour) => {
    server.behaviour = behaviour
    const turn = await prima.say(question)
    expect(textOf(turn)).toBe(textOf(await ruled()))
    expect(turn.replies[0]?.citations).toEqual((await ruled()).replies[0]?.citations)
  })

  const late: readonly [string, Behaviour][] = [
    ['a hang', { kind: 'hang' }],
    ['a slow stream', { kind: 'dribble', content: answering([]), pauseMs: 300 }],
    ['429 for longer than there is time', { kind: 'fail', status: 429, headers: { 'retry-after': '40' } }],
  ]
  test.each(late)('%s comes to the answer of the rules when its time is over', async (_, behaviour) => {
    server.behaviour = behaviour
    const startedAt = performance.now()
    const turn = await hurried.say(question)
    expect(performance.now() - startedAt).toBeLessThan(600 + 1000)
    expect(textOf(turn)).toBe(textOf(await ruled()))
  })

  test('a wrong key, a wrong model and a server that is away come to the answer of the rules', async () => {
    for (const config of [
      { apiKey: 'sk-wrong' },
      { chatModel: 'no-such-model' },
      { baseUrl: 'http://127.0.0.1:9/v1' },
    ]) {
      expect(textOf(await prima.fresh(config).say(question))).toBe(textOf(await ruled()))
    }
  })

  test('a good sentence stays where another one is cut', async () => {
    server.behaviour = {
      kind: 'say',
      content(call) {
        const [[id, text] = ['', '']] = [...offeredIn(call)]
        return answering([
          { text, statements: [id] },
          { text: 'Dendanya Rp 25.000.000.', statements: [id] },
        ])
      },
    }
    const said = textOf(await prima.say(question))
    expect(said).toMatch(/^Anda wajib mendaftar PSE bila/)
    expect(said).not.toContain('25.000.000')
    expect(said).not.toBe(textOf(await ruled()))
  })

  test('a newer message ends what the model is asked for the one before', async () => {
    server.behaviour = { kind: 'hang' }
    const asked = prima.say(question)
    setTimeout(() => prima.interruptions.arrived(buildMessage({ text: 'eh maksud saya NIB' })), 100)
    expect(textOf(await asked)).toBe(textOf(await ruled()))
    expect(prima.facts.map(({ outcome }) => outcome)).toEqual(['aborted'])
  })

  test('what people say to each other without calling Prima never goes to a model', async () => {
    await prima.say('halo')
    await prima.say(question, { isUncalled: true, isShared: true })
    expect(server.calls).toEqual([])
  })
})
