/** A whole bot with a trivial skill, to be killed at any moment. Arguments: its number, the platform's port, and the store as JSON. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from '../../src/delivery/worker.ts'
import type { JsonValue } from '../../src/domain/json.ts'
import type { Message } from '../../src/domain/message.ts'
import { personKey } from '../../src/domain/message.ts'
import { newSession, type Session, stateOf, withState } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { openStore, type StorePlace } from './open-store.ts'
import { type FromBot, type FromPlatform, leaseMs, speak } from './protocol.ts'

const [number, port, place] = process.argv.slice(2)
const { mailbox, close } = await openStore(JSON.parse(place ?? '') as StorePlace)
const unanswered = new Map<string, () => void>()

const say = speak<FromPlatform, FromBot>(connect(Number(port), '127.0.0.1'), (said) => {
  if (said.kind === 'taken') {
    unanswered.get(said.replyId)?.()
    unanswered.delete(said.replyId)
    return
  }
  mailbox.deliver(said.message).then(
    () => say({ kind: 'acknowledge', messageId: said.message.id }),
    () => say({ kind: 'refuse', messageId: said.message.id }),
  )
})

const worker = new Worker({
  mailbox,
  respond,
  send: ({ id }, { conversationId }) =>
    new Promise<void>((taken) => {
      unanswered.set(id, taken)
      say({ kind: 'reply', conversationId, replyId: id })
    }),
  apologise: () => ({ text: 'Maaf.' }),
  leaseMs,
  concurrency: 64,
})
worker.start()
say({ kind: 'ready', process: Number(number) })
process.once('SIGTERM', async () => {
  await worker.stop()
  await close()
  process.exit(0)
})

/** Adds the message's number to the list in the session, and an event that would show if a turn were done twice. */
async function respond(message: Message, session: Session | undefined): Promise<Turn> {
  await sleep(Math.random() * 4)
  const { conversationId, id, text } = message
  const { replies: count, number } = JSON.parse(text) as { replies: number; number: number }
  const before = session ?? newSession(conversationId)
  const state = stateOf(before, personKey(message.person))
  const handled: JsonValue = [...((state.memory.handled as number[] | undefined) ?? []), number]
  return {
    session: withState(before, personKey(message.person), { ...state, turns: state.turns + 1, memory: { handled } }),
    events: [{ id: randomUUID(), stream: `team:${conversationId}`, kind: 'handled', atMs: Date.now(), data: number }],
    replies: Array.from({ length: count }, (_, position) => ({ id: `${id}:${position}`, text: 'ya' })),
  }
}
