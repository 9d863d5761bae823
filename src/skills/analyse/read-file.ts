import { createHash } from 'node:crypto'
import type { Attachment, Message } from '../../domain/message.ts'
import { type AttachmentRefusal, type Attachments, AttachmentTooLarge } from '../../ports/attachments.ts'

/** What Telegram hands out at most, and more than 200,000 answers need. */
export const mostBytes = 20_000_000
/** From this size on it is said first that it takes some seconds. */
export const largeBytes = 1_000_000

const smallFile = 64 * 1024

export type ReadFile =
  | {
      readonly kind: 'read'
      readonly bytes: Uint8Array
      readonly hash: string
      /** Takes the bytes out of memory at once; nothing may read them afterwards. */
      forget(): void
    }
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
  const file = new Growing(attachment.sizeBytes ?? smallFile)
  try {
    for await (const chunk of opened.content) {
      hash.update(chunk)
      file.add(chunk)
    }
  } catch (error) {
    signal.throwIfAborted()
    // What breaks off on its way is a platform's trouble and said as such.
    return { kind: 'refused', reason: error instanceof AttachmentTooLarge ? 'too-large' : 'not-reached' }
  }
  return { kind: 'read', bytes: file.bytes(), hash: hash.digest('hex'), forget: () => file.forget() }
}

/** Bytes as they come, in one piece: a large file is in memory once, not once more while it is put together. */
class Growing {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  /** `expected`: how many there will be, as far as is known. */
  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.min(Math.max(expected, smallFile), mostBytes))
  }

  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.length
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, this.#bytes.length * 2))
      larger.set(this.bytes())
      this.#bytes = larger
    }
    this.#bytes.set(chunk, this.#length)
    this.#length = length
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  forget(): void {
    if (!this.#bytes.buffer.detached) this.#bytes.buffer.transfer(0)
  }
}

/** A text that was pasted, as a file. */
export function textAsFile(text: string): ReadFile & { readonly kind: 'read' } {
  const bytes = Buffer.from(text, 'utf8')
  return { kind: 'read', bytes, hash: createHash('sha256').update(bytes).digest('hex'), forget: () => {} }
}
