/**
 * How many messages a second Prima takes on Telegram, and how long one takes from the platform having it to the reply
 * being there, beside echo bots of nothing but the same library, on the same platform in the same run. Prima stores
 * each message, its turn and its reply in SQLite on disk. Telegram's own limits (30 messages a second) are left out:
 * they would hold all of them alike.
 *
 *     node bench/channels/telegram.ts --messages 1000
 */
import { parseArgs } from 'node:util'
import { Bot } from 'grammy'
import { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import { someCommands } from '../../test/support/commands.ts'
import { answering } from '../../test/support/start-prima.ts'
import { telegramToken } from '../../test/support/telegram-server.ts'
import { withoutLimits } from '../../test/support/without-limits.ts'
import { benchChannel, primaToMeasure, type RunningBot, startOnDisk } from './bench-channel.ts'

export async function benchTelegram(messages = 1000): Promise<void> {
  const { phrases, answers } = primaToMeasure()
  const echo = answering(({ text }) => [{ text }])
  const inTheBackground = (reply: Promise<unknown>) => {
    reply.catch(() => {})
  }
  await benchChannel({
    channel: 'Telegram',
    platform: 'telegram-platform.ts',
    bots: {
      'grammY echo, one by one': (url) => startEcho(url, (reply) => reply),
      'grammY echo, side by side': (url) => startEcho(url, inTheBackground),
      'Prima, echo': (url) => startPrimaOn(url, phrases, echo),
      'Prima, answers': (url) => startPrimaOn(url, phrases, answers),
    },
    messages,
  })
}

async function startEcho(url: string, whenSent: (reply: Promise<unknown>) => unknown): Promise<RunningBot> {
  const bot = new Bot(telegramToken, { client: { apiRoot: url } })
  bot.on('message:text', (context) => whenSent(context.reply(context.message.text)))
  const running = bot.start()
  return {
    async stop() {
      await bot.stop()
      await running
    },
  }
}

function startPrimaOn(url: string, phrases: Phrases, respond: WorkerOptions['respond']): Promise<RunningBot> {
  return startOnDisk(
    respond,
    ({ deliver, log }) =>
      new TelegramAdapter({
        token: telegramToken,
        apiRoot: url,
        deliver,
        commands: someCommands,
        log,
        budget: withoutLimits,
        phrases,
        defaultLanguage: 'id',
      }),
  )
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000' } } })
  await benchTelegram(Number(values.messages))
}
