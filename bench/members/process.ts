/** A process of Prima for `members.ts`, to be killed at any moment: handles what members write, and says what it has taken in. */
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConversation } from '../../src/build-conversation.ts'
import { Worker } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { openStore, type StorePlace } from '../chaos/open-store.ts'

export type MemberProcessOptions = { readonly store: StorePlace; readonly knowledge: string }
export type ToProcess = { readonly kind: 'write'; readonly message: Message } | { readonly kind: 'waiting' }
export type FromProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'waiting'; readonly count: number }

const { store: place, knowledge } = JSON.parse(process.argv[2] ?? '') as MemberProcessOptions
const store = await openStore(place)
const { conversation } = buildConversation(
  {
    knowledgeDirectories: [knowledge],
    defaultLanguage: 'id',
    sessionTtlMs: 24 * 60 * 60 * 1000,
    timeZone: 'Asia/Jakarta',
  },
  { clock: systemClock, events: store.events },
)
const worker = new Worker({
  mailbox: store.mailbox,
  respond: (message, session, signal) => conversation.respond(message, session, signal),
  send: async () => {},
  apologise: () => ({ text: 'Maaf.' }),
  leaseMs: 2000,
  pollMs: 20,
  // Processes die of our blows here, and not of a message that would have to be set aside.
  maxAttempts: 1000,
})
const tell = (said: FromProcess) => process.send?.(said)

process.on('message', (told: ToProcess) => {
  if (told.kind === 'waiting') {
    void store.mailbox.waiting().then((count) => tell({ kind: 'waiting', count }))
    return
  }
  // What was taken in is kept, whatever becomes of this process; what was not is sent again.
  void takeIn(told.message)
})
/** Whoever has too many messages waiting is not taken in, and tries again, as a person does. */
async function takeIn(message: Message): Promise<void> {
  while ((await store.mailbox.deliver(message)) === 'full') await sleep(200)
  tell({ kind: 'taken', id: message.id })
}

process.once('SIGTERM', async () => {
  await worker.stop()
  await store.close()
  process.exit(0)
})
// Nobody is left who would stop it.
process.once('disconnect', () => process.exit(0))
worker.start()
// Whoever is killed writes nothing at the end: so the next one need not compile it all again.
flushCompileCache()
tell({ kind: 'ready' })
