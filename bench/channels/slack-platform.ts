/**
 * The other side of the measurement, in a process of its own so that it takes no time from the bot: the tests' Slack,
 * and people who each write the next direct message when the last was answered.
 */
import { nextTs, SlackServer } from '../../test/support/slack-server.ts'

/** What the platform is told, and what it answers. */
export type SlackAsks =
  | { readonly kind: 'deliver-to'; readonly url: string }
  | { readonly kind: 'measure'; readonly messages: number; readonly people: number }
export type SlackSays =
  | { readonly kind: 'open'; readonly apiUrl: string }
  | {
      readonly kind: 'measured'
      readonly seconds: number
      readonly durationsMs: readonly number[]
      /** From each event to its acknowledgement. */
      readonly acknowledgedAfterMs: readonly number[]
    }

const questions = [
  'apa itu NIB?',
  'siapa yang wajib daftar PSE?',
  'cara hitung CSAT gimana?',
  'telat lapor LKPM kena apa?',
  'what is a NIB?',
]

/** By the thread in which the answer comes. */
const waiting = new Map<string, () => void>()
const server = await SlackServer.start({
  onPost({ threadTs = '' }) {
    waiting.get(threadTs)?.()
    waiting.delete(threadTs)
  },
})
let asked = 0

async function ask(person: number): Promise<number> {
  const ts = nextTs()
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.set(ts, resolve)
  const startedAt = performance.now()
  const text = questions[asked++ % questions.length] ?? ''
  const acknowledged = server.say({ channel: `D${person}`, user: `U${person}`, text, ts })
  await promise
  const durationMs = performance.now() - startedAt
  await acknowledged
  return durationMs
}

async function measure(messages: number, people: number): Promise<SlackSays> {
  const durationsMs: number[] = []
  server.acknowledgedAfterMs.length = 0
  let left = messages
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      while (left-- > 0) durationsMs.push(await ask(person))
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  return { kind: 'measured', seconds, durationsMs, acknowledgedAfterMs: server.acknowledgedAfterMs }
}

function tell(said: SlackSays): void {
  process.send?.(said)
}

process.on('message', (told: SlackAsks) => {
  if (told.kind === 'deliver-to') server.deliverTo(told.url)
  else void measure(told.messages, told.people).then(tell)
})
process.once('disconnect', () => void server.close())
tell({ kind: 'open', apiUrl: server.apiUrl })
