import { join } from 'node:path'
import { ConsoleAdapter, consoleChannel } from '../adapters/console/console-adapter.ts'
import { openFile } from '../adapters/console/files.ts'
import { createFilesKeeper, saveFile } from '../adapters/console/saved-files.ts'
import { buildConversation } from './build-conversation.ts'
import { openKnowledge } from './build-index.ts'
import type { Config } from './config.ts'
import { createInterruptions } from './conversation/model/interruptions.ts'
import { notServedHere } from './delivery/not-served-here.ts'
import { Worker } from './delivery/worker.ts'
import { createLog } from './infrastructure/telemetry/create-log.ts'
import { modelParts, openModels } from './open-models.ts'
import { openPrepared } from './open-prepared.ts'
import { openStore } from './open-store.ts'
import { openDataSecrets } from './people/keeping/data-secret.ts'
import { systemClock } from './ports/clock.ts'
import type { StopSignals } from './process/listen-for-stop.ts'
import { Ticker } from './schedule/ticker.ts'

const noChannel =
  'Neither TELEGRAM_BOT_TOKEN nor SLACK_BOT_TOKEN is set: Prima talks here.\n/quit leaves, /help says what else there is.'

export type ConsoleOptions = {
  /** Answer this and return. Default: a conversation until the person leaves. */
  readonly question: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stop: StopSignals
}

/**
 * Prima in a terminal or at the end of a pipe. Resolves when the conversation is over.
 * @throws ConfigError, KnowledgeError or StoreError when she cannot start.
 */
export async function runConsole(config: Config, options: ConsoleOptions): Promise<void> {
  const { question, environment, stop } = options
  const log = createLog(config.logLevel ?? 'error')
  const indexed = openKnowledge(config.knowledgeDirectories, openPrepared(config.knowledgeDirectories))
  const store = await openStore(config, log)
  const filesDirectory = join(config.dataDirectory, 'files')
  const interruptions = createInterruptions()
  const over = new AbortController()
  const { conversation, phrases, dueSources, pseudonyms } = buildConversation(config, {
    clock: systemClock,
    events: store.events,
    snapshots: store.snapshots,
    store,
    keepers: [createFilesKeeper(filesDirectory)],
    indexed,
    attachments: { open: (_, attachment, options) => openFile(attachment, options) },
    ...modelParts(config, await openModels(config, { log }), { interruptions, stopping: over.signal }),
  })
  pseudonyms.learn(await openDataSecrets(store.events, config.dataSecrets, systemClock.now()))
  const terminal = new ConsoleAdapter({
    deliver(message) {
      interruptions.arrived(message)
      return store.mailbox.deliver(message)
    },
    input: process.stdin,
    output: process.stdout,
    environment,
    clock: systemClock,
    saveFile: (file) => saveFile(filesDirectory, file),
  })
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: (message, session, signal) => conversation.respond(message, session, signal),
    async send(reply, message) {
      if (message.person.channel !== consoleChannel) throw notServedHere(message.person.channel)
      await terminal.send(reply, message)
    },
    apologise: () => ({ text: phrases.say(config.defaultLanguage, 'apology') }),
    log,
    observe(fact) {
      if (fact.kind === 'over' && fact.channel === consoleChannel) terminal.over(fact.messageId)
    },
  })

  stop.asked.addEventListener('abort', () => terminal.stop())
  stop.hurried.addEventListener('abort', () => void worker.stop({ deadlineMs: 0 }))
  if (question === undefined && process.stdin.isTTY && process.stdout.isTTY) console.error(noChannel)
  const ticker = new Ticker({ sources: dueSources, mailbox: store.mailbox, clock: systemClock, log })
  worker.start()
  ticker.start()
  try {
    if (question === undefined) await terminal.run()
    else await terminal.ask(question)
  } finally {
    over.abort()
    await ticker.stop()
    await worker.stop()
    await store.close()
  }
}
