import { describe, expect, test } from 'vitest'
import { createTalk } from '../../support/calculate.ts'

type Language = 'id' | 'en'
/** What is said, and what the answer must hold. */
type Step = readonly [said: string, holds: string | RegExp]

async function follow(steps: readonly Step[], language: Language = 'id'): Promise<void> {
  const say = createTalk(language)
  for (const [said, holds] of steps) {
    const reply = (await say(said)) ?? ''
    if (typeof holds === 'string') expect(reply, said).toContain(holds)
    else expect(reply, said).toMatch(holds)
  }
}

/** A number as Indonesians write it, worked out here and not by the program. */
function id(value: number, decimals = 1): string {
  const [whole = '', rest] = String(Number(value.toFixed(decimals))).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  return rest ? `${grouped},${rest}` : grouped
}

describe('figures are carried over the next messages', () => {
  test('a satisfied share: put right, beside last month, and what is lacking for a target', () =>
    follow([
      [
        'survei agustus yg isi 365 orang, yang ngasih bintang 4 dan 5 ada 281, csatnya brp',
        `CSAT: **${id((281 / 365) * 100)}%**`,
      ],
      ['eh salah, 291 bukan 281', `CSAT: **${id((291 / 365) * 100)}%**`],
      ['bulan kemarin 74,2. jadi naik apa turun?', `**Naik ${id(79.7 - 74.2)} poin**`],
      // ⌈0.85 × 365⌉ = 311 (310.25 rounded up), 311 − 291 = 20
      ['kalau target 85 kurang berapa orang lagi?', 'Kurang **20 lagi**: perlu 311 dari 365'],
    ]))

  test('an NPS: two figures swapped, whether it is good, people who change their mind', () =>
    follow([
      ['promotor 122 pasif 95 detraktor 48, nps berapa', `NPS: **+${id(((122 - 48) / 265) * 100)}**`],
      ['eh detraktornya 84 bukan 48', `NPS: **+${id(((122 - 84) / 301) * 100)}**`],
      ['jelek gak itu?', 'positif, tetapi di bawah rata-rata dunia'],
      ['kalau 20 detraktor berubah jadi pasif, jadi berapa', `NPS: **+${id(((122 - 64) / 301) * 100)}**`],
    ]))

  test('last month in the same order, why it fell, one of them put right, and the direction', () =>
    follow([
      ['tolong hitung NPS: 9-10 ada 210 orang, 7-8 ada 145, 0-6 ada 95', 'NPS: **+25,6**'],
      // last month (180 − 60) ÷ 400 = 30; this month (210 − 95) ÷ 450 = 25.6
      ['bandingin sama bulan lalu: 180, 160, 60', '+30 dan +25,6, selisih −4,4 poin'],
      // promoters 45 → 46.7, detractors 15 → 21.1
      ['kok turun padahal promotornya nambah?', 'promoter +1,7 poin, detraktor +6,1 poin'],
      ['eh yang bulan ini detraktornya 59, bukan 95', `selisih +${id(((210 - 59) / 414) * 100 - 30)} poin`],
      ['jadi naik apa turun?', `**Naik ${id(((210 - 59) / 414) * 100 - 30)} poin**`],
    ]))

  test('a queue of tickets over the month, figure by figure', () =>
    follow(
      [
        ['We are a 12-seat support desk.', ''],
        // 3900 × 14 ÷ 60 = 910 h; 21 × 8 = 168 h; 910 ÷ 168 ÷ 0.85 = 6.37
        [
          'Volume is 3,900 tickets a month, handle time 14 minutes, everyone works 21 days, 8 hours.',
          'You need **7 people**',
        ],
        ['Are we understaffed?', '**12 people are enough**: **7** are needed'],
        // 910 ÷ 168 ÷ 0.8 ÷ 0.65 = 10.42
        ['Assume 35% shrinkage and 80% occupancy.', '**12 people are enough**: **11** are needed'],
        // 2925 × 18 ÷ 60 = 877.5 h; ÷ 168 ÷ 0.8 ÷ 0.65 = 10.04
        ['And if a bot takes 25% of the tickets, but the rest take 18 minutes?', '= 10.04'],
        ['So the bot saves nothing?', '**Down 0.37**'],
      ],
      'en',
    ))

  test('productive hours, a forgotten part of the work, and growth', () =>
    follow([
      // 5400 × 7 ÷ 60 = 630 h; ÷ 150 ÷ 0.85 = 4.94
      ['5.400 chat per bulan, AHT 7 menit, jam efektif 150 jam, butuh berapa agen?', 'Perlu **5 orang**'],
      // ÷ 0.75 = 6.59
      ['shrinkage kami 25%', 'Perlu **7 orang**'],
      // 9 minutes: 810 h ÷ 150 ÷ 0.85 ÷ 0.75 = 8.47
      ['oh iya, tambah 2 menit buat nyatat', 'Perlu **9 orang**'],
      // × 1.1 = 9.32
      ['kalau volumenya naik 10%?', 'Perlu **10 orang**'],
    ]))

  test('from those who hang up to what it costs, over a year, and whether two more people pay', () =>
    follow([
      ['abandon rate call center kami 14%, telepon masuk 5.200 sebulan', /5\.200, kira-kira 728/],
      // 728 × 8 % × 250,000
      [
        'kalau tiap yang nutup 8% nya batal langganan, sebulan 250 ribu, rugi berapa?',
        `**Rp${id(728 * 0.08 * 250_000)}**`,
      ],
      ['setahunnya?', `**Rp${id(728 * 0.08 * 250_000 * 12)}**`],
      ['nambah 2 agen gajinya 5,2 juta per orang. layak gak?', `selisih Rp${id(728 * 0.08 * 250_000 - 2 * 5_200_000)}`],
      [
        'yang tadi 8% itu saya ngira-ngira. kalau cuma 3%?',
        `**Belum menutup biayanya**, kurang Rp${id(10_400_000 - 728 * 0.03 * 250_000)}`,
      ],
    ]))

  test('reasons of complaints: which first, why not that one, one halved, one taken out', () =>
    follow([
      [
        'data komplain: lama balas 46, jawaban muter 31, agen jutek 12, lain-lain 11',
        'Yang pertama: **lama balas**, 46%',
      ],
      ['kenapa agen jutek gak kedua?', '"agen jutek" **nomor 3**: 12 (12%)'],
      ['kalau lama balas bisa dipotong setengah, total jadi berapa', 'dari 77,'],
      ['jadi urutannya berubah gak', '**Urutannya berubah**'],
    ]))

  test('branches: ranking, plain mean, weights, one of them better', () =>
    follow([
      [
        'nps tiap cabang: jakarta promoter 58% detraktor 16%, solo 50 / 24, medan 44 / 30. urutkan',
        'Paling baik: **jakarta, +42**',
      ],
      ['rata-ratanya berapa', `**+${id((42 + 26 + 14) / 3)}**`],
      ['respondennya 300, 200, 100', `**+${id((42 * 300 + 26 * 200 + 14 * 100) / 600)}**`],
      ['kalau medan naik jadi 26?', `**+${id((42 * 300 + 26 * 200 + 26 * 100) / 600)}**`],
    ]))

  test('a list with one far off: why, and without it', () =>
    follow([
      ['waktu balas: 4 menit, 6 menit, 3 menit, 52 menit, 5 menit. rata-ratanya?', 'Rata-rata: **14 menit**'],
      ['lho kok gede padahal kebanyakan cepat', 'Karena satu nilai: **52 menit**'],
      ['kalau yang 52 dibuang', /Rata-rata: \*\*4 menit 30 detik\*\*/],
    ]))

  test('a refund, by either reading, for many, and without the fee', () =>
    follow([
      [
        'minta refund. harga tiket Rp800.000, biaya admin 5%, voucher Rp100.000. berapa yang dikembalikan?',
        '**Rp660.000** kalau potongannya dari harga, **Rp665.000**',
      ],
      ['dari harga tiket', 'Dikembalikan: **Rp660.000**'],
      ['ada 12 pelanggan dengan kondisi yang sama', '**Rp7.920.000**'],
      ['seandainya biaya adminnya kami bebaskan?', '**Rp8.400.000**'],
    ]))

  test('capital: sizes of business, land left out, how far the next one is', () =>
    follow([
      ['modal 700 juta belum termasuk ruko, masuk mikro apa kecil', '**usaha mikro**'],
      ['kalau ditambah mesin 450 juta', '**usaha kecil**'],
      ['rukonya 2 M ikut dihitung gak', 'Tidak ikut dihitung (tanah dan bangunan)'],
      ['berarti sampai menengah masih kurang berapa', 'kurang Rp3.850.000.000'],
    ]))

  test('the ceiling of a fine, and a rate of their own', () =>
    follow([
      ['omzet setahun 3,5 miliar, denda pdp maksimal berapa', 'Paling tinggi **Rp70.000.000**'],
      ['kalau 3%?', 'undang-undang membatasi di 2%'],
      ['eh omzetnya 6 miliar', 'Paling tinggi **Rp120.000.000**'],
    ]))

  test('an index: the lowest, one raised, and what a better letter takes', () =>
    follow([
      // sum 28.1, mean 3.1222, × 25 = 78.06
      [
        'nilai rata-rata sembilan unsur 3,1; 3,0; 2,7; 3,5; 3,2; 3,3; 3,4; 3,0; 2,9. IKM-nya berapa?',
        'IKM: **78,06, mutu B (baik)**',
      ],
      ['unsur mana yang terendah?', '**unsur ke-3 (waktu penyelesaian)** 2,7'],
      // 28.1 + 0.5 = 28.6 → 79.44
      ['kalau unsur ketiga naik jadi 3,2?', 'IKM: **79,44'],
      // 88.31 − 79.44
      ['berapa yang dibutuhkan agar mencapai mutu A?', 'kurang 8,87'],
    ]))

  test('a target at a pace, and another pace', () =>
    follow([
      // (90 − 78) ÷ 2 = 6 months from September: February
      [
        'target csat 90, sekarang 78. kalau naik 2 poin sebulan kapan tercapai? mulai dari september',
        'akhir **Februari** (6 bulan)',
      ],
      ['kalau cuma 1,5?', 'akhir **April** (8 bulan)'],
      // (12 + 3) ÷ 1.5 = 10 months from September: June
      ['terus desember biasanya turun 3 poin', 'akhir **Juni** (10 bulan)'],
    ]))

  test('counters: enough or not by how busy they are', () =>
    follow([
      // 20 × 6 ÷ 60 = 2 counters' worth of work an hour
      [
        'loket kedatangan 20 orang sejam, 1 petugas 6 menit per orang. cukup gak 2 petugas',
        '**2 tidak cukup**: beban 100%',
      ],
      ['kalau dipercepat jadi 4 menit', '**2 cukup**'],
    ]))

  test('an SLA and its target, the whole put right', () =>
    follow([
      ['SLA kami: 860 chat, 740 tepat waktu. SLA berapa persen?', `SLA terpenuhi: **${id((740 / 860) * 100)}%**`],
      // ⌈0.9 × 860⌉ = 774
      ['target 90. kurang berapa lagi?', 'Kurang **34 lagi**: perlu 774 dari 860'],
      ['maaf, chatnya 900, bukan 860', 'Kurang **70 lagi**: perlu 810 dari 900'],
    ]))
})

