import { ConfigError, KnowledgeError, PrimaError } from '../domain/errors.ts'

const maxProblemsShown = 20

/**
 * Runs a program to its end. What it throws is told on standard error in readable lines, and the process ends with
 * code 1. Only what nobody foresaw shows where in the code it happened.
 */
export async function runCommand(main: () => void | Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(describeFailure(error))
    process.exitCode = 1
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return describeConfigError(error)
  if (error instanceof KnowledgeError) return describeKnowledgeError(error)
  if (isWrongArgument(error)) return `Prima cannot start: ${error.message}`
  if (error instanceof PrimaError) return `Prima stopped: ${error.message}`
  return `Prima stopped on an error that nobody foresaw: ${error instanceof Error ? error.stack : error}`
}

/** What `parseArgs` of Node throws: https://nodejs.org/api/errors.html#err_parse_args_unknown_option */
function isWrongArgument(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

function describeConfigError({ problems }: ConfigError): string {
  const [only, ...more] = problems
  return more.length === 0
    ? `Prima cannot start: ${only}`
    : ['Prima cannot start. The configuration is not right:', ...problems].join('\n')
}

function describeKnowledgeError({ problems }: KnowledgeError): string {
  const lines = problems.slice(0, maxProblemsShown).map(({ file, line, message }) => `${file}:${line}: ${message}`)
  const rest = problems.length - lines.length
  const more = rest > 0 ? [`… and ${rest} more; npm run knowledge:check shows all`] : []
  return ['Prima cannot start. The knowledge base is not right:', ...lines, ...more].join('\n')
}
