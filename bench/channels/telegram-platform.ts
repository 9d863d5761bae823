/**
 * The other side of the measurement, in a process of its own so that it takes no time from the bot: the tests' Bot API,
 * and people who each write the next message when the last was answered.
 */
import { budi, write } from '../../test/support/telegram-people.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'

/** What the platform is asked for, and what it answers. */
export type Load = { readonly messages: number; readonly people: number }
export type PlatformSays =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'measured'; readonly seconds: number; readonly durationsMs: readonly number[] }

const questions = [
  'apa itu NIB?',
  'siapa yang wajib daftar PSE?',
  'cara hitung CSAT gimana?',
  'telat lapor LKPM kena apa?',
  'what is a NIB?',
]

const answered = new Map<number, () => void>()
const server = await startTelegramServer({
  flood: false,
  onSaid({ chatId }) {
    answered.get(chatId)?.()
    answered.delete(chatId)
  },
})
let asked = 0

async function ask(personId: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>()
  answered.set(personId, resolve)
  const startedAt = performance.now()
  write(server, questions[asked++ % questions.length] ?? '', { from: { ...budi, id: personId } })
  await promise
  return performance.now() - startedAt
}

async function measure({ messages, people }: Load): Promise<PlatformSays> {
  const durationsMs: number[] = []
  let left = messages
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      while (left-- > 0) durationsMs.push(await ask(1000 + index))
    }),
  )
  return { kind: 'measured', seconds: (performance.now() - startedAt) / 1000, durationsMs }
}

function tell(said: PlatformSays): void {
  process.send?.(said)
}

process.on('message', (load) => void measure(load as Load).then(tell))
process.once('disconnect', () => void server.close())
tell({ kind: 'open', url: server.url })
