import { resolve } from 'node:path'
import { SlackAdapter } from '../../adapters/slack/slack-adapter.ts'
import { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.ts'
import { buildConversation } from '../../src/build-conversation.ts'
import { loadSharedPhrases } from '../../src/conversation/phrases.ts'
import { Worker } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { someCommands } from './commands.ts'
import { eventually } from './eventually.ts'
import { primaAsShipped } from './knowledge.ts'
import { RecordingLog } from './recording-log.ts'
import { SlackServer, slackTokens } from './slack-server.ts'
import { write } from './telegram-people.ts'
import { startTelegramServer } from './telegram-server.ts'

/** Somebody with an account on one of the channels. */
export type Someone = { readonly name: string; readonly on: 'telegram' | 'slack'; readonly number: number }

/** How far her clock goes each time an answer is looked for. */
const pollMs = 100
const day = 24 * 60 * 60 * 1000
const phrases = loadSharedPhrases(resolve(import.meta.dirname, '../../prompts'))

/** Prima on a Telegram and a Slack of our own, by grammY and Bolt, both on one store; her clock is the one handed in. */
export async function openTwoChannels(store: Store, clock: Clock & { advance(ms: number): void }) {
  // Their limits count real seconds, and here six weeks pass in a few.
  const [telegramServer, slackServer] = await Promise.all([
    startTelegramServer({ flood: false }),
    SlackServer.start({ flood: false }),
  ])
  const { conversation } = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 60 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock, events: store.events, store, indexed: primaAsShipped() },
  )
  const shared = {
    deliver: (message: Message) => store.mailbox.deliver(message),
    budget: store.budget,
    log: new RecordingLog(),
    clock,
    commands: someCommands,
    phrases,
    defaultLanguage: 'id' as const,
  }
  const channels: Readonly<Record<Someone['on'], Channel>> = {
    telegram: new TelegramAdapter({
      ...shared,
      token: telegramServer.token,
      apiRoot: telegramServer.url,
      patience: { firstMs: 10, longestMs: 50 },
    }),
    slack: new SlackAdapter({
      ...shared,
      botToken: slackTokens.bot,
      transport: { kind: 'socket', appToken: slackTokens.app },
      apiUrl: slackServer.apiUrl,
      knows: async (conversationId) => (await store.sessions.load(conversationId)) !== undefined,
      probeEveryMs: 100,
      retryFirstMs: 20,
      retryLongestMs: 100,
    }),
  }
  const channelOf = ({ person }: Message) => channels[person.channel === 'slack' ? 'slack' : 'telegram']
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: (message, session, signal) => conversation.respond(message, session, signal),
    showWorking: (message) => channelOf(message).showWorking(message),
    send: (reply, message, signal) => channelOf(message).send(reply, message, signal),
    apologise: () => ({ text: 'Maaf.' }),
    log: shared.log,
    pollMs: 10,
    retryFirstMs: 20,
    retryLongestMs: 200,
  })
  worker.start()
  await Promise.all(Object.values(channels).map((channel) => channel.start()))

  const slackChat = ({ number }: Someone) => `D${number}`
  const readBy = (who: Someone): readonly string[] =>
    who.on === 'telegram'
      ? telegramServer.said(who.number).map(({ text }) => text)
      : slackServer.postsIn(slackChat(who)).map(({ words }) => words)

  async function put(who: Someone, text: string): Promise<void> {
    if (who.on === 'telegram') {
      write(telegramServer, text, {
        from: { id: who.number, is_bot: false, first_name: who.name, language_code: 'id' },
      })
      return
    }
    // Whoever is asked for next is this person.
    slackServer.name = who.name
    await slackServer.say({ channel: slackChat(who), user: `U${who.number}`, text })
  }

  return {
    /** Somebody writes, and reads what Prima answers. */
    async say(who: Someone, text: string): Promise<string> {
      const before = readBy(who).length
      await put(who, text)
      return eventually(async () => {
        // What is paced by her clock goes on with it.
        clock.advance(pollMs)
        // All bubbles of an answer are sent before the message waits no more.
        const waiting = await store.mailbox.waiting()
        const answer = readBy(who).slice(before)
        if (answer.length === 0 || waiting > 0) throw new Error(`no answer to ${who.name}: ${text}`)
        return answer.join('\n')
      })
    },
    async close() {
      for (const channel of Object.values(channels)) await channel.stop()
      await worker.stop({ deadlineMs: 1000 })
      for (const channel of Object.values(channels)) await channel.close()
      await Promise.all([telegramServer.close(), slackServer.close()])
    },
  }
}
export type TwoChannels = Awaited<ReturnType<typeof openTwoChannels>>