describe('more that people go on with', () => {
  test('a limit in hours from a moment, and the moment put right', () =>
    follow([
      // the talk is on Sunday, 29 November 2026: the last Wednesday is the 25th
      ['ketahuan bocor data hari Rabu jam 9 pagi. 3x24 jam itu sampai kapan?', 'Sabtu, 28 November 2026 pukul 09.00'],
      ['kalau ternyata diketahui Selasa jam 16.00?', 'Jumat, 27 November 2026 pukul 16.00'],
    ]))

  test('pay of so many, over a year, and two more of them', () =>
    follow([
      ['tim cs 9 orang, gaji 4,8 juta per orang. sebulan keluar berapa buat gaji', 'Rp43.200.000'],
      ['setahunnya?', 'Rp518.400.000'],
      ['kalau nambah 2 orang?', `Rp${id(11 * 4_800_000 * 12)}`],
    ]))

  test('a share over a year is no twelve times the share', () =>
    follow([
      ['churn kita 24 pelanggan dari 800 bulan ini', 'Churn: **3%**'],
      ['setahunnya berapa?', `Churn setahun: **${id((1 - 0.97 ** 12) * 100)}%**`],
      ['kalau tiap pelanggan bayar 300 ribu sebulan, rugi berapa?', 'Rp7.200.000'],
    ]))

  test('a target that is not to be passed', () =>
    follow([
      ['dari 240 komplain, 60 selesai lebih dari 3 hari. berapa persen yang telat?', 'Bagiannya: **25%**'],
      ['targetnya maksimal 10%. berapa yang harus dikurangi', 'Harus berkurang **36**: paling banyak 24 dari 240'],
    ]))

  test('how high a share could go without one reason, and what that assumes', () =>
    follow([
      ['csat kami 74 persen, target 85, sisa 2 bulan', 'perlu **5,5 poin per bulan**'],
      ['data komplain: lama balas 46, jawaban muter 31, agen jutek 12, lain-lain 11', 'lama balas'],
      // 74 + 26 × 0.46
      [
        'kalau yang pertama beres semua, csat bisa jadi berapa?',
        new RegExp(`\\*\\*${id(74 + 26 * 0.46)}%\\*\\*[\\s\\S]*Anggapan 1`),
      ],
    ]))

  test('places at so much each, against a limit, and one more', () =>
    follow(
      [
        ['We have an F&B PMA with three outlets in Jakarta.', ''],
        ['Each outlet cost us about 2.5 billion, excluding building.', ''],
        [
          'So is our investment above the 10 billion threshold?',
          '**No, below Rp10,000,000,000**: together Rp7,500,000,000',
        ],
        ['What if we add a fourth at 3.1 billion?', '**Yes, above Rp10,000,000,000**: together Rp10,600,000,000'],
      ],
      'en',
    ))

  test('calls answered within a time, and how many were short of the target', () =>
    follow(
      [
        [
          'we answered 4,300 of 5,000 calls within 20 seconds, target 90%',
          /Service level: \*\*86%\*\*[\s\S]*Target 90%: 4 points to go/,
        ],
        ['how many short?', '**200 more** are needed: 4,500 of 5,000'],
      ],
      'en',
    ))

  test('those who answered, the range of a share among them, and how many more for a margin', () =>
    follow(
      [
        ['is 63 responses out of 900 customers enough for a CSAT report?', '±12'],
        // Wilson for 51 of 63 (81 %)
        ['CSAT in it is 81%. what range then?', '69.6% to 88.8%'],
        // 3.841 × 900 × 0.25 ÷ (0.0025 × 899 + 0.96025) = 269.4, less 63
        ['how many more do I need to get ±5', '**206 more answers**'],
      ],
      'en',
    ))

  test('a sample at another margin, with a response rate, and back to the first', () =>
    follow(
      [
        ['Need a sample size for a survey. About 12,000 customers, 5% margin.', '**372 answers**'],
        ['what if I only accept 3%?', '**980 answers**'],
        ['our response rate is around 18%, so how many invitations', 'invite 5,445'],
        ['too many. go back to the 5 one', /\*\*372 answers\*\*[\s\S]*invite 2,067/],
      ],
      'en',
    ))

  test('a sum said outright, and what is none', async () => {
    await follow([
      ['12 x 8 x 22 berapa', `**${id(12 * 8 * 22)}**`],
      ['1.250.000 - 15%', `**${id(1_250_000 * 0.85)}**`],
      ['20 tambah 5 kali 4 berapa', '**40**'],
    ])
    for (const text of ['0812-3456-7890', '80/20', '12-11-2026', '5/2024']) {
      expect(await createTalk()(text), text).toBeUndefined()
    }
  })

  test('shares of shares, one of them changed', () =>
    follow([
      ['dari 3.000 email, 12% dibuka, 4% dari yang buka isi survei. berapa orang?', '**14,4** dari 3.000'],
      ['kalau yang dibuka 20%?', '**24** dari 3.000'],
    ]))

  test('a backlog, and a pace that never clears it', () =>
    follow(
      [
        // 640 ÷ 30 = 21.3
        [
          'How long until we clear a backlog of 640 tickets if we close 90 a day and get 60 new ones?',
          '**22 working days**',
        ],
        ['what if we close 110?', '**13 working days**'],
      ],
      'en',
    ))

  test('how often one answer was given, changed', () =>
    follow([
      [
        'bintang 5 ada 420, bintang 4 ada 130, bintang 3 ada 60, bintang 2 ada 25, bintang 1 ada 65. csat berapa?',
        `**${id((550 / 700) * 100)}%**`,
      ],
      ['kalau bintang 1 nya cuma 15?', `**${id((550 / 650) * 100)}%**`],
    ]))

  test('a question beside the figures is named, not dropped', () =>
    follow([['82 dari 120 puas, csat berapa? oh iya siapa yang wajib pasang spanduk maklumat?', 'Belum saya jawab']]))
})

