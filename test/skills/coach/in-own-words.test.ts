import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const talk = talkAs('telegram:dina')
const { say, programme } = talk
const measured = async () => [...(await programme()).measurements.values()].map(({ values }) => values)
const actions = async () =>
  [...(await programme()).actions.values()].map(({ values, status }) => ({ ...values, status }))

describe('a workshop talks as it talks', () => {
  test('its team is named, added to, and asked after', async () => {
    expect(await say('bikin tim Bengkel Jaya dong, anggotanya Dedi, Wawan, Mbak Lis')).toContain(
      'Tim **Bengkel Jaya** sudah jadi',
    )
    expect(await say('tambahin Pak Slamet juga')).toContain('Kode untuk **Slamet**')
    expect(await say('Wawan resign, keluarin dari tim')).toContain('Wawan belum pernah masuk')
    expect(await say('siapa aja di tim sekarang?')).toContain('**Bengkel Jaya** · 1 orang')
    expect(await say('ganti nama timnya jadi Bengkel Jaya Motor')).toContain('Nama tim sekarang **Bengkel Jaya Motor**')
    expect(await say('kode gabungnya apa ya tadi')).toContain('Kode gabung: ')
  })

  test('a goal, figures of it that name no metric, and whether they mean anything', async () => {
    await say('buat tim Bengkel Jaya')
    expect(
      await say('target kami: waktu tunggu servis dari 90 menit jadi 60 menit sampai akhir Januari, PJ Dedi'),
    ).toContain('**waktu tunggu 90 → 60 menit** · Dedi')
    await say('minggu lalu 88 menit dari 51 motor, masukin juga')
    await say('minggu ini rata2nya 84 menit dari 45 motor')
    expect(await measured()).toMatchObject([
      { value: 88, n: 51, metric: { unit: 'menit' } },
      { value: 84, n: 45, metric: { unit: 'menit' } },
    ])
    // Noted last was last week's: the week that is named is put right.
    await say('eh yg minggu lalu salah, 86')
    expect((await measured()).map(({ value }) => value)).toEqual([86, 84])
    expect(await say('udah sampai mana targetnya?')).toContain('waktu tunggu 90 → 60')
  })

  test('two shares are compared, and a wrong one is taken out', async () => {
    await say('buat tim Bengkel Jaya')
    await say('CSAT juni 71% dari 95')
    await say('CSAT juli 78% dari 120')
    const compared = await say('naiknya signifikan gak?')
    expect(compared).toContain('CSAT naik 7: 71 % (n = 95) ▸ 78 % (n = 120)')
    // 78.3 − 70.5 ± 1.96·√(0.705·0.295/95 + 0.783·0.217/120), the counts rounded.
    expect(compared).toContain('-4 sampai 19,6 poin')
    expect(compared).toContain('bisa saja kebetulan')
    expect(await say('hapus yang juni, salah input')).toContain('71 %')
    expect(await measured()).toMatchObject([{ value: 78 }])
  })

  test('who is to do what; what happens each Monday has no day by which it is due', async () => {
    await say('buat tim Bengkel Jaya')
    await say('kasih tugas ke drg. Sari: atur jeda 10 menit antar pasien mulai minggu depan')
    await say('wawan cek stok oli tiap senin')
    expect(await actions()).toMatchObject([
      { what: 'atur jeda 10 menit antar pasien', owner: { name: 'drg. Sari' }, due: '2027-08-06' },
      { what: 'cek stok oli tiap senin', owner: { name: 'wawan' } },
    ])
    expect((await actions())[1]).not.toHaveProperty('due')
    expect(await say('tugas apa aja yang masih jalan?')).toContain('cek stok oli tiap senin')
    expect(await say('yg jeda pasien udah kelar')).toContain('✅')
    expect((await actions())[0]?.status).toBe('done')
  })

  test('the vision in their own words, notes, and the week', async () => {
    await say('buat tim Bengkel Jaya')
    expect(await say('visi kami: pelanggan pulang dengan motor beres dan senyum')).toContain(
      'Visi tersimpan: pelanggan pulang dengan motor beres dan senyum',
    )
    await say('catat juga hari ini dapet bintang 5 dari bu Mega')
    expect(await say('apa aja catatan minggu ini?')).toContain('27 Jul: hari ini dapet bintang 5 dari bu Mega')
    expect(await say('ringkasin progres tim minggu ini dong')).toContain('2027-W30')
    expect(await say('kirim ringkasannya tiap senin pagi jam 7 ya')).toContain('07.00')
  })

  test('a goal told loosely is of the figures before, with the value now as it stands there', async () => {
    await say('buat tim Klinik Senyum')
    await say('Hasil survei kepuasan pasien bulan ini 76 persen, responden 112 orang.')
    await say('Mohon maaf, ada kekeliruan. Seharusnya 78.')
    expect(await say('Sasaran kami 88 persen pada 31 Desember, penanggung jawabnya Saudari Mega.')).toContain(
      '**CSAT 78 → 88 %** · Mega · Jum, 31 Des 2027',
    )
  })

  test.each([
    ['target kita CSAT naik dari 78 ke 88 sebelum 30 November, yg pegang Ratri', 'Ratri'],
    ['goal: complaints per week from 25 down to 12 by 15 October, Putu owns it', 'Putu'],
    ["we want our CSAT from 78 to 88 by end of September, Emma's the owner", 'Emma'],
    ['target kami CSAT dari 78 ke 88 sampai 30 Juni 2028, bu Marlina owner', 'Marlina'],
    ['target kami CSAT dari 78 ke 88 sampai akhir tahun', undefined],
  ])('who answers for the goal: %s', async (sentence, owner) => {
    await say('buat tim Klinik Ceria')
    await say(sentence)
    expect([...(await programme()).goals.values()].map(({ values }) => values.owner?.name)).toEqual([owner])
  })

  test('a goal told loosely in English, with its owner', async () => {
    await say('create team Lokasaas Support')
    expect(await say('first response time is 6h now, we want it under 2h by end of Q1. Tania owns it')).toContain(
      '6 → 2 hours** · Tania',
    )
  })

  test('tasks of several people at once, done, stuck and moved by whose they are', async () => {
    await say('bikin tim Gym Baja Fitnes, isinya Reno Vina Dimas')
    await say('Reno: beresin keluhan loker, jumat. Vina: survey member, tgl 18. Dimas: latihan greeting, senin')
    expect(await actions()).toMatchObject([
      { what: 'beresin keluhan loker', owner: { name: 'Reno' }, due: '2027-07-30' },
      { what: 'survey member', owner: { name: 'Vina' }, due: '2027-08-18' },
      { what: 'latihan greeting', owner: { name: 'Dimas' }, due: '2027-08-02' },
    ])
    await say('yang Vina udah')
    expect(await say('Dimas mentok, trainer nya sakit')).toContain('trainer nya sakit')
    await say('undur yg Dimas seminggu')
    expect(await actions()).toMatchObject([{ status: 'open' }, { status: 'done' }, { due: '2027-08-09' }])
  })

  test.each([
    [
      'Saya mau menugaskan Lina membuat draf SOP retur, paling lambat 15 bulan depan',
      'Lina',
      'membuat draf SOP retur',
      '2027-08-15',
    ],
    ['Nadia needs to fix the booking double-ups by Thursday', 'Nadia', 'fix the booking double-ups', '2027-07-29'],
    [
      'Ibu Meutia mengadakan briefing harian, mulai pekan depan.',
      'Ibu Meutia',
      'mengadakan briefing harian',
      '2027-08-06',
    ],
    ['Hendra calls back every detractor by Thursday', 'Hendra', 'calls back every detractor', '2027-07-29'],
    [
      'Pak Hadi membuat banner alur pelayanan, tenggat 15 Agustus',
      'Hadi',
      'membuat banner alur pelayanan',
      '2027-08-15',
    ],
  ])('%s', async (sentence, owner, what, due) => {
    await say(sentence)
    expect(await actions()).toMatchObject([{ what, owner: { name: owner }, due }])
  })

  test.each(['tolong bikin balasan buat pelanggan marah besok', 'Budi cuti senin depan', 'CSAT kita minggu ini jelek'])(
    'nothing is given to anybody by: %s',
    async (sentence) => {
      await say('buat tim Bengkel Jaya')
      await say(sentence)
      expect(await actions()).toEqual([])
    },
  )

  test('the summary on schedule, and its time and day put right behind it', async () => {
    await say('buat tim Optik Terang')
    expect(await say('ringkasan mingguan nyalain ya, tiap senin pagi')).toContain('tiap Senin pukul 08.00')
    expect(await say('jam 9 aja')).toContain('tiap Senin pukul 09.00')
    expect(await say('ganti jumat jam 3 sore aja deh biar bisa dibahas')).toContain('tiap Jumat pukul 15.00')
  })

  test('a step is left out and another begun, as it was said', async () => {
    await say('buat tim Kopi Senja')
    await say('mulai langkah 1')
    const said = await say('skip aja visinya, lgsg ke target')
    expect(said).toContain('**Visi & misi** dilewati')
    expect(said).toContain('Tujuan SMART')
    expect((await programme()).steps.get('vision')?.state).toBe('skipped')
    expect((await programme()).steps.get('goals')).toBeUndefined()
  })

  test('how many there were is put right as that', async () => {
    await say('buat tim Spa Melati')
    await say('CSAT minggu ini 83%, n 47')
    await say('eh salah, 38 tamu')
    expect(await measured()).toMatchObject([{ value: 83, n: 38 }])
  })

  test('a team is made behind an answer too, whatever its name reminds of', async () => {
    await say('apa itu nib?')
    expect(await say('buat tim Warung Beta')).toContain('Tim **Warung Beta** sudah jadi')
    expect(await say('siapa aja di tim?')).toContain('**Warung Beta**')
  })

  test('a plan is approved in words, and the programme is seen', async () => {
    await say('buat tim Kafe Senja')
    await say('tambah aksi: tempel menu di bar, Sari, 10 Agustus, bukti: foto')
    expect(await say('setujuin rencananya')).toContain('Rencana aksi')
    expect(await say('see the programme')).toContain('**Kafe Senja**')
  })

  test('in the middle of a step people go elsewhere in a sentence', async () => {
    await say('buat tim Kafe Senja')
    await say('mulai langkah 1')
    expect(await say('stop dulu. mulai langkah 4')).toContain('**Rencana aksi**')
    expect(await say('go to step 3')).toContain('**SMART goals**')
    expect(await say('Saya tidak jadi. Batal.')).toContain('kita berhenti di sini')
    expect((await programme()).notes.size).toBe(0)
  })

  test('who keeps nothing here and tells of somebody stuck tells a case', async () => {
    await say('Di dinas bilangnya sistem pusat, di pusat bilangnya dinas.')
    expect(await talk.stage.eventsOf('programme:')).toEqual([])
  })

  test.each([
    ['mau daftarin tim baru nih kak: Sahabat Paket', 'Sahabat Paket'],
    ['Kita mulai tim baru dong, kasih nama Halo Air', 'Halo Air'],
    ['create new team: Pixel Care, we sell used phones', 'Pixel Care'],
    ['bikinin grup tim dong, Ngopi Santuy Crew, kedai kopi gue', 'Ngopi Santuy Crew'],
    ['new team please — Sunrise Surf School', 'Sunrise Surf School'],
    ['Saya ingin membentuk tim bernama Helpdesk Guru.', 'Helpdesk Guru'],
  ])('the name of the team in: %s', async (sentence, name) => {
    expect(await say(sentence)).toContain(`**${name}**`)
  })

  test('thanks are nobody who does something', async () => {
    await say('buat tim BPR Artha')
    await say('Terima kasih. Kirimkan ringkasan mingguan setiap hari Jumat pukul 16.00')
    expect(await actions()).toEqual([])
  })

  test('a question about how teams do it is answered, not done', async () => {
    await say('buat tim Bengkel Jaya')
    expect(await say('apa isi ringkasan mingguan untuk manajer?')).toContain('Sumber')
    expect((await programme()).size).toBe(0)
  })
})
