import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnalyseStage, createAnalyseStage } from '../../support/analyse-stage.ts'

/**
 * Files with a question in words, by two writers who knew what is true: `fifth-hand` by somebody who had not read the code,
 * `asked` by a script before its results were looked at. Everybody in them is made up.
 */
let stage: AnalyseStage
beforeAll(async () => {
  stage = await createAnalyseStage()
})
afterAll(() => stage.remove())

async function answer(folder: string, file: string, question: string): Promise<string> {
  const replies = await stage.send(
    `telegram:u${`${folder}${file}`.replace(/\W/g, '')}`,
    `../${folder}/${file}`,
    question,
  )
  return replies
    .map(({ text }) => text)
    .join('\n')
    .replaceAll('*', '')
}

type Case = readonly [file: string, question: string, figures: readonly string[]]
const sets: readonly (readonly [name: string, folder: string, cases: readonly Case[]])[] = [
  [
    'a measure',
    'fifth-hand',
    [
      [
        'Kepuasan Pelanggan Kafe (Responses) - Form Responses 1.csv',
        'csat pelayanan kafe kami berapa?',
        ['CSAT 69,6 % (103 dari 148'],
      ],
      ['nps_saas_q2.csv', 'hitung NPS Q2 dong', ['NPS +21', 'n = 198']],
      [
        'SKM_Kelurahan_Sukamaju_2025.csv',
        'nilai IKM kelurahan kami berapa, mutu apa, unsur terlemah?',
        ['IKM 82,26 – mutu B', 'dulu:\n- U9: 2,98'],
      ],
      [
        'ulasan-toko-apr-mei.csv',
        'rata2 bintang toko saya berapa & berapa persen yg 4-5?',
        ['4,06 dari 5 (n = 160', 'Jawaban 4–5: 74,4 % (119 dari 160)'],
      ],
      ['lap_survei_rajal_mei.csv', 'tolong hitung kepuasan pasien bulan mei', ['CSAT 65,6 % (63 dari 96']],
      [
        'Export_CRM_contacts_20250603.csv',
        'rating rata2nya berapa, dan berapa orang yg kasih 1-2?',
        ['3,55 dari 5 (n = 120', 'Jawaban 1–2: 22,5 % (27 dari 120)'],
      ],
      [
        'NPS Kursus (Jawaban).csv',
        'nps nya berapa? kayaknya ada yg ngisi 2x',
        ['NPS +13', 'Tanpa isian ganda', '14 mengisi lebih dari sekali', 'NPS +12', 'n = 110'],
      ],
      ['survei karyawan 2025 (lengkap).tsv', 'eNPS kita berapa?', ['NPS 0 ', 'n = 45']],
      ['survey_kantin_sd.csv', 'berapa persen ortu yg puas sama kantin?', ['CSAT 62,5 % (70 dari 112']],
      ['IKM Puskesmas Smt 1.xlsx', 'IKM puskesmas kami berapa?', ['IKM 80,44 – mutu B']],
      ['ces_mbanking.csv', 'CES kita berapa?', ['CES 5,14 dari 7 (n = 107']],
    ],
  ],
  [
    'groups and months',
    'fifth-hand',
    [
      [
        'Kepuasan 3 Cabang Juni 2025.xlsx',
        'csat tiap cabang sama gabungannya berapa',
        ['Surabaya: 66,7 %', 'Medan: 74,2 %', 'Bandung: 76,6 %', 'CSAT 72,7 % (104 dari 143', 'Saya gabung 3 lembar'],
      ],
      [
        'evaluasi_pelatihan_CS.csv',
        'rata2 nilai tiap pelatih berapa, siapa yang tertinggi?',
        ['tertinggi dulu:\n- Ibu Rina: 4,31', 'Kak Yogi: 4,15', 'Pak Dedi: 3,81'],
      ],
      [
        'survei_nasabah_cabang.xlsx',
        'cabang mana yang paling rendah csat nya?',
        ['dulu:\n- KC Kediri: 40,9 %', 'KCP Batu: 63,2 %', 'KC Malang: 82,1 %'],
      ],
      ['nps_penerbangan.txt', 'nps total dan rute yg paling jelek?', ['NPS −5', 'dulu:\n- SUB-UPG: −30']],
      [
        'nps_ecommerce_mei_juni.csv',
        'nps juni naik apa turun dari mei?',
        ['Mei → Juni', '+10 (n = 204) → +1 (n = 196): −9', 'Belum terbukti berbeda'],
      ],
      [
        'angket_orang_tua.csv',
        'pernyataan mana yg nilainya paling rendah dan paling tinggi?',
        ['dulu:\n- 1. Guru mengajar dengan jelas: 4,05 dari 5 (n = 98)', 'Toilet bersih: 2,55 dari 5 (n = 100)'],
      ],
      [
        'guest_feedback_may.xlsx',
        'aspek mana yang paling lemah?',
        ['dulu:\n- Wi-Fi (1=poor, 5=excellent): 2,97 dari 5 (n = 69)'],
      ],
    ],
  ],
  [
    'tickets, times and counts',
    'fifth-hand',
    [
      [
        'tiket_helpdesk_mei.tsv',
        'rata2 berapa lama tiket selesai dan kategori apa paling banyak?',
        ['rata-rata 12,3 jam, median 6,7 jam (n = 161)', '19 belum ada waktu selesainya', 'Pembayaran: 45 (25 %)'],
      ],
      [
        'laporan_gangguan_apr-mei.csv',
        'berapa persen gangguan yg selesai dalam 24 jam?',
        ['80,7 % dalam 24 jam (155 dari 192', '28 belum selesai', '70,5 % dari 220'],
      ],
      [
        'livechat_juni.txt',
        'rata2 respon pertama berapa lama, yang suka berapa persen?',
        ['rata-rata 2,5 menit, median 1,9 menit (n = 135)', '79,2 % (76 dari 96'],
      ],
      [
        'Rekap Keluhan Email.xlsx',
        '3 keluhan terbanyak apa aja?',
        ['Pengiriman: 59 (29,5 %)', 'Kualitas Produk: 43', ': 41 (20,5 %)', '2 lagi'],
      ],
      [
        'pengaduan_SP4N_unicode.txt',
        'berapa persen aduan yg sudah selesai, bulan apa paling banyak?',
        ['Selesai: 63,2 % (120 dari 190)', 'Mei: 59'],
      ],
      [
        'Chat WhatsApp dengan Komplain Batik Ayu.txt',
        'keluhan apa yg paling sering di chat ini?',
        ['di 79 dari', 'terlambat: 33 (41,8 %)', 'cacat: 19', 'salah kirim: 11'],
      ],
      [
        '_chat.txt',
        'ringkas keluhan pelanggan di sini, urut dari yg terbanyak',
        ['di 61 dari', 'membalas: 19 (31,1 %)', 'salah kirim: 15', 'refund belum masuk: 11'],
      ],
    ],
  ],
  [
    'what was summed up, or stands the other way round',
    'fifth-hand',
    [
      [
        'rekap_mingguan_dukcapil.csv',
        'csat semester ini berapa?',
        ['CSAT 76,1 % (1.936 dari 2.543', 'sudah berupa rekap'],
      ],
      ['survei_klinik_gigi.csv', 'berapa persen pasien yang puas?', ['CSAT 60,7 % (51 dari 84', 'Puas = jawaban 1–2']],
    ],
  ],
  [
    'what a file does not tell',
    'fifth-hand',
    [
      ['data barang.csv', 'hitung CSAT dari file ini', ['CSAT tidak bisa dihitung', 'Harga Beli']],
      ['hasil_survei_final.csv', 'ini hasil surveinya, berapa skornya?', ['kosong']],
      [
        'review_ota_hotel.csv',
        'nps hotel kita dari file ini berapa',
        ['NPS tidak bisa dihitung', '8,25 dari 10 (n = 34'],
      ],
      ['survei driver ojol.csv', 'nps mitra berapa?', ['NPS tidak bisa dihitung', '7 dari 10 (n = 24']],
      ['Form Kepuasan (Jawaban) kosong.csv', 'rata2 kepuasannya berapa?', ['belum ada jawabannya']],
    ],
  ],
  [
    'questions that a script wrote',
    'asked',
    [
      ['kuesioner bengkel.csv', 'berapa persen pelanggan yg puas?', ['CSAT 74 % (71 dari 96', 'Puas = jawaban 1–2']],
      ['NPS 3 bulan.xlsx', 'nps tiap bulan berapa?', ['Januari: +16', 'Februari: +15', 'Maret: +24', 'NPS +19']],
      [
        'tickets_export_q3.csv',
        'agen mana paling lambat nyelesaiin tiket?',
        ['dulu:\n- Tia: rata-rata 22,4 jam, median 22,9 jam (n = 37)', 'Rangga: rata-rata 10,9 jam'],
      ],
      ['tiket maret.csv', 'rata rata penyelesaian tiket berapa jam?', ['rata-rata 30,8 jam, median 31 jam (n = 80)']],
      [
        'rekap keluhan per bulan.csv',
        'keluhan apa yang paling banyak, dan bulan apa yang paling tinggi?',
        ['Pengiriman lambat: 134 (25,9 %)', 'Apr: 158'],
      ],
      ['rekap bintang.csv', 'csat total semester ini brp?', ['CSAT 79,5 % (608 dari 765']],
      [
        'nps cabang rekap.csv',
        'nps gabungan berapa dan cabang mana yg terendah?',
        ['NPS +1', 'n = 506', 'dulu:\n- Tangerang: −8'],
      ],
      ['csat mingguan.csv', 'csat bulan ini berapa?', ['CSAT 77,7 % (272 dari 350']],
      ['csat wilayah.csv', 'csat gabungan semua wilayah berapa?', ['gabungan: 74,6 % (n = 441)']],
      ['csat outlet.csv', 'csat semua outlet digabung berapa?', ['tidak bisa digabung', 'Kemang: 57,9 %']],
      [
        'Chat WhatsApp dengan Sandal Jaya.txt',
        'pelanggan paling banyak komplain soal apa?',
        ['di 70 dari 88', 'terlambat: 33', 'refund belum masuk: 13', 'salah kirim: 12'],
      ],
      [
        'laporan loket juli.csv',
        'csat keseluruhan berapa? loket mana terendah?',
        ['CSAT 68,4 % (67 dari 98', 'dulu:\n- Loket C: 64,7 %'],
      ],
      [
        'feedback app.csv',
        'csat nya berapa, trennya naik ga?',
        ['CSAT 68,8 % (55 dari 80', 'tidak ada kolom tanggal atau bulan'],
      ],
      [
        'waktu balas chat.csv',
        'tim mana yang paling cepet balas?',
        ['dulu:\n- Tim Pagi: rata-rata 22,2 menit', 'Tim Malam: rata-rata 75,3 menit'],
      ],
      ['log_komplain.csv', 'komplain paling banyak masuk dari kanal mana?', ['WhatsApp: 76 (50,7 %)']],
      ['zendesk_may.csv', 'berapa persen tiket yang soal refund?', ['21,9 % (35 dari 160)']],
      [
        'skm kecamatan.csv',
        'unsur mana yang paling perlu dibenahi? ikm nya berapa',
        ['dulu:\n- Waktu: 2,64', 'IKM 75,04'],
      ],
      ['penjualan.csv', 'nps produk saya brp?', ['NPS tidak bisa dihitung']],
      [
        'komplain april.csv',
        'berapa komplain yang selesainya lebih dari 2 hari?',
        ['45 lebih dari 2 hari (45 % dari 100'],
      ],
      ['nilai agen.csv', 'siapa agen yang nilainya paling rendah?', ['dulu:\n- Bimo: 3,47']],
      ['Laporan Juni.xlsx', 'csat juni berapa?', ['CSAT 81,7 % (49 dari 60']],
      ['csat_by_agent.csv', 'which agent has the lowest csat?', ['first:\n- Eko: 51 %', 'Dana: 94.4 %']],
    ],
  ],
  [
    'more of them, some in forms that mislead',
    'asked',
    [
      ['tiket tiga waktu.csv', 'rata-rata respon pertama berapa menit?', ['first', 'rata-rata 86,6 menit']],
      ['long format.csv', 'aspek mana yang paling rendah nilainya?', ['dulu:\n- Kebersihan: 2,57']],
      ['puas ya tidak.csv', 'berapa persen yg puas di tiap kota?', ['Bandung: 72,9 %', 'akarta: 77,4 %']],
      ['rating nol.csv', 'rata2 rating berapa?', ['4,04 dari 5 (n = 81']],
      ['csat bulanan.csv', 'csat naik atau turun dari februari ke maret?', ['Februari: 81,2 %\n- Maret: 74 %']],
      ['komentar saja.csv', 'keluhan apa yg paling banyak?', ['di 48 dari 60', 'fasilitas: 26']],
      ['agen kecil.csv', 'agen mana yang csat nya paling rendah?', ['terlalu sedikit untuk dibandingkan']],
      [
        'komplain lama.csv',
        'berapa lama rata-rata komplain selesai?',
        ['rata-rata 10 hari', '10 belum ada waktu selesainya'],
      ],
      ['scores by month.csv', 'which branch had the best score in Mar?', ['cannot be put together']],
      ['tiket per agen.csv', 'siapa yang nanganin tiket paling banyak?', ['Dodi: 210 (46,2 %)']],
      ['jam komplain.csv', 'komplain paling banyak jam berapa?', ['dulu:\n- 17.00: 11']],
    ],
  ],
]

