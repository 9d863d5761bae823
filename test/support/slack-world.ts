import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { SlackAdapter, type SlackParts } from '../../adapters/slack/slack-adapter.ts'
import { loadSharedPhrases } from '../../src/conversation/phrases.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { someCommands } from './commands.ts'
import { SlackServer, type SlackServerOptions, slackTokens } from './slack-server.ts'
import { type PrimaOptions, type RunningPrima, startPrima } from './start-prima.ts'

export type Transport = 'socket' | 'http'

export type SlackWorld = {
  readonly slack: SlackServer
  readonly prima: RunningPrima<SlackAdapter>
  /** Where Slack reaches the bot over HTTP; empty over a WebSocket. */
  readonly url: string
  close(): Promise<void>
}

export type SlackWorldOptions = Pick<PrimaOptions<SlackAdapter>, 'respond' | 'deliver'> & {
  readonly transport?: Transport
  readonly parts?: Partial<SlackParts>
  readonly server?: SlackServerOptions
  readonly slack?: SlackServer
  /** Where the store lies, so that a second start finds it. Default: in memory. */
  readonly directory?: string
}

const phrases = loadSharedPhrases(resolve(import.meta.dirname, '../../prompts'))

/** Prima in a Slack of our own, by real Bolt, on a store in memory. */
export async function openSlackWorld(options: SlackWorldOptions): Promise<SlackWorld> {
  const { transport = 'socket' } = options
  const slack = options.slack ?? (await SlackServer.start(options.server))
  const store: Store = await openSqliteStore({ directory: options.directory })
  const prima = await startPrima<SlackAdapter>({
    respond: options.respond,
    ...(options.deliver ? { deliver: options.deliver } : {}),
    store,
    createChannel: (parts) =>
      new SlackAdapter({
        ...parts,
        botToken: slackTokens.bot,
        transport:
          transport === 'socket'
            ? { kind: 'socket', appToken: slackTokens.app }
            : { kind: 'http', signingSecret: slackTokens.signingSecret },
        apiUrl: slack.apiUrl,
        knows: async (conversationId) => (await store.sessions.load(conversationId)) !== undefined,
        phrases,
        commands: someCommands,
        defaultLanguage: 'id',
        probeEveryMs: 100,
        retryFirstMs: 20,
        retryLongestMs: 100,
        ...options.parts,
      }),
  })
  const face = await serve(prima.channel)
  if (face) slack.deliverTo(`${face.url}/slack/events`)
  return {
    slack,
    prima,
    url: face?.url ?? '',
    async close() {
      await slack.close()
      await prima.stop()
      face?.close()
    },
  }
}

/** What the service's HTTP server does with a channel's path. */
async function serve({ http }: SlackAdapter): Promise<{ url: string; close(): void } | undefined> {
  if (!http) return undefined
  const server = createServer((request, response) => {
    if (request.url === http.path) http.handle(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
