/**
 * How many messages a second Prima takes on Slack, how long one takes from Slack having it to the reply being there,
 * and how soon Slack is told that we have it, beside echo bots of nothing but the same library, on the same platform in
 * the same run. Prima stores each message before she acknowledges it, and its turn and its reply, in SQLite on disk;
 * Bolt's echo acknowledges at once and stores nothing. Slack's own limits (one message a second and channel) are left
 * out: they would hold all of them alike.
 *
 *     node bench/channels/slack.ts --messages 1000
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { App, LogLevel } from '@slack/bolt'
import { SlackAdapter } from '../../adapters/slack/slack-adapter.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { someCommands } from '../../test/support/commands.ts'
import { slackTokens } from '../../test/support/slack-server.ts'
import { answering } from '../../test/support/start-prima.ts'
import { benchChannel, primaToMeasure, type RunningBot, startOnDisk } from './bench-channel.ts'

export async function benchSlack(messages = 1000): Promise<void> {
  const { phrases, answers } = primaToMeasure()
  const echo = answering(({ text }) => [{ text }])
  await benchChannel({
    channel: 'Slack',
    platform: 'slack-platform.ts',
    bots: {
      'Bolt echo, Socket Mode': startSocketEcho,
      'Prima echo, Socket Mode': (apiUrl) => startPrimaOn(apiUrl, phrases, 'socket', echo),
      'Prima answers, Socket Mode': (apiUrl) => startPrimaOn(apiUrl, phrases, 'socket', answers),
      'Bolt echo, HTTP': startHttpEcho,
      'Prima echo, HTTP': (apiUrl) => startPrimaOn(apiUrl, phrases, 'http', echo),
      'Prima answers, HTTP': (apiUrl) => startPrimaOn(apiUrl, phrases, 'http', answers),
    },
    messages,
  })
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
  const prima = await startOnDisk(
    respond,
    ({ deliver, log, store }) =>
      new SlackAdapter({
        botToken: slackTokens.bot,
        transport:
          transport === 'socket'
            ? { kind: 'socket', appToken: slackTokens.app }
            : { kind: 'http', signingSecret: slackTokens.signingSecret },
        apiUrl,
        deliver,
        commands: someCommands,
        knows: async (conversationId) => (await store.sessions.load(conversationId)) !== undefined,
        budget: answersOnly,
        phrases,
        defaultLanguage: 'id',
        log,
      }),
  )
  const { http } = prima.channel
  const server = createServer((request, response) => http?.handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    ...(http ? { requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${http.path}` } : {}),
    async stop() {
      server.close()
      server.closeAllConnections()
      await prima.stop()
    },
  }
}

/** Never lets an answer wait. Status, titles and names find no room, as they would not under such a load. */
const answersOnly: SendBudget = {
  reserve: async (_rules, priority) => (priority === 'answer' ? { waitMs: 0 } : undefined),
  penalise: async () => {},
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000' } } })
  await benchSlack(Number(values.messages))
}
