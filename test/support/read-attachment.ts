import type { OpenedAttachment } from '../../src/ports/attachments.ts'

/** What a file holds as text, or why it was not handed over. */
export async function textOrReason(opened: OpenedAttachment): Promise<string> {
  if (opened.kind === 'refused') return opened.reason
  const chunks: Uint8Array[] = []
  for await (const chunk of opened.content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
