import { PrimaError } from '../domain/errors.ts'

/**
 * An error for the operator, with what caused it, without anything a person wrote: our own errors promise that of their
 * message; of others we give class, code and where it was thrown, because their messages quote what they choked on.
 */
export function describeError(error: unknown): string {
  const described = describeOne(error)
  const cause = error instanceof Error ? error.cause : undefined
  return cause === undefined ? described : `${described}; caused by ${describeError(cause)}`
}

function describeOne(error: unknown): string {
  if (error instanceof PrimaError) return `${error.name}: ${error.message}`
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const code = 'code' in error && /^[A-Z][A-Z0-9_]+$/.test(String(error.code)) ? ` ${error.code}` : ''
  const place = /^ {4}at (.+)$/m.exec(error.stack ?? '')?.[1]
  return `${error.name}${code}${place ? ` at ${place}` : ''}`
}
