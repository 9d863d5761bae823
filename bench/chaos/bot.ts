/** A whole bot with a made-up skill, to be killed at any moment. Its argument is `BotOptions` as JSON. */
import { flushCompileCache } from 'node:module'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from '../../src/delivery/worker.ts'
import { createCountingSkill } from './counting-skill.ts'
import { openStore } from './open-store.ts'
import { type BotOptions, type FromBot, type FromPlatform, speak } from './protocol.ts'

const options = JSON.parse(process.argv[2] ?? '') as BotOptions
const { mailbox, events, close } = await openStore(options.store)
const skill = createCountingSkill(events)
const unanswered = new Map<string, () => void>()

const say = speak<FromPlatform, FromBot>(connect(options.port, '127.0.0.1'), (said) => {
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
  async respond(message, session) {
    await sleep(Math.random() * 4)
    return skill(message, session)
  },
  send: ({ id }, { conversationId }) =>
    new Promise<void>((taken) => {
      unanswered.set(id, taken)
      say({ kind: 'reply', conversationId, replyId: id })
    }),
  apologise: () => ({ text: 'Maaf.' }),
  observe: ({ kind }) => {
    if (kind === 'stale') say({ kind })
  },
  leaseMs: options.leaseMs,
  // Processes die of our blows here, and not of a message that would have to be set aside.
  maxAttempts: 1000,
  concurrency: 64,
})
worker.start()
// Whoever is killed writes nothing at the end: so the next one need not compile it all again.
flushCompileCache()
say({ kind: 'ready', process: options.process })
process.once('SIGTERM', async () => {
  await worker.stop()
  await close()
  process.exit(0)
})
