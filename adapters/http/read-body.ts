import type { IncomingMessage } from 'node:http'

/** The body of a request is longer than anything the platform sends. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/**
 * The whole body of a request. How long it may take is the server's business (`requestTimeout`).
 * @throws BodyTooLarge as soon as it is longer than `maxBytes`, whatever the sender announced; nothing more is read then.
 * @throws Error when the sender goes away in the middle.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new BodyTooLarge()
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > maxBytes) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
