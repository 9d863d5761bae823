import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSharedPhrases } from '../../../src/conversation/phrases.ts'
import type { Skill, TurnContext } from '../../../src/conversation/skill.ts'
import { type ChoiceReference, encodeChoice } from '../../../src/domain/choice.ts'
import type { JsonValue } from '../../../src/domain/json.ts'
import type { Language } from '../../../src/domain/language.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { openKbliSkill } from '../../../src/skills/kbli/open-kbli-skill.ts'
import { buildMessage, pickOf } from '../../support/builders.ts'
import { kbliDirectory, kbliFolderWith } from '../../support/kbli.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const { knowledge } = primaAsShipped()
const phrases = loadSharedPhrases(resolve(import.meta.dirname, '../../../prompts'))
const openSkill = (directory = kbliDirectory): Skill =>
  openKbliSkill(
    { words: loadWords(), knowledge, phrases, knowledgeDirectory: '', readTold: () => undefined },
    directory,
  )
const skill = openSkill()

type Asked = {
  language?: Language
  memory?: JsonValue | undefined
  turns?: number
  pick?: ChoiceReference
  asked?: readonly string[]
}

function contextFor(text: string, { language = 'id', memory, turns = 0, pick, asked = [] }: Asked = {}): TurnContext {
  return {
    message: buildMessage(pick === undefined ? { text } : { text, pick }),
    language,
    memory,
    turns,
    asked,
    signal: new AbortController().signal,
  }
}

async function ask(text: string, asked: Asked = {}) {
  const claim = await skill.claim(contextFor(text, asked))
  if (!claim) throw new Error(`does not claim "${text}"`)
  const outcome = await claim.respond()
  const reply = outcome.replies[0]
  const labels = reply?.choices?.map(({ pick }) => encodeChoice(pick)) ?? []
  return { text: reply?.text ?? '', reply, labels, outcome }
}

/** Entries that say which code some activity has. */
const activityEntries = /^oss\/kbli-(?!2025$|tidak-di-akta$)/

