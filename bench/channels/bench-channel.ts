import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildConversation } from '../../src/build-conversation.ts'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { systemClock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { type ChannelParts, startPrima } from '../../test/support/start-prima.ts'
import type { CrowdAsks, CrowdSays } from './crowd.ts'

/** `requestUrl`: where the platform delivers to, if it is not asked. */
export type RunningBot = { readonly requestUrl?: string; stop(): Promise<void> }
export type StartBot = (url: string) => Promise<RunningBot>

type Report = {
  readonly bot: string
  /** How many people write at the same time. */
  readonly people: number
  readonly messagesPerSecond: number
  /** From the platform having the message to the reply being there. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** From the platform's event to our acknowledgement. Undefined: it waits for none. */
  readonly acknowledgedP99Ms: number | undefined
}

export type ChannelBench = {
  readonly channel: string
  /** The file that is the platform, in this folder. */
  readonly platform: string
  readonly bots: Readonly<Record<string, StartBot>>
  readonly messages: number
}

const rounds = 3

/** Prints a table: the best of three rounds of each, because other work on the machine only ever slows them down. */
export async function benchChannel({ channel, platform, bots, messages }: ChannelBench): Promise<void> {
  const best = new Map<string, Report>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of Object.entries(bots)) {
      for (const report of await measureBot(name, start, { platform, messages })) {
        const key = `${name} ${report.people}`
        if (report.messagesPerSecond > (best.get(key)?.messagesPerSecond ?? 0)) best.set(key, report)
      }
    }
  }
  console.log(`${channel}: ${messages} messages; durations from ${channel} having a message to it having the reply`)
  console.log(toTable([...best.values()]))
}

/** With one person, and with many at the same time. */
async function measureBot(
  bot: string,
  start: StartBot,
  { platform: file, messages }: Pick<ChannelBench, 'platform' | 'messages'>,
): Promise<readonly Report[]> {
  const platform = await openPlatform(file)
  const running = await start(platform.url)
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

async function openPlatform(file: string) {
  const child = fork(join(import.meta.dirname, file))
  const next = async () => (await once(child, 'message'))[0] as CrowdSays
  const ask = (asked: CrowdAsks) => child.send(asked)
  const opened = await next()
  if (opened.kind !== 'open') throw new Error('the platform did not begin with its address')
  return {
    url: opened.url,
    deliverTo: (url: string) => ask({ kind: 'deliver-to', url }),
    async measure(messages: number, people: number): Promise<Omit<Report, 'bot' | 'people'>> {
      ask({ kind: 'measure', messages, people })
      const said = await next()
      if (said.kind !== 'measured') throw new Error('the platform did not measure')
      return {
        messagesPerSecond: said.durationsMs.length / said.seconds,
        p50Ms: percentile(said.durationsMs, 0.5) ?? 0,
        p99Ms: percentile(said.durationsMs, 0.99) ?? 0,
        acknowledgedP99Ms: percentile(said.acknowledgedAfterMs, 0.99),
      }
    },
    close: () => child.disconnect(),
  }
}

function percentile(values: readonly number[], share: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]
}

function toTable(reports: readonly Report[]): string {
  const width = Math.max(...reports.map(({ bot }) => bot.length))
  const acknowledges = reports.some(({ acknowledgedP99Ms }) => acknowledgedP99Ms !== undefined)
  const lines = reports.map(({ bot, people, messagesPerSecond, p50Ms, p99Ms, acknowledgedP99Ms }) =>
    [
      bot.padEnd(width),
      String(people).padStart(7),
      Math.round(messagesPerSecond).toString().padStart(11),
      p50Ms.toFixed(2).padStart(9),
      p99Ms.toFixed(2).padStart(9),
      ...(acknowledges ? [(acknowledgedP99Ms?.toFixed(2) ?? '').padStart(12)] : []),
    ].join(' '),
  )
  const head = `${'bot'.padEnd(width)}  people  messages/s    p50 ms    p99 ms${acknowledges ? '   ack p99 ms' : ''}`
  return [head, ...lines].join('\n')
}

/** Prima's own answers, as she ships. */
export function primaToMeasure() {
  const { conversation, phrases } = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 24 * 60 * 60 * 1000,
      timeZone: 'Asia/Jakarta',
    },
    { clock: systemClock },
  )
  const answers: WorkerOptions['respond'] = (message, session) => conversation.respond(message, session)
  return { phrases, answers }
}

/** Prima on a channel, with SQLite on a disk that is tidied when she stops. */
export async function startOnDisk<C extends Channel>(
  respond: WorkerOptions['respond'],
  createChannel: (parts: ChannelParts & { readonly store: Store }) => C,
): Promise<{ readonly channel: C; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-bench-'))
  const store = await openSqliteStore({ directory })
  const prima = await startPrima({ respond, store, createChannel: (parts) => createChannel({ ...parts, store }) })
  return {
    channel: prima.channel,
    async stop() {
      await prima.stop()
      rmSync(directory, { recursive: true })
    },
  }
}
