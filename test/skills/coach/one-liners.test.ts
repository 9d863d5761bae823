import { beforeEach, describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const dina = 'telegram:dina'
const talk = talkAs(dina)
const { say, programme } = talk
const measured = async () => [...(await programme()).measurements.values()].map(({ values }) => values)
const actions = async () => [...(await programme()).actions.values()]

describe('somebody without a team', () => {
  test('has the same, kept for them, and offered to a team', async () => {
    const answer = await say('tambah aksi: buat template balasan, Rina, Jumat')
    expect(answer).toContain('Anda belum punya tim; ini saya simpan untuk Anda')
    expect(answer).toContain('Aksi 1 dicatat: **buat template balasan** · Rina · Jum, 30 Jul 2027')
    expect(await say('CSAT minggu ini 82%, dari 120 responden')).not.toContain('belum punya tim')
    expect(await say('buat tim Kopi Senja')).toContain('sekarang milik tim **Kopi Senja**')
    expect(await say('/program')).toContain('buat template balasan')
  })
})

describe('actions in a sentence', () => {
  test.each([
    [
      'tambah aksi: buat template balasan, Rina, Jumat',
      { what: 'buat template balasan', owner: { name: 'Rina' }, due: '2027-07-30' },
    ],
    [
      'tambah aksi buat template balasan oleh Rina paling lambat Jumat depan',
      { what: 'buat template balasan', owner: { name: 'Rina' }, due: '2027-08-06' },
    ],
    [
      'add action: write templates, Rina, next Monday',
      { what: 'write templates', owner: { name: 'Rina' }, due: '2027-08-02' },
    ],
    ['/aksi buat papan status, 31/8, Agus', { what: 'buat papan status', owner: { name: 'Agus' }, due: '2027-08-31' }],
    [
      '/aksi tambah latih 4 agen, saya, akhir bulan, bukti: 3 chat dinilai per agen',
      { what: 'latih 4 agen', owner: { name: 'Dina' }, due: '2027-07-31', proof: '3 chat dinilai per agen' },
    ],
    [
      'aksi baru: samakan angka di FAQ, chat, dan marketplace, Sari, Rp50.000',
      { what: 'samakan angka di FAQ, chat, dan marketplace', owner: { name: 'Sari' }, cost: 50_000 },
    ],
  ])('%s', async (sentence, values) => {
    await say('buat tim Kopi Senja')
    await say(sentence)
    expect((await actions())[0]?.values).toMatchObject(values)
  })

  test('are done, dropped, moved, given to others, and blocked', async () => {
    await say('buat tim Kopi Senja')
    for (const what of ['tulis templat refund', 'pasang papan jam', 'kirim konfirmasi WA'])
      await say(`tambah aksi: ${what}, Rina, Jumat`)
    expect(await say('aksi 1 selesai')).toContain('Apa buktinya?')
    expect(await say('aksi 1 selesai, bukti: dipakai Rina')).toContain('Aksi 1 selesai')
    expect(await say('aksi 1 bukti: dipakai di 18 dari 20 chat')).toContain('Aksi 1 sekarang')
    expect(await say('aksi 2 batal karena pindah toko')).toContain('Aksi 2 dihentikan')
    expect(await say('aksi 3 mundur ke Senin depan')).toContain('Sen, 2 Agu 2027')
    expect(await say('aksi 3 pj Budi')).toContain('Budi')
    expect(await say('aksi 3 nunggu IT')).toContain('terhambat')
    expect((await actions()).map(({ status }) => status)).toEqual(['done', 'dropped', 'blocked'])
    expect((await actions())[2]).toMatchObject({ firstDue: '2027-07-30', values: { owner: { name: 'Budi' } } })
    expect(await say('/program')).toContain('Budi menunggu IT')
    expect(await say('hambatan 1 beres')).toContain('Hambatan 1 beres')
    expect((await actions())[2]?.status).toBe('running')
    expect(await say('aksi 3 kelar')).toContain('selesai')
    expect(await say('selesai aksi 9')).toContain('Tidak ada aksi 9')
  })

  test('a date that is past or in no calendar is said, and nothing else is lost', async () => {
    await say('buat tim Kopi Senja')
    expect(await say('tambah aksi: cat ulang loket, Rina, 31 Februari')).toContain('31 februari tidak ada di kalender')
    expect(await say('tambah aksi: cat ulang meja, Rina, kemarin')).toContain('sudah lewat')
    expect((await actions()).map(({ values }) => [values.what, values.due])).toEqual([
      ['cat ulang loket', undefined],
      ['cat ulang meja', undefined],
    ])
    expect(await say('aksi 1 tenggat 31/2')).toContain('tidak ada di kalender')
    expect(await say('aksi 1 tenggat kapan-kapan')).toContain('tidak membaca tanggal')
  })

  test('an owner who is no member, or nobody in particular, is pointed out', async () => {
    const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(await say('buat tim Kopi Senja'))?.[1]
    await talk.stage.say('slack:rudi', `/gabung ${code}`)
    expect(await say('tambah aksi: tulis templat refund, Toni, Jumat')).toContain('Toni belum ada di tim')
    expect(await say('tambah aksi: tulis templat refund, rudi, Jumat')).not.toContain('belum ada di tim')
    expect((await actions())[1]?.values.owner).toMatchObject({ name: 'Rudi', person: expect.any(String) })
    expect(await say('tambah aksi: tingkatkan respons, tim CS, Desember')).toContain('bukan satu orang')
    expect(await talk.stage.say('slack:rudi', 'aksi saya')).toContain('tulis templat refund')
  })

  test('markup in what people write is shown as they wrote it', async () => {
    expect(await say('tambah aksi: tulis *promo* <b>baru</b>, Rina, Jumat')).toContain(
      String.raw`tulis \*promo\* \<b\>baru\</b\>`,
    )
  })
})

describe('measurements in a sentence', () => {
  beforeEach(() => say('buat tim Kopi Senja'))

  test('a count of respondents is a share; the other reading is a tap away', async () => {
    expect(await say('CSAT minggu ini 82 dari 120 responden')).toContain('**CSAT 68,3 %** (82 dari 120)')
    expect(await talk.stage.tap(dina, '82 % (n = 120)')).toContain('**CSAT 82 %** (n = 120)')
    expect(await measured()).toMatchObject([{ value: 82, n: 120, day: '2027-07-27' }])
  })

  test('after a goal from 78 to 85 it is a score', async () => {
    await say('tujuan: naikin csat dari 78 ke 85% akhir Oktober, pj Rudi')
    const answer = await say('CSAT minggu ini 82 dari 120 responden')
    expect(answer).toContain('**CSAT 82 %** (n = 120)')
    expect(answer).toContain('Awal 78 %, target 85 %')
  })

  test.each([
    ['CSAT 82% (n=120)', { metric: { key: 'csat' }, value: 82, n: 120 }],
    [
      'waktu balas minggu lalu 12 menit dari 96 chat',
      { metric: { key: 'balas-pertama', unit: 'menit' }, value: 12, n: 96, day: '2027-07-23' },
    ],
    ['catat: keluhan hari ini 14', { metric: { key: 'keluhan' }, value: 14 }],
    ['IKM bulan ini 88,31, n 380', { metric: { key: 'ikm' }, value: 88.31, n: 380 }],
    ['/ukur tepat janji 8 dari 10', { metric: { name: 'tepat janji' }, value: 8, n: 10 }],
    ['CSAT this week 82 % from 120 respondents', { value: 82, n: 120 }],
  ])('%s', async (sentence, values) => {
    await say(sentence)
    expect((await measured())[0]).toMatchObject(values)
  })

  test('what cannot be is not recorded, and why is said', async () => {
    expect(await say('CSAT minggu ini 140%')).toContain('tidak bisa 140')
    expect(await say('/ukur')).toContain('Belum ada angka')
    expect(await say('/ukur CSAT')).toContain('berapa?')
    expect(await say('CSAT minggu ini')).toContain('dan berapa?')
    expect(await say('tambah aksi:')).toContain('Aksinya apa?')
    expect(await say('CSAT 82% tanggal 5 Agustus 2027')).toContain('belum terjadi')
    expect(await measured()).toEqual([])
  })

  test('a value without n is kept, and asked about', async () => {
    expect(await say('CSAT minggu ini 82%')).toContain('Dari berapa data?')
  })

  test('sums, goals and questions are no measurements', async () => {
    for (const text of ['CSAT 82 bagus gak?', 'gimana cara naikin CSAT dari 78 ke 85', 'CSAT itu apa']) await say(text)
    expect(await measured()).toEqual([])
  })
})

describe('corrections and undo', () => {
  beforeEach(() => say('buat tim Kopi Senja'))

  test('"maksud saya 82, bukan 28" puts right what was noted just before', async () => {
    await say('CSAT minggu ini 28% dari 120 responden')
    expect(await say('maksud saya 82, bukan 28')).toContain('**CSAT 82 %**')
    expect(await measured()).toMatchObject([{ value: 82, n: 120 }])
    await say('tambah aksi: tulis templat refund, Rina, Jumat')
    expect(await say('maksudnya Kamis bukan Jumat')).toContain('Kam, 29 Jul 2027')
    expect(await say('bukan Rina tapi Budi')).toContain('Budi')
    await say('catat: keluhan refund turun')
    await say('eh naik bukan turun')
    expect([...(await programme()).notes.values()][0]?.values.text).toBe('keluhan refund naik')
  })

  test('what is said later is no correction', async () => {
    await say('CSAT minggu ini 28% dari 120 responden')
    await say('apa itu NIB?')
    await say('maksud saya 82, bukan 28')
    expect(await measured()).toMatchObject([{ value: 28 }])
  })

  test('undo takes back one’s own last change, in words or by the tap under it', async () => {
    await say('tambah aksi: tulis templat refund, Rina, Jumat')
    await say('catat: keluhan refund turun')
    expect(await say('urungkan')).toContain('Sudah diurungkan')
    expect((await programme()).notes.size).toBe(0)
    await say('aksi 1 selesai')
    expect(await talk.stage.tap(dina, 'Urungkan')).toContain('Sudah diurungkan')
    expect((await actions())[0]?.status).toBe('open')
    expect(await say('urungkan')).toContain('Sudah diurungkan')
    expect(await say('undo')).toContain('Tidak ada yang bisa diurungkan')
  })

  test('what another changed since stays, and an agent undoes only their own', async () => {
    const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(await say('/tim kode'))?.[1]
    await talk.stage.say('slack:rudi', `/gabung ${code}`)
    await say('tambah aksi: tulis templat refund, Rina, Jumat')
    const choices = talk.stage.sessions.get(dina)?.people[dina]?.choices ?? []
    await talk.stage.say('slack:rudi', 'aksi 1 selesai')
    expect(await talk.stage.tap(dina, choices[0]?.label ?? '')).toContain('sudah diubah lagi')
    const pick = choices[0]?.pick
    if (!pick) throw new Error('nothing to undo was offered')
    const { replies } = await talk.stage.turn('slack:rudi', { text: '', kind: 'picked', pick })
    expect(replies[0]?.text).toContain('dicatat orang lain')
  })
})

describe('notes, risks, goals', () => {
  beforeEach(() => say('buat tim Kopi Senja'))

  test('a blocker right behind an action is no new owner of it', async () => {
    await say('tambah aksi: pasang mesin, Rina, besok')
    await say('Sari terhambat nunggu persetujuan komite, dipegang Hana')
    const { actions, blockers } = await programme()
    expect([...actions.values()].map(({ values }) => values.owner?.name)).toEqual(['Rina'])
    expect([...blockers.values()]).toMatchObject([
      { who: { name: 'Sari' }, waitingFor: 'persetujuan komite', owner: { name: 'Hana' } },
    ])
  })

  test('each kind is kept as what it is', async () => {
    await say('Budi terhambat nunggu IT')
    await say('catat: keluhan refund turun')
    await say('menang: 12 templat dipakai')
    await say('pelajaran: sif malam harus dilatih')
    await say('ide: label retur otomatis 4x3')
    await say('risiko: lonjakan 9.9, tindakan: paruh waktu 4 malam, pj Dina, peluang 3, dampak 2')
    await say('keputusan: geser sif malam, Rudi, 12 Agustus')
    await say('suara pelanggan: katanya 2 hari, ini udah seminggu, hubungi 0812-3456-7890')
    const { notes, risks, blockers } = await programme()
    expect([...notes.values()].map(({ values }) => values.about)).toEqual([
      'note',
      'win',
      'lesson',
      'idea',
      'decision',
      'voice',
    ])
    expect(notes.get('4')?.values).toMatchObject({ text: 'label retur otomatis', impact: 4, ease: 3 })
    expect(notes.get('5')?.values).toMatchObject({
      text: 'geser sif malam',
      owner: { name: 'Rudi' },
      due: '2027-08-12',
    })
    expect(notes.get('6')?.values.text).not.toContain('0812')
    expect([...risks.values()][0]?.values).toMatchObject({
      text: 'lonjakan 9.9',
      response: 'paruh waktu 4 malam',
      likelihood: 3,
      impact: 2,
    })
    expect([...blockers.values()][0]).toMatchObject({ who: { name: 'Budi' }, waitingFor: 'IT' })
  })

  test('a goal is kept with what to sharpen; an activity is no goal', async () => {
    expect(await say('tujuan: naikin csat dari 78 ke 85% akhir Oktober, pj Rudi')).toContain('Sudah SMART (85/100)')
    expect(await say('tujuan: mengadakan pelatihan empati 2x bulan Desember')).toContain('itu kegiatan, belum tujuan')
    expect((await programme()).goals.size).toBe(1)
  })
})

describe('where we stand', () => {
  test('on one phone screen, with what is next and what is late', async () => {
    await say('buat tim Kopi Senja')
    await say('tambah aksi: tulis templat refund, Rina, besok')
    talk.stage.pass(7)
    const shown = await say('sampai mana program kita?')
    expect(shown).toContain('⬜ 1. Visi & misi')
    expect(shown).toContain('1 telat')
    expect(shown).toContain('⏰ 1. tulis templat refund · Rina · 28 Jul')
    expect(shown.split('\n').length).toBeLessThan(24)
  })

  test('exports the programme as Markdown, actions and measurements as tables', async () => {
    expect(await say('ekspor program')).toContain('Belum ada yang bisa diekspor')
    await say('buat tim Kopi Senja')
    await say('tambah aksi: =HYPERLINK("x") | meja, Rina, besok')
    await say('CSAT minggu ini 82% dari 120 responden')
    const { replies } = await talk.stage.turn(dina, { text: 'ekspor program', kind: 'said' })
    const files = replies.map(({ file }) => ({
      name: file?.name,
      text: Buffer.from(file?.content ?? '', 'base64').toString('utf8'),
    }))
    expect(files.map(({ name }) => name)).toEqual([
      'kopi-senja-2027-07-27.md',
      'kopi-senja-2027-07-27-aksi.csv',
      'kopi-senja-2027-07-27-ukuran.csv',
    ])
    expect(files[0]?.text).toContain('# Program layanan: Kopi Senja')
    expect(files[0]?.text).toContain('CSAT | 82 % | 120')
    expect(files[1]?.text).toContain(`"'=HYPERLINK(""x"")`)
    expect(files[2]?.text).toContain('CSAT,82,%,120,,2027-07-27,')
  })
})

describe('what is finished is told in words', () => {
  beforeEach(async () => {
    await say('tambah aksi: siapkan training empati, Rina, Jumat')
    await say('catetin action: template balasan telat kirim, Budi, Senin')
  })

  test('the action that has these words is done, and what is late is told where it is asked behind', async () => {
    const answer = await say('action yang kemarin soal training empati udah selesai, yang nunggak apa aja?')
    expect(answer).toContain('training empati')
    expect((await actions()).map(({ status }) => status)).toEqual(['done', 'open'])
  })

  test('an action that was never noted is not marked', async () => {
    expect(await say('aksi soal seragam baru udah selesai')).toContain('belum ada yang saya tandai')
    expect((await actions()).map(({ status }) => status)).toEqual(['open', 'open'])
  })
})
