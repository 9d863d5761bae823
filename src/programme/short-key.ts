import { createHash } from 'node:crypto'

/** A message's key, short enough for a button: the tap that undoes what the message changed is named by it. */
export function shortKey(messageKey: string): string {
  return createHash('sha256').update(messageKey).digest('hex').slice(0, 16)
}
