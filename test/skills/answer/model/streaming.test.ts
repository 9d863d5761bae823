import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Turn } from '../../../../src/domain/turn.ts'
import { buildMessage } from '../../../support/builders.ts'
import { eventually } from '../../../support/eventually.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'
import { type ModelWorld, offeredIn, primaWithModel, wellAnswered } from '../../../support/model-world.ts'
import { ModelWriter, sentenceJson } from '../../../support/model-writer.ts'
import { type OpenAiServer, startOpenAiServer } from '../../../support/openai-server.ts'

let server: OpenAiServer
let prima: ModelWorld
let shown: string[]
let discarded: number
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, {
    timeLimitMs: 60_000,
    draftFor: () => ({ show: (text) => void shown.push(text), discard: () => void discarded++ }),
  })
})
afterAll(() => server.close())
beforeEach(() => {
  server.reset()
  prima.fresh()
  shown = []
  discarded = 0
})

const question = 'apa itu NIB?'
const textOf = ({ replies }: Turn) => replies.map(({ text }) => text).join('\n')
const ruled = async () =>
  textOf(await primaAsShipped().conversation.respond(buildMessage({ text: question }), undefined))

/** The statements that the model is offered for the question. */
async function offered(): Promise<readonly string[]> {
  server.behaviour = { kind: 'say', content: wellAnswered }
  await prima.fresh().say(question)
  const [call] = server.calls
  const texts = call ? [...offeredIn(call).values()] : []
  server.reset()
  prima.fresh()
  shown = []
  return texts
}

describe('an answer that is still being written', () => {
  test('is seen sentence by sentence once each is verified and whole, and becomes the reply', async () => {
    const [first = '', second = ''] = await offered()
    const model = new ModelWriter(server)
    const asked = prima.say(question)
    model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`)
    model.write(`{"text":"${second.slice(0, 10)}`)
    await eventually(() => expect(shown).toHaveLength(1))
    // The last sentence may still go on.
    expect(shown[0]).not.toContain(second.slice(0, 10))
    model.write(`${JSON.stringify(second.slice(10)).slice(1)},"statements":["S2"],"form":"sentence"}`, ',')
    model.write(sentenceJson(first), ']}', undefined)
    const said = textOf(await asked)
    expect(shown.length).toBeGreaterThan(0)
    for (const text of shown) expect(said.startsWith(text)).toBe(true)
    expect(said).toContain('Sumber:')
    expect(server.calls[0]?.json.stream).toBe(true)
    expect(prima.turns[0]).toMatchObject({ calls: 1, inputTokens: 100, outputTokens: 20 })
    expect(discarded).toBe(0)
  })

  test.each([
    ['figure', 'Dendanya Rp 25.000.000.'],
    ['article', 'Ini menurut Pasal 99 ayat (3).'],
    ['link', 'Lihat https://nib-palsu.example.com'],
    ['mention', '<!channel> @everyone penting'],
    ['reversed duty', 'NIB dilarang dimiliki pelaku usaha.'],
  ])('never shows an invented %s, not even for a moment', async (_, lie) => {
    const [first = ''] = await offered()
    const model = new ModelWriter(server)
    const asked = prima.say(question)
    model.write(
      '{"answered":"yes","sentences":[',
      `${sentenceJson(first)},`,
      `${sentenceJson(lie)},`,
      `${sentenceJson(first)}`,
      ']}',
      undefined,
    )
    expect(textOf(await asked)).not.toContain(lie)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.join('\n')).not.toContain(lie)
  })

  test('is not seen at all where its first sentence does not hold; the reply is the one of the rules', async () => {
    const [first = ''] = await offered()
    const model = new ModelWriter(server)
    const asked = prima.say(question)
    model.write(
      '{"answered":"yes","sentences":[',
      `${sentenceJson('NIB berlaku 7 tahun.')},`,
      `${sentenceJson(first)},`,
      sentenceJson(first),
      ']}',
      undefined,
    )
    expect(textOf(await asked)).toBe(await ruled())
    expect(shown).toEqual([])
  })

  test('gives way to the answer of the rules where the stream is cut', async () => {
    const [first = ''] = await offered()
    const model = new ModelWriter(server)
    const asked = prima.say(question)
    model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`, sentenceJson(first))
    await eventually(() => expect(shown).toHaveLength(1))
    // Tried twice more, and cut again.
    model.write(false, false, false)
    expect(textOf(await asked)).toBe(await ruled())
  })

  test('comes in one piece from a server that does not stream', async () => {
    server.next({ kind: 'fail', status: 400 }, { kind: 'fail', status: 400 })
    server.behaviour = { kind: 'say', content: wellAnswered }
    expect(textOf(await prima.say(question))).toContain('Sumber:')
    await prima.say('apa itu KBLI?')
    expect(server.calls.map(({ json }) => json.stream === true)).toEqual([true, true, false, false])
  })
})

describe('the stop button', () => {
  test('ends the call; what was verified so far is the reply, and says that it was stopped', async () => {
    const [first = ''] = await offered()
    const model = new ModelWriter(server)
    const message = buildMessage({ text: question })
    const asked = prima.say(question, message)
    model.write('{"answered":"yes","sentences":[', `${sentenceJson(first)},`, sentenceJson('Sisanya masih ditulis'))
    await eventually(() => expect(shown).toHaveLength(1))
    prima.interruptions.stopped(message)
    const said = textOf(await asked)
    expect(said.startsWith(shown[0] ?? '-')).toBe(true)
    expect(said).toContain('Dihentikan atas permintaan Anda')
    expect(said).toContain('Sumber:')
    expect(said).not.toContain('Sisanya masih ditulis')
    expect(prima.facts.map(({ outcome }) => outcome)).toEqual(['aborted'])
  })

  test('before anything was verified leaves nothing but a word that she has stopped', async () => {
    server.behaviour = { kind: 'hang' }
    const message = buildMessage({ text: question })
    const asked = prima.say(question, message)
    await eventually(() => expect(server.calls).toHaveLength(1))
    prima.interruptions.stopped(message)
    const turn = await asked
    expect(textOf(turn)).toContain('Baik, saya berhenti')
    expect(turn.events.map(({ kind }) => kind)).not.toContain('answered')
    expect(textOf(await prima.tap('NIB: arti dan fungsinya'))).toContain('Nomor Induk Berusaha')
  })
})

test('others see no draft: in channels and groups the reply comes whole, when the rules of the place have been asked', async () => {
  server.behaviour = { kind: 'say', content: wellAnswered }
  await prima.say(question, { isShared: true, place: 'telegram:-1' })
  expect(shown).toEqual([])
  expect(server.calls[0]?.json.stream).not.toBe(true)
})

test('a turn that is broken off takes its draft away', async () => {
  server.behaviour = { kind: 'hang' }
  const stop = new AbortController()
  const asked = prima.built.conversation.respond(buildMessage({ text: question }), undefined, stop.signal)
  const broken = expect(asked).rejects.toThrow('stop')
  await eventually(() => expect(server.calls).toHaveLength(1))
  stop.abort(new Error('stop'))
  await broken
  expect(discarded).toBe(1)
})
