import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError } from '../../domain/errors.ts'

/** A path that a channel answers itself, such as a webhook. */
export type Endpoint = {
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse): void
}

export type HttpServerParts = {
  readonly port: number
  /** The address of this machine it listens on, or `0.0.0.0` for all. Default: `127.0.0.1`, this machine alone. */
  readonly host?: string
  /** How long a request may take to arrive whole, in milliseconds. Default: 10 seconds; platforms take less than one. */
  readonly requestTimeoutMs?: number
  /** Connections at the same time; more are turned away. Default: 250. */
  readonly maxConnections?: number
  readonly routes: readonly Endpoint[]
  /** What keeps the process from doing its work; empty when it is ready. */
  readonly notReady: () => Promise<readonly string[]>
  readonly expose: () => Promise<{ readonly contentType: string; readonly body: string }>
}

export type HttpServer = {
  /** The port and the address it listens on. */
  readonly port: number
  readonly address: string
  close(): Promise<void>
}

/**
 * The service's face: `/healthz` (the process lives), `/readyz` (it can do its work; otherwise 503 and why), `/metrics`,
 * and the routes of the channels.
 * @throws ConfigError when the port is taken or may not be used.
 */
export async function startHttpServer(parts: HttpServerParts): Promise<HttpServer> {
  const { port, host = '127.0.0.1', routes, notReady, expose, requestTimeoutMs = 10_000, maxConnections = 250 } = parts
  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    '/healthz': async () => ({ status: 200, body: 'ok\n' }),
    '/readyz': async () => {
      const reasons = await notReady()
      return reasons.length === 0
        ? { status: 200, body: 'ready\n' }
        : { status: 503, body: reasons.map((reason) => `${reason}\n`).join('') }
    },
    '/metrics': async () => ({ status: 200, ...(await expose()) }),
  }
  // Whoever sends a byte a minute is cut off in time, and so is whoever opens connections and says nothing.
  const limits = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 4),
  }
  const server = createServer(limits, (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const route = routes.find((candidate) => candidate.path === path)
    if (route) return handOver(route, request, response)
    const page = request.method === 'GET' || request.method === 'HEAD' ? pages[path] : undefined
    if (!page) return answer(response, { status: 404, body: 'not found\n' })
    page().then(
      (result) => answer(response, result),
      () => answer(response, { status: 500, body: 'failed\n' }),
    )
  })
  server.maxConnections = maxConnections
  await listen(server, port, host)
  const bound = server.address() as AddressInfo
  return {
    port: bound.port,
    address: bound.address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** A request that a channel trips over must not end the process. */
function handOver(route: Endpoint, request: IncomingMessage, response: ServerResponse): void {
  try {
    route.handle(request, response)
  } catch {
    if (response.headersSent) response.destroy()
    else answer(response, { status: 500, body: 'failed\n' })
  }
}

type Page = { readonly status: number; readonly body: string; readonly contentType?: string }

function answer(response: ServerResponse, { status, body, contentType = 'text/plain; charset=utf-8' }: Page): void {
  response.writeHead(status, { 'content-type': contentType }).end(body)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ConfigError([problemOf(error, port, host)]))
    })
    server.listen(port, host, () => resolve())
  })
}

function problemOf({ code }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`
  return `PORT ${port} ${code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be used (${code})`}`
}
