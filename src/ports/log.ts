/**
 * Where the operator reads what happened; pino fits as it is. `facts` holds ids, counts and durations, never what a
 * person wrote and never a token.
 */
export type Log = {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
  error(facts: object, text: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