describe('what the KBLI skill takes', () => {
  test('reads no table for choices of other skills', () => {
    const other = openSkill(kbliFolderWith('kbli-2025.csv', () => ''))
    expect(other.claim(contextFor('', { pick: pickOf('up:x') }))).toBeUndefined()
    expect(() => other.claim(contextFor('', { pick: { skill: 'kbli', act: 'code', value: '62019' } }))).toThrow(
      'kbli-2025.csv',
    )
  })

  test.each([
    'kode KBLI jualan kopi keliling apa',
    'kbli laundry kiloan',
    '62019 itu apa',
    'usaha saya bikin website, kbli nya?',
    "what's the KBLI code for a coffee shop",
    'kode 47911 pindah ke mana',
    'KBLI 2020 62019',
    'londri kiloan kodenya brp',
    'kode usaha apa untuk bengkel motor?',
    'Which business code for a laundry?',
    'kbli 6219',
    'risiko kbli 56101?',
    'kbli konsultan pajak',
    'kbli notaris',
    'Saya buka laundry kiloan. KBLI-nya apa? Risikonya berapa ya?',
    'kbli laundry? kbli salon?',
    'Saya jual tas kulit di pasar. Kodenya apa?',
    'Kami membuat kerupuk di rumah lalu menjualnya ke warung. Mohon arahan kodenya.',
    'usaha gue sewa tenda, msk kode mn',
    'sy bka bngkel motr kcil, kode nya',
    "We sell second-hand books in a small shop. What's our code?",
    'I repair bicycles at home. Which code would that be?',
    'gue pesulap panggilan, ada kodenya kaga',
    'Saya mengelola warung nasi. Kode apakah yang sesuai?',
  ])('takes "%s"', (text) => {
    expect(skill.claim(contextFor(text))).toBeDefined()
  })

  test.each([
    'apa itu KBLI',
    'kbli itu apa sih',
    'kapan KBLI 2025 berlaku',
    'cara ganti KBLI di OSS',
    'gimana nambah kbli di nib',
    'hapus kbli 56101 gimana',
    'kbli 62019 harus ada di akta?',
    'kbli harus sama dengan notaris?',
    'kbli toko online',
    'apa itu NIB? terus kbli laundry berapa?',
    'kbli perusahaan kena pajak?',
    'KBLI',
    'kbli 2025',
    'kode OTP dari oss 620199',
    'kode pos 12190',
    'kode wifi apa kak',
    'saya jual baju di marketplace, kode voucher apa yang bisa dipakai?',
    'kami jual software, kode lisensinya apa ya?',
    'saya mau servis hp, kode kerusakannya apa?',
    'we sell shoes, what promo code should we use?',
    'saya jualan es, pelanggan kasih kode mata, apa artinya?',
    'komplain antar barang telat masuk kategori mana ya kak, saya bingung',
    'kode referral saya apa',
    'kode KBLI berubah, apakah NIB ikut berubah otomatis',
    'what is the dress code',
    'HS code kopi',
    'apa itu NIB',
    'PP 28 tahun 2025',
    'ISO 18295 isinya apa',
    'modal 10000',
    '1',
    '',
  ])('leaves "%s" to others', (text) => {
    expect(skill.claim(contextFor(text))).toBeUndefined()
  })

  test('leaves what people ask for entries that are not on the code of an activity', () => {
    const questions = [...knowledge.entries.values()]
      .filter(({ id }) => !activityEntries.test(id.id))
      .flatMap(({ id, en }) => [...id.questions, ...en.questions])
    const taken = questions.filter((question) => skill.claim(contextFor(question)) !== undefined)
    expect(questions.length).toBeGreaterThan(1000)
    // "Klinik gigi kbli apa", "toko baju risikonya apa": some do ask for the code of a business.
    expect(taken.length / questions.length, taken.join('\n')).toBeLessThan(0.0012)
  })

  test('reads any text without failing, and answers what it takes', async () => {
    const words = fc.constantFrom(
      'kbli',
      'kode',
      'usaha',
      'apa',
      '62019',
      '6201',
      '47911',
      'laundry',
      '?',
      ' ',
      ',',
      'dan',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const claim = await skill.claim(contextFor(text))
        if (!claim) return
        const { replies } = await claim.respond()
        expect(replies).toHaveLength(1)
        expect(replies[0]?.text).not.toMatch(/undefined|\{[a-z-]+\}/)
      }),
      { numRuns: 150 },
    )
  })

  test('reads no table for a message that names no code', () => {
    const broken = openSkill(kbliFolderWith('kbli-2025.csv', () => 'not a table'))
    expect(broken.claim(contextFor('apa itu NIB?'))).toBeUndefined()
    expect(() => broken.claim(contextFor('kbli laundry'))).toThrow('kbli-2025.csv')
  })
})

