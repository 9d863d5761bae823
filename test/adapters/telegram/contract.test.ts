import type { WorkerOptions } from '../../../src/delivery/worker.ts'
import { type ChannelWorld, channelContract, type Spot } from '../../contracts/channel.ts'
import { startTelegram, type TelegramTransport } from '../../support/start-telegram.ts'
import {
  ani,
  budi,
  buildTelegramMessage,
  otherBot,
  primaItself,
  privateChat,
  write,
} from '../../support/telegram-people.ts'
import { type ServerUpdate, startTelegramServer } from '../../support/telegram-server.ts'

const people = { here: budi, there: ani } as const

const transports: Readonly<Record<TelegramTransport, string>> = { polling: 'long polling', webhook: 'webhook' }

for (const transport of ['polling', 'webhook'] as const) {
  channelContract(`Telegram, ${transports[transport]}`, {
    longestText: 4096,
    open: (respond) => open(transport, respond),
  })
}

async function open(transport: TelegramTransport, respond: WorkerOptions['respond']): Promise<ChannelWorld> {
  const server = await startTelegramServer()
  const prima = await startTelegram(server, { transport, respond, watchEveryMs: 50 })
  const chatOf = (spot: Spot) => privateChat(people[spot])
  let last: ServerUpdate | undefined
  return {
    accepted: prima.accepted,
    said: (spot) => server.said(people[spot].id).map(({ text }) => text),
    async say(spot, text) {
      last = write(server, text, { from: people[spot] })
    },
    connected: () => prima.channel.connected(),
    async repeatLast() {
      if (last) server.repeat(last)
    },
    async echoOwn(spot, text) {
      write(server, text, { from: primaItself, chat: chatOf(spot) })
    },
    async sayAsBot(spot, text) {
      write(server, text, { from: otherBot, chat: chatOf(spot) })
    },
    async sendUnknown() {
      server.push({ holographic_call: { id: 'x' } })
      server.push({ message: { message_id: 1 } })
      server.push({ message: null, callback_query: 'x' })
      server.push({ message: buildTelegramMessage(server, { new_chat_title: 'Baru' }) })
    },
    limitNext: () => server.failNext('sendMessage', 429, { retry_after: 1 }),
    goDown: () => server.goDown(),
    comeBack: () => server.comeBack(),
    async close() {
      await prima.stop()
      await server.close()
    },
  }
}
