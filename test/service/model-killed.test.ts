import { describe, expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { isForAnswer, offeredIn } from '../support/model-world.ts'
import { ModelWriter, sentenceJson } from '../support/model-writer.ts'
import { openAiKey, startOpenAiServer } from '../support/openai-server.ts'
import { serviceTest } from '../support/service-world.ts'
import { write } from '../support/telegram-people.ts'

const patienceMs = 60_000
const question = 'apa itu nib?'

describe('killed while a model writes an answer that people see', () => {
  serviceTest('each channel has the answer once, and nothing half written beside it', async ({ world }) => {
    const models = await startOpenAiServer()
    const { telegram, slack } = world
    const model = { OPENAI_BASE_URL: models.url, OPENAI_API_KEY: openAiKey, OPENAI_MODEL: 'test-model' }
    try {
      /** The first statement that the model was offered by the call that came in last. */
      const offered = async () => {
        const call = await eventually(
          () => models.calls.findLast(isForAnswer) ?? Promise.reject(new Error('the model was not asked yet')),
          patienceMs,
        )
        return [...offeredIn(call).values()][0] ?? ''
      }
      let service = world.startSmall(model)
      await service.ready()

      const first = new ModelWriter(models)
      write(telegram, question)
      first.write('{"answered":"yes","sentences":[', `${sentenceJson(await offered())},`, '{"text":"x')
      await eventually(() => expect(telegram.drafts.length).toBeGreaterThan(0), patienceMs)

      const second = new ModelWriter(models)
      models.calls.length = 0
      await slack.say({ channel: 'D1', text: question })
      second.write('{"answered":"yes","sentences":[', `${sentenceJson(await offered())},`, '{"text":"x')
      await eventually(() => expect(slack.postsIn('D1')[0]?.streaming).toBe('in_progress'), patienceMs)

      await service.end('SIGKILL')
      models.behaviour = {
        kind: 'say',
        content: (call) => {
          const [[id, text] = ['S1', '']] = [...offeredIn(call)]
          return `{"answered":"yes","sentences":[${sentenceJson(text, id)}]}`
        },
      }
      service = world.startSmall(model)
      await eventually(() => expect(telegram.said(501)).toHaveLength(1), patienceMs)
      await eventually(() => expect(slack.postsIn('D1')[0]?.controls.length).toBeGreaterThan(0), patienceMs)
      // What comes next comes after it: nothing more is said of the first.
      write(telegram, 'halo')
      await eventually(() => expect(telegram.said(501)).toHaveLength(2), patienceMs)
      expect(telegram.said(501)[0]?.text).toContain('Sumber')
      expect(slack.postsIn('D1')).toHaveLength(1)
      expect(slack.postsIn('D1')[0]).toMatchObject({ streaming: 'completed' })
      expect(slack.postsIn('D1')[0]?.words).toContain('Sumber')
      await service.end('SIGTERM')
    } finally {
      await models.close()
    }
  })
})
