import { parseArgs } from 'node:util'
import { createConsoleAdapter } from '../adapters/console/console-adapter.ts'
import { buildConversation } from './build-conversation.ts'
import { readProcessConfig } from './config.ts'
import { ConfigError, KnowledgeError, PrimaError } from './domain/errors.ts'
import type { Session } from './domain/session.ts'
import { systemClock } from './ports/clock.ts'

const usage = `Usage: npm start [-- OPTIONS]
  --ask QUESTION   answer one question and leave
  --help           show this`

const maxProblemsShown = 20

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

function describe(error: unknown): string {
  if (error instanceof ConfigError) return `Prima cannot start. The configuration is not right:\n${error.message}`
  if (error instanceof KnowledgeError) return describeKnowledgeError(error)
  if (error instanceof PrimaError) return `Prima stopped: ${error.message}`
  return `Prima stopped on an error that nobody foresaw: ${error instanceof Error ? error.stack : error}`
}

function describeKnowledgeError({ problems }: KnowledgeError): string {
  const lines = problems.slice(0, maxProblemsShown).map(({ file, line, message }) => `${file}:${line}: ${message}`)
  const rest = problems.length - lines.length
  const more = rest > 0 ? [`… and ${rest} more; npm run knowledge:check shows all`] : []
  return ['Prima cannot start. The knowledge base is not right:', ...lines, ...more].join('\n')
}

main().catch((error: unknown) => {
  console.error(describe(error))
  process.exitCode = 1
})
