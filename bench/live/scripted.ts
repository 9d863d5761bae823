/**
 * `npm run bench -- model`: how often a model is asked, and what it reads and writes, for each answered question, with a
 * server of our own whose model says the statements as they are. What a real one says, `npm run eval:live` tells.
 */
import { readConfig } from '../../src/config.ts'
import { isForAnswer, wellAnswered } from '../../test/support/model-world.ts'
import { openAiKey, startOpenAiServer } from '../../test/support/openai-server.ts'
import { describeLive } from './describe-live.ts'
import { readLiveQuestions } from './live-questions.ts'
import { measureLive } from './measure-live.ts'

/** Of Indonesian and English as models cut them, roughly. */
const charactersPerToken = 4
const nothingUnderstood = JSON.stringify({ intent: 'other', sentences: [], slots: [] })

/** `limit`: only so many of the questions, spread over all of them. */
export async function benchModel({ limit = 120 } = {}): Promise<void> {
  const server = await startOpenAiServer()
  try {
    server.tokensIn = (text) => Math.ceil(text.length / charactersPerToken)
    server.behaviour = {
      kind: 'say',
      content: (call) => (isForAnswer(call) ? wellAnswered(call) : nothingUnderstood),
    }
    const config = readConfig({
      OPENAI_BASE_URL: server.url,
      OPENAI_API_KEY: openAiKey,
      OPENAI_MODEL: 'test-model',
      OPENAI_INPUT_PRICE: '0.15',
      OPENAI_OUTPUT_PRICE: '0.6',
    })
    if (!config.model) throw new Error('no model is configured')
    const all = readLiveQuestions(undefined)
    const step = Math.max(1, Math.floor(all.length / limit))
    const some = all.filter((_, index) => index % step === 0)
    console.log(describeLive(await measureLive({ ...config, model: config.model }, some)))
  } finally {
    await server.close()
  }
}
