import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BothChannels, openBothChannels } from '../support/both-channels.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { type RedisServer, startRedisServer } from '../support/redis-server.ts'
import { slackTokens } from '../support/slack-server.ts'
import { type ServiceProcess, startService } from '../support/start-service.ts'
import { budi, write } from '../support/telegram-people.ts'

const main = resolve(import.meta.dirname, '../../src/main.ts')

let channels: BothChannels
let redis: RedisServer | undefined
let service: ServiceProcess
beforeEach(async () => {
  channels = await openBothChannels()
})
afterEach(async () => {
  await service.end('SIGKILL')
  await channels.close()
  await redis?.stop()
  redis = undefined
})

const onTelegram = () => channels.telegram.said(budi.id).map(({ text }) => text)
const onSlack = () => channels.slack.postsIn('D1').map(({ words }) => words)
const readiness = () => service.ask('/readyz')

async function answeredOnBoth(): Promise<void> {
  await eventually(() => {
    expect(onTelegram()).toHaveLength(1)
    expect(onSlack()).toHaveLength(1)
  })
}

describe('Prima as a service', () => {
  test('serves both channels at once, tells figures and logs no text, no name and no token', async () => {
    service = startService({ ...channels.environment, LOG_LEVEL: 'trace' })
    await service.ready()
    write(channels.telegram, 'apa itu nib?')
    await channels.slack.say({ channel: 'D1', text: 'cara hitung csat' })
    await answeredOnBoth()
    expect(onTelegram()[0]).toContain('NIB')
    expect(onSlack()[0]).toContain('CSAT')

    await eventually(() => expect(service.logged('turn')).toHaveLength(2))
    expect(service.logged('turn').toSorted((a, b) => String(a.channel).localeCompare(String(b.channel)))).toEqual([
      expect.objectContaining({
        level: 'info',
        channel: 'slack',
        conversationId: 'slack:T1:D1',
        replies: 1,
        outcomes: ['answered'],
        turnMs: expect.any(Number),
        sinceReceivedMs: expect.any(Number),
      }),
      expect.objectContaining({ channel: 'telegram', conversationId: `telegram:${budi.id}`, outcomes: ['answered'] }),
    ])
    const { body: figures } = await service.ask('/metrics')
    for (const channel of ['telegram', 'slack']) {
      expect(figures).toContain(`prima_deliveries_total{channel="${channel}",kind="received",outcome="accepted"} 1`)
      expect(figures).toContain(`prima_turn_seconds_count{channel="${channel}"} 1`)
      expect(figures).toContain(`prima_reply_seconds_count{channel="${channel}"} 1`)
      expect(figures).toContain(`prima_outcomes_total{channel="${channel}",kind="answered"} 1`)
    }
    expect(figures).toContain('prima_conversations_waiting 0')

    expect(await service.end('SIGTERM')).toBe(0)
    const log = service.lines.join('\n')
    for (const secret of ['nib', 'csat', 'Budi', 'Sari', channels.telegram.token, ...Object.values(slackTokens)]) {
      expect(log.toLowerCase()).not.toContain(secret.toLowerCase())
    }
  })

  test('takes webhooks of both on its one port, and turns forged ones away', async () => {
    const port = await freePort()
    const { SLACK_APP_TOKEN: _, ...environment } = channels.environment
    const address = `http://127.0.0.1:${port}`
    channels.slack.deliverTo(`${address}/slack/events`)
    service = startService({
      ...environment,
      PORT: String(port),
      SLACK_SIGNING_SECRET: slackTokens.signingSecret,
      TELEGRAM_WEBHOOK_URL: address,
      TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
    })
    await service.ready()
    write(channels.telegram, 'apa itu nib?')
    await channels.slack.say({ channel: 'D1', text: 'apa itu nib?' })
    await answeredOnBoth()

    const forged = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${address}/telegram/webhook`, forged)).status).toBe(401)
    expect((await fetch(`${address}/slack/events`, forged)).status).toBe(401)
  })

  test('is ready only while both channels and the store are, and says what is missing', async () => {
    redis = await startRedisServer()
    service = startService({ ...channels.environment, REDIS_URL: redis.url })
    await service.ready()

    await channels.slack.goDown()
    await eventually(async () => expect(await readiness()).toEqual({ status: 503, body: 'slack is not connected\n' }))
    await channels.telegram.goDown()
    await eventually(async () =>
      expect(await readiness()).toEqual({ status: 503, body: 'telegram is not connected\nslack is not connected\n' }),
    )
    await channels.slack.comeBack()
    await channels.telegram.comeBack()
    await service.ready()

    await redis.kill()
    await eventually(async () => expect((await readiness()).body).toContain('the store does not answer'))
    expect(await service.ask('/healthz')).toEqual({ status: 200, body: 'ok\n' })
    await redis.start()
    await service.ready()
    write(channels.telegram, 'apa itu nib?')
    await channels.slack.say({ channel: 'D1', text: 'apa itu nib?' })
    await answeredOnBoth()
  }, 60_000)

  test('waits at the start for a Redis that comes later', async () => {
    redis = await startRedisServer()
    await redis.kill()
    service = startService({ ...channels.environment, REDIS_URL: redis.url })
    write(channels.telegram, 'apa itu nib?')
    await eventually(async () =>
      expect(await readiness()).toEqual({ status: 503, body: 'the store is not open yet\n' }),
    )
    expect((await service.ask('/healthz')).status).toBe(200)
    await redis.start()
    await service.ready()
    await eventually(() => expect(onTelegram()).toHaveLength(1))
  })

  test('starts while a platform cannot be reached, and serves the other', async () => {
    await channels.telegram.goDown()
    service = startService(channels.environment)
    await eventually(async () => expect((await readiness()).body).toBe('telegram is not connected\n'))
    await channels.slack.say({ channel: 'D1', text: 'apa itu nib?' })
    await eventually(() => expect(onSlack()).toHaveLength(1))
    await channels.telegram.comeBack()
    await service.ready()
  })
})

describe('stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes what is at hand and ends with code 0', async (signal) => {
    service = startService(channels.environment)
    await service.ready()
    write(channels.telegram, 'apa itu nib?')
    await channels.slack.say({ channel: 'D1', text: 'apa itu nib?' })
    expect(await service.end(signal)).toBe(0)
    expect(service.logged('stopped')).toHaveLength(1)

    service = startService(channels.environment)
    await service.ready()
    await answeredOnBoth()
    expect(await service.end(signal)).toBe(0)
    // Nothing was answered twice.
    expect([onTelegram().length, onSlack().length]).toEqual([1, 1])
  })

  test('ends while it still waits for Redis', async () => {
    service = startService({ ...channels.environment, REDIS_URL: 'redis://127.0.0.1:1' })
    await eventually(async () => expect((await readiness()).status).toBe(503))
    expect(await service.end('SIGTERM')).toBe(0)
  })

  test('a second signal breaks off, and the answer comes after the next start', async () => {
    service = startService(channels.environment)
    await service.ready()
    channels.telegram.holdNext('sendMessage')
    write(channels.telegram, 'apa itu nib?')
    await eventually(() => expect(channels.telegram.calls.map(({ method }) => method)).toContain('sendMessage'))
    service.signal('SIGTERM')
    await eventually(() => expect(service.logged('stopping')).toHaveLength(1))
    expect(service.logged('stopped')).toEqual([])
    expect(await service.end('SIGTERM')).toBe(0)
    expect(onTelegram()).toEqual([])

    service = startService(channels.environment)
    await eventually(() => expect(onTelegram()).toHaveLength(1))
  })
})

describe('beside a terminal', () => {
  test('leaves what is still to be said on a channel to whoever serves it: a terminal does not say it', async () => {
    service = startService(channels.environment)
    await service.ready()
    channels.telegram.holdNext('sendMessage')
    write(channels.telegram, 'apa itu nib?')
    await eventually(() => expect(channels.telegram.calls.map(({ method }) => method)).toContain('sendMessage'))
    await service.end('SIGKILL')

    const { stdout } = await promisify(execFile)(process.execPath, [main, '--ask', 'cara hitung csat'], {
      env: { PATH: process.env.PATH, DATA_DIR: channels.environment.DATA_DIR },
    })
    expect(stdout).toContain('CSAT')
    expect(stdout).not.toContain('NIB')
    service = startService(channels.environment)
    await eventually(() => expect(onTelegram()).toHaveLength(1))
  })
})
