import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-29T02:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
/** Somebody who has never written before. */
const somebody = () => `telegram:guided${++people}`

describe('a guide leads from questions to a plan', () => {
  test('what was said before is not asked again, and can be taken back', async () => {
    const who = somebody()
    await stage.say(who, 'aku jualan kue di website sendiri')
    const first = await stage.say(who, 'wajib daftar PSE gak ya? bantu cek')
    expect(first).toContain('Usaha saya sendiri, di Indonesia')
    expect(first).toContain('Apakah usahanya diatur atau diawasi')
    expect(await stage.say(who, 'kembali')).toContain('Siapa yang menjalankan')
  })

  test('who does not know gets the question explained, and goes on', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'punya web sendiri')
    const answer = await stage.say(who, 'gak tau kak')
    expect(answer).toContain('bank dan asuransi (OJK)')
    expect(answer).toContain('dipakai untuk apa?')
  })

  test('what a question means is told without going on', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    const answer = await stage.say(who, 'maksudnya apa ya?')
    expect(answer).toContain('situs dengan domain sendiri')
    expect(answer).toContain('Siapa yang menjalankan')
  })

  test('a question in the middle is answered, and the guide taken up again', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    const aside = await stage.say(who, 'apa itu NIB?')
    expect(aside).toContain('Nomor Induk Berusaha')
    expect(aside).toContain('Kembali ke panduan "Wajib daftar PSE?"')
    expect(await stage.tap(who, 'Cuma lapak marketplace / medsos')).toContain('tidak perlu didaftarkan PSE')
  })

  test('three steps back, another answer, and what still holds of the old ones is used', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'website sendiri')
    await stage.say(who, 'usaha biasa')
    await stage.say(who, 'jualan')
    await stage.say(who, 'kembali')
    await stage.say(who, 'kembali')
    expect(await stage.say(who, 'kembali')).toContain('Siapa yang menjalankan')
    expect(await stage.say(who, 'instansi pemerintah')).toContain('PSE Lingkup Publik')
  })

  test('"batal" leaves it; weeks later it goes on where it was', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'perusahaan luar negeri')
    expect(await stage.say(who, 'batal')).toContain('kita berhenti di sini')
    stage.pass(21)
    const again = await stage.say(who, '/panduan pse')
    expect(again).toContain('Kita lanjutkan')
    expect(again).toContain('dipakai, atau ditawarkan di Indonesia')
    expect(await stage.say(who, 'dari awal')).toContain('Siapa yang menjalankan')
  })

  test('an answer that means nothing here is asked for again, with the choices', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    expect(await stage.say(who, 'hmm warnanya biru')).toContain('cara lain')
    expect(await stage.say(who, 'lapak shopee')).toContain('tidak perlu didaftarkan PSE')
  })

  test('an outcome is changed by changing one answer', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'lapak di shopee doang')
    await stage.tap(who, 'Ubah jawaban')
    expect(await stage.tap(who, 'Cuma lapak marketplace / medsos')).toContain('Siapa yang menjalankan')
    expect(await stage.say(who, 'perusahaan singapura')).toContain('ditawarkan di Indonesia')
  })

  test('each statement of an outcome has its rule', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'perusahaan asing')
    await stage.say(who, 'ada pengguna indonesia')
    await stage.say(who, 'belum rilis')
    const evidence = await stage.say(who, 'bukti')
    expect(evidence).toContain('Permenkominfo 5/2020')
    expect(evidence).toContain('Pasal 4 ayat (1)')
  })

  test('a plan is kept with its ticks, whatever happens to the conversation, and dropped', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'lapak di shopee')
    await stage.tap(who, 'Simpan rencana ini')
    stage.pass(90)
    stage.sessions.delete(who)
    expect(await stage.say(who, '/panduan')).toContain('Rencana yang Anda simpan: 1')
    expect(await stage.tap(who, 'Wajib daftar PSE? (0/2)')).toContain('0 dari 2 beres')
    const [choice] = stage.sessions.get(who)?.people[who]?.choices ?? []
    expect(await stage.tap(who, choice?.label ?? '')).toContain('1 dari 2 beres')
    expect(await stage.say(who, 'rencana saya')).toContain('Rencana yang Anda simpan')
    await stage.tap(who, 'Wajib daftar PSE? (1/2)')
    expect(await stage.tap(who, 'Hapus rencana ini')).toContain('dihapus')
    expect(await stage.say(who, 'rencana saya')).toContain('Belum ada rencana')
  })

  test('the plan comes as a file with every article', async () => {
    const who = somebody()
    await stage.say(who, 'cek wajib PSE')
    await stage.say(who, 'lapak di shopee')
    const choice = stage.sessions.get(who)?.people[who]?.choices.find(({ label }) => label === 'Kirim sebagai berkas')
    const { replies } = await stage.turn(who, { kind: 'picked', text: '', ...(choice ? { pick: choice.pick } : {}) })
    const text = Buffer.from(replies[0]?.file?.content ?? '', 'base64').toString('utf8')
    expect(replies[0]?.file?.name).toBe('pse-wajib.md')
    expect(text).toContain('# Wajib daftar PSE?')
    expect(text).toContain('- [ ] Urus NIB')
    expect(text).toContain('Pasal 1 angka 4')
  })

  test('it speaks English to whoever does', async () => {
    const who = somebody()
    expect(await stage.say(who, 'help me check whether we must register as PSE')).toContain('Who runs the site or app?')
    expect(await stage.say(who, 'we are a foreign company')).toContain('used or offered in Indonesia')
    expect(await stage.say(who, 'yes we have users in Indonesia')).toContain('already used by users')
    expect(await stage.say(who, 'not yet')).toContain('must register as a foreign PSE')
  })
})

