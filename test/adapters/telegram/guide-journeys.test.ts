import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { journeys, secondsOf } from '../../support/guide-journeys.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { startTelegram } from '../../support/start-telegram.ts'
import { budi, privateChat, write } from '../../support/telegram-people.ts'
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts'

let server: TelegramServer
let stop: () => Promise<void>
beforeAll(async () => {
  server = await startTelegramServer()
  const { conversation, phrases } = primaAsShipped()
  const prima = await startTelegram(server, {
    respond: (message, session) => conversation.respond(message, session),
    phrases,
  })
  stop = () => prima.stop()
})
afterAll(async () => {
  await stop()
  await server.close()
})

describe('from the hello to a plan on Telegram, for people who know nothing of OSS', () => {
  test.each(journeys.map((journey, at) => [journey.who, journey, 7000 + at] as const))('%s', async (_, journey, id) => {
    const replies: string[] = []
    const person = { ...budi, id }
    for (const [said, heard] of journey.lines) {
      const before = server.said(id).length
      write(server, said, { from: person, chat: privateChat(person) })
      const text = await eventually(() => {
        const answer = server.said(id).slice(before)
        const found = answer.some((one) => one.text.includes(heard))
        const all = answer.map((one) => one.text).join('\n')
        return found ? all : Promise.reject(new Error(`"${heard}" was not said to "${said}" but: ${all}`))
      })
      replies.push(text)
    }
    expect(secondsOf(journey, replies)).toBeLessThan(300)
  })
})
