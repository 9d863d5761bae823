import { describe, expect, test } from 'vitest'
import type { Session } from '../../../../src/domain/session.ts'
import { buildMessage } from '../../../support/builders.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'

const { conversation } = primaAsShipped()

/** What is replied to each message of one person. */
async function talk(...messages: readonly string[]) {
  const replies: { readonly text: string; readonly entries: readonly string[] }[] = []
  let session: Session | undefined
  for (const text of messages) {
    const turn = await conversation.respond(buildMessage({ text }), session)
    session = turn.session
    replies.push({
      text: turn.replies.map((reply) => reply.text).join('\n'),
      entries: turn.replies.flatMap(({ citations = [] }) => citations.map(({ entryId }) => entryId)),
    })
  }
  return replies
}

describe('a message after an answer', () => {
  test('goes on at the entry beside it that it is about, however little it says', async () => {
    const [, back] = await talk(
      'web kantor saya keblokir komdigi gara2 belum daftar pse',
      'gimana cara dibuka lagi blokirnya?',
    )
    expect(back?.entries).toContain('pse/normalisasi')
  })

  test('that tells something of a case stays with what was asked, and what was told is noted', async () => {
    const [, told] = await talk('nolak permintaan tamu hotel gimana biar gak sakit hati?', 'dia datang bareng anaknya')
    expect(told?.text).toMatch(/^Baik, saya catat/)
    expect(told?.entries.every((id) => id === 'cse/bilang-tidak')).toBe(true)
  })

  test('that is about nothing of ours is no circumstance of the answer', async () => {
    const [, told] = await talk('cara bales ulasan bintang satu gimana?', 'resep rendang padang')
    expect(told?.text).toMatch(/^Maaf/)
  })

  test('asks for one word of the answer, and is told what stands on it', async () => {
    const [, told] = await talk('mau jualan skincare merek sendiri, apa yang harus diurus?', 'maklon maksudnya gmn')
    expect(told?.text).toContain('kontrak maklon')
  })

  test('never gets the same statement twice', async () => {
    const replies = await talk(
      'nolak permintaan tamu hotel gimana biar gak sakit hati?',
      'dia member gold',
      'dia marah',
    )
    const lines = replies.slice(0, 2).flatMap(({ text }) => text.split('\n').filter((line) => line.length > 40))
    expect(new Set(lines).size).toBe(lines.length)
  })

  test('is judged by what the asker told of their capital', async () => {
    const [, , verdict] = await talk(
      'dapat surat peringatan gara2 gak lapor LKPM, kita pabrik tahu',
      'modalnya sih 700 juta di luar tanah',
      'jadi kita kena apa enggak?',
    )
    expect(verdict?.text).toMatch(/mikro[^.]*tidak wajib/)
  })

  test('leaves the topic where it is a question of its own about something else', async () => {
    const [, other] = await talk('apa itu NIB?', 'cara hitung CSAT gimana?')
    expect(other?.entries).toContain('cs-analysis/csat')
  })
})
