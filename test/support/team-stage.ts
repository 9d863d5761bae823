import { resolve } from 'node:path'
import { type BuildParts, buildConversation } from '../../src/build-conversation.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { primaAsShipped } from './knowledge.ts'
import { createSqlitePlace } from './sqlite-place.ts'

const day = 24 * 60 * 60 * 1000
const knowledgeDirectory = resolve(import.meta.dirname, '../../knowledge')

/** People on channels who talk with Prima as she ships, on a store of their own. Her day is 27 July 2027, a Tuesday. */
export async function createTeamStage(start = '2027-07-27T02:00:00Z', parts: Pick<BuildParts, 'attachments'> = {}) {
  const sqlite = await createSqlitePlace()
  const store = await sqlite.open()
  let nowMs = Date.parse(start)
  const clock = { now: () => nowMs }
  const { conversation } = buildConversation(
    {
      knowledgeDirectories: [knowledgeDirectory],
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock, events: store.events, indexed: primaAsShipped(), ...parts },
  )
  const sessions = new Map<string, Session>()
  let messages = 0

  async function turn(account: string, parts: Pick<Message, 'text' | 'kind'> & Partial<Message>, place?: string) {
    const [channel = '', id = ''] = account.split(':')
    nowMs += 1000
    const conversationId = place ?? account
    const message: Message = {
      id: `m${++messages}`,
      conversationId,
      person: { channel, id, name: id[0]?.toUpperCase() + id.slice(1) },
      attachments: [],
      receivedAtMs: nowMs,
      ...(place === undefined ? {} : { place, isShared: true as const }),
      ...parts,
    }
    const done = await conversation.respond(message, sessions.get(conversationId))
    sessions.set(conversationId, done.session)
    await store.events.append(done.events)
    return done
  }
  const textOf = (replies: readonly Reply[]) => replies.map(({ text }) => text).join('\n')

  return {
    store,
    conversation,
    sessions,
    pass(days: number) {
      nowMs += days * day
    },
    /** What Prima answers to a sentence of somebody, e.g. of `telegram:dina`, maybe in a group. */
    async say(account: string, text: string, place?: string): Promise<string> {
      return textOf((await turn(account, { text, kind: 'said' }, place)).replies)
    },
    turn,
    /** Taps the choice with this label among those last offered. */
    async tap(account: string, label: string, place?: string): Promise<string> {
      const session = sessions.get(place ?? account)
      const choice = session?.people[account]?.choices.find((each) => each.label === label)
      if (!choice) throw new Error(`nothing called "${label}" was offered`)
      return textOf((await turn(account, { text: label, kind: 'picked', pick: choice.pick }, place)).replies)
    },
    eventsOf: async (prefix: string): Promise<readonly Event[]> => {
      const streams = await store.events.streams(prefix)
      return (await Promise.all(streams.map((stream) => store.events.read(stream)))).flat()
    },
    remove: () => sqlite.remove(),
  }
}
export type TeamStage = Awaited<ReturnType<typeof createTeamStage>>
