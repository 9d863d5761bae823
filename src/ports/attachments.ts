import type { Attachment, Message } from '../domain/message.ts'

/** Why a file could not be had: it is larger than wanted, it is there no more, or the platform did not hand it over. */
export type AttachmentRefusal = 'too-large' | 'gone' | 'not-reached'

/** A file went on beyond what was wanted of it. */
export class AttachmentTooLarge extends Error {
  override readonly name = 'AttachmentTooLarge'

  constructor(maxBytes: number) {
    super(`a file has more than ${maxBytes} bytes`)
  }
}

export type OpenedAttachment =
  | { readonly kind: 'opened'; readonly content: AsyncIterable<Uint8Array> }
  | { readonly kind: 'refused'; readonly reason: AttachmentRefusal }

export type OpenOptions = {
  /** A file that turns out to be larger is refused; a stream that does breaks off with `AttachmentTooLarge`. */
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** Fetches what people send along, by the channel that it came over. */
export interface Attachments {
  open(message: Message, attachment: Attachment, options: OpenOptions): Promise<OpenedAttachment>
}

/** Where no channel can fetch files. */
export const noAttachments: Attachments = { open: async () => ({ kind: 'refused', reason: 'not-reached' }) }
