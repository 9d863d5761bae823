import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EntryPair } from '../../../src/knowledge/knowledge.ts'
import { createAskerReader } from '../../../src/skills/answer/asker.ts'
import { loadAspectSigns } from '../../../src/skills/answer/follow-up/aspect-signs.ts'
import { createDetailFinder } from '../../../src/skills/answer/follow-up/detail-fit.ts'
import { type Asked, createStatementFinder } from '../../../src/skills/answer/follow-up/find-statements.ts'
import { createTopicReader } from '../../../src/skills/answer/follow-up/in-topic.ts'
import { createTailReader } from '../../../src/skills/answer/follow-up/verdict.ts'
import { readMessage } from '../../../src/skills/answer/read-message.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const prima = primaAsShipped()
const language = resolve(import.meta.dirname, '../../../knowledge/language')
const readQuery = prima.retriever.explain
const aspectSigns = loadAspectSigns(language)
const findDetails = createDetailFinder({ ...prima, readQuery })
const statements = createStatementFinder({ ...prima, readQuery, aspectSigns, findDetails })
const reading = {
  ...prima,
  readQuery,
  findDetails,
  findStatements: statements,
  endsAsking: createTailReader(language, prima.words),
  askerReader: createAskerReader(language, prima.words),
}
const topicReader = createTopicReader(reading)
const parts = {
  ...reading,
  findStatements: (asked: Asked, { id }: EntryPair) => statements(asked, id),
}

function read(text: string) {
  const { answered, open } = readMessage(text, {}, parts, (question, lit, found) =>
    topicReader.read(question, lit, 'id', found),
  )
  return {
    answered: answered.map(({ resolved }) => resolved.decision.candidate.pair.id.id),
    open: open.map(({ text: asked }) => asked),
  }
}

describe('a message of several parts', () => {
  test('gets an answer for each question that is one', () => {
    expect(read('apa itu NIB? terus siapa yang wajib lapor lkpm?').answered).toEqual(['oss/nib', 'oss/wajib-lkpm'])
  })

  test.each([
    ['lkpm buat usaha mikro wajib gak? saya belum pernah lapor, takut kena sanksi', 'oss/lkpm-mikro'],
    ['nib saya hilang, cara cetak ulangnya gimana? besok mau ketemu bank soalnya', 'oss/nib-hilang'],
    ['What does FCR mean? My boss asked me this morning and I had no idea', 'cs-analysis/fcr'],
  ])('of %j answers nothing but the question: what only says how things are gets no answer', (text, entry) => {
    expect(read(text)).toEqual({ answered: [entry], open: [] })
  })

  test('does not follow a stray word of a later part away from what all of it is about', () => {
    const { answered } = read(
      'DPO wajib ditunjuk kapan, dan apakah fungsi tersebut boleh dirangkap atau diserahkan kepada pihak ketiga?',
    )
    expect(answered).toEqual(['pse/dpo'])
  })

  test('says of a question of its own that it is open, and of one that leans on the answer does not', () => {
    expect(read('apa itu NIB? terus resep rendang padang yang enak apa?').open).toHaveLength(1)
    expect(read('apa itu NIB? terus itu gimana ya?').open).toEqual([])
  })

  test('names as open only the sentence that asks, without its circumstances', () => {
    const { open } = read('Perusahaan kami punya 14 truk. apa itu NIB? terus resep rendang padang yang enak apa?')
    expect(open).toEqual(['resep rendang padang yang enak apa?'])
  })

  test.each([
    ['the steps', 'agen minta bintang 5 sebelum tutup chat, datanya masih bisa dipercaya gak? cara nyetopnya gimana'],
    ['a time', 'kirim data member ke grup wa yang salah, kudu lapor kmn? brp lama dikasih wktu'],
    [
      'one question, however much others ask for',
      'Customer udah minta maaf, tetap minta refund dan post review bintang 1. Should we offer something more or just let it go?',
    ],
    ['what a friend says', 'Jasa travel umroh bisa langsung jalan abis dapet NIB gak sih? temen saya bilang bisa'],
  ])('leaves nothing open where the answer has %s', (_, text) => {
    expect(read(text)).toMatchObject({ answered: [expect.any(String)], open: [] })
  })

  test('finds what the message as a whole is about for the part that leans on it', () => {
    const { answered } = read(
      'Mau kirim survey setelah transaksi di app. Better CSAT, CES, atau NPS? dan timing kirimnya kapan biar response rate ga jeblok',
    )
    expect(answered).toEqual(['cs-analysis/beda-csat-nps-ces', 'cs-analysis/waktu-kirim-survei'])
  })

  test('that says nothing by its parts is one question', () => {
    expect(read('bikin tanda daftar buat aplikasi\nbiayanya berapa ya?').answered).toHaveLength(1)
  })

  test('of which nothing is ours is refused once', () => {
    expect(read('cuaca bandung besok gimana? terus harga emas hari ini berapa?')).toMatchObject({ answered: [] })
    expect(read('cuaca bandung besok gimana? terus harga emas hari ini berapa?').open).toHaveLength(1)
  })
})

describe('a story', () => {
  test.each([
    [
      'an office of the government, whose app an intern made',
      'Saya staf dinas kelautan kabupaten. Kami punya aplikasi pendataan kapal buatan anak magang, dipakai nelayan untuk mengisi NIK dan ukuran kapal. Atasan menyuruh saya mendaftarkan PSE. Saya buka webnya kok isinya untuk perusahaan, minta NIB segala. Instansi pemerintah jalurnya beda kah? Mulai dari mana?',
      'pse/situs-pemerintah',
    ],
    [
      'a factory that grows, and its environmental paper',
      'Bersama ini kami sampaikan bahwa pabrik kecap kami di Majalengka akan menambah kapasitas dari 3 ton menjadi 6 ton per hari pada lokasi yang sama. Saat ini dokumen lingkungan kami berupa SPPL. Mohon penjelasan apakah peningkatan kapasitas tersebut mewajibkan UKL-UPL, serta apakah perubahan dapat diproses di OSS.',
      'oss/tambah-kapasitas',
    ],
  ])('is answered by what one clause of it asks for, too: %s', (_, text, entry) => {
    expect(read(text).answered).toContain(entry)
  })
})

describe('a last question that asks nothing of its own', () => {
  test.each([
    ['Bener nggak sih, padahal cuma warung kecil?', true],
    ['Yang bener mana?', true],
    ['So what should I do?', false],
    ['What should I do?', true],
    ['Berapa lama boleh disimpan?', false],
  ])('%s', (text, isTail) => {
    expect(prima.questionReader.asksOnlyIfSo(text)).toBe(isTail)
  })
})
