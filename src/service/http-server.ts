import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError } from '../domain/errors.ts'

/** A path that a channel answers itself, such as a webhook. */
export type Route = {
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse): void
}

export type HttpServerParts = {
  readonly port: number
  readonly routes: readonly Route[]
  /** What keeps the process from doing its work; empty when it is ready. */
  readonly notReady: () => Promise<readonly string[]>
  readonly expose: () => Promise<{ readonly contentType: string; readonly body: string }>
}

export type HttpServer = {
  /** The port it listens on. */
  readonly port: number
  close(): Promise<void>
}

/**
 * The service's face: `/healthz` (the process lives), `/readyz` (it can do its work; otherwise 503 and why), `/metrics`,
 * and the routes of the channels.
 * @throws ConfigError when the port is taken or may not be used.
 */
export async function startHttpServer({ port, routes, notReady, expose }: HttpServerParts): Promise<HttpServer> {
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
  const server = createServer((request, response) => {
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
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** A request that a channel trips over must not end the process. */
function handOver(route: Route, request: IncomingMessage, response: ServerResponse): void {
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

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be used (${error.code})`
      reject(new ConfigError([`PORT ${port} ${reason}`]))
    })
    server.listen(port, () => resolve())
  })
}
