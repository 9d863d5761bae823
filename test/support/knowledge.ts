import { resolve } from 'node:path'
import { type BuildParts, type BuiltConversation, buildConversation } from '../../src/build-conversation.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'

const day = 24 * 60 * 60 * 1000

/** Prima as she ships, on a fixed day. Built once: the knowledge base does not change under a test. */
let built: BuiltConversation | undefined

export function primaAsShipped(): BuiltConversation {
  built ??= build({})
  return built
}

/** The same, who knows what these events tell. */
export function primaWhoReads(events: NonNullable<BuildParts['events']>): BuiltConversation {
  return build({ events })
}

const directories = [resolve(import.meta.dirname, '../../knowledge')]
let knowledge: Knowledge | undefined

function build(parts: Pick<BuildParts, 'events'>): BuiltConversation {
  knowledge ??= loadKnowledge(directories)
  return buildConversation(
    {
      knowledgeDirectories: directories,
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock: { now: () => Date.UTC(2026, 10, 24) }, knowledge, ...parts },
  )
}
