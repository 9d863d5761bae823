/**
 * What a year of one message a second leaves behind, with the time limits of people/keeping/retention.ts: a run on a test
 * clock at a smaller rate, nights included, and what it comes to at the full rate.
 *
 *     node bench/retention/main.ts --days 400 --a-day 200
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createClient } from 'redis'
import type { Event } from '../../src/domain/event.ts'
import { createPseudonyms, eventIdOf } from '../../src/domain/pseudonyms.ts'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { retention } from '../../src/people/keeping/retention.ts'
import { sweep } from '../../src/people/keeping/sweep.ts'
import type { EventLog } from '../../src/ports/event-log.ts'
import { compactQuestions } from '../../src/questions/compact-questions.ts'
import { buildMessage } from '../../test/support/builders.ts'
import { primaAsShipped } from '../../test/support/knowledge.ts'
import { startRedisServer } from '../../test/support/redis-server.ts'

const { values } = parseArgs({
  options: { days: { type: 'string', default: '400' }, 'a-day': { type: 'string', default: '200' } },
})
const [days, aDay] = [Number(values.days), Number(values['a-day'])]
const msPerDay = 24 * 60 * 60 * 1000
const fullRate = 86_400
const questions = [
  'apa itu nib?',
  'kl telat lapor lkpm gmn',
  'what is a NIB?',
  'gimana cara menjinakkan zebra terbang',
  'siapa yang wajib daftar pse',
  'cara hitung csat',
  'pelanggan ngamuk di wa, balas gimana',
  'berapa lama izin keluar',
]

/** The events of real turns, one list a question; every tenth answer is rated. */
async function templates(): Promise<readonly (readonly Event[])[]> {
  const { conversation } = primaAsShipped()
  return Promise.all(
    questions.map(async (text) => (await conversation.respond(buildMessage({ text }), undefined)).events),
  )
}

async function live(events: EventLog, made: readonly (readonly Event[])[]): Promise<void> {
  const pseudonyms = createPseudonyms(['a secret of the bench'])
  const start = Date.UTC(2027, 0, 1)
  for (let day = 0; day < days; day++) {
    const atMs = start + day * msPerDay
    const date = new Date(atMs).toISOString().slice(0, 10)
    const today = Array.from({ length: aDay }, (_, number) => {
      const names = pseudonyms.of({ message: `${day}:${number}`, person: `p${number % 100}` })
      const turn = made[number % made.length] ?? []
      const answerId = names.message.slice(0, 12)
      const own = turn.map(({ stream, kind, data }, index) => ({
        id: eventIdOf(names, index),
        stream: `${stream.split(':')[0]}:${date}`,
        kind,
        atMs,
        data: kind === 'answered' && typeof data === 'object' && data !== null ? { ...data, answerId } : data,
      }))
      const rating = { answerId, helpful: number % 20 === 0, rater: answerId }
      const rated = { id: eventIdOf(names, 9), stream: `questions:${date}`, kind: 'rated', atMs, data: rating }
      return number % 10 === 0 ? [...own, rated] : own
    })
    await events.append(today.flat())
    const nowMs = atMs + msPerDay
    await compactQuestions(events, {
      nowMs,
      answersDays: retention.answers,
      questionsDays: retention.questions,
      rename: (id) => id,
    })
    await sweep(events, nowMs)
  }
}

function print(store: string, bytes: number, constant: number): void {
  const full = constant + ((bytes - constant) * fullRate) / aDay
  const mib = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MiB`
  console.log(
    `${store}: ${mib(bytes)} after ${days} days of ${aDay} messages, ${mib(constant)} of it counts of days; at one message a second ${mib(full)}`,
  )
}

const made = await templates()
const directory = mkdtempSync(join(tmpdir(), 'prima-bench-'))
const sqlite = await openSqliteStore({ directory })
await live(sqlite.events, made)
const counts = JSON.stringify(await sqlite.events.read('question-counts')).length
await sqlite.records.scrub()
await sqlite.close()
const size = readdirSync(directory).reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)
rmSync(directory, { recursive: true, force: true })
print('SQLite', size, counts)

const server = await startRedisServer()
const redis = await openRedisStore({ url: server.url })
const client = await createClient({ url: server.url }).connect()
const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0)
const empty = await used()
await live(redis.events, made)
print('Redis', (await used()) - empty, counts)
client.destroy()
await redis.close()
await server.stop()
