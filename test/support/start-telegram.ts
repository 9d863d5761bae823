import { TelegramAdapter, type TelegramParts } from '../../adapters/telegram/telegram-adapter.ts'
import { type PrimaOptions, type RunningPrima, startPrima } from './start-prima.ts'
import type { TelegramServer } from './telegram-server.ts'

type Options = Omit<PrimaOptions<TelegramAdapter>, 'createChannel'> & Partial<TelegramParts>

/** Prima on the Telegram of a test, as main.ts starts it but less patient. */
export function startTelegram(server: TelegramServer, options: Options): Promise<RunningPrima<TelegramAdapter>> {
  const { respond, store, deliver, ...parts } = options
  return startPrima({
    respond,
    ...(store ? { store } : {}),
    ...(deliver ? { deliver } : {}),
    createChannel: (given) =>
      new TelegramAdapter({
        token: server.token,
        apiRoot: server.url,
        phrases: { say: (language, key) => `${key} (${language})` },
        defaultLanguage: 'id',
        patience: { firstMs: 10, longestMs: 50 },
        ...parts,
        ...given,
      }),
  })
}
