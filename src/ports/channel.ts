import type { Attachment, Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import type { OpenedAttachment, OpenOptions } from './attachments.ts'

/** A reply that is still being written, as far as it may be seen. */
export interface Draft {
  /** All that may be seen so far: Markdown. Cosmetic: never throws, and is dropped where there is no room. */
  show(text: string): void
  /** No reply takes its place: another process works on the message, or nothing is said. Never throws. */
  discard(): void
}

/**
 * A channel as the rest of Prima sees it: messages come in through the `deliver` that its factory was given, replies go
 * out through `send`. A reply offers everything it has; the channel shows what its platform can and degrades the rest.
 */
export interface Channel {
  /** `Person.channel` of its messages. */
  readonly name: string

  /**
   * Connects, and keeps connecting when the network is away. Resolves when it is known that the platform accepts us, or
   * that it cannot be reached yet and is tried again. Throws `ConfigError` naming the variable when the platform does
   * not accept our token.
   */
  start(): Promise<void>

  /** Takes no more messages in. What was delivered is safe; `send` goes on working until `close`. */
  stop(): Promise<void>

  /** Lets go of connections, after the last `send`. */
  close(): Promise<void>

  /** Says one reply where the message came from. Throws `ChannelError`; waits for its send budget before calling. */
  send(reply: Reply, message: Message, signal: AbortSignal): Promise<void>

  /**
   * Shows that work on the message goes on, where the platform can: typing, status. Returns the way to end it. Cosmetic:
   * never throws, and is dropped where the send budget has no room. `isAgain`: a process may have begun with it before.
   */
  showWorking(message: Message, isAgain?: boolean): () => void

  /**
   * A draft of the first reply to the message, where the platform shows one; the reply takes its place when it is sent.
   * Undefined or left out: the person waits for the reply.
   */
  draft?(message: Message): Draft | undefined

  /** Fetches a file that came with a message of this channel. Never throws; see `Attachments`. */
  open(attachment: Attachment, options: OpenOptions): Promise<OpenedAttachment>

  /** Where it talks with one person alone, told by `Person.id`. Undefined: not known, as before the platform was reached. */
  privateConversation(personId: string): string | undefined

  /** Whether the platform was reached and accepts us right now: for readiness. */
  connected(): boolean
}