describe('what stands in one message is computed without asking back', () => {
  test('a stretch of the day says the period', () =>
    follow(
      [
        // 240 × 320 ÷ 3600 = 21.33 Erlang; by Erlang C with factorials 25 agents answer 72.5 % in 20 s, 26 answer 81.5 %; 26 ÷ 0.7 = 37.1
        [
          'We get 240 calls between 9 and 10 am, AHT is 5 min 20 s. We want 80% answered in 20 seconds. How many agents, shrinkage is 30%?',
          /\*\*26 people\*\*[\s\S]*37\.14[\s\S]*38/,
        ],
      ],
      'en',
    ))

  test('occupancy of one agent', () =>
    follow(
      [
        // 48 × 11 ÷ 2 = 264 min of 450
        [
          'My agents handle 48 chats a day each, 7.5 paid hours, AHT on chat 11 minutes with two chats at once. Is their occupancy too high?',
          'Occupancy: **58.7%**',
        ],
      ],
      'en',
    ))

  test('a share of easy answers beside the mean', () =>
    follow([
      [
        'CES skala 1-7: nilai 7 sebanyak 64, nilai 6 sebanyak 51, nilai 5 sebanyak 38, nilai 4 sebanyak 22, nilai 3 sebanyak 14, nilai 2 sebanyak 7, nilai 1 sebanyak 4. berapa rata-rata dan yang mudah?',
        `153 dari 200 = ${id((153 / 200) * 100)}%`,
      ],
    ]))

  test('a share, and whether it is good, with the source of that', () =>
    follow([
      [
        'survei kita dapet 412 responden: yg kasih 5 ada 188, kasih 4 ada 121, kasih 3 ada 54, kasih 2 ada 29, kasih 1 ada 20. CSAT-nya berapa? bagus gak segitu utk toko elektronik?',
        /CSAT: \*\*75%\*\*[\s\S]*lazim \(75–85%\)[\s\S]*ritel: 81%/,
      ],
    ]))

  test('whoever answered is not satisfied for that', () =>
    follow(
      [['is 63 responses out of 900 customers enough for a CSAT report?', /Response rate: \*\*7%\*\*[\s\S]*±12/]],
      'en',
    ))
})

