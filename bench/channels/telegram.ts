/**
 * How many messages a second Prima takes on Telegram, and how long one takes from the platform having it to the reply
 * being there, beside echo bots of nothing but the same library, on the same platform in the same run. Prima stores
 * each message, its turn and its reply in SQLite on disk. Telegram's own limits (30 messages a second) are left out:
 * they would hold all of them alike.
 *
 *     node bench/channels/telegram.ts --messages 1000
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Bot } from 'grammy'
import { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.ts'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { systemClock } from '../../src/ports/clock.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { answering, startPrima } from '../../test/support/start-prima.ts'
import { telegramToken } from '../../test/support/telegram-server.ts'
import type { Load, PlatformSays } from './telegram-platform.ts'

type TelegramReport = {
  readonly bot: string
  /** How many people write at the same time. */
  readonly people: number
  readonly messagesPerSecond: number
  /** From the platform having the message to the reply being there. */
  readonly p50Ms: number
  readonly p99Ms: number
}

const rounds = 3

type RunningBot = { stop(): Promise<void> }

type StartBot = (url: string) => Promise<RunningBot>

function botsToMeasure(): Readonly<Record<string, StartBot>> {
  const { conversation, phrases } = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 24 * 60 * 60 * 1000,
      timeZone: 'Asia/Jakarta',
    },
    systemClock,
  )
  const inTheBackground = (reply: Promise<unknown>) => {
    reply.catch(() => {})
  }
  return {
    'grammY echo, one by one': (url) => startEcho(url, (reply) => reply),
    'grammY echo, side by side': (url) => startEcho(url, inTheBackground),
    'Prima, echo': (url) =>
      startPrimaOn(
        url,
        phrases,
        answering(({ text }) => [{ text }]),
      ),
    'Prima, answers': (url) => startPrimaOn(url, phrases, (message, session) => conversation.respond(message, session)),
  }
}

/** Prints a table: the best of three rounds of each, because other work on the machine only ever slows them down. */
export async function benchTelegram(messages = 1000): Promise<void> {
  const best = new Map<string, TelegramReport>()
  const bots = Object.entries(botsToMeasure())
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of bots) {
      for (const report of await measureBot(name, start, messages)) {
        const key = `${name} ${report.people}`
        if (report.messagesPerSecond > (best.get(key)?.messagesPerSecond ?? 0)) best.set(key, report)
      }
    }
  }
  console.log(`Telegram: ${messages} messages; durations from the platform having a message to it having the reply`)
  console.log(toTable([...best.values()]))
}

async function measureBot(bot: string, start: StartBot, messages: number): Promise<readonly TelegramReport[]> {
  const platform = await openPlatform()
  const running = await start(platform.url)
  // So that the first measured messages are not those that the compiler sees first.
  await platform.measure({ messages: Math.min(500, messages), people: 32 })
  const alone = await platform.measure({ messages: Math.ceil(messages / 4), people: 1 })
  const together = await platform.measure({ messages, people: 32 })
  await running.stop()
  platform.close()
  return [
    { bot, people: 1, ...alone },
    { bot, people: 32, ...together },
  ]
}

function toTable(reports: readonly TelegramReport[]): string {
  const width = Math.max(...reports.map(({ bot }) => bot.length))
  const lines = reports.map(({ bot, people, messagesPerSecond, p50Ms, p99Ms }) =>
    [
      bot.padEnd(width),
      String(people).padStart(7),
      Math.round(messagesPerSecond).toString().padStart(11),
      p50Ms.toFixed(2).padStart(9),
      p99Ms.toFixed(2).padStart(9),
    ].join(' '),
  )
  return [`${'bot'.padEnd(width)}  people  messages/s    p50 ms    p99 ms`, ...lines].join('\n')
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

async function startPrimaOn(url: string, phrases: Phrases, respond: WorkerOptions['respond']): Promise<RunningBot> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-bench-'))
  const prima = await startPrima({
    respond,
    store: await openSqliteStore({ directory }),
    createChannel: ({ deliver, log }) =>
      new TelegramAdapter({
        token: telegramToken,
        apiRoot: url,
        deliver,
        log,
        budget: withoutLimits,
        phrases,
        defaultLanguage: 'id',
      }),
  })
  return {
    async stop() {
      await prima.stop()
      rmSync(directory, { recursive: true })
    },
  }
}

const withoutLimits: SendBudget = {
  reserve: async () => ({ waitMs: 0 }),
  penalise: async () => {},
}

async function openPlatform() {
  const child = fork(join(import.meta.dirname, 'telegram-platform.ts'))
  const next = async () => (await once(child, 'message'))[0] as PlatformSays
  const opened = await next()
  if (opened.kind !== 'open') throw new Error('the platform did not begin with its address')
  return {
    url: opened.url,
    async measure(load: Load) {
      child.send(load)
      const measured = await next()
      if (measured.kind !== 'measured') throw new Error('the platform did not measure')
      const durations = measured.durationsMs.toSorted((a, b) => a - b)
      const at = (share: number) => durations[Math.floor(durations.length * share)] ?? 0
      return { messagesPerSecond: load.messages / measured.seconds, p50Ms: at(0.5), p99Ms: at(0.99) }
    },
    close: () => child.disconnect(),
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000' } } })
  await benchTelegram(Number(values.messages))
}
