import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BothChannels, openBothChannels } from '../support/both-channels.ts'
import { startRedisServer } from '../support/redis-server.ts'
import { startService } from '../support/start-service.ts'

let channels: BothChannels
beforeEach(async () => {
  channels = await openBothChannels()
})
afterEach(() => channels.close())

/** What it says when it does not start; log lines are left out. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const service = startService({ ...channels.environment, ...environment })
  expect(await service.end()).toBe(1)
  return service.lines.filter((line) => !line.startsWith('{'))
}

describe('a service that cannot start says why in one line a problem and ends with code 1', () => {
  test('a Telegram token that is not accepted', async () => {
    expect(await refusal({ TELEGRAM_BOT_TOKEN: `1:${'x'.repeat(30)}` })).toEqual([
      expect.stringMatching(/^Prima cannot start: TELEGRAM_BOT_TOKEN is not accepted/),
    ])
  })

  test('a Slack token that is not accepted', async () => {
    expect(await refusal({ SLACK_BOT_TOKEN: 'xoxb-wrong' })).toEqual([
      expect.stringMatching(/^Prima cannot start: SLACK_BOT_TOKEN is not accepted/),
    ])
  })

  test('wrong tokens on both channels', async () => {
    expect(await refusal({ TELEGRAM_BOT_TOKEN: `1:${'x'.repeat(30)}`, SLACK_APP_TOKEN: 'xapp-wrong' })).toEqual([
      'Prima cannot start. The configuration is not right:',
      expect.stringMatching(/^TELEGRAM_BOT_TOKEN is not accepted/),
      expect.stringMatching(/^SLACK_APP_TOKEN is not accepted/),
    ])
  })

  test('variables that are not right', async () => {
    expect(await refusal({ TELEGRAM_BOT_TOKEN: 'hunter2', PORT: '99999' })).toEqual([
      'Prima cannot start. The configuration is not right:',
      'PORT must be at most 65535',
      'TELEGRAM_BOT_TOKEN is not a bot token; BotFather gives one like 123456:ABC-…',
    ])
  })

  test('a port or a data folder that another process has', async () => {
    const other = startService(channels.environment)
    await other.ready()
    const port = String(other.logged('health, metrics and webhooks are on this port')[0]?.port)
    expect(await refusal({ PORT: port })).toEqual([`Prima cannot start: PORT ${port} is taken by another process`])
    expect(await refusal({})).toEqual([
      expect.stringMatching(/^Prima cannot start: DATA_DIR \/\S+ is in use by another Prima\. Stop it first/),
    ])
    await other.end('SIGTERM')
  })

  test('a Redis that wants a password', async () => {
    const redis = await startRedisServer({ args: ['--requirepass', 'geheim'] })
    expect(await refusal({ REDIS_URL: redis.url })).toEqual([
      expect.stringMatching(/^Prima stopped: Redis at 127\.0\.0\.1:\d+ asks for a password; put it into REDIS_URL$/),
    ])
    await redis.stop()
  })
})
