import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createInterruptions } from '../../../src/conversation/model/interruptions.ts'
import { createTurnModels } from '../../../src/conversation/model/turn-models.ts'
import { openModels } from '../../../src/infrastructure/openai/open-models.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { openWordsmiths } from '../../../src/skills/open-wordsmiths.ts'
import { buildMessage } from '../../support/builders.ts'
import { type OpenAiServer, openAiKey, startOpenAiServer } from '../../support/openai-server.ts'
import { bare, personalSentence, questions, registers } from '../../support/personal-values.ts'

let server: OpenAiServer
beforeAll(async () => {
  server = await startOpenAiServer()
  server.behaviour = { kind: 'say', content: '{"words":"baik"}' }
})
afterAll(() => server.close())

const conversations = 500

test('no number, address or account of a person reaches the server, nor what is told of its calls, in 500 conversations of five registers', async () => {
  const facts: unknown[] = []
  const { chat } = openModels({ baseUrl: server.url, apiKey: openAiKey, chatModel: 'test-model' }, (fact) =>
    facts.push(fact),
  )
  const written: string[] = []
  for (let index = 0; index < conversations; index++) {
    const register = index % registers
    const [now, before] = [personalSentence(register), personalSentence(register)]
    written.push(now.value, before.value)
    await chat?.ask({
      purpose: 'understand',
      instructions: { text: 'Read this.', prompt: 'test@1' },
      material: [
        { label: 'message', text: `${now.text} ${questions[register]}`, from: 'person' },
        { label: 'earlier', text: before.text, from: 'person' },
      ],
      schema: z.strictObject({ words: z.string() }),
      signal: new AbortController().signal,
      timeLimitMs: 20_000,
    })
  }
  expect(server.calls).toHaveLength(conversations)
  expectNothingOf(written, facts, 2 * conversations)
})

test('nor does any where a model coaches: a rewrite and a remark, a wording, a sentence on each line, an answer that is streamed', async () => {
  server.reset()
  const facts: unknown[] = []
  const models = openModels({ baseUrl: server.url, apiKey: openAiKey, chatModel: 'test-model' }, (fact) =>
    facts.push(fact),
  )
  const turns = createTurnModels({
    models,
    timeLimitMs: 20_000,
    isAllowed: async () => true,
    interruptions: createInterruptions(),
    observe: (use) => facts.push(use),
  })
  const smiths = openWordsmiths({
    promptsDirectory: resolve('prompts'),
    languageDirectory: resolve('knowledge/language'),
    words: loadWords(resolve('knowledge/language')),
  })
  const [advise, word, remark] = [
    smiths.advice('coach'),
    smiths.wording('better-reply'),
    smiths.remarks('chat-remarks'),
  ]
  const written: string[] = []
  for (let index = 0; index < conversations; index++) {
    const register = index % registers
    const said = Array.from({ length: 4 }, () => personalSentence(register))
    written.push(...said.map(({ value }) => value))
    const [one = '', two = '', three = '', four = ''] = said.map(({ text }) => text)
    const language = register === 3 ? 'en' : 'id'
    const { model, over } = turns.begin(buildMessage({ text: one }), new AbortController().signal)
    const missing = { label: 'missing', text: two, from: 'person' } as const
    await Promise.all([
      advise({ text: one, material: [missing], language, longest: 300, isBetter: () => true }, model),
      word({ material: [{ ...missing, text: three }], language, longest: 300, isBetter: () => true }, model),
      remark([{ id: 'good-own', quote: four, about: 'says what is done' }], language, model),
      model.ask({
        purpose: 'answer',
        instructions: { text: 'Answer.', prompt: 'test@1' },
        material: [{ label: 'question', text: `${one} ${two}`, from: 'person' }],
        schema: z.strictObject({ words: z.string() }),
        onPartial: () => {},
      }),
    ])
    over(true)
  }
  expect(server.calls).toHaveLength(4 * conversations)
  expectNothingOf(written, facts, 4 * conversations)
})

function expectNothingOf(written: readonly string[], facts: readonly unknown[], count: number): void {
  const received = bare(`${server.calls.map(({ body }) => body).join('\n')}${JSON.stringify(facts)}`)
  expect(written).toHaveLength(count)
  expect(written.filter((value) => received.includes(bare(value)))).toEqual([])
}
