import { describe, expect } from 'vitest'
import { serviceTest } from '../support/service-world.ts'
import type { ServiceProcess } from '../support/start-service.ts'

/** What it says when it does not start; log lines are left out. */
async function refusalOf(service: ServiceProcess): Promise<readonly string[]> {
  expect(await service.end()).toBe(1)
  return service.lines.filter((line) => !line.startsWith('{'))
}

const wrongToken = `1:${'x'.repeat(30)}`

describe.concurrent('a service that cannot start says why in one line a problem and ends with code 1', () => {
  serviceTest('a Telegram token that is not accepted', async ({ world }) => {
    expect(await refusalOf(world.start({ TELEGRAM_BOT_TOKEN: wrongToken }))).toEqual([
      expect.stringMatching(/^Prima cannot start: TELEGRAM_BOT_TOKEN is not accepted/),
    ])
  })

  serviceTest('a Slack token that is not accepted', async ({ world }) => {
    expect(await refusalOf(world.startSmall({ SLACK_BOT_TOKEN: 'xoxb-wrong' }))).toEqual([
      expect.stringMatching(/^Prima cannot start: SLACK_BOT_TOKEN is not accepted/),
    ])
  })

  serviceTest('wrong tokens on both channels', async ({ world }) => {
    expect(
      await refusalOf(world.startSmall({ TELEGRAM_BOT_TOKEN: wrongToken, SLACK_APP_TOKEN: 'xapp-wrong' })),
    ).toEqual([
      'Prima cannot start. The configuration is not right:',
      expect.stringMatching(/^TELEGRAM_BOT_TOKEN is not accepted/),
      expect.stringMatching(/^SLACK_APP_TOKEN is not accepted/),
    ])
  })

  serviceTest('variables that are not right', async ({ world }) => {
    expect(await refusalOf(world.start({ TELEGRAM_BOT_TOKEN: 'hunter2', PORT: '99999' }))).toEqual([
      'Prima cannot start. The configuration is not right:',
      'PORT must be at most 65535',
      'TELEGRAM_BOT_TOKEN is not a bot token; BotFather gives one like 123456:ABC-…',
    ])
  })

  serviceTest('a port or a data folder that another process has', async ({ world }) => {
    const other = world.startSmall()
    await other.ready()
    const port = String(await other.port())
    const [onPort, onData] = await Promise.all([
      refusalOf(world.startSmall({ PORT: port })),
      refusalOf(world.startSmall()),
    ])
    expect(onPort).toEqual([`Prima cannot start: PORT ${port} is taken by another process`])
    expect(onData).toEqual([
      expect.stringMatching(/^Prima cannot start: DATA_DIR \/\S+ is in use by another Prima\. Stop it first/),
    ])
  })

  serviceTest('a Redis that wants a password', async ({ world }) => {
    const redis = await world.startRedis({ args: ['--requirepass', 'geheim'] })
    expect(await refusalOf(world.startSmall({ REDIS_URL: redis.url }))).toEqual([
      expect.stringMatching(/^Prima stopped: Redis at 127\.0\.0\.1:\d+ asks for a password; put it into REDIS_URL$/),
    ])
  })
})
