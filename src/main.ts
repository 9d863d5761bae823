import { parseArgs } from 'node:util'
import { createConsoleAdapter } from '../adapters/console/console-adapter.ts'
import { buildConversation } from './build-conversation.ts'
import { runCommand } from './commands/run-command.ts'
import { readProcessConfig } from './config.ts'
import { ConfigError } from './domain/errors.ts'
import type { Session } from './domain/session.ts'
import { systemClock } from './ports/clock.ts'

const usage = `Usage: npm start [-- OPTIONS]
  --ask QUESTION   answer one question and leave
  --help           show this`

/** The composition root: config in, parts built, adapters started, clean stop. */
async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) return console.log(usage)

  const config = readProcessConfig()
  const { conversation } = buildConversation(config, systemClock)
  let session: Session | undefined
  const adapter = createConsoleAdapter({
    async converse(message) {
      const turn = await conversation.respond(message, session)
      session = turn.session
      return turn.replies
    },
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
    now: systemClock.now,
  })
  if (options.ask === undefined) await adapter.run()
  else await adapter.ask(options.ask)
}

function readOptions(): { ask?: string; help?: boolean } {
  try {
    return parseArgs({ options: { ask: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values
  } catch (error) {
    throw new ConfigError([`${error instanceof Error ? error.message : error}`, usage])
  }
}

await runCommand(main)
