import type { JsonValue } from '../../src/domain/json.ts'
import type { Message } from '../../src/domain/message.ts'

/** What a message asks for, as its text. */
export type Task = {
  /** Kept in the session and in the conversation's stream. */
  readonly note: JsonValue
  readonly replies: number
  /** Whether it counts one on in the shared stream. */
  readonly counts: boolean
  /** Whether it sends a message to a listener. */
  readonly tells: boolean
}

export type Sent = {
  readonly message: Message
  readonly task: Task
  /** When it is written, in milliseconds from the beginning. */
  readonly atMs: number
}

export const sharedStream = 'team:shared'

/** How many conversations nobody writes in, which others send messages to. */
const listeners = 10

export function listenerOf(conversationId: string): string {
  return `listener${Number(conversationId.slice(1)) % listeners}`
}

export function toldId(messageId: string): string {
  return `told/${messageId}`
}

export type TrafficOptions = {
  readonly messages: number
  readonly conversations: number
  /** Messages a second; 0: as fast as they are answered. */
  readonly rate: number
}

/** Everything that people write in a run. Half of it counts, a quarter is told to somebody else. */
export function buildTraffic({ messages, conversations, rate }: TrafficOptions): Sent[] {
  return Array.from({ length: messages }, (_, index) => {
    const conversationId = `c${index % conversations}`
    const number = Math.floor(index / conversations)
    const task = {
      note: number,
      replies: 1 + Math.floor(Math.random() * 3),
      counts: Math.random() < 0.5,
      tells: Math.random() < 0.25,
    }
    return {
      task,
      atMs: rate > 0 ? (index * 1000) / rate : 0,
      message: {
        id: `${conversationId}/${number}`,
        conversationId,
        person: { channel: 'chaos', id: conversationId },
        kind: 'said',
        text: JSON.stringify(task),
        attachments: [],
        receivedAtMs: Date.now(),
      },
    }
  })
}
