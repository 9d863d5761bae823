import { resolve } from 'node:path'
import { type BuiltConversation, buildConversation } from '../../src/build-conversation.ts'

const day = 24 * 60 * 60 * 1000

/** Prima as she ships, on a fixed day. Built once: the knowledge base does not change under a test. */
let built: BuiltConversation | undefined

export function primaAsShipped(): BuiltConversation {
  built ??= buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock: { now: () => Date.UTC(2026, 10, 24) } },
  )
  return built
}
