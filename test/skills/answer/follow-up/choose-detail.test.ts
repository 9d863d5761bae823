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
    choices: replies.flatMap(({ choices = [] }) => choices),
    session,
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

  test('gets the second likeliest as well where that is close', async () => {
    const shop = 'Usaha saya bengkel mobil kecil, kena yang mana?'
    const { text } = await lastOf('Apa itu Sertifikat Standar?', shop, 'Boleh buka dulu sambil menunggu?')
    expect(text).toMatch(/boleh langsung jalan\.\n\nMungkin juga yang ini: Menengah rendah tidak menunggu/)
  })
})

describe('what is said of an answer', () => {
  const nib = 'apa itu NIB?'

  test('a wish for the other language may say why, and what was told last is what is said again', async () => {
    const { text } = await lastOf(nib, 'berapa biayanya?', 'yakin?', 'in English please, my partner is Australian')
    expect(text).toMatch(/^All right, I'll use English\.\n\nA NIB in OSS is free/)
  })

  test('a doubt gets the statement again with its source and how sure it is, whoever else says otherwise', async () => {
    const first = "What's the minimum investment for a PMA company in Indonesia?"
    const { text } = await lastOf(
      first,
      'and paid-up capital?',
      'Are you sure? My lawyer quoted me a different number.',
    )
    expect(text).toMatch(/^I held this text against its sources/)
    expect(text).toContain('Rp2.5 billion')
  })

  test('what was not meant is not told again', async () => {
    const [first, wrong] = ['boleh ga kita simpen fotokopi ktp tamu hotel selamanya', 'berapa hari kita harus jawab']
    const before = await lastOf(first, wrong)
    const { text } = await lastOf(
      first,
      wrong,
      'bukan itu yg gw tanya, maksudnya permintaan hapus diproses berapa lama',
    )
    expect(before.text.split('\n').some((line) => line.length > 60 && text.includes(line))).toBe(false)
  })

  test('the first step is one of the topic, however far the talk has gone', async () => {
    const { text, cited } = await lastOf('gimana cara daftar PSE?', 'bayar ga?', 'terus langkah pertama saya ngapain')
    expect(text).toMatch(/^Mulai dari sini/)
    expect([...cited].every((id) => id.startsWith('pse/'))).toBe(true)
  })

  test('where the topic has nothing on it, the nearest questions are named and may be picked', async () => {
    const { text, choices, session } = await lastOf(nib, 'bedanya sama warung tetangga yang catnya merah gimana dong')
    const [nearest] = choices
    expect(nearest && text).toContain(`"${nearest?.label}"`)
    const picked = await conversation.respond(
      buildMessage({ ...(nearest ? { pick: nearest.pick } : {}), text: '' }),
      session,
    )
    expect(picked.replies[0]?.citations?.length).toBeGreaterThan(0)
  })
})