describe('what the KBLI skill answers', () => {
  test('an activity: code, examples, old code, risk by scale, licence, and that OSS decides', async () => {
    const { text, reply, labels } = await ask('kbli jasa bikin website')
    expect(text).toContain('**62199 Aktivitas Pemrograman Komputer Lainnya YTDL**')
    expect(text).toContain('- Misalnya: software house, jasa bikin website')
    expect(text).toContain('- Dulu, di KBLI 2020: 62019')
    expect(text).toContain('- Risiko: rendah atau menengah rendah (mikro, kecil, menengah), menengah tinggi (besar)')
    expect(text).toContain('**Menengah tinggi** perlu NIB dan Sertifikat Standar yang sudah diverifikasi.')
    expect(text).toContain('OSS, bukan saya')
    expect(text).toMatch(/^Sumber: Peraturan BPS 7\/2025 · /m)
    expect(text).toContain('Tabel per 14 Juli 2026')
    expect(reply?.citations?.map(({ source }) => source)).toContain('PP 28/2025')
    expect(labels).toContain('answer:ask:oss/kbli-software')
  })

  test('the same in English', async () => {
    const { text } = await ask('KBLI for a coffee shop?', { language: 'en' })
    expect(text).toContain('**56303 Aktivitas Rumah Minum/Kafe**')
    expect(text).toContain('- For example: cafe, coffee shop')
    expect(text).toContain('- Risk: not recorded in our table, which does not mean that no licence is needed')
    expect(text).toContain('OSS, not I, decides')
  })

  test('an activity with several codes: the person picks one and hears all about it', async () => {
    const { text, labels } = await ask('kbli bengkel')
    expect(text).toMatch(/^Ada beberapa kode yang dekat/)
    expect(labels).toEqual(expect.arrayContaining(['kbli:code:95311', 'kbli:code:95320']))
    const picked = await ask('95320', { pick: { skill: 'kbli', act: 'code', value: '95320' } })
    expect(picked.text).toContain('**95320 Reparasi dan Perawatan Sepeda Motor**')
    expect(picked.text).toContain('**Menengah rendah** perlu NIB')
    expect(picked.text).not.toContain('95311')
  })

  test('an activity of which it knows a part: says so, and is less sure', async () => {
    const { text } = await ask('cafe astronot antariksa kbli apa')
    expect(text).toMatch(/^Saya hanya mengenali sebagian katanya\. Yang paling cocok:\n\n\*\*56303 /)
    expect(text).toContain('kurang yakin')
  })

  test('two activities: one code for each', async () => {
    const { text } = await ask('kbli katering sama restoran')
    expect(text).toMatch(/^Satu kode untuk tiap kegiatan/)
    expect(text).toMatch(/\*\*56290\*\*[\s\S]*\*\*56101\*\*/)
  })

  test('why it is that code, and what would make it a neighbour', async () => {
    const { text, labels } = await ask('kbli jual kopi keliling pake sepeda')
    expect(text).toContain('- Cocok karena: ')
    expect(text).toMatch(/Kalau bukan itu, yang mirip:\n- \*\*5630[34]\*\* .*: kalau /)
    expect(labels).toContain('kbli:code:56303')
  })

  test('two neighbours as likely: one question, a button for each', async () => {
    const { text, labels } = await ask('jualan nasi goreng, kbli nya apa?')
    expect(text).toMatch(/^Kodenya tergantung tempat\./)
    expect(labels.slice(0, 2).toSorted()).toEqual(['kbli:code:56101', 'kbli:code:56102'])
  })

  test('twenty activities at once: the first few, and that there are more', async () => {
    const trades =
      'laundry, barbershop, katering, apotek, notaris, spa, karaoke, fotokopi, ojek, percetakan, homestay, gym, petshop, konveksi, penjahit'
    const { text, outcome } = await ask(`usaha saya ${trades}. kbli apa aja?`)
    expect(text).toMatch(/^Satu kode untuk tiap kegiatan/)
    expect((outcome.memory as { codes: string[] }).codes).toHaveLength(5)
    expect(text).toMatch(/Masih ada \d+ kegiatan lain/)
  })

  test('a list in which roles are said: one code for each, the first first', async () => {
    const { outcome } = await ask('kbli laundry, bengkel motor, ternak lele, servis hp, jual pulsa, cuci mobil')
    expect((outcome.memory as { codes: string[] }).codes).toEqual(['96100', '95320', '03221', '95102', '61209'])
  })

  test('whoever raises something and sells it does one thing', async () => {
    const { outcome } = await ask('ayam petelur 300 ekor, telurnya disetor ke agen. kbli apa')
    expect((outcome.memory as { main?: string }).main).toMatch(/^014/)
  })

  test('a name that is the same in both languages is given once as a reason', async () => {
    const { text } = await ask('kbli for bookkeeping')
    expect(text).not.toContain('bookkeeping; bookkeeping')
  })

  test.each([
    ['kbli judi online apa', 'dilarang hukum'],
    ['kbli buat karyawan bank apa', 'karyawan, pelajar, atau ibu rumah tangga tidak memerlukannya'],
    ['kbli mixue apa', 'Itu nama merek'],
  ])('"%s" gets no code', async (question, answer) => {
    const { text, outcome } = await ask(question)
    expect(text).toContain(answer)
    expect(outcome.memory).toBeUndefined()
  })

  test('a sentence of 2,000 characters is answered by what is said first', async () => {
    const { text } = await ask(`kbli apa buat laundry kiloan, ${'terus saya cerita panjang sekali ya kak '.repeat(48)}`)
    expect(text).toContain('**96100 ')
  })

  test('words of the story do not lead away from it', async () => {
    const { text } = await ask(
      'modal kecil, pelanggan tetangga, saya jual keripik singkong buatan sendiri. masuk kbli mana?',
    )
    expect(text).toContain('**10794 ')
  })

  test('an old code that became one', async () => {
    const { text } = await ask('KBLI 2020 62019')
    expect(text).toMatch(
      /^62019 adalah kode KBLI 2020 \(Aktivitas Pemrograman Komputer Lainnya\)\. Di KBLI 2025 menjadi:/,
    )
    expect(text).toContain('**62199 ')
  })

  test('an old code that was split, with the one for the activity first', async () => {
    const { text, labels } = await ask('KBLI jualan baju online, dulu 47912')
    expect(text).toMatch(/pecah menjadi \d+ kode/)
    expect(labels[0]).toBe('kbli:code:47711')
  })

  test('an old code that nothing replaced', async () => {
    const { text } = await ask('kbli 77301')
    expect(text).toContain('tidak mencatat penggantinya')
  })

  test('a number that meant something else in 2020', async () => {
    const { text } = await ask('kode kbli 47811')
    expect(text).toContain('**47811 Perdagangan Eceran Mobil Baru**')
    expect(text).toContain('Hati-hati: di KBLI 2020, 47811 berarti lain')
    expect((await ask('KBLI 2020 47811')).text).toMatch(/^47811 adalah kode KBLI 2020/)
  })

  test('a code that a later rule changed', async () => {
    const { text } = await ask('kbli 27201')
    expect(text).toContain('Kode ini diubah oleh Peraturan BPS 6/2026')
  })

  test('a group of codes', async () => {
    const { text } = await ask('kbli 6219')
    expect(text).toContain('6219 adalah kelompok')
    expect(text).toContain('- **62199** Aktivitas Pemrograman Komputer Lainnya YTDL')
  })

  test('a code of 2017: not known, the nearest shown', async () => {
    const { text } = await ask('kbli 62010')
    expect(text).toContain('Kode 62010 tidak ada di KBLI 2025 maupun KBLI 2020')
    expect(text).toContain('**62199** ')
  })

  test('a code of no edition', async () => {
    const { text } = await ask('kbli 00000 itu apa')
    expect(text).toContain('Kode 00000 tidak ada')
    expect(text).toContain('Informasi > KBLI')
  })

  test('six digits', async () => {
    const { outcome } = await ask('kode kbli 620199')
    const text =
      '620199 bukan kode KBLI: kodenya selalu 5 angka, misalnya 56303. Cek lagi angkanya, atau sebutkan kegiatan usahanya.'
    // Neither an answer to be rated nor a gap.
    expect(outcome).toEqual({ replies: [{ text }] })
  })

  test('letters that look like digits, and a dot', async () => {
    expect((await ask('kbli 62O19')).text).toContain('**62199 ')
    expect((await ask('kbli 62.019')).text).toContain('**62199 ')
  })

  test('an activity that it does not know: says so, how to find it, and leaves a gap for the curator', async () => {
    const { text, outcome } = await ask('kbli untuk xyzzy qwrt apa')
    expect(text).toContain('saya belum menemukan kode KBLI')
    expect(text).toContain('oss.go.id, menu Informasi > KBLI')
    expect(outcome.events).toEqual([
      {
        stream: 'questions:',
        kind: 'unanswered',
        data: { question: 'kbli untuk xyzzy qwrt apa', language: 'id', nearest: [] },
      },
    ])
  })

  test('every choice fits the buttons of every channel', async () => {
    for (const text of ['kbli rumah sakit', 'kbli 63122', 'kbli 47914', 'kbli 872', 'kbli sapi']) {
      const outcome = await (await skill.claim(contextFor(text)))?.respond()
      for (const { pick, label } of (outcome?.replies ?? []).flatMap(({ choices }) => choices ?? [])) {
        expect(label.length, label).toBeLessThanOrEqual(60)
        expect(Buffer.byteLength(encodeChoice(pick)), label).toBeLessThanOrEqual(56)
      }
    }
  })
})

