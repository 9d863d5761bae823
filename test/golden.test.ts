import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Session } from '../src/domain/session.ts'
import type { Turn } from '../src/domain/turn.ts'
import { buildMessage, pickOf, stateIn } from './support/builders.ts'
import { type GoldenCheck, type GoldenTurn, readGoldenConversations } from './support/golden.ts'
import { primaAsShipped } from './support/knowledge.ts'

describe('golden conversations', () => {
  for (const { file, title, turns } of readGoldenConversations(join(import.meta.dirname, 'golden'))) {
    test(`${title} (${file})`, async () => {
      const { conversation, keepers } = primaAsShipped()
      const beginnings = keepers.flatMap(({ streams }) => streams)
      let session: Session | undefined
      for (const golden of turns) {
        const turn: Turn = await conversation.respond(toMessage(golden, session), session)
        session = turn.session
        // Whoever keeps something of people says how it is exported and erased: see `Keeper`.
        for (const { stream } of turn.events) expect(beginnings.filter((one) => stream.startsWith(one))).not.toEqual([])
        for (const check of golden.checks) verify(check, turn, `${file}:${check.line} after "${golden.text}"`)
      }
    })
  }
})

function toMessage({ kind, text }: GoldenTurn, session: Session | undefined) {
  if (kind === 'user') return buildMessage({ text })
  const choice = stateIn(session).choices.find(({ label }, index) => label === text || String(index + 1) === text)
  return buildMessage({ text, pick: choice?.pick ?? pickOf(`no-such-choice:${text}`) })
}

function verify({ kind, expected }: GoldenCheck, { replies, events }: Turn, where: string): void {
  const said = flatten(replies.map(({ text }) => text).join('\n'))
  const labels = replies.flatMap(({ choices }) => choices ?? []).map(({ label }) => label)
  const cited = [...new Set(replies.flatMap(({ citations }) => citations ?? []).map(({ entryId }) => entryId))]
  const kinds = events.map((event) => event.kind)
  const promises: Readonly<Record<GoldenCheck['kind'], () => void>> = {
    cites: () => expect(cited, where).toContain(expected),
    'bot contains': () => expect(said, where).toContain(flatten(expected)),
    'bot lacks': () => expect(said, where).not.toContain(flatten(expected)),
    offers: () => expect(labels, where).toContain(expected),
    replies: () => expect(replies.length, where).toBe(Number(expected)),
    'asks back': () => {
      expect(labels.length, where).toBeGreaterThan(1)
      expect(kinds, where).toEqual([])
    },
    'does not know': () => expect(kinds, where).toContain('unanswered'),
  }
  promises[kind]()
}

function flatten(text: string): string {
  return text.replace(/[*_]/g, '').replace(/\s+/g, ' ').toLowerCase()
}