describe('made-up businesses end where the entries say', () => {
  const businesses: readonly [string, readonly string[], string][] = [
    ['a seller on Tokopedia', ['cek wajib PSE', 'cuma di tokped'], 'tidak perlu didaftarkan PSE'],
    [
      'a cake shop with its own site',
      ['cek wajib PSE', 'web sendiri', 'usaha biasa', 'toko online', 'udah jalan'],
      'Ya, wajib daftar PSE',
    ],
    [
      'an edtech before its launch',
      ['cek wajib PSE', 'startup', 'ga', 'aplikasi belajar', 'belum rilis'],
      'Ya, wajib daftar PSE',
    ],
    [
      'a bank',
      ['cek wajib PSE', 'aplikasi sendiri', 'kami bank diawasi ojk', 'sudah'],
      'Izin sektornya, misalnya dari OJK, tidak menggantikan',
    ],
    ['a payroll system', ['cek wajib PSE', 'aplikasi sendiri', 'tidak', 'hris karyawan'], 'Umumnya tidak'],
    ['a personal blog', ['cek wajib PSE', 'situs sendiri', 'tidak', 'blog pribadi'], 'benar-benar tidak menawarkan'],
    [
      'a law firm with a profile page',
      ['cek wajib PSE', 'website sendiri', 'gak tau', 'company profile'],
      'tanyakan dulu ke Komdigi',
    ],
    ['a foreign airline', ['cek wajib PSE', 'luar negeri', 'ya', 'sudah'], 'PSE asing'],
    [
      'a foreign shop that does not ship here',
      ['cek wajib PSE', 'perusahaan asing', 'tidak untuk indonesia'],
      'Tidak, selama tidak dipakai',
    ],
    ['a foreign site that can be opened here', ['cek wajib PSE', 'asing', 'gak yakin'], 'Belum bisa saya pastikan'],
    ['a regional office', ['cek wajib PSE', 'dinas'], 'PSE Lingkup Publik'],
    ['an ISP without other systems', ['cek wajib PSE', 'isp', 'profil'], 'lewat izin ISP'],
    ['an ISP that sells routers', ['cek wajib PSE', 'isp', 'jualan', 'sudah'], 'Ya, wajib daftar PSE'],
  ]
  test.each(businesses)('%s', async (_, messages, outcome) => {
    const who = somebody()
    let last = ''
    for (const message of messages) last = await stage.say(who, message)
    expect(last.replaceAll('*', '')).toContain(outcome)
    expect(last).toContain('Langkah Anda')
    expect(last).toMatch(/Sumber: .+/)
  })
})
