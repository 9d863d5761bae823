import type { Message } from '../../src/domain/message.ts'

let messages = 0

/** A message that shows only what matters to the test. */
export function buildMessage(shown: Partial<Message> = {}): Message {
  return {
    id: `m${messages++}`,
    conversationId: 'test:conversation',
    person: { channel: 'test', id: 'p1' },
    text: '',
    attachments: [],
    receivedAtMs: Date.UTC(2026, 10, 24),
    ...shown,
  }
}
