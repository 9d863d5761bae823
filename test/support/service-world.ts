import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'vitest'
import { copyFewEntries } from './few-entries.ts'
import { compileCache } from './main-program.ts'
import { type RedisServer, type RedisServerOptions, startRedisServer } from './redis-server.ts'
import { SlackServer, slackTokens } from './slack-server.ts'
import { type ServiceProcess, startService } from './start-service.ts'
import { budi } from './telegram-people.ts'
import { startTelegramServer, type TelegramServer } from './telegram-server.ts'

/** A Telegram and a Slack of our own, a data folder, and the processes of Prima that a test starts there. */
export type ServiceWorld = {
  readonly telegram: TelegramServer
  readonly slack: SlackServer
  /** What Prima needs to reach both, and the data folder. */
  readonly environment: Readonly<Record<string, string>>
  /** Starts a process as `npm start` does, with this environment and more. */
  start(more?: Readonly<Record<string, string>>): ServiceProcess
  /** The same, who knows six entries and is there in half the time: for what is not about the knowledge or the command. */
  startSmall(more?: Readonly<Record<string, string>>): ServiceProcess
  startRedis(options?: RedisServerOptions): Promise<RedisServer>
  /** What Budi reads on Telegram, and what stands in the direct messages D1 on Slack. */
  said(): { readonly telegram: readonly string[]; readonly slack: readonly string[] }
}

const serveFewEntries = resolve(import.meta.dirname, 'serve-few-entries.ts')

/** A test in a world of its own, which ends with it; such tests may run side by side. */
export const serviceTest = test.extend<{ world: ServiceWorld }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads here which other fixtures this one needs
  world: async ({}, use) => {
    const [telegram, slack] = await Promise.all([startTelegramServer(), SlackServer.start()])
    const processes: ServiceProcess[] = []
    const redises: RedisServer[] = []
    const directory = mkdtempSync(join(tmpdir(), 'prima-world-'))
    const [data, knowledge] = [join(directory, 'data'), join(directory, 'knowledge')]
    mkdirSync(data)
    copyFewEntries(knowledge)
    const environment = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      SLACK_BOT_TOKEN: slackTokens.bot,
      SLACK_APP_TOKEN: slackTokens.app,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: data,
    }
    const start = (more: Readonly<Record<string, string>> = {}, program?: readonly string[]) => {
      const process = startService({ ...environment, ...more }, program)
      processes.push(process)
      return process
    }
    await use({
      telegram,
      slack,
      environment,
      start: (more) => start(more),
      startSmall: (more) => start(more, [...compileCache, serveFewEntries, knowledge]),
      async startRedis(options) {
        const redis = await startRedisServer(options)
        redises.push(redis)
        return redis
      },
      said: () => ({
        telegram: telegram.said(budi.id).map(({ text }) => text),
        slack: slack.postsIn('D1').map(({ words }) => words),
      }),
    })
    await Promise.all(processes.map((process) => process.end('SIGKILL')))
    await Promise.all([telegram.close(), slack.close(), ...redises.map((redis) => redis.stop())])
    rmSync(directory, { recursive: true, force: true })
  },
})
