import pino, { type DestinationStream, type Logger } from 'pino'

/** Never logged, wherever they stand: what people wrote, and what lets others act as us. */
const redacted = ['text', 'token', 'secret', 'authorization', 'password', 'url', 'name'].flatMap((key) => [
  key,
  `*.${key}`,
])

/** Structured logs, one JSON object a line, on standard error: standard output belongs to the conversation. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '[hidden]' },
    },
    destination,
  )
}
