import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeLive } from '../../../bench/live/describe-live.ts'
import { measureLive } from '../../../bench/live/measure-live.ts'
import { readConfig } from '../../../src/config.ts'
import { answering, isForAnswer, offeredIn } from '../../support/model-world.ts'
import { type OpenAiServer, openAiKey, startOpenAiServer } from '../../support/openai-server.ts'

let server: OpenAiServer
beforeAll(async () => {
  server = await startOpenAiServer()
})
afterAll(() => server.close())

test('any set of questions runs against a real endpoint, beside the answers of the rules', async () => {
  server.behaviour = {
    kind: 'say',
    content(call) {
      if (!isForAnswer(call)) return JSON.stringify({ intent: 'other', sentences: [], slots: [] })
      const offered = [...offeredIn(call)].slice(0, 3).map(([id, text]) => ({ text, statements: [id] }))
      return answering([...offered, { text: 'Dendanya Rp 987.654.321.', statements: ['S1'] }])
    },
  }
  const config = readConfig({
    OPENAI_BASE_URL: server.url,
    OPENAI_API_KEY: openAiKey,
    OPENAI_MODEL: 'test-model',
    OPENAI_INPUT_PRICE: '1',
    OPENAI_OUTPUT_PRICE: '2',
  })
  if (!config.model) throw new Error('no model is configured')
  const report = await measureLive({ ...config, knowledgeDirectories: [resolve('knowledge')], model: config.model }, [
    { question: 'apa itu NIB?', language: 'id', entry: 'oss/nib', also: [], facts: ['identitas pelaku usaha'] },
    { question: 'resep rendang yang enak', language: 'id', entry: null, also: [], facts: [] },
  ])
  expect(report).toMatchObject({ inField: 1, outside: 1, withModel: { rightEntry: 1, keyFacts: 1, refusedOutside: 1 } })
  expect(report.cut).toEqual(new Map([['figure', 1]]))
  expect(describeLive(report)).toMatch(/right entry, in the field +100\.0 % +100\.0 %/)
  expect(describeLive(report)).toMatch(
    /Per answered question, over 1: [\d.]+ calls, \d+ tokens in, \d+ out, US\$ 0\.\d+/,
  )
})
