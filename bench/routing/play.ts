import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import { type Message, personKey } from '../../src/domain/message.ts'
import { type Session, stateOf } from '../../src/domain/session.ts'
import type { Play, Taker, Wanted } from './plays.ts'

/** Who took a message, and the words of the reply. `took`: a skill as `Taker` calls it, or its own name. */
export type Routing = {
  readonly before: readonly string[]
  readonly text: string
  readonly wanted: Wanted
  readonly took: string
  readonly reply: string
}

/** What skills do that have other names, or do the same. */
const takerOf: Readonly<Record<string, Taker>> = {
  reply: 'draft',
  kit: 'draft',
  clarify: 'answer',
  coach: 'programme',
  team: 'programme',
  summary: 'programme',
  account: 'talk',
}
/** Who else may stand behind: care has one name for both that it does; an outline is advice and a text; what only the asker
 * sees, and a question for a file, leave no skill behind. */
const alsoRight: Readonly<Partial<Record<Taker, readonly string[]>>> = {
  help: ['care'],
  decline: ['care'],
  outside: ['refused', 'talk'],
  answer: ['outline'],
  draft: ['outline'],
  remind: ['programme'],
  practise: ['conversation'],
  analyse: ['conversation'],
}
const startMs = Date.parse('2026-11-29T09:00:00+07:00')
const minuteMs = 60_000

/** Plays each as a new person who has said nothing before. */
export async function playAll(plays: readonly Play[]): Promise<readonly Routing[]> {
  let nowMs = startMs
  const { conversation } = buildConversation(readConfig({}), { clock: { now: () => nowMs } })
  const routings: Routing[] = []
  for (const [at, { turns, judged }] of plays.entries()) {
    const person = { channel: 'console', id: `${at}` }
    const conversationId = `console:${at}`
    let session: Session | undefined
    for (const [turn, text] of turns.entries()) {
      nowMs += minuteMs
      const id = `${at}-${turn}`
      const said: Message = { id, conversationId, person, kind: 'said', text, attachments: [], receivedAtMs: nowMs }
      const { session: next, replies } = await conversation.respond(said, session)
      session = next
      const wanted = judged.get(turn)
      if (!wanted) continue
      const skill = stateOf(session, personKey(person)).lastSkill ?? 'conversation'
      const isRefused = skill === 'answer' && !replies.some(({ answerId }) => answerId !== undefined)
      const took = isRefused ? 'refused' : (takerOf[skill] ?? skill)
      routings.push({
        before: turns.slice(0, turn),
        text,
        wanted,
        took,
        reply: replies.map((reply) => reply.text).join('\n\n'),
      })
    }
  }
  return routings
}

export function isRight({ wanted: { wants, also }, took }: Routing): boolean {
  return [wants, ...also].some((one) => one === took || alsoRight[one]?.includes(took) === true)
}
