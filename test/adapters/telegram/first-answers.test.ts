import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { readGoldenConversations } from '../../support/golden.ts'
import { playGolden, primaOnStage, type Stage } from '../../support/play-golden.ts'
import { budi, type Person, privateChat, write } from '../../support/telegram-people.ts'
import { dataOf, type TelegramWorld, TelegramWorlds } from '../../support/telegram-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

/** Everything that Prima promises in a conversation, as it is seen on Telegram. */
describe('the golden conversations on Telegram', () => {
  const worlds = new TelegramWorlds()
  let world: TelegramWorld
  const { phrases, turns, respond } = primaOnStage(() => world)
  beforeAll(async () => {
    world = await worlds.open({ platform: { flood: false }, budget: withoutLimits, phrases, respond })
  })
  afterAll(() => worlds.close())

  const conversations = readGoldenConversations(join(import.meta.dirname, '../../golden'))
  test.each(conversations.map((one, index) => ({ ...one, person: { ...budi, id: 1000 + index } })))(
    '$title ($file)',
    ({ turns: steps, person }) => playGolden(steps, privateChatOf(person), turns),
  )

  function privateChatOf(person: Person): Stage {
    const { server } = world
    return {
      write: (text) => write(server, text, { from: person }),
      use(label) {
        const message = server.said(person.id).at(-1)
        if (message) server.tap(message, dataOf(message, label), person, { ...privateChat(person) })
      },
      seen: () =>
        server.said(person.id).map(({ text, entities, keyboard }) => ({
          words: [text, ...entities.map(({ url = '' }) => url)].join(' '),
          labels: keyboard?.inline_keyboard.flat().map((button) => button.text) ?? [],
        })),
    }
  }
})
