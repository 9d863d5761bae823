import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildConversation } from '../src/build-conversation.ts'
import type { Message } from '../src/domain/message.ts'
import type { Session } from '../src/domain/session.ts'
import type { Turn } from '../src/domain/turn.ts'
import { buildMessage, pickOf, stateIn } from './support/builders.ts'
import { type GoldenTurn, readGoldenConversations } from './support/golden.ts'

/** What a turn was made from and what came of it, as text, as a store would keep it. */
type Recorded = { readonly file: string; readonly message: string; readonly session: string; readonly turn: string }

const day = 24 * 60 * 60 * 1000

/** Prima as she ships, as another process would build her. */
function build() {
  const built = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
    },
    { clock: { now: () => Date.UTC(2026, 10, 24) } },
  )
  built.pseudonyms.learn(['one secret for both of them'])
  return built
}

const recordedTurn = ({ replies, events }: Turn) =>
  JSON.stringify({ replies, traced: events.filter(({ kind }) => kind === 'traced') })

function toMessage({ kind, text }: GoldenTurn, session: Session | undefined): Message {
  const receivedAtMs = Date.UTC(2026, 10, 24)
  if (kind === 'user') return buildMessage({ text, receivedAtMs })
  const choice = stateIn(session).choices.find(({ label }, index) => label === text || String(index + 1) === text)
  return buildMessage({ text, receivedAtMs, pick: choice?.pick ?? pickOf(`no-such-choice:${text}`) })
}

async function record(): Promise<readonly Recorded[]> {
  const { conversation } = build()
  const records: Recorded[] = []
  for (const { file, turns } of readGoldenConversations(join(import.meta.dirname, 'golden'))) {
    let session: Session | undefined
    for (const golden of turns) {
      const message = toMessage(golden, session)
      const turn = await conversation.respond(message, session)
      records.push({
        file,
        message: JSON.stringify(message),
        session: JSON.stringify(session ?? null),
        turn: recordedTurn(turn),
      })
      session = turn.session
    }
  }
  return records
}

/** A code to join a team is made anew each time, since nobody may guess it; a workbook holds the moment it was made. */
const withoutCodes = (turn: string) =>
  turn
    .replaceAll(/\b[BCDFGHJKMNPQRSTVWXYZ2-9]{6}\b/g, 'CODE')
    .replaceAll(/"content":"UEsD[^"]*"/g, '')
    .replaceAll(/"digest":"[^"]*"/g, '')

test('the same message on the same knowledge gives the same reply, byte for byte: all golden conversations, from their records', async () => {
  const records = await record()
  const { conversation, version } = build()
  expect(records.length).toBeGreaterThan(150)
  let exact = 0
  for (const { file, message, session, turn } of records) {
    const again = recordedTurn(await conversation.respond(JSON.parse(message), JSON.parse(session) ?? undefined))
    if (again === turn) exact++
    else expect(withoutCodes(again), `${file}: ${message}`).toBe(withoutCodes(turn))
  }
  expect(exact).toBeGreaterThan(records.length - 20)
  expect(records.filter(({ turn }) => turn.includes(`"version":"${version()}"`)).length).toBeGreaterThan(100)
}, 240_000)
