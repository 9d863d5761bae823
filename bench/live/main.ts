/**
 * `npm run eval:live`: questions with the model of the environment, beside the answers of the rules alone.
 *
 *     npm run eval:live                                    the held-out questions
 *     npm run eval:live -- --questions FILE.jsonl          any other, one a line as in bench/questions
 *     npm run eval:live -- --limit 40                      the first so many
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readProcessConfig } from '../../src/config.ts'
import { ConfigError } from '../../src/domain/errors.ts'
import { describeLive, type LiveReport } from './describe-live.ts'
import { readLiveQuestions } from './live-questions.ts'
import { measureLive } from './measure-live.ts'

const { values } = parseArgs({ options: { questions: { type: 'string' }, limit: { type: 'string' } } })

async function main(): Promise<LiveReport> {
  const config = readProcessConfig()
  if (config.model?.chatModel === undefined) {
    throw new ConfigError(['set OPENAI_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL: there is no model to evaluate'])
  }
  const questions = readLiveQuestions(values.questions === undefined ? undefined : resolve(values.questions))
  const limit = values.limit === undefined ? questions.length : Number(values.limit)
  return measureLive({ ...config, model: config.model }, questions.slice(0, limit))
}

try {
  console.log(describeLive(await main()))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
