import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnalyseStage, createAnalyseStage } from '../../support/analyse-stage.ts'

/**
 * Files as they are exported and typed every day, with what people ask of them. A script made them up, with everybody in them,
 * and computed the figures by itself.
 */
let stage: AnalyseStage
beforeAll(async () => {
  stage = await createAnalyseStage()
})
afterAll(() => stage.remove())

async function answer(file: string, question: string): Promise<string> {
  const account = `telegram:u${`${file}${question}`.replace(/\W/g, '')}`
  const replies = await stage.send(account, `../sixth-hand/${file}`, question)
  return replies
    .map(({ text }) => text)
    .join('\n')
    .replaceAll(/[*\\]/g, '')
}

type Case = readonly [file: string, question: string, said: readonly string[]]

describe('what is asked of a file', () => {
  const cases: readonly Case[] = [
    // Groups and months
    [
      'Survei Kepuasan Klinik (Jawaban) - Form Responses 1.csv',
      'cabang mana yang paling jelek',
      ['Bintaro: 37,5 %', 'Kemang: 50 %'],
    ],
    [
      'Survei Kepuasan Klinik (Jawaban) - Form Responses 1.csv',
      'trennya gimana',
      ['Agustus 2026: 54,7 %', 'Oktober 2026: 73,3 %'],
    ],
    ['Customer NPS (Responses).csv', 'did it go up from last month?', ['+24 (n = 59)', '+37 (n = 46)']],
    [
      'penilaian tamu.csv',
      'nilai akhirnya naik apa turun dari bulan ke bulan?',
      ['Juni 2026: 3,65', 'Juli 2026: 3,89', 'Agustus 2026: 3,77'],
    ],
    [
      'penilaian tamu.csv',
      'outlet mana yang nilainya turun dari bulan lalu',
      ['Café Mentéga: 3,86 (n = 20) → 3,66 (n = 25)'],
    ],
    ['tgl campur.csv', 'oktober dibanding september gimana csatnya?', ['48,1 % (n = 52)', '77,9 % (n = 68)']],
    [
      'sistem antrean.csv',
      'mulai 16 maret kita pakai antrean online, ada bedanya gak kepuasannya?',
      ['48,6 % (n = 72)', '78,2 % (n = 78)'],
    ],
    [
      'csat per cabang.csv',
      'cabang mana yang turun paling banyak dari januari ke juni?',
      ['penurunan terbesar dulu:\n- Medan: 4,65 → 4,17'],
    ],
    // Times
    ['zendesk_export.csv', 'median waktu balas pertama untuk tiket urgent berapa menit?', ['median 21 menit (n = 47)']],
    [
      'cdr_oktober.csv',
      'rata-rata waktu bicara tiap agen berapa?',
      ['Nurul: rata-rata 6,5 menit', 'Citra: rata-rata 4 menit'],
    ],
    ['cdr_oktober.csv', 'agen mana yang paling lama ngomongnya', ['Nurul: rata-rata 6,5 menit']],
    [
      'aduan pelanggan.csv',
      'berapa persen aduan yang kelar dalam 2x24 jam?',
      ['81,6 %', '146 dari 179', '73 % dari 200'],
    ],
    [
      'komplain petshop.csv',
      'jenis komplain apa yang paling lama selesainya?',
      ['Kasir: rata-rata 3,8 hari, median 2,5 hari', 'Grooming: rata-rata 2,6 hari'],
    ],
    // Shares
    ['freshdesk agustus.csv', 'jenis tiket apa yang paling sering dibuka kembali?', ['Pengiriman: 23 dari 60']],
    [
      'zendesk_export.csv',
      'tiket yang reopen paling banyak dari agen siapa',
      ['Bayu: 25 dari 114', 'persennya yang tertinggi Dina'],
    ],
    ['kiriman.csv', 'persen yang telat bulan agustus berapa?', ['40,3 % (31 dari 77)']],
    ['kiriman.csv', 'persen telat per kurir', ['J&T: 30 dari 70 (42,9 %)']],
    ['ulasan shopee okt.csv', 'produk mana paling banyak bintang 1', ['Celana: 6 dari 62']],
    ['Survei Layanan IT(1-90).csv', 'berapa persen yang tidak puas?', ['19 dari 90']],
    // Sums
    ['log kasir sep-okt.csv', 'omzet oktober per outlet berapa?', ['Dago: total 17.398.000', 'Riau: total 10.994.000']],
    ['log kasir sep-okt.csv', 'omzet naik gak dari bulan lalu', ['total 40.673.000', 'total 43.607.000', '+2.934.000']],
    ['log kasir sep-okt.csv', 'rata-rata belanja per transaksi', ['210.700']],
    // Names
    [
      'komplain apartemen.tsv',
      'tower mana yang paling banyak komplain lift?',
      ['tower b: 37', 'Tower C: 17', 'Tower A: 14'],
    ],
    ['nps cabang.csv', 'cabang mana NPS nya paling jelek', ['Blitar: −46', 'Kab. Blitar: +36']],
    ['komplain petshop.csv', 'kasir ada berapa komplain?', ['26 dari 95']],
    // Open answers
    ['ulasan shopee okt.csv', 'orang bilang apa soal ongkir?', ['28 dari 169', '25 bernada keluhan']],
    [
      'Customer NPS (Responses).csv',
      'what do people complain about?',
      ['app or website: 39', 'queues and waiting: 20'],
    ],
    // Questions of a form
    ['hotel.csv', 'kecepatan restoran nilainya berapa?', ['Restoran: Kecepatan: 2,51']],
    ['member gym.csv', 'apa yang paling perlu dibenahi?', ['ruang ganti?: 2,7', 'pelatih?: 4,01']],
    ['member gym.csv', 'pelatih dapat berapa', ['pelatih?: 4,01']],
    [
      'angket bimbel.csv',
      'pernyataan mana yang paling jelek nilainya?',
      ['Admin cepat membalas: 2,3', 'Harga sesuai manfaat: 3,36'],
    ],
    [
      'SKM Kecamatan TW3 2026.csv',
      'IKM kita berapa dan unsur apa yang paling rendah?',
      ['IKM 76,46', 'U3 Waktu: 2,31'],
    ],
    ['skor kotor.csv', 'rata-ratanya berapa?', ['2,97', 'n = 109']],
    ['gabungan skor.csv', 'lokasi mana yang nilainya paling rendah?', ['Senen hanya 1–5, Gambir sampai 10']],
    // Chats
    [
      'percakapan okt.csv',
      'rata-rata berapa menit chat pertama dibalas?',
      ['24,78 menit', '12 chat tidak pernah dibalas'],
    ],
  ]
  test.each(cases)('%s: %s', async (file, question, said) => {
    const reply = await answer(file, question)
    for (const figure of said) expect(reply).toContain(figure)
  })
})

describe('a file without scores, and nothing asked of it', () => {
  test('of tickets tells how long they took and what they were about', async () => {
    const reply = await answer('komplain petshop.csv', 'tolong dianalisis')
    expect(reply).toContain('rata-rata 3,3 hari')
    expect(reply).toContain('Grooming: 37')
    expect(reply).toContain('Januari 2026: 32')
  })

  test('of sales tells the sum', async () => {
    expect(await answer('log kasir sep-okt.csv', '')).toContain('total 84.280.000')
  })

  test('that was summed up tells its course', async () => {
    expect(await answer('csat per cabang.csv', 'tolong direkap dong')).toContain('Jan → Jun')
  })

  test('says first that something else was asked, where it does not know that', async () => {
    expect(await answer('log kasir sep-okt.csv', 'yang cuacanya mendung gimana')).toContain('belum saya temukan')
  })

  test('of customers by name is not counted by them', async () => {
    const reply = await answer('pelanggan.csv', '')
    expect(reply).toContain('Pengiriman: 12')
    expect(reply).not.toContain('Tini')
  })
})