describe('what follows a KBLI answer', () => {
  test('"bukti" shows what stands behind the codes, to the asker alone', async () => {
    const { outcome } = await ask('kbli laundry kiloan')
    const evidence = await ask('bukti', { memory: outcome.memory, turns: 1 })
    expect(evidence.text).toContain('**Bukti untuk: KBLI 96100**')
    expect(evidence.text).toContain(
      '> 96100 Aktivitas Pencucian dan Pembersihan Produk Tekstil dan Bulu. Dulu, di KBLI 2020: 96200.',
    )
    expect(evidence.reply?.audience).toBe('asker')
    const inOtherWords = await ask('kata siapa?', { memory: outcome.memory, turns: 1 })
    expect(inOtherWords.text).toBe(evidence.text)
  })

  test('"yang risikonya rendah?" picks among the codes shown', async () => {
    const { outcome } = await ask('kbli bengkel')
    const low = await ask('yang risikonya rendah?', { memory: outcome.memory, turns: 1 })
    expect(low.text).toMatch(/^Dari kode tadi tidak ada yang di tabel kami berisiko rendah saja/)

    const barber = await ask('kbli barbershop dan laundry')
    const lowest = await ask('yg risikonya rendah', { memory: barber.outcome.memory, turns: 1 })
    expect(lowest.text).toMatch(/^Dari kode tadi, yang di tabel kami berisiko rendah saja:/)
  })

  test('"risikonya?" tells the risk of the codes shown', async () => {
    const { outcome } = await ask('kbli laundry kiloan')
    const risk = await ask('terus risikonya gimana?', { memory: outcome.memory, turns: 1 })
    expect(risk.text).toMatch(/^\*\*96100 /)
    expect(skill.claim(contextFor('risikonya?'))).toBeUndefined()
  })

  test.each([
    ['halo kak, saya mau buka laundry kiloan di Bekasi', 'kodenya berapa?', '96100'],
    ['mau buka laundry, perlu izin apa?', 'KBLI nya apa', '96100'],
    ['aku mau jual kopi keliling', 'kblinya?', '56306'],
    ['I want to open a laundry', 'what is the code?', '96100'],
  ])('after "%s", "%s" asks for the code of that activity', async (before, text, code) => {
    expect((await ask(text, { asked: ['izinnya apa?', before], turns: 2 })).text).toContain(code)
  })

  test.each([
    ['gw jual kopi susu pake sepeda, kbli brp', 'bukan, pake tenda', '56304'],
    ['kode kbli bengkel motor', 'eh maksud gw cuci mobil', '95312'],
    ['kbli katering', 'salah, maksudnya jual nasi kotak', '56210'],
    ['kbli code for a bakery', 'no, I mean a car wash', '95312'],
  ])('"%s" is put right by "%s"', async (before, text, code) => {
    const { outcome } = await ask(before)
    const { text: answer } = await ask(text, { memory: outcome.memory, asked: [before], turns: 1 })
    expect(answer.indexOf(code)).toBeGreaterThan(0)
    expect(answer.indexOf(code)).toBeLessThan(200)
  })

  test('who goes around is asked for no place', async () => {
    const { text } = await ask('gw jual kopi susu pake sepeda listrik muter2 di cfd kbli brp')
    expect(text).toMatch(/^Kode KBLI 2025 yang paling cocok:\n\n\*\*56306 /)
  })

  test.each([
    ['Kami membuat akta dan menjalankan kantor notaris. Apa kode KBLI yang sesuai?', '69104'],
    [
      'PT kami bergerak di bidang konstruksi gedung perkantoran sebagai kontraktor utama. Mohon petunjuk kode klasifikasi usahanya.',
      '41012',
    ],
    ['We run a yoga studio with daily classes, no accommodation. Which code is it?', '85510'],
    ['bos, ane nyewain kamera sm drone doang, ga ikut motret. masuk mana bos', '77396'],
  ])('"%s": what is asked stands in its own sentence', async (text, code) => {
    expect((await ask(text)).text).toContain(code)
  })

  test.each([
    ['apa itu LKPM', 'kodenya apa'],
    ['terima kasih', 'kbli'],
    ['laundry kiloan', 'apa itu kbli'],
    ['laundry kiloan', 'kode error'],
  ])('after "%s", "%s" asks for no code', (before, text) => {
    expect(skill.claim(contextFor(text, { asked: [before], turns: 1 }))).toBeUndefined()
  })

  test('means the last answer only: a turn later "bukti" is for others', async () => {
    const { outcome } = await ask('kbli laundry kiloan')
    expect(skill.claim(contextFor('bukti', { memory: outcome.memory as JsonValue, turns: 2 }))).toBeUndefined()
    expect(skill.claim(contextFor('bukti', { memory: { old: true }, turns: 1 }))).toBeUndefined()
  })
})
