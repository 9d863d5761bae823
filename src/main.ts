import { parseArgs } from 'node:util'
import { ConsoleAdapter, consoleChannel } from '../adapters/console/console-adapter.ts'
import { buildConversation } from './build-conversation.ts'
import { runCommand } from './commands/run-command.ts'
import { readProcessConfig } from './config.ts'
import { Worker } from './delivery/worker.ts'
import { ConfigError } from './domain/errors.ts'
import { createLog } from './infrastructure/telemetry/create-log.ts'
import { openStore } from './open-store.ts'
import { systemClock } from './ports/clock.ts'

const usage = `Usage: npm start [-- OPTIONS]
  --ask QUESTION   answer one question and leave
  --help           show this`

/** The composition root: config in, parts built, adapters started, clean stop. */
async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) return console.log(usage)

  const config = readProcessConfig()
  const log = createLog(config.logLevel ?? 'error')
  const { conversation, phrases } = buildConversation(config, systemClock)
  const store = await openStore(config, log)
  const terminal = new ConsoleAdapter({
    deliver: (message) => store.mailbox.deliver(message),
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
    now: systemClock.now,
  })
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: (message, session) => conversation.respond(message, session),
    send: (reply, message) => terminal.send(reply, message),
    apologise: () => ({ text: phrases.say(config.defaultLanguage, 'apology') }),
    log,
    observe(fact) {
      if (fact.kind === 'over' && fact.channel === consoleChannel) terminal.over(fact.messageId)
    },
  })

  stopOnSignals(
    () => terminal.stop(),
    () => worker.stop(),
  )
  worker.start()
  try {
    if (options.ask === undefined) await terminal.run()
    else await terminal.ask(options.ask)
  } finally {
    await worker.stop()
    await store.close()
  }
}

/** The first signal asks for a clean end, the second for an end at once. */
function stopOnSignals(stop: () => void, stopAtOnce: () => Promise<void>): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) void stopAtOnce()
      else stop()
      asked = true
    })
  }
}

function readOptions(): { ask?: string; help?: boolean } {
  try {
    return parseArgs({ options: { ask: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values
  } catch (error) {
    throw new ConfigError([`${error instanceof Error ? error.message : error}`, usage])
  }
}

await runCommand(main)
