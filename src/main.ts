import './process/parse-without-compiling.ts'
import { parseArgs } from 'node:util'
import { readProcessConfig } from './config.ts'
import { ConfigError } from './domain/errors.ts'
import { listenForStop } from './process/listen-for-stop.ts'
import { runCommand } from './process/run-command.ts'

const usage = `Usage: npm start [-- OPTIONS]
With a token of Telegram or Slack set, Prima serves these channels; without, she talks in this terminal.
  --ask QUESTION   answer one question here and leave
  --help           show this`

/** The composition root begins here: config in, then the service or the terminal. Only what is used is loaded. */
async function main(): Promise<void> {
  const { ask: question, help } = readOptions()
  if (help) return console.log(usage)

  const stop = listenForStop({ withParent: process.env.npm_lifecycle_event !== undefined })
  const config = readProcessConfig()
  const hasChannel = config.telegram !== undefined || config.slack !== undefined
  if (hasChannel && question === undefined) {
    const { runService } = await import('./run-service.ts')
    return runService(config, stop)
  }
  const { runConsole } = await import('./run-console.ts')
  await runConsole(config, { question, environment: process.env, stop })
}

function readOptions(): { ask?: string; help?: boolean } {
  try {
    return parseArgs({ options: { ask: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values
  } catch (error) {
    throw new ConfigError([`${error instanceof Error ? error.message : error}`, usage])
  }
}

await runCommand(main)
