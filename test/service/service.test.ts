import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { mainProgram } from '../support/main-program.ts'
import { type ServiceWorld, serviceTest } from '../support/service-world.ts'
import { slackTokens } from '../support/slack-server.ts'
import { budi, write } from '../support/telegram-people.ts'

async function askOnBoth({ telegram, slack }: ServiceWorld): Promise<void> {
  write(telegram, 'apa itu nib?')
  await slack.say({ channel: 'D1', text: 'cara hitung csat' })
}

async function answeredOnBoth({ said }: ServiceWorld): Promise<void> {
  await eventually(
    () =>
      expect(said()).toEqual({ telegram: [expect.stringContaining('NIB')], slack: [expect.stringContaining('CSAT')] }),
    30_000,
  )
}

describe.concurrent('Prima as a service', () => {
  serviceTest(
    'serves both channels at once, tells figures and logs no text, no name and no token',
    async ({ world }) => {
      const service = world.start({ LOG_LEVEL: 'trace' })
      await service.ready()
      await askOnBoth(world)
      await answeredOnBoth(world)

      // What her own clock brings up is logged as well, under her own name.
      const turns = () => service.logged('turn').filter(({ channel }) => channel !== 'prima')
      await eventually(() => expect(turns()).toHaveLength(2))
      expect(turns().toSorted((a, b) => String(a.channel).localeCompare(String(b.channel)))).toEqual([
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
      const log = service.lines.join('\n').toLowerCase()
      for (const secret of ['nib', 'csat', 'budi', 'sari', world.telegram.token, ...Object.values(slackTokens)]) {
        expect(log).not.toContain(secret.toLowerCase())
      }
    },
  )

  serviceTest('takes webhooks of both on its one port, and turns forged ones away', async ({ world }) => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    world.slack.deliverTo(`${address}/slack/events`)
    const service = world.startSmall({
      PORT: String(port),
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: slackTokens.signingSecret,
      TELEGRAM_WEBHOOK_URL: address,
      TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
    })
    await service.ready()
    await askOnBoth(world)
    await answeredOnBoth(world)

    const forged = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${address}/telegram/webhook`, forged)).status).toBe(401)
    expect((await fetch(`${address}/slack/events`, forged)).status).toBe(401)
  })

  serviceTest('is ready only while both channels and the store are, and says what is missing', async ({ world }) => {
    const { telegram, slack } = world
    const redis = await world.startRedis()
    const service = world.startSmall({ REDIS_URL: redis.url })
    const readiness = () => service.ask('/readyz')
    await service.ready()

    await slack.goDown()
    await eventually(async () => expect(await readiness()).toEqual({ status: 503, body: 'slack is not connected\n' }))
    await telegram.goDown()
    await eventually(async () =>
      expect(await readiness()).toEqual({ status: 503, body: 'telegram is not connected\nslack is not connected\n' }),
    )
    await slack.comeBack()
    await telegram.comeBack()
    await service.ready()

    await redis.kill()
    await eventually(async () => expect((await readiness()).body).toContain('the store does not answer'))
    expect(await service.ask('/healthz')).toEqual({ status: 200, body: 'ok\n' })
    await redis.start()
    await service.ready()
    await askOnBoth(world)
    await answeredOnBoth(world)
  })

  serviceTest('waits at the start for a Redis that comes later', async ({ world }) => {
    const redis = await world.startRedis()
    await redis.kill()
    const service = world.startSmall({ REDIS_URL: redis.url })
    write(world.telegram, 'apa itu nib?')
    expect(await service.ask('/readyz')).toEqual({ status: 503, body: 'the store is not open yet\n' })
    expect((await service.ask('/healthz')).status).toBe(200)
    await redis.start()
    await service.ready()
    await eventually(() => expect(world.said().telegram).toHaveLength(1))
  })

  serviceTest('starts while a platform cannot be reached, and serves the other', async ({ world }) => {
    await world.telegram.goDown()
    const service = world.startSmall()
    await eventually(async () => expect((await service.ask('/readyz')).body).toBe('telegram is not connected\n'))
    await world.slack.say({ channel: 'D1', text: 'apa itu nib?' })
    await eventually(() => expect(world.said().slack).toHaveLength(1))
    await world.telegram.comeBack()
    await service.ready()
  })
})

describe.concurrent('stopping', () => {
  serviceTest.for(['SIGTERM', 'SIGINT'] as const)(
    '%s finishes what is at hand and ends with code 0',
    async (signal, { world }) => {
      const first = world.start()
      await first.ready()
      await askOnBoth(world)
      expect(await first.end(signal)).toBe(0)
      expect(first.logged('stopped')).toHaveLength(1)

      const second = world.start()
      await second.ready()
      // Nothing was answered twice.
      await answeredOnBoth(world)
      expect(await second.end(signal)).toBe(0)
    },
  )

  serviceTest('ends while it still waits for Redis', async ({ world }) => {
    const service = world.startSmall({ REDIS_URL: 'redis://127.0.0.1:1' })
    expect((await service.ask('/readyz')).status).toBe(503)
    expect(await service.end('SIGTERM')).toBe(0)
  })

  serviceTest('a second signal breaks off, and the answer comes after the next start', async ({ world }) => {
    const service = world.startSmall()
    await service.ready()
    await holdAnswerOnTelegram(world)
    service.signal('SIGTERM')
    await eventually(() => expect(service.logged('stopping')).toHaveLength(1))
    expect(service.logged('stopped')).toEqual([])
    expect(await service.end('SIGTERM')).toBe(0)
    expect(world.said().telegram).toEqual([])

    world.startSmall()
    await eventually(() => expect(world.said().telegram).toHaveLength(1))
  })

  serviceTest('a terminal on the same data does not say what is to be said on a channel', async ({ world }) => {
    const service = world.startSmall()
    await service.ready()
    await holdAnswerOnTelegram(world)
    await service.end('SIGKILL')

    const { stdout } = await promisify(execFile)(process.execPath, [...mainProgram, '--ask', 'cara hitung csat'], {
      env: { PATH: process.env.PATH, DATA_DIR: world.environment.DATA_DIR },
    })
    expect(stdout).toContain('CSAT')
    expect(stdout).not.toContain('NIB')
    world.startSmall()
    await eventually(() => expect(world.said().telegram).toHaveLength(1))
  })
})

/** Until Telegram has the answer, but has not said that it took it. */
async function holdAnswerOnTelegram({ telegram }: ServiceWorld): Promise<void> {
  telegram.holdNext('sendMessage')
  write(telegram, 'apa itu nib?')
  await eventually(() => expect(telegram.calls.map(({ method }) => method)).toContain('sendMessage'))
}
