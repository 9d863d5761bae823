import { describe, expect, test } from 'vitest'
import type { Session } from '../../../../src/domain/session.ts'
import { buildMessage } from '../../../support/builders.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'

const { conversation } = primaAsShipped()

/** The last of what is replied to the messages of one person, and the entries that it cites. */
async function lastOf(...messages: readonly string[]) {
  let session: Session | undefined
  let replies: Awaited<ReturnType<typeof conversation.respond>>['replies'] = []
  for (const text of messages) ({ session, replies } = await conversation.respond(buildMessage({ text }), session))
  return {
    text: replies.map((reply) => reply.text).join('\n'),
    cited: new Set(replies.flatMap(({ citations = [] }) => citations.map(({ entryId }) => entryId))),
  }
}

describe('a clipped question after an answer', () => {
  const breach = 'data pelanggan kami kemungkinan bocor, sekitar 3000 nomor HP. apa yang harus dilakukan'

  test('is for the detail that speaks of what was asked before, not for one with the same few words', async () => {
    const { text } = await lastOf(breach, 'batasnya berapa hari', 'lapornya ke siapa aja')
    expect(text).toMatch(/^Laporan kebocoran untuk sementara dikirim ke Komdigi/)
  })

  test('keeps the thing whose price is asked', async () => {
    const online =
      'saya punya toko online jualan batik, sekarang bikin web sendiri yang ada keranjangnya, saya perlu daftar pse apa ndak ya'
    const { text } = await lastOf(online, 'nek sing neng shopee piye, perlu juga?', 'mbayar ora?')
    expect(text).toMatch(/^Biaya pendaftaran resmi tidak diatur/)
  })

  test('gets the second likeliest as well where that is close, with what it rests on', async () => {
    const { text, cited } = await lastOf(
      'aplikasi ga didaftarin PSE sanksinya apa',
      'langsung diblokir gitu?',
      'ada dendanya ga?',
    )
    expect(text).toMatch(/\n\nMungkin juga yang ini: .*denda/i)
    expect(cited.size).toBeGreaterThan(1)
  })
})
