import { describe, expect, test } from 'vitest'
import type { Session } from '../../../src/domain/session.ts'
import { buildMessage, buildSession, pickOf, stateIn } from '../../support/builders.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const { conversation } = primaAsShipped()

function say(text: string, session?: Session, choice?: string) {
  return conversation.respond(
    buildMessage({ text, ...(choice === undefined ? {} : { pick: pickOf(choice) }) }),
    session,
  )
}

/** A conversation whose last answer came from this entry. */
function answeredFrom(entryId: string): Session {
  return buildSession({
    language: 'id',
    turns: 1,
    memory: { answer: { entryId, question: 'apa itu?', answerId: 'a1' } },
  })
}

describe('the answer skill', () => {
  test.each(['promo:1', '__proto__', '', 'more:', 'ask:oss/dihapus'])(
    'says of the choice %j, which nobody offers any more, that it is stale, and notes no gap',
    async (choice) => {
      const { replies, events } = await say('', answeredFrom('oss/nib'), choice)
      expect(replies.map(({ text }) => text)).toEqual([
        'Pilihan itu sudah tidak berlaku. Tulis saja pertanyaannya, ya.',
      ])
      expect(events).toEqual([])
    },
  )

  test('goes on when the entry of the last answer has left the knowledge base', async () => {
    expect((await say('bukti', answeredFrom('oss/dihapus'))).replies[0]?.text).toContain('Belum ada jawaban')
    expect((await say('apa itu NIB?', answeredFrom('oss/dihapus'))).replies[0]?.citations?.[0]?.entryId).toBe('oss/nib')
    expect((await say('berapa biayanya?', answeredFrom('oss/dihapus'))).replies).toHaveLength(1)
  })

  test.each([5, 'x', [], { entryId: 'oss/nib' }])('starts afresh where its memory is %j', async (memory) => {
    const { replies } = await say('bukti', buildSession({ language: 'id', turns: 1, memory: { answer: memory } }))
    expect(replies[0]?.text).toContain('Belum ada jawaban')
  })

  test('remembers a question without the personal data in it', async () => {
    const { session } = await say('NIB saya 9120001234567 hilang, hubungi 0812-3456-7890 atau budi@contoh.co.id')
    const { answers } = stateIn(session).memory.answer as { answers: { question: string }[] }
    const questions = new Set(answers.map(({ question }) => question))
    expect([...questions]).toEqual(['NIB saya [nomor] hilang, hubungi [telepon] atau [email]'])
  })

  test('notes a rating so that two of one person on one answer are known as such, and on two answers are not', async () => {
    const raterOf = async (choice: string) => (await say('', answeredFrom('oss/nib'), choice)).events[0]?.data
    const [up, down, other] = await Promise.all(
      ['up:answer-one-x', 'down:answer-one-x', 'up:answer-two-x'].map(raterOf),
    )
    const { rater } = up as { rater: string }
    expect(down).toMatchObject({ rater })
    expect(other).not.toMatchObject({ rater })
  })

  test('answers once where one entry answers both questions of a message', async () => {
    const { replies } = await say('apa itu NIB?\nNIB itu apa sih?')
    expect(replies).toHaveLength(1)
  })
})
