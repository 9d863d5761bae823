import { createHash } from 'node:crypto'
import type { Message } from '../domain/message.ts'

/**
 * Names an answer for its rating: the same when a turn is done again, so that a rating finds it. `part` tells apart what
 * answers one message.
 */
export function answerIdFor({ person, id, pseudonyms }: Message, part: string | number): string {
  return shortHash(`${pseudonyms?.message ?? `${person.channel}:${id}`}:${part}`)
}

/** Stands for whoever rates an answer, on this answer alone: nobody can gather what one person rated. */
export function raterOf({ person: { channel, id }, pseudonyms }: Message, answerId: string): string {
  return raterNamed(pseudonyms?.person ?? `${channel}:${id}`, answerId)
}

/** The same from a person's pseudonym: for finding their own ratings. */
export function raterNamed(pseudonym: string, answerId: string): string {
  return shortHash(`${pseudonym}:${answerId}`)
}

/** Whether a text may be the id of an answer. A rating comes back from outside, where anybody can write anything. */
export function isAnswerId(text: string): boolean {
  return /^[\w-]{12}$/.test(text)
}

/** Twelve characters that stand for a text. Who knows what few texts it may be can find out which. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
