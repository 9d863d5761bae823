import { createHash } from 'node:crypto'
import type { Attachment, Message } from '../../domain/message.ts'
import { type AttachmentRefusal, type Attachments, AttachmentTooLarge } from '../../ports/attachments.ts'

/** What Telegram hands out at most, and more than 200,000 answers need. */
export const mostBytes = 20_000_000
/** From this size on it is said first that it takes some seconds. */
export const largeBytes = 1_000_000

export type ReadFile =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly hash: string }
  | { readonly kind: 'refused'; readonly reason: AttachmentRefusal }

/** All of a file, in memory and nowhere else, and its SHA-256. */
export async function readFile(
  attachments: Attachments,
  message: Message,
  attachment: Attachment,
  signal: AbortSignal,
): Promise<ReadFile> {
  const opened = await attachments.open(message, attachment, { maxBytes: mostBytes, signal })
  if (opened.kind === 'refused') return opened
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of opened.content) {
      hash.update(chunk)
      chunks.push(chunk)
    }
  } catch (error) {
    signal.throwIfAborted()
    // What breaks off on its way is a platform's trouble and said as such.
    return { kind: 'refused', reason: error instanceof AttachmentTooLarge ? 'too-large' : 'not-reached' }
  }
  return { kind: 'read', bytes: Buffer.concat(chunks), hash: hash.digest('hex') }
}

/** A text that was pasted, as a file. */
export function textAsFile(text: string): ReadFile & { readonly kind: 'read' } {
  const bytes = Buffer.from(text, 'utf8')
  return { kind: 'read', bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
