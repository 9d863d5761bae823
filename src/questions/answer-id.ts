import { createHash } from 'node:crypto'
import type { Message } from '../domain/message.ts'

/**
 * Names an answer for its rating: the same when a turn is done again, so that a rating finds it. `part` tells apart what
 * answers one message.
 */
export function answerIdFor({ person, id }: Message, part: string | number): string {
  return shortHash(`${person.channel}:${id}:${part}`)
}

/** Whether a text may be the id of an answer. A rating comes back from outside, where anybody can write anything. */
export function isAnswerId(text: string): boolean {
  return /^[\w-]{12}$/.test(text)
}

/** Twelve characters that stand for a text. Who knows what few texts it may be can find out which. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
