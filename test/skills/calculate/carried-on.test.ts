import { describe, expect, test } from 'vitest'
import { createTalk, headlineOf } from '../../support/calculate.ts'

type Step = readonly [said: string, holds: string | RegExp]

async function follow(steps: readonly Step[], language: 'id' | 'en' = 'id'): Promise<void> {
  const say = createTalk(language)
  for (const [said, holds] of steps) {
    const reply = (await say(said)) ?? ''
    if (typeof holds === 'string') expect(reply, said).toContain(holds)
    else expect(reply, said).toMatch(holds)
  }
}

describe('figures that are carried on through a talk', () => {
  test('what was put right stays right, and two things asked at once are both answered', () =>
    follow([
      ['CSAT bulan ini 188 puas dari 250 responden. Berapa persen?', 'CSAT: **75,2%**'],
      // 0.8 × 250 = 200
      ['kalau mau 80% harus berapa yang puas?', 'Kurang **12 lagi**: perlu 200 dari 250'],
      // ⌈0.8 × 240⌉ = 192
      ['eh salah, respondennya 240 bukan 250', 'Kurang **4 lagi**: perlu 192 dari 240'],
      // 188 ÷ 240 = 78.3 %; ⌈0.9 × 240⌉ = 216
      [
        'jadi CSAT yang bener berapa dan kurang berapa orang ke 90%?',
        /CSAT: \*\*78,3%\*\*[\s\S]*Kurang \*\*28 lagi\*\*/,
      ],
      ['yakin?', 'perlu 216 dari 240'],
    ]))

  test('people who change their group in thought start from the groups as told', () =>
    follow([
      ['nps tim: promoter 120 pasif 50 detraktor 30', 'NPS: **+45**'],
      // (120 − 18) ÷ 200
      ['kalau 12 detraktor jadi pasif?', 'NPS: **+51**'],
      // (132 − 18) ÷ 200
      ['kalau yang 12 itu jadi promoter semua?', 'NPS: **+57**'],
      // (120 − 24) ÷ 200
      ['kalau 6 detraktor jadi pasif?', 'NPS: **+48**'],
      // 100 ÷ 200 and twice that
      [
        'mending ngejar pasif atau detraktor?',
        'menambah **1 poin**; jadi netral saja, atau satu netral jadi promoter, **0,5 poin**',
      ],
    ]))

  test('how many more than at first', () =>
    follow([
      ['75 panggilan per 30 menit, AHT 5 menit, butuh berapa agen? target 80/20, shrinkage 25%', 'Perlu **17 orang**'],
      ['bagaimana bila AHT menjadi 4 menit?', 'Perlu **14 orang**'],
      ['dan bila panggilan naik 40%?', 'Perlu **18 orang**'],
      ['Berapa tambahan orang dibanding kondisi semula?', '**Naik 1**: dari 17 ke 18'],
      ['apakah itu sudah memperhitungkan cuti dan istirahat?', '**Sudah**, lewat shrinkage 25%'],
    ]))

  test('a table of complaints by place: each rate, the worst, count against rate, and one put right', () =>
    follow([
      [
        'Retur minggu ini: Depok 12 dari 400 pesanan, Bogor 20 dari 1.000, Bekasi 9 dari 500',
        'Paling parah: **Depok, 3%**',
      ],
      [
        'bukannya Bogor paling banyak returnya?',
        /Betul, jumlahnya \*\*Bogor paling banyak: 20\*\*[\s\S]*Bogor 2%, sedangkan Depok 3%/,
      ],
      // 9 ÷ 500 × 400 = 7.2
      ['kalau Depok mau setara Bekasi harus turun jadi berapa?', '**paling banyak 7** (sekarang 12, jadi turun 5)'],
      ['bikinin kesimpulan dua kalimat buat bos', '> Paling parah: Depok, 3%'],
      [
        'eh Bekasi pesanannya 250 bukan 500, masih sama kesimpulannya?',
        /Paling parah: \*\*Bekasi, 3,6%\*\*[\s\S]*Urutannya berubah/,
      ],
      ['paling bagus yang mana?', 'Paling baik: **Bogor, 2%**'],
    ]))

  test('a service level told by its figures, its share, what is lacking, and those who gave up', () =>
    follow([
      // 540 ÷ 600; ⌈0.95 × 600⌉ = 570
      [
        'target 95% dijawab dlm 20 detik, kemarin masuk 600 call, yg kejawab dalam 20 detik 540',
        /Service level: \*\*90%\*\*[\s\S]*kurang \*\*30 lagi\*\*/,
      ],
      ['brp persen?', 'Service level: **90%**'],
      ['kurang brp call lg biar tembus', 'Kurang **30 lagi**: perlu 570 dari 600'],
      // 540 ÷ (600 − 24)
      ['yg abandon 24 diitung ga?', 'Kalau dibagi yang dijawab saja: 93,8%'],
    ]))

  test('a value held against its benchmark, and tickets to be read', () =>
    follow(
      [
        ['Our FCR is 74%. Is that okay for an internet provider?', '74% is **good (70–79%)**'],
        // Krejcie–Morgan for 2,400: 331; with 3 %: 739
        ['We have about 2,400 tickets a month. How many should I read?', 'Read **331**'],
        ['And if I want a 3% margin instead?', 'Read **739**'],
      ],
      'en',
    ))

  test('per cent of two counts that were told before', () =>
    follow([
      ['tadi malam ada 36 komplain dari 800 pesanan', ''],
      ['berapa persen?', 'Bagiannya: **4,5%**'],
      // ⌊0.03 × 800⌋ = 24
      ['kalau target 3% harus turun berapa?', 'Harus berkurang **12**: paling banyak 24 dari 800'],
    ]))

  test('a gap with another count of answers, and people that are lacking', async () => {
    await follow([
      ['yang puas 147 dari 220 responden, csat berapa', 'CSAT: **66,8%**'],
      ['kurang berapa orang biar 75%', 'Kurang **18 lagi**: perlu 165 dari 220'],
      // 0.75 × 200 = 150
      ['kalau respondennya 200?', 'Kurang **3 lagi**: perlu 150 dari 200'],
    ])
    await follow([
      // 500 × 6 ÷ 60 ÷ 8 ÷ 0.85 = 7.35
      [
        'Tim kami 6 orang, email masuk 500 sehari, satu email 6 menit, kerja 8 jam. Cukup?',
        '**6 orang kurang**: perlu **8**',
      ],
      ['kurang berapa orang?', '**6 orang kurang**: perlu **8**'],
    ])
  })

  test('both counts of a place put right, and a heading that says how many there are', () =>
    follow([
      [
        'dari 3 kanal mana yg terbaik: Tokopedia 84 dari 100, Shopee 120 dari 160, Blibli 45 dari 50',
        'Paling baik: **Blibli, 90%**',
      ],
      ['eh blibli 35 dari 50', 'Paling baik: **Tokopedia, 84%**'],
    ]))

  test('in English: people who changed their mind, and what is lacking', async () => {
    await follow(
      [
        ['NPS: 55 promoters, 25 passives, 20 detractors', 'NPS: **+35**'],
        ['what if 5 detractors became promoters', 'NPS: **+45**'],
        ['and if they only became passive?', 'NPS: **+40**'],
      ],
      'en',
    )
    await follow(
      [
        ['Our CSAT: 410 satisfied of 500 responses.', 'CSAT: **82%**'],
        ['Sorry, that was 390, not 410.', 'CSAT: **78%**'],
        ['How many more for 85%?', '**35 more** are needed: 425 of 500'],
        ['Are you sure?', '425 of 500'],
      ],
      'en',
    )
  })

  test('how many are held at once is no time, and a share of cases in time has a gap', async () => {
    // 480 × 7 ÷ 60 ÷ 2 ÷ 8 ÷ 0.85 ÷ 0.8 = 5.15
    expect(
      await headlineOf(
        'agen 5 orang, chat 480 sehari, tiap chat 7 menit, bisa 2 chat sekaligus, 8 jam kerja, shrinkage 20%, cukup ga?',
      ),
    ).toBe('**5 orang kurang**: perlu **6**')
    await follow([
      ['sla kita 88% dari 1.250 tiket tepat waktu, target 92%', '1.100'],
      ['kurang berapa tiket lagi', 'Kurang **50 lagi**: perlu 1.150 dari 1.250'],
    ])
  })

  test('per cent asked by a word alone', () =>
    follow([
      ['bulan kemarin 45 dari 900 pesanan dikomplain. persennya?', 'Bagiannya: **5%**'],
      ['kalau target 3% harus turun berapa?', 'Harus berkurang **18**: paling banyak 27 dari 900'],
    ]))

  test('enough people for the chats of a day', async () => {
    // 640 × 8 ÷ 60 ÷ 2 ÷ 8 ÷ 0.85 = 6.27
    const said =
      'Tim saya 9 orang, chat masuk sekitar 640 sehari, satu chat rata-rata 8 menit, agen bisa pegang 2 chat barengan, jam kerja 8 jam. Cukup gak orangnya?'
    expect(await headlineOf(said)).toBe('**9 orang cukup**: perlu **7**, kalau bebannya rata')
  })
})
