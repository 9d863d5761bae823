import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type BothChannels, openBothChannels } from '../support/both-channels.ts'
import { eventually } from '../support/eventually.ts'
import { type RedisServer, startRedisServer } from '../support/redis-server.ts'
import { type ServiceProcess, startService } from '../support/start-service.ts'
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
const kills = 2
const people = [1, 2, 3, 4]

let channels: BothChannels
let redis: RedisServer | undefined
let service: ServiceProcess
afterEach(async () => {
  await service.end('SIGKILL')
  await channels.close()
  await redis?.stop()
})

test.each(['sqlite', 'redis'] as const)(
  'killed while messages arrive on both channels, every message is answered, in order, on %s',
  async (store) => {
    channels = await openBothChannels()
    const { telegram, slack } = channels
    redis = store === 'redis' ? await startRedisServer() : undefined
    const environment = { ...channels.environment, ...(redis ? { REDIS_URL: redis.url } : {}) }
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

    service = startService(environment)
    const asking = conversations.map(async ({ ask }) => {
      for (const text of Object.values(questions)) {
        await ask(text)
        await sleep(500)
      }
    })
    for (let kill = 0; kill < kills; kill++) {
      const before = answered()
      await eventually(() => expect(answered()).toBeGreaterThan(before + 5), 30_000)
      await service.end('SIGKILL')
      service = startService(environment)
    }
    await Promise.all(asking)

    // Leases of the dead process run out after 15 seconds.
    await eventually(
      () =>
        expect(conversations.map(({ answers }) => withoutRepeats(answers()))).toEqual(conversations.map(() => topics)),
      60_000,
    )
    // An answer is said again only where the kill fell between saying it and noting that.
    expect(answered()).toBeLessThanOrEqual(conversations.length * (topics.length + kills))
  },
  120_000,
)

function topicOf(answer: string): string {
  return new RegExp(topics.join('|')).exec(answer)?.[0] ?? answer
}

function withoutRepeats(answers: readonly string[]): readonly string[] {
  return answers.filter((answer, index) => answer !== answers[index - 1])
}