describe.each(sets)('%s', (_, folder, cases) => {
  test.each(cases)('%s: %s', async (file, question, figures) => {
    const said = await answer(folder, file, question)
    for (const figure of figures) expect(said).toContain(figure)
  })
})

test('after an answer a yes counts everything', async () => {
  const account = 'telegram:full'
  await stage.send(account, '../asked/nilai agen.csv', 'siapa agen yang nilainya paling rendah?')
  const [whole] = await stage.pick(account, 'Ya, hitung')
  expect(whole?.text).toContain('CSAT 78,3 %')
})

test('no figure is told where happy remarks go with low answers: the direction is asked about', async () => {
  const account = 'telegram:turned'
  const rows = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? '1,ramah dan cepat sekali' : '5,lambat dan mengecewakan',
  )
  const table = `berapa csat kami?\nkepuasan,komentar\n${rows.join('\n')}`
  const asked = await stage.say(account, `analisis survei ini: ${table}`)
  expect(asked).toContain('kolom A terbalik')
  expect(asked).not.toContain('CSAT 50')
  expect(await stage.say(account, 'kolom A terbalik')).toContain('saya baca terbalik')
})

test('a further question is asked of the same file, and one on our field is not', async () => {
  const account = 'telegram:further'
  await stage.send(account, '../asked/nilai agen.csv', 'siapa agen yang nilainya paling rendah?')
  expect(await stage.say(account, 'kalau agen yang paling tinggi nilainya siapa?')).toContain('tertinggi dulu')
  expect(await stage.say(account, 'csat itu apa?')).not.toContain('nilai agen.csv')
})
