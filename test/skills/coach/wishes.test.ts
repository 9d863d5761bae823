import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const talk = talkAs('telegram:dina')
const { say, programme } = talk
const actions = async () =>
  [...(await programme()).actions.values()].map(({ values: { what, owner, due } }) => [what, owner?.name, due])

describe('an action that is asked for in a sentence', () => {
  test('is noted with whose it is, and split between two', async () => {
    await say('Note an action: Dewi to call back the 12 unhappy customers from May, due 5 August')
    expect(await actions()).toEqual([['call back the 12 unhappy customers from May', 'Dewi', '2027-08-05']])
    const split = await say('Actually split it, Dewi takes six and Bayu takes six.')
    expect(split).toContain('Action 2')
    expect(await actions()).toEqual([
      ['call back 6 of the 12 unhappy customers from May', 'Dewi', '2027-08-05'],
      ['call back 6 of the 12 unhappy customers from May', 'Bayu', '2027-08-05'],
    ])
  })

  test('is split as Indonesians say it, with or without how many', async () => {
    await say('catat: Rina telepon ulang 20 pelanggan paling lambat Jumat')
    await say('bagi aja, 8 buat Rina 12 buat Tono')
    expect((await actions()).map(([what, who]) => [what, who])).toEqual([
      ['telepon ulang 8 dari 20 pelanggan', 'Rina'],
      ['telepon ulang 12 dari 20 pelanggan', 'Tono'],
    ])
  })

  test('is the first step of a plan that was just drafted', async () => {
    await say('Buatkan rencana aksi 30 hari untuk mengurangi keluhan antrean di kantor samsat kami.')
    const kept = await say('Mohon simpan langkah pertama sebagai tugas untuk Pak Hendra, tenggat 14 Agustus.')
    expect(kept).toContain('Anda belum punya tim')
    expect((await actions()).map(([, who, due]) => [who, due])).toEqual([['Pak Hendra', '2027-08-14']])
  })

  test('is to be moved and is not there: nothing is moved, and a line to note it is offered', async () => {
    const said = await say("Dorong deadline tugas 'pasang papan alur' ke minggu depan, vendornya molor.")
    expect(said).toContain('belum ada di catatan saya')
    expect(said).toContain('`tambah aksi: pasang papan alur, ')
    expect(await actions()).toEqual([])
  })

  test('and is moved where it is there', async () => {
    await say('tambah aksi: pasang papan alur, Beni, Jumat')
    await say("Dorong deadline tugas 'pasang papan alur' ke 12 Agustus, vendornya molor.")
    expect(await actions()).toEqual([['pasang papan alur', 'Beni', '2027-08-12']])
  })
})

describe('a goal and its figures', () => {
  test('a goal that was checked is kept as the team’s', async () => {
    await say('Target gw: turunin waktu tunggu chat dari 11 menit jd 4 menit sblm akhir september. Udah SMART blm?')
    expect(await say('ok simpen jadi target tim')).toContain('Tujuan 1 dicatat: **waktu tunggu 11 → 4 menit**')
  })

  test('a target alone, its first result, and the right figure for it', async () => {
    await say('Target FCR kita 75%, tolong dicatat. Pengukurannya tiap dua minggu.')
    expect(await say('Hasil pertama 63%.')).toContain('**FCR 63 %**')
    expect(await say('Eh keliru, 66% yang bener.')).toContain('**FCR 66 %**')
    expect([...(await programme()).measurements.values()].map(({ values }) => values.value)).toEqual([66])
  })

  test('a figure that does not move: what to look at, with that figure', async () => {
    const said = await say(
      'Programnya udah jalan dua bulan tapi angkanya gak gerak. CES tetep 4,1 dari 7. Apa yang harus saya evaluasi?',
    )
    expect(said).toContain('CES 4,1 dari 7')
    expect(said).toContain('Benar dijalankan?')
  })
})

describe('the programme is begun in a sentence', () => {
  test('with the place and its size noted', async () => {
    const said = await say(
      "Please start the service improvement programme for my team. We're a co-working space in Yogyakarta with 8 front desk staff.",
    )
    expect(said).toContain('Noted: We’re a co-working space in Yogyakarta with 8 front desk staff'.replace('’', "'"))
    expect(said).toContain('Step 1')
  })

  test('at the analysis, question by question', async () => {
    const said = await say('Saya mau analisis situasi dulu sebelum bikin target. Tolong pandu pertanyaannya satu-satu.')
    expect(said).toContain('Langkah 2')
    expect(said).not.toContain('Dicatat')
  })
})

describe('what was told of the place stands in what is written for it', () => {
  test('its business, who works there, and what is complained about; no other trade’s figures', async () => {
    await say('Saya kepala cabang leasing motor di Palembang, layanan kita lagi jelek. Pengen dibimbing dari awal.')
    const plan = await say('Kita 14 orang: 6 CS, 5 admin, 3 kasir. Keluhan paling sering BPKB lama keluar.')
    expect(plan).toContain('(BPKB lama keluar, 6 CS, 5 admin, 3 kasir, 14 orang)')
    expect(plan).toContain('menurunkan keluhan soal BPKB lama keluar dari [angka sekarang]')
    expect(plan).not.toContain('koperasi')
    expect(plan).not.toContain('karangan')
  })

  test('a trouble no plan was written for is met with what fits it, and not with what a bar does', async () => {
    const plan = await say(
      'kami jual catering harian 300 porsi, yang sering dikomplain sayur asin. bikinin rencana sebulan',
    )
    expect(plan).toContain('Telusuri 10 kasus "sayur asin"')
    expect(plan).not.toMatch(/minuman|papan antrean/)
  })

  test('told in the middle of the analysis it is noted, and the question waits', async () => {
    await say('Saya mau analisis situasi dulu sebelum bikin target. Tolong pandu pertanyaannya satu-satu.')
    const said = await say(
      'Kami katering pabrik di Batam, 1.100 porsi sehari. Keluhan utamanya telat sama makanan dingin.',
    )
    expect(said).toContain('Dicatat: Kami katering pabrik di Batam, 1.100 porsi sehari.')
    expect(said).toContain('(1/9)')
  })

  test('a vision has how customers are to feel, and is cut to so many words', async () => {
    const drafts = await say(
      'Bikinin draf visi layanan buat apotek kami. Yang kami mau: pelanggan ngerasa aman dan gak buru-buru.',
    )
    expect(drafts).toContain('merasa aman dan tidak buru-buru, dari pertama datang')
    expect(await say('Kurang greget. Lebih pendek, maks 8 kata.')).toContain(
      'Setiap pasien merasa aman dan tidak buru-buru.',
    )
    expect(await say('oke pakai itu')).toContain('Visi tersimpan: Setiap pasien merasa aman dan tidak buru-buru.')
  })

  test('an action is shared with whoever has it, so many each; and what is done is not open', async () => {
    await say('catat tugas: Bagus foto ulang 30 produk, minggu depan')
    await say('bagi dua sama Nia ya, masing2 15')
    expect((await actions()).map(([what, who]) => [what, who])).toEqual([
      ['foto ulang 15 dari 30 produk', 'Bagus'],
      ['foto ulang 15 dari 30 produk', 'Nia'],
    ])
    await say('tugas bagus udh kelar')
    await say('tugas nia udh kelar')
    expect(await say('apa aja yg masih terbuka?')).toContain('2 aksi sudah selesai')
  })
})
