import { resolve } from 'node:path'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { openCharts } from '../../src/infrastructure/charts/open-charts.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { noCharts } from '../../src/ports/charts.ts'
import type { Store } from '../../src/ports/store.ts'

/** A week before the last of the events, which are of two years from June 2025 on. */
export const week = '2027-W20'
const nowMs = Date.UTC(2027, 4, 28)
const person = { channel: 'bench', id: 'dina', name: 'Dina' }

export type SummaryStage = { readonly store: Store; readonly say: (text: string) => Promise<Turn> }

/** Prima on the store in a directory, and a manager who talks with her. */
export async function openStage(
  directory: string,
  { drawing = false, snapshots = true }: { readonly drawing?: boolean; readonly snapshots?: boolean } = {},
): Promise<SummaryStage> {
  const store = await openSqliteStore({ directory })
  const { conversation } = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 1e9,
      timeZone: 'Asia/Jakarta',
    },
    {
      clock: { now: () => nowMs },
      events: store.events,
      charts: drawing ? openCharts() : noCharts,
      ...(snapshots ? { snapshots: store.snapshots } : {}),
    },
  )
  let session: Session | undefined
  let messages = 0
  return {
    store,
    async say(text) {
      const said = {
        id: `m${++messages}`,
        conversationId: 'bench:dina',
        person,
        kind: 'said',
        text,
        attachments: [],
      } as const
      const message: Message = { ...said, receivedAtMs: nowMs }
      const turn = await conversation.respond(message, session)
      session = turn.session
      return turn
    },
  }
}
