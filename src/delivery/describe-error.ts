import { PrimaError } from '../domain/errors.ts'

/**
 * An error for the operator without anything a person wrote: our own errors promise that of their message; of others
 * we give the class and where it was thrown, because their messages quote what they choked on.
 */
export function describeError(error: unknown): string {
  if (error instanceof PrimaError) return `${error.name}: ${error.message}`
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const place = /^ {4}at (.+)$/m.exec(error.stack ?? '')?.[1]
  return place ? `${error.name} at ${place}` : error.name
}
