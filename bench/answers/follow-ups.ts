import type { BuiltConversation } from '../../src/build-conversation.ts'
import type { Session } from '../../src/domain/session.ts'
import type { FollowUp, OutOfFieldQuestion } from './questions.ts'

export type FollowUpFigures = {
  /** Share of the follow-ups answered from a right entry, 0 to 1. */
  readonly right: number
  /** Share of out-of-field questions that were not answered though an answer stood before them, 0 to 1. */
  readonly refused: number
  readonly misses: readonly string[]
}

/** What a question that is none of ours comes after: each topic once. */
const openings = ['apa itu NIB?', 'cara hitung csat', 'data pelanggan bocor harus gimana', 'apa itu cse']

/** Asks each follow-up after its first question, and each out-of-field question after a question of each topic. */
export async function measureFollowUps(
  { conversation }: Pick<BuiltConversation, 'conversation'>,
  followUps: readonly FollowUp[],
  outOfField: readonly OutOfFieldQuestion[],
): Promise<FollowUpFigures> {
  const misses: string[] = []
  let [right, refused, asked] = [0, 0, 0]

  const say = async (text: string, session?: Session) => {
    const id = String(asked++)
    const person = { channel: 'bench', id: 'bench' }
    const message = { id, conversationId: id, person, kind: 'said' as const, text, attachments: [], receivedAtMs: 0 }
    const turn = await conversation.respond(message, session)
    const citation = turn.replies.flatMap(({ citations }) => citations ?? [])[0]
    return { session: turn.session, entryId: citation?.entryId }
  }

  for (const { first, followUp, entry, also } of followUps) {
    const { entryId } = await say(followUp, (await say(first)).session)
    if (entryId !== undefined && [entry, ...also].includes(entryId)) right++
    else misses.push(`${first} > ${followUp} | ${entry} | ${entryId ?? 'nothing'}`)
  }
  for (const opening of openings) {
    const { session } = await say(opening)
    for (const { question } of outOfField) {
      const { entryId } = await say(question, session)
      if (entryId === undefined) refused++
      else misses.push(`${opening} > ${question} | nothing | ${entryId}`)
    }
  }
  return { right: right / followUps.length, refused: refused / (openings.length * outOfField.length), misses }
}
