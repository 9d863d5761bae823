import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { serviceTest } from '../support/service-world.ts'
import type { ServiceProcess } from '../support/start-service.ts'
import { budi, write } from '../support/telegram-people.ts'

/** What a load balancer does: each request to the next process in turn, and on to another where one does not answer. */
async function startBalancer(processes: readonly ServiceProcess[]) {
  let turn = 0
  const send = (port: number, body: Buffer, path: string, headers: object): Promise<number> =>
    new Promise((resolve, reject) => {
      const onward = request({ host: '127.0.0.1', port, path, method: 'POST', headers: { ...headers } }, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 500))
      })
      onward.on('error', reject)
      onward.end(body)
    })
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    for (let tries = 0; tries < 30; tries++) {
      const process = processes[turn++ % processes.length]
      const status = await process
        ?.port()
        .then((port) => send(port, body, incoming.url ?? '/', { ...incoming.headers, connection: 'close' }))
        .catch(() => 503)
      if (status !== undefined && status < 500) {
        outgoing.writeHead(status).end()
        return
      }
      await sleep(100)
    }
    outgoing.writeHead(503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

serviceTest(
  'three processes on one Redis are restarted one after the other under load, and every message is answered once',
  async ({ world }) => {
    const { telegram } = world
    const redis = await world.startRedis({ appendFsync: 'everysec' })
    const processes: ServiceProcess[] = []
    const balancer = await startBalancer(processes)
    const environment = {
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '',
      SLACK_API_URL: '',
      REDIS_URL: redis.url,
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}`,
      TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
    }
    for (let index = 0; index < 3; index++) processes.push(world.startSmall(environment))
    await Promise.all(processes.map((process) => process.ready()))

    let isOver = false
    const askedAt = new Map<number, number>()
    const load = (async () => {
      for (let id = 9000; !isOver; id++) {
        askedAt.set(id, performance.now())
        write(telegram, 'apa itu nib?', { from: { ...budi, id } })
        await sleep(100)
      }
    })()
    const waited = new Map<number, number>()
    const watch = (async () => {
      while (!isOver || waited.size < askedAt.size) {
        for (const [id, at] of askedAt)
          if (!waited.has(id) && telegram.said(id).length > 0) waited.set(id, performance.now() - at)
        await sleep(50)
      }
    })()

    for (let index = 0; index < processes.length; index++) {
      const before = processes[index]
      expect(await before?.end('SIGTERM')).toBe(0)
      const next = world.startSmall(environment)
      processes[index] = next
      await next.ready()
    }
    isOver = true
    await load
    await Promise.race([watch, sleep(60_000)])

    await eventually(
      () => expect([...askedAt.keys()].filter((id) => telegram.said(id).length !== 1)).toEqual([]),
      30_000,
    )
    const sorted = [...waited.values()].toSorted((a, b) => a - b)
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY
    console.log(
      `rolling restart: ${askedAt.size} messages, none lost or doubled; 99 % answered within ${Math.round(p99)} ms`,
    )
    expect(p99).toBeLessThan(60_000)
    balancer.close()
  },
  240_000,
)
