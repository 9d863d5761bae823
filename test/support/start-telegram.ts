import { TelegramAdapter, type TelegramParts } from '../../adapters/telegram/telegram-adapter.ts'
import { createMetrics } from '../../src/infrastructure/telemetry/metrics.ts'
import { startHttpServer } from '../../src/service/http/http-server.ts'
import { someCommands } from './commands.ts'
import { type PrimaOptions, type RunningPrima, startPrima } from './start-prima.ts'
import type { TelegramServer } from './telegram-server.ts'

/** Which way the updates come. */
export type TelegramTransport = 'polling' | 'webhook'

export type TelegramOptions = Omit<PrimaOptions<TelegramAdapter>, 'createChannel'> &
  Partial<Omit<TelegramParts, 'webhook' | 'deliver'>> & {
    /** Default: polling. */
    readonly transport?: TelegramTransport
  }

export type PrimaOnTelegram = RunningPrima<TelegramAdapter> & {
  /** Where the service's own pages are, with a webhook. */
  readonly url: string | undefined
}

export const webhookSecret = 'only-Telegram_knows-this'
export const webhookPath = '/telegram/webhook'

/** Prima on the Telegram of a test, as main.ts starts it but less patient. */
export async function startTelegram(server: TelegramServer, options: TelegramOptions): Promise<PrimaOnTelegram> {
  const { respond, store, deliver, transport = 'polling', ...parts } = options
  const door = transport === 'webhook' ? await openDoor() : undefined
  const prima = await startPrima({
    respond,
    ...(store ? { store } : {}),
    ...(deliver ? { deliver } : {}),
    createChannel: (given) => {
      const channel = new TelegramAdapter({
        token: server.token,
        apiRoot: server.url,
        commands: someCommands,
        phrases: { say: (language, key) => `${key} (${language})` },
        defaultLanguage: 'id',
        patience: { firstMs: 10, longestMs: 50 },
        ...(door ? { webhook: { url: `${door.url}${webhookPath}`, secret: webhookSecret } } : {}),
        ...given,
        ...parts,
      })
      door?.lead(channel)
      return channel
    },
  })
  return {
    ...prima,
    url: door?.url,
    async stop() {
      await prima.stop()
      await door?.close()
    },
  }
}

/** The service's own HTTP server, whose address the adapter has to know before there is an adapter to lead to. */
async function openDoor() {
  let channel: TelegramAdapter | undefined
  const server = await startHttpServer({
    port: 0,
    routes: [{ path: webhookPath, handle: (request, response) => channel?.http?.handle(request, response) }],
    notReady: async () => (channel?.connected() ? [] : ['telegram is not connected']),
    expose: createMetrics({ waiting: async () => 0, channels: () => [] }).expose,
  })
  return {
    url: `http://127.0.0.1:${server.port}`,
    close: server.close,
    lead: (adapter: TelegramAdapter) => {
      channel = adapter
    },
  }
}
