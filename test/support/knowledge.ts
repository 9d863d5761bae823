import { resolve } from 'node:path'
import { type BuildParts, type BuiltConversation, buildConversation } from '../../src/build-conversation.ts'

const day = 24 * 60 * 60 * 1000

/** Built once in a process: the knowledge base does not change under a test. */
let built: BuiltConversation | undefined

/** Prima as she ships, on a fixed day. */
export function primaAsShipped(): BuiltConversation {
  built ??= build({})
  return built
}

/** The same, who knows what these events tell. */
export function primaWhoReads(events: NonNullable<BuildParts['events']>): BuiltConversation {
  return build({ events, indexed: primaAsShipped() })
}

/** The same, who can open the files that come with messages. */
export function primaWhoOpens(attachments: NonNullable<BuildParts['attachments']>): BuiltConversation {
  return build({ attachments, indexed: primaAsShipped() })
}

function build(parts: Pick<BuildParts, 'events' | 'attachments' | 'indexed'>): BuiltConversation {
  return buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock: { now: () => Date.UTC(2026, 10, 24) }, ...parts },
  )
}