describe('figures that come over two messages', () => {
  test('two shares, then the counts behind them, put right and supposed', () =>
    follow([
      ['CSAT bulan ini 81% turun dari 84%. Itu turun beneran atau kebetulan?', 'Dari berapa jawaban masing-masing?'],
      // 168 of 200 and 178 of 220
      ['respondennya 220, bulan lalu 200', /Belum terbukti berbeda\*\*: 84% dan 81%[\s\S]*168 ÷ 200[\s\S]*178 ÷ 220/],
      ['eh salah, bulan lalu 2.000, kurang nol', '1.680 ÷ 2.000 = 84%'],
      ['kalau bulan ini jadinya 76%?', '**Turun**: 84% ke 76%'],
    ]))

  test('the later share told first keeps the first count', () =>
    follow([
      ['refund rate 12% bulan ini, 9% bulan lalu. beneran naik?', 'Dari berapa jawaban masing-masing?'],
      ['dari 400 dan 380 transaksi', /34 ÷ 380 = 9%; 48 ÷ 400 = 12%/],
    ]))

  test('counters: who comes, one more of them, a busier hour', () =>
    follow([
      ['ada 3 loket, yang datang 40 orang per jam, satu pasien dilayani 5 menit', '**3 tidak cukup**: beban 111,1%'],
      // Erlang C with A = 3.33 and 4 counters: a mean wait of 4 min 56 s
      ['kalau ditambah satu loket jadi berapa nunggunya?', /\*\*4 cukup\*\*[\s\S]*menunggu sekitar 4 menit 5\d detik/],
      ['tapi jam 10-12 bisa 55 orang', '**4 tidak cukup**: beban 114,6%'],
    ]))

  test('an index of another year, and whether the letter changes', () =>
    follow([
      ['nilai rata-rata tertimbang SKM kami 3,21, mutunya apa?', 'IKM: **80,25, mutu B'],
      ['Yakin? Bila tahun ini menjadi 3,4, apakah kategorinya naik?', /IKM: \*\*85, mutu B[\s\S]*Kategorinya tetap B/],
      ['kalau 3,6?', 'Kategorinya berubah dari B ke A'],
    ]))

  test('neutral answers counted as satisfied are no CSAT any more', () =>
    follow([
      ['Puas 61, biasa 20, tidak puas 14. CSAT berapa?', 'CSAT: **64,2%**'],
      // (61 + 20) ÷ 95
      ['kalau yang biasa dihitung puas?', 'Sebaiknya jangan. Dengan yang netral angkanya 85,3%'],
    ]))

  test('another figure for the same share', () =>
    follow([
      ['masuk 1.150 panggilan, yang putus 138, abandon rate berapa', '**12%**'],
      ['kok beda sama dashboard, di situ 9%', 'Dari 1.150 yang sama, 9% berarti 104'],
    ]))

  test('a negative score of recommendation is no count below zero', async () => {
    expect(await createTalk()('NPS kami minus 12, parah ya?')).toBeUndefined()
  })
})

describe('what is said after a computation and has nothing to do with it', () => {
  const firsts = [
    '82 dari 120 puas, csat berapa',
    '60 panggilan per jam, aht 5 menit, butuh berapa agen',
    'telat 84, rusak 41, salah warna 22, mana yang diberesin duluan',
    'tim cs 9 orang, gaji 4,8 juta per orang. sebulan keluar berapa',
    'modal 850 juta, masuk mikro apa kecil',
  ]
  const others = [
    'kalau telat 3 hari kena denda berapa',
    'ok makasih bagus',
    'kalau 10 orang komplain barengan gimana',
    'kalau pelanggan marah minta refund 2 juta gimana',
    'kami punya 3 cabang di bandung',
    'kalau karyawan resign 2 orang sebulan, siapa yang ganti',
    'besok ada rapat jam 9',
    'lapor tanggal 10 atau 15',
  ]
  test.each(firsts.flatMap((first) => others.map((other) => [first, other] as const)))(
    '%s / %s',
    async (first, other) => {
      const say = createTalk()
      expect(await say(first)).toBeDefined()
      expect(await say(other)).toBeUndefined()
    },
  )
})
