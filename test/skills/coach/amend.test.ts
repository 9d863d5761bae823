import { beforeEach, describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const dina = 'telegram:dina'
const talk = talkAs(dina)
const { say, programme } = talk
const actions = async () => [...(await programme()).actions.values()]
const notes = async () => [...(await programme()).notes.values()].map(({ values }) => values.text)
const measured = async () => [...(await programme()).measurements.values()].map(({ values }) => values)

describe('a plan that was drafted', () => {
  beforeEach(() =>
    say('bikinin rencana 3 bulan buat hotelku dong, 45 kamar, keluhan check-in lama sama sarapan cepet habis'),
  )

  test('starts from what was said of the place', async () => {
    const plan = await say('yang pegang Rina')
    expect(plan).toContain('Rancangan 13 minggu untuk **hotel atau penginapan** (45 kamar)')
    expect(plan).toContain('keluhan soal check-in')
    expect(plan).toContain('pemilik: Rina')
    expect(plan).toContain('isi ulang tiap 30 menit')
  })

  test('fits a smaller team without money, shorter, with something in and something out', async () => {
    const fewer = await say('stafnya cuma 8 orang, budget training ga ada. sesuaiin ya')
    expect(fewer).toContain('8 orang, tanpa anggaran')
    expect(fewer).not.toContain('QRIS')
    expect(await say('yang bulan pertama aja dulu')).toContain('Rancangan 4 minggu')
    expect(await say('tambahin briefing pagi, hapus aksi 1')).toMatch(/\d\. Briefing pagi/)
    expect(await say('kepanjangan')).not.toContain('Visi')
  })

  test('is kept as it is now by one word, and undone by another', async () => {
    await say('tambahin briefing pagi')
    await say('PIC-nya Mbak Ratna')
    await say('oke pakai')
    expect((await actions()).map(({ values }) => values.what)).toContain('Briefing pagi')
    expect((await actions())[0]?.values).toMatchObject({ owner: { name: 'Mbak Ratna' }, due: '2027-10-27' })
    await say('urungkan')
    expect(await actions()).toEqual([])
  })

  test('does not take a question for a wish', async () => {
    expect(await say('apa itu NIB?')).toContain('NIB')
    expect(await actions()).toEqual([])
  })
})

describe('a goal that was checked', () => {
  test('gets its day and its owner in the next message, and is kept by a word', async () => {
    await say("cek sasaran ini udah SMART belum: 'Menurunkan keluhan pengiriman telat dari 120 jadi 80 per bulan'")
    const next = await say('batas waktunya akhir Maret, yang pegang Pak Joko')
    expect(next).toContain('Pak Joko · Jum, 31 Mar 2028')
    expect(await say('targetnya 70 aja')).toContain('120 → 70')
    await say('simpan')
    const [goal] = [...(await programme()).goals.values()]
    expect(goal?.values).toMatchObject({ baseline: 120, target: 70, due: '2028-03-31', owner: { name: 'Pak Joko' } })
  })

  test('is put into figures that come a turn later', async () => {
    await say('target saya naikin kepuasan pelanggan udah smart belum')
    const next = await say(
      'Data awal CSAT kami 71 persen, target 80 persen pada akhir Oktober. Mohon dirumuskan ulang.',
    )
    expect(next).toContain('**CSAT 71 → 80 %**')
  })
})

describe('what was noted', () => {
  test('a task that is told is an action, and its day, and another’s task, come after', async () => {
    expect(await say('catat ya: Sari bakal revisi skrip telepon paling lambat Jumat ini')).toContain('Aksi 1 dicatat')
    await say('eh salah, Senin depan. sama tambahin Andi buat cek datanya')
    expect((await actions()).map(({ values }) => [values.what, values.owner?.name, values.due])).toEqual([
      ['revisi skrip telepon', 'Sari', '2027-08-02'],
      ['cek datanya', 'Andi', undefined],
    ])
    await say('urungkan')
    expect((await actions()).map(({ values }) => values.due)).toEqual(['2027-07-30'])
  })

  test('a name in a note is put right, and what is told besides is kept with it', async () => {
    await say('catet ya, ada komplen dr bu yanti soal cucian luntur')
    await say('eh bkn bu yanti, bu yanni. ganti rugi 150rb blm dibayar')
    expect(await notes()).toEqual(['ada komplen dr bu yanni soal cucian luntur; ganti rugi 150rb blm dibayar'])
  })

  test('of two figures the one that is named is put right', async () => {
    await say('Catat ya NPS bulan Februari 31, Maret 38')
    await say('maret salah, harusnya 36')
    expect((await measured()).map(({ value, day }) => [value, day])).toEqual([
      [31, '2027-02-28'],
      [36, '2027-03-31'],
    ])
  })

  test('figures of one message are all kept, with one team of one’s own', async () => {
    await say('CSAT this week was 78, waiting time 23 minutes. Save that please.')
    expect((await measured()).map(({ metric, value }) => [metric.key, value])).toEqual([
      ['csat', 78],
      ['waktu-tunggu', 23],
    ])
    await say('waiting time should be 32')
    expect((await measured())[1]?.value).toBe(32)
  })

  test('an action is given to somebody else, moved, and proven, each in a few words', async () => {
    await say('tambah aksi: cek stok, Budi, Senin depan')
    await say('ganti Budi jadi Sari')
    await say('bukan Senin tapi Selasa')
    expect(await say('undur ke Kamis, buktinya foto rak')).toContain('foto rak')
    expect((await actions())[0]?.values).toMatchObject({
      owner: { name: 'Sari' },
      due: '2027-07-29',
      proof: 'foto rak',
    })
  })

  test('a few words mean it only right after; later they must say what of it', async () => {
    await say('tambah aksi: cek stok, Budi, Senin depan')
    await say('apa itu NIB?')
    await say('Selasa')
    expect((await actions())[0]?.values.due).toBe('2027-08-02')
    await say('deadline-nya Rabu')
    expect((await actions())[0]?.values.due).toBe('2027-07-28')
  })
})
