import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { serviceTest } from '../support/service-world.ts'
import { budi, write } from '../support/telegram-people.ts'

/** What is asked, and the word by which its answer is known. */
const questions = {
  NIB: 'apa itu nib?',
  CSAT: 'cara hitung csat',
  LKPM: 'apa itu lkpm?',
  NPS: 'apa itu nps?',
  PSE: 'apa itu pse?',
  CES: 'apa itu ces?',
} as const
const topics = Object.keys(questions)
const people = [1, 2, 3, 4]
const kills = 2

describe.concurrent('killed while messages arrive on both channels', () => {
  serviceTest.for(['sqlite', 'redis'] as const)(
    'every message is answered, in the order of its conversation, on %s',
    async (store, { world }) => {
      const { telegram, slack } = world
      const more: Record<string, string> = store === 'redis' ? { REDIS_URL: (await world.startRedis()).url } : {}
      const conversations = people.flatMap((person) => [
        {
          ask: async (text: string) => void write(telegram, text, { from: { ...budi, id: 6000 + person } }),
          answers: () => telegram.said(6000 + person).map(({ text }) => topicOf(text)),
        },
        {
          ask: (text: string) => slack.say({ channel: `D${person}`, user: `U${person}`, text }),
          answers: () => slack.postsIn(`D${person}`).map(({ words }) => topicOf(words)),
        },
      ])
      const answered = () => conversations.flatMap(({ answers }) => answers()).length

      let service = world.startSmall(more)
      const asking = conversations.map(async ({ ask }) => {
        for (const text of Object.values(questions)) {
          await ask(text)
          await sleep(500)
        }
      })
      for (let kill = 0; kill < kills; kill++) {
        const before = answered()
        await eventually(() => expect(answered()).toBeGreaterThan(before + 5), 60_000)
        await service.end('SIGKILL')
        service = world.startSmall(more)
      }
      await Promise.all(asking)

      const all = conversations.map(() => topics)
      await eventually(() => expect(conversations.map(({ answers }) => withoutRepeats(answers()))).toEqual(all), 60_000)
      // An answer is said again only where the kill fell between saying it and noting that.
      expect(answered()).toBeLessThanOrEqual(conversations.length * (topics.length + kills))
    },
  )
})

function topicOf(answer: string): string {
  return new RegExp(topics.join('|')).exec(answer)?.[0] ?? answer
}

function withoutRepeats(answers: readonly string[]): readonly string[] {
  return answers.filter((answer, index) => answer !== answers[index - 1])
}
