/**
 * How many messages a second Prima takes on Slack, how long one takes from Slack having it to the reply being there,
 * and how soon Slack is told that we have it, beside echo bots of nothing but the same library, on the same platform in
 * the same run. Prima stores each message before she acknowledges it, and its turn and its reply, in SQLite on disk;
 * Bolt's echo acknowledges at once and stores nothing. Slack's own limits (one message a second and channel) are left
 * out: they would hold all of them alike.
 *
 *     node bench/channels/slack.ts --messages 1000
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { App, LogLevel } from '@slack/bolt'
import { SlackAdapter } from '../../adapters/slack/slack-adapter.ts'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { systemClock } from '../../src/ports/clock.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { slackTokens } from '../../test/support/slack-server.ts'
import { answering, startPrima } from '../../test/support/start-prima.ts'
import type { SlackAsks, SlackSays } from './slack-platform.ts'

type SlackReport = {
  readonly bot: string
  /** How many people write at the same time. */
  readonly people: number
  readonly messagesPerSecond: number
  /** From Slack having the message to the reply being there. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** From Slack's event to our acknowledgement; Slack waits three seconds. */
  readonly acknowledgedP99Ms: number
}

const rounds = 3

/** `requestUrl`: where Slack delivers to, if it is not asked over a link. */
type RunningBot = { readonly requestUrl?: string; stop(): Promise<void> }
type StartBot = (apiUrl: string) => Promise<RunningBot>

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
  const echo = answering(({ text }) => [{ text }])
  const answers: WorkerOptions['respond'] = (message, session) => conversation.respond(message, session)
  return {
    'Bolt echo, Socket Mode': startSocketEcho,
    'Prima echo, Socket Mode': (apiUrl) => startPrimaOn(apiUrl, phrases, 'socket', echo),
    'Prima answers, Socket Mode': (apiUrl) => startPrimaOn(apiUrl, phrases, 'socket', answers),
    'Bolt echo, HTTP': startHttpEcho,
    'Prima echo, HTTP': (apiUrl) => startPrimaOn(apiUrl, phrases, 'http', echo),
    'Prima answers, HTTP': (apiUrl) => startPrimaOn(apiUrl, phrases, 'http', answers),
  }
}

/** Prints a table: the best of three rounds of each, because other work on the machine only ever slows them down. */
export async function benchSlack(messages = 1000): Promise<void> {
  const best = new Map<string, SlackReport>()
  const bots = Object.entries(botsToMeasure())
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of bots) {
      for (const report of await measureBot(name, start, messages)) {
        const key = `${name} ${report.people}`
        if (report.messagesPerSecond > (best.get(key)?.messagesPerSecond ?? 0)) best.set(key, report)
      }
    }
  }
  console.log(`Slack: ${messages} messages; durations from Slack having a message to it having the reply`)
  console.log(toTable([...best.values()]))
}

/** With one person, and with many at the same time. */
async function measureBot(bot: string, start: StartBot, messages: number): Promise<readonly SlackReport[]> {
  const platform = await openPlatform()
  const running = await start(platform.apiUrl)
  if (running.requestUrl) platform.deliverTo(running.requestUrl)
  // So that the first measured messages are not those that the compiler sees first.
  await platform.measure(Math.min(500, messages), 32)
  const alone = await platform.measure(Math.ceil(messages / 4), 1)
  const together = await platform.measure(messages, 32)
  await running.stop()
  platform.close()
  return [
    { bot, people: 1, ...alone },
    { bot, people: 32, ...together },
  ]
}

function toTable(reports: readonly SlackReport[]): string {
  const width = Math.max(...reports.map(({ bot }) => bot.length))
  const lines = reports.map(({ bot, people, messagesPerSecond, p50Ms, p99Ms, acknowledgedP99Ms }) =>
    [
      bot.padEnd(width),
      String(people).padStart(7),
      Math.round(messagesPerSecond).toString().padStart(11),
      p50Ms.toFixed(2).padStart(9),
      p99Ms.toFixed(2).padStart(9),
      acknowledgedP99Ms.toFixed(2).padStart(12),
    ].join(' '),
  )
  return [`${'bot'.padEnd(width)}  people  messages/s    p50 ms    p99 ms   ack p99 ms`, ...lines].join('\n')
}

async function startSocketEcho(slackApiUrl: string): Promise<RunningBot> {
  const { bot: token, app: appToken } = slackTokens
  const app = new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR })
  echoOn(app)
  await app.start()
  return {
    async stop() {
      await app.stop()
    },
  }
}

async function startHttpEcho(slackApiUrl: string): Promise<RunningBot> {
  const { bot: token, signingSecret } = slackTokens
  const app = new App({ token, signingSecret, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR })
  echoOn(app)
  const server = await app.start(0)
  return {
    requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    async stop() {
      await app.stop()
    },
  }
}

function echoOn(app: App): void {
  app.event('message', async ({ event, client }) => {
    if (event.subtype === undefined) {
      await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: event.text ?? '' })
    }
  })
}

async function startPrimaOn(
  apiUrl: string,
  phrases: Phrases,
  transport: 'socket' | 'http',
  respond: WorkerOptions['respond'],
): Promise<RunningBot> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-bench-'))
  const store = await openSqliteStore({ directory })
  const prima = await startPrima({
    respond,
    store,
    createChannel: ({ deliver, log }) =>
      new SlackAdapter({
        botToken: slackTokens.bot,
        transport:
          transport === 'socket'
            ? { kind: 'socket', appToken: slackTokens.app }
            : { kind: 'http', signingSecret: slackTokens.signingSecret },
        apiUrl,
        deliver,
        knows: async (conversationId) => (await store.sessions.load(conversationId)) !== undefined,
        budget: answersOnly,
        phrases,
        defaultLanguage: 'id',
        log,
      }),
  })
  const { http } = prima.channel
  const server = createServer((request, response) => http?.handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    ...(http ? { requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${http.path}` } : {}),
    async stop() {
      server.close()
      server.closeAllConnections()
      await prima.stop()
      rmSync(directory, { recursive: true })
    },
  }
}

/** Never lets an answer wait. Status, titles and names find no room, as they would not under such a load. */
const answersOnly: SendBudget = {
  reserve: async (_rules, priority) => (priority === 'answer' ? { waitMs: 0 } : undefined),
  penalise: async () => {},
}

async function openPlatform() {
  const child = fork(join(import.meta.dirname, 'slack-platform.ts'))
  const next = async () => (await once(child, 'message'))[0] as SlackSays
  const ask = (asked: SlackAsks) => child.send(asked)
  const opened = await next()
  if (opened.kind !== 'open') throw new Error('the platform did not open')
  return {
    apiUrl: opened.apiUrl,
    deliverTo: (url: string) => ask({ kind: 'deliver-to', url }),
    async measure(messages: number, people: number): Promise<Omit<SlackReport, 'bot' | 'people'>> {
      ask({ kind: 'measure', messages, people })
      const said = await next()
      if (said.kind !== 'measured') throw new Error('the platform did not measure')
      return {
        messagesPerSecond: said.durationsMs.length / said.seconds,
        p50Ms: percentile(said.durationsMs, 0.5),
        p99Ms: percentile(said.durationsMs, 0.99),
        acknowledgedP99Ms: percentile(said.acknowledgedAfterMs, 0.99),
      }
    },
    close: () => child.disconnect(),
  }
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000' } } })
  await benchSlack(Number(values.messages))
}
