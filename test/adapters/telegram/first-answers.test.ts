import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/domain/turn.ts'
import { eventually } from '../../support/eventually.ts'
import { type GoldenTurn, readGoldenConversations } from '../../support/golden.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import type { SaidMessage } from '../../support/telegram-methods.ts'
import { budi, privateChat, write } from '../../support/telegram-people.ts'
import { dataOf, type TelegramWorld, TelegramWorlds } from '../../support/telegram-world.ts'

/** Everything that Prima promises in a conversation, as it is seen on Telegram. */
describe('the golden conversations on Telegram', () => {
  const worlds = new TelegramWorlds()
  const turns: Turn[] = []
  let world: TelegramWorld
  beforeAll(async () => {
    const { conversation, phrases } = primaAsShipped()
    world = await worlds.open({
      platform: { flood: false },
      phrases,
      async respond(message, session) {
        const turn = await conversation.respond(message, session)
        turns.push(turn)
        return turn
      },
    })
  })
  afterAll(() => worlds.close())

  const conversations = readGoldenConversations(join(import.meta.dirname, '../../golden'))
  test.each(conversations.map((one, index) => ({ ...one, person: { ...budi, id: 1000 + index } })))(
    '$title ($file)',
    async ({ turns: steps, person }) => {
      const { server } = world
      for (const step of steps) {
        const before = server.said(person.id).length
        const turnsBefore = turns.length
        if (step.kind === 'user') write(server, step.text, { from: person })
        else pick(server.said(person.id), step)
        const seen = await eventually(() => {
          const said = server.said(person.id).slice(before)
          const replies = turns[turnsBefore]?.replies ?? []
          expect(replies.length).toBeGreaterThan(0)
          for (const { text, choices = [] } of replies) {
            for (const word of text.match(/[\p{L}\d]{4,}/gu) ?? []) expect(wordsOf(said)).toContain(word.toLowerCase())
            for (const { label } of choices) expect(labelsOf(said)).toContain(label)
          }
          return said
        })
        verify(step, seen)
      }

      function pick(said: readonly SaidMessage[], { text }: GoldenTurn) {
        const message = said.at(-1)
        if (!message) throw new Error('nothing was said that could be picked')
        const label = /^\d+$/.test(text) ? (labelsOf([message])[Number(text) - 1] ?? '') : text
        server.tap(message, dataOf(message, label), person, { ...privateChat(person) })
      }
    },
    60_000,
  )
})

/** What can be seen of a step's promises; the rest is about what is kept, which golden.test.ts checks. */
function verify({ checks, text }: GoldenTurn, seen: readonly SaidMessage[]): void {
  for (const { kind, expected, line } of checks) {
    const where = `line ${line}, after "${text}"`
    if (kind === 'bot contains') expect(wordsOf(seen), where).toContain(flat(expected))
    if (kind === 'bot lacks') expect(wordsOf(seen), where).not.toContain(flat(expected))
    if (kind === 'offers') expect(labelsOf(seen), where).toContain(expected)
  }
}

function wordsOf(messages: readonly SaidMessage[]): string {
  return flat(messages.flatMap(({ text, entities }) => [text, ...entities.map(({ url = '' }) => url)]).join(' '))
}

function labelsOf(messages: readonly SaidMessage[]): readonly string[] {
  return messages.flatMap(({ keyboard }) => keyboard?.inline_keyboard.flat() ?? []).map(({ text }) => text)
}

function flat(text: string): string {
  return text.replace(/[*_]/g, '').replace(/\s+/g, ' ').toLowerCase()
}
