import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const talk = talkAs('telegram:dina')
const { say, programme } = talk

describe('a plan made of what was told', () => {
  test('uses problem, people and means at once, is shared out, re-dated by its place, and kept so', async () => {
    const plan = await say(
      'Bantu bikin rencana aksi 30 hari: masalahnya teknisi sering telat ke rumah pelanggan, teknisinya 7, motornya 5',
    )
    expect(plan).toContain('teknisi sering telat ke rumah pelanggan')
    expect(plan).toContain('7 orang')
    expect(plan).toContain('motornya 5')
    expect(plan).toContain('rentang dua jam')
    const shared = await say('siapa ngerjain apa? PIC-nya Pak Jajang, Mbak Lilis sama saya')
    expect(shared).toContain('Pak Jajang')
    expect(shared).toContain('Mbak Lilis')
    expect(await say('yang kedua kelamaan, bikin jadi seminggu')).toMatch(/2\. .*Mbak Lilis · Sel, 3 Agu 2027/)
    await say('oke pakai')
    const kept = [...(await programme()).actions.values()].map(({ values }) => [values.owner?.name, values.due])
    expect(kept[0]?.[0]).toBe('Pak Jajang')
    expect(kept[1]).toEqual(['Mbak Lilis', '2027-08-03'])
  })

  test('has as many actions as were asked for, and is kept under one name', async () => {
    await say(
      'Tolong buat rencana tindakan untuk menurunkan waktu tunggu di loket Samsat dari 45 menit menjadi 20 menit dalam tiga bulan.',
    )
    await say('Petugas kami hanya empat orang.')
    expect(await say('Cukup tiga tindakan saja.')).toMatch(/\n {3}3\. /)
    await say('Catat ketiganya, penanggung jawabnya Pak Joko.')
    const kept = [...(await programme()).actions.values()].map(({ values }) => values.owner?.name)
    expect(kept).toEqual(['Pak Joko', 'Pak Joko', 'Pak Joko'])
  })

  test('ends on the day that is counted from where it begins', async () => {
    await say('Siapkan rencana 90 hari untuk meningkatkan layanan telepon RSUD kami: 30% panggilan tidak terangkat.')
    expect(await say('Hari ke-1 dimulai 1 September 2027. Kapan berakhir?')).toContain(
      'hari ke-90 jatuh pada **Sen, 29 Nov 2027**',
    )
  })
})

describe('a summary to hand on', () => {
  test('without a record is an outline with what to send, and five lines where five are asked for', async () => {
    const outline = await say(
      'Tolong buatkan ringkasan mingguan untuk disampaikan kepada direksi pada rapat Senin pukul 09.00, cukup satu halaman, sertakan kendala yang memerlukan keputusan.',
    )
    expect(outline).toContain('untuk direksi')
    expect(outline).toContain('**Keputusan yang diminta:**')
    const short = await say('Buat agar layak dikirim ke direktur, maksimal lima baris.')
    expect(short.split('\n').filter((line) => line.startsWith('>'))).toHaveLength(5)
  })

  test('with a record is the week itself', async () => {
    await say('buat tim Kopi Senja')
    await say('CSAT minggu ini 82 dari 120 responden')
    expect(await say('tolong buatkan ringkasan mingguan buat bos')).toContain('Kopi Senja')
  })
})

describe('what follows on the coach is not taken for law', () => {
  test('figures of one message, one of them put right, and those of last week', async () => {
    await say('pengukuran minggu ini: csat 84, fcr 71, rata2 balas 12 mnt')
    await say('fcr nya 77')
    expect(
      [...(await programme()).measurements.values()].map(({ values }) => [values.metric.key, values.value]),
    ).toEqual([
      ['csat', 84],
      ['fcr', 77],
      ['balas-pertama', 12],
    ])
    expect(await say('minggu lalu brp semua')).toContain('belum dicatat')
  })

  test('a few words that mean nothing to her are asked back about', async () => {
    await say('tambah aksi: cek stok, Budi, Jumat')
    expect(await say('geser dikit ke sana')).toContain('belum menangkap')
  })

  test('a pause that concerned nothing goes on without a word of law', async () => {
    await say('program nya dipause dulu ya, tim lagi stok opname sampe tgl 12')
    expect(await say('eh sampe 15')).toContain('istirahat')
    expect(await say('lanjut aja deh sekarang')).toContain('lanjut')
  })

  test('months told in one message are read from the first to the last', async () => {
    const said = await say('NPS: May 12, June 18, July 17. Is this a success?')
    expect(said).toContain('NPS rose by 5')
    expect(said).toContain('what goal'.slice(5))
  })
})
