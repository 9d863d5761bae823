import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { serviceTest } from '../support/service-world.ts'
import { budi, write } from '../support/telegram-people.ts'

serviceTest('two processes on one Redis share the work, and everything is answered once', async ({ world }) => {
  const { telegram } = world
  const redis = await world.startRedis()
  const port = await freePort()
  const environment = {
    SLACK_BOT_TOKEN: '',
    SLACK_APP_TOKEN: '',
    SLACK_API_URL: '',
    REDIS_URL: redis.url,
    // One address for both, as behind a load balancer; here it leads to the first.
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
  }
  const processes = [world.startSmall({ ...environment, PORT: String(port) }), world.startSmall(environment)]
  await Promise.all(processes.map((process) => process.ready()))

  const people = Array.from({ length: 90 }, (_, index) => ({ ...budi, id: 8000 + index }))
  for (const from of people) write(telegram, 'apa itu nib?', { from })
  await eventually(() => expect(people.map(({ id }) => telegram.said(id).length)).toEqual(people.map(() => 1)), 30_000)

  // More conversations than one process works on at a time: the other one takes its part.
  for (const process of processes) expect(process.logged('turn').length).toBeGreaterThan(0)
})
