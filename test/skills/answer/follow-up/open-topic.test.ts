import { describe, expect, test } from 'vitest'
import type { Session } from '../../../../src/domain/session.ts'
import { buildMessage } from '../../../support/builders.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'

const { conversation } = primaAsShipped()

/** What is said to these messages, one after the other, and from which entries. */
async function talk(...messages: readonly string[]) {
  const said: { text: string; entries: readonly string[]; labels: readonly string[] }[] = []
  let session: Session | undefined
  for (const text of messages) {
    const turn = await conversation.respond(buildMessage({ text }), session)
    session = turn.session
    said.push({
      text: turn.replies.map((reply) => reply.text).join('\n\n'),
      entries: turn.replies.flatMap(({ citations = [] }) => citations.map(({ entryId }) => entryId)),
      labels: turn.replies.flatMap(({ choices = [] }) => choices.map(({ label }) => label)),
    })
  }
  return said
}

const turnedAway = /KUA|PLN|PDAM|marriage office|civil registry/
const unknown = 'belum ada di basis pengetahuan'

describe('while a topic is open', () => {
  test('complaints of an apartment are none for the authority whose words they have', async () => {
    const [, complaints, lift] = await talk(
      'Saya disuruh bikin SOP penanganan keluhan buat apartemen, 3 tower, bingung mulai dari mana.',
      'Keluhan paling banyak: lift mati, air keruh, parkir.',
      'Untuk lift mati dulu deh, bikinin langkahnya.',
    )
    expect(complaints?.text).not.toMatch(turnedAway)
    expect(complaints?.entries[0]).toMatch(/^cse\//)
    expect(lift?.text).not.toMatch(turnedAway)
    expect(lift?.entries.every((id) => id.startsWith('cse/'))).toBe(true)
  })

  test('guests of a wedding venue are customers', async () => {
    const [, which] = await talk(
      "What's the difference between NPS and CSAT?",
      'Which one would you use for a one-time customer, like someone renting a wedding venue?',
    )
    expect(which?.text).not.toMatch(turnedAway)
  })

  test('a matter of an authority by itself is still sent there', async () => {
    const [, marriage] = await talk('apa itu NIB?', 'btw cara nikah di KUA syaratnya apa')
    expect(marriage?.text).toMatch(turnedAway)
    expect(marriage?.entries).toEqual([])
  })

  test('what a business tells of itself after its introduction is named and noted', async () => {
    const [, more] = await talk(
      'Usaha saya bengkel las di Cirebon, pengen ikut tender sekolah, diminta NIB.',
      'Modal paling 60 juta, pegawai dua.',
    )
    expect(more?.text).toContain('modal Rp60.000.000, 2 karyawan')
    expect(more?.text).toContain('usaha mikro')
    expect(more?.text).not.toContain(unknown)
    expect(more?.labels.length).toBeGreaterThan(0)
  })

  test('"oh iya" turns to nothing else where nothing else is found: the field is looked through', async () => {
    const [, , place] = await talk(
      'Pake KTP aja bisa bikin NIB? saya belum punya NPWP',
      'KBLI-nya apa?',
      'Oh iya tempatnya numpang di rumah mertua, masalah gak?',
    )
    expect(place?.text).not.toContain('tidak bilang apa-apa')
    expect(place?.entries.some((id) => id.startsWith('oss/'))).toBe(true)
  })

  test('one thing of it that is asked for by name is what is explained', async () => {
    const [, nib, site] = await talk(
      'Saya mau jualan online kopi bubuk lewat website sendiri. Izinnya apa aja?',
      'Yang NIB itu dulu deh jelasin',
      'Website-nya perlu didaftarin juga?',
    )
    expect(nib?.entries[0]).toBe('oss/nib')
    expect(site?.entries[0]).toBe('pse/wajib-daftar')
  })

  test.each(['rangkum jadi checklist dong', 'pusing ah, singkatnya gw hrs ngurus apa dulu?'])(
    '%j makes one list of all that was answered',
    async (wish) => {
      const [, , list] = await talk('cara bikin NIB usaha perorangan gimana', 'sertifikat halal urus dimana', wish)
      expect(list?.text).toMatch(/^Daftar periksanya/)
      expect(list?.text.match(/^- /gm)?.length).toBeGreaterThan(1)
      expect(list?.entries).toContain('oss/nib-perorangan')
    },
  )

  test('the last answer comes in the other language and in so many points at once', async () => {
    const [, points] = await talk('How do I calm an angry guest?', 'Make it in Bahasa, and max 3 points.')
    expect(points?.text).toMatch(/^Poin-poinnya/)
    expect(points?.text.match(/^- /gm)).toHaveLength(3)
  })
})

describe('without an answer before it', () => {
  test.each(['jawabanlu kemaren ga jelas', 'jawaban kemarin ngaco'])(
    '%j is asked which one was meant',
    async (text) => {
      const [which] = await talk(text)
      expect(which?.text).toContain('Jawaban yang mana')
    },
  )
})
