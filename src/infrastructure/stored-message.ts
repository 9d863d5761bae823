import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'

/** Reads back a message as a store kept it, written by `JSON.stringify`. */
export function readStoredMessage(stored: string): Message {
  return JSON.parse(stored) as Message
}

/** Reads back a reply as a store kept it, written by `JSON.stringify`. */
export function readStoredReply(stored: string): Reply {
  return JSON.parse(stored) as Reply
}
