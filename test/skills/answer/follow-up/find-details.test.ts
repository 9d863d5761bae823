import { describe, expect, test } from 'vitest'
import type { Session } from '../../../../src/domain/session.ts'
import { buildMessage } from '../../../support/builders.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'

const { conversation } = primaAsShipped()

/** The last of what is replied to the messages of one person. */
async function lastReply(...messages: readonly string[]): Promise<string> {
  let session: Session | undefined
  let last = ''
  for (const text of messages) {
    const turn = await conversation.respond(buildMessage({ text }), session)
    session = turn.session
    last = turn.replies.map((reply) => reply.text).join('\n')
  }
  return last
}

describe('a question on a detail', () => {
  test('gets it once, where it leads to another entry', async () => {
    const reply = await lastReply('apa itu NPS?', 'kalau respondennya 30 doang, skornya bisa dipercaya?')
    expect(reply.split('Kalimat untuk laporan').length).toBe(2)
  })

  test.each([
    [
      'siapa yang wajib daftar PSE?',
      'kalo udah telanjur jalan gimana?',
      /^Sistem yang telanjur jalan sebaiknya didaftarkan/,
    ],
    [
      'apa itu NPS?',
      'kalau respondennya 30 doang, skornya bisa dipercaya?',
      /80% puas dari 30 jawaban sebenarnya bisa 63–90%/,
    ],
  ])('gets its answer after "%s": %s', async (first, next, answer) => {
    const reply = await lastReply(first, next)
    expect(reply.replace(/^(?:Itu saya|I take).*\n\n/, '')).toMatch(answer)
  })

  test('gets its answer when it comes first, below the rule', async () => {
    const reply = await lastReply('siapa yang wajib daftar PSE, pengguna baru sedikit emang kena juga?')
    expect(reply).toMatch(/\n\nUsaha kecil dengan situs atau aplikasi sendiri tetap wajib/)
  })

  test('is not seen where only the topic is shared', async () => {
    const reply = await lastReply('siapa yang wajib daftar PSE?', 'syaratnya apa aja?')
    expect(reply).not.toMatch(/telanjur jalan|sebelum rilis/)
  })
})
