import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BothChannels, openBothChannels } from '../support/both-channels.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { type RedisServer, startRedisServer } from '../support/redis-server.ts'
import { type ServiceProcess, startService } from '../support/start-service.ts'
import { budi, write } from '../support/telegram-people.ts'

let channels: BothChannels
let redis: RedisServer
let processes: readonly ServiceProcess[] = []
beforeEach(async () => {
  ;[channels, redis] = await Promise.all([openBothChannels(), startRedisServer()])
})
afterEach(async () => {
  await Promise.all(processes.map((process) => process.end('SIGKILL')))
  await channels.close()
  await redis.stop()
})

test('two processes on one Redis share the work, and everything is answered once', async () => {
  const { telegram } = channels
  const port = await freePort()
  const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '' } = channels.environment
  const environment = {
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_API_ROOT,
    REDIS_URL: redis.url,
    // One address for both, as behind a load balancer; here it leads to the first.
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
  }
  processes = [startService({ ...environment, PORT: String(port) }), startService(environment)]
  await Promise.all(processes.map((process) => process.ready()))

  const people = Array.from({ length: 90 }, (_, index) => ({ ...budi, id: 8000 + index }))
  for (const from of people) write(telegram, 'apa itu nib?', { from })
  await eventually(() => expect(people.map(({ id }) => telegram.said(id).length)).toEqual(people.map(() => 1)), 30_000)

  // More conversations than one process works on at a time: the other one takes its part.
  for (const process of processes) expect(process.logged('turn').length).toBeGreaterThan(0)
}, 60_000)
