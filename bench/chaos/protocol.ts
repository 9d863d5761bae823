import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Message } from '../../src/domain/message.ts'
import type { StorePlace } from './open-store.ts'

/** How a process of the bot is started. */
export type BotOptions = {
  readonly process: number
  readonly port: number
  readonly store: StorePlace
  readonly leaseMs: number
}

/** What the platform says to a process of the bot. */
export type FromPlatform =
  | { readonly kind: 'update'; readonly message: Message }
  /** The reply was taken; only now the bot may think it is sent. */
  | { readonly kind: 'taken'; readonly replyId: string }

/** What a process of the bot says to the platform. */
export type FromBot =
  | { readonly kind: 'ready'; readonly process: number }
  | { readonly kind: 'acknowledge'; readonly messageId: string }
  /** The update could not be stored: bring it again later. */
  | { readonly kind: 'refuse'; readonly messageId: string }
  /** A turn was worked out again because the shared stream had moved on. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'reply'; readonly conversationId: string; readonly replyId: string }

/** One JSON value a line, both ways. */
export function speak<In, Out>(socket: Socket, hear: (said: In) => void): (say: Out) => void {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  // The other side was killed: that is what we are here for.
  for (const end of [socket, lines]) end.on('error', () => {})
  lines.on('line', (line) => {
    // A process that is killed may leave half a line.
    if (line.endsWith('}')) hear(JSON.parse(line) as In)
  })
  return (say) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(say)}\n`)
  }
}
