import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../../../src/domain/errors.ts'
import { createMetrics } from '../../../src/infrastructure/telemetry/metrics.ts'
import { type HttpServer, type HttpServerParts, startHttpServer } from '../../../src/service/http/http-server.ts'

const metricsParts = {
  waiting: async () => 3,
  channels: () => [
    { name: 'telegram', connected: () => true },
    { name: 'slack', connected: () => false },
  ],
}

let server: HttpServer | undefined
afterEach(() => server?.close())

async function start(parts: Partial<HttpServerParts> = {}): Promise<string> {
  const expose = createMetrics(metricsParts).expose
  server = await startHttpServer({ port: 0, routes: [], notReady: async () => [], expose, ...parts })
  return `http://127.0.0.1:${server.port}`
}

function open(url: string): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  return socket
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

describe('the service face', () => {
  test('says that the process lives and is ready', async () => {
    const url = await start()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n')
  })

  test('says why it is not ready', async () => {
    const url = await start({ notReady: async () => ['the store does not answer', 'telegram is not connected'] })
    const response = await fetch(`${url}/readyz`)
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('the store does not answer\ntelegram is not connected\n')
  })

  test('exposes figures', async () => {
    const metrics = createMetrics(metricsParts)
    metrics.observeDelivery({ kind: 'sent', channel: 'telegram', durationMs: 4, sinceReceivedMs: 20 })
    metrics.observeDelivery({ kind: 'not-sent', channel: 'telegram', outcome: 'gone' })
    const text = await (await fetch(`${await start({ expose: metrics.expose })}/metrics`)).text()
    expect(text).toContain('prima_reply_seconds_count{channel="telegram"} 1')
    expect(text).toContain('prima_deliveries_total{channel="telegram",kind="not-sent",outcome="gone"} 1')
    expect(text).toContain('prima_conversations_waiting 3')
    expect(text).toContain('prima_channel_connected{channel="telegram"} 1')
    expect(text).toContain('prima_channel_connected{channel="slack"} 0')
    expect(text).toContain('process_cpu_user_seconds_total')
  })

  test('hands a channel its own path', async () => {
    const url = await start({
      routes: [{ path: '/slack/events', handle: (_, response) => response.writeHead(418).end() }],
    })
    expect((await fetch(`${url}/slack/events?x=1`, { method: 'POST' })).status).toBe(418)
    expect((await fetch(`${url}/slack`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(404)
  })

  test('goes on when a channel trips over a request', async () => {
    const handle = () => {
      throw new Error('odd request')
    }
    const url = await start({ routes: [{ path: '/slack/events', handle }] })
    expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(500)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('says that it failed when figures cannot be had', async () => {
    const url = await start({ expose: () => Promise.reject(new Error('no figures')) })
    expect((await fetch(`${url}/metrics`)).status).toBe(500)
  })

  test('cuts off whoever sends a body drop by drop', async () => {
    const route = { path: '/hook', handle: () => {} }
    const url = await start({ routes: [route], requestTimeoutMs: 100 })
    const socket = open(url)
    socket.write('POST /hook HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n')
    const dripping = setInterval(() => socket.write('x'), 20)
    await closed(socket)
    clearInterval(dripping)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('turns away more connections than it can carry', async () => {
    const url = await start({ maxConnections: 2 })
    const held = [open(url), open(url)]
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    const third = open(url)
    await closed(third)
    for (const socket of held) socket.destroy()
    await Promise.all(held.map(closed))
    await expect.poll(async () => (await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('listens on this machine alone, unless it is told otherwise', async () => {
    await start()
    expect(server?.address).toBe('127.0.0.1')
    await server?.close()
    await start({ host: '0.0.0.0' })
    expect(server?.address).toBe('0.0.0.0')
  })

  test('names an address that this machine does not have', async () => {
    await expect(start({ host: '203.0.113.7' })).rejects.toThrow(
      new ConfigError(['HOST 203.0.113.7 is no address of this machine']),
    )
  })

  test('names the port that is taken', async () => {
    await start()
    const port = server?.port ?? 0
    await expect(
      startHttpServer({
        port,
        routes: [],
        notReady: async () => [],
        expose: async () => ({ contentType: '', body: '' }),
      }),
    ).rejects.toThrow(new ConfigError([`PORT ${port} is taken by another process`]))
  })
})
