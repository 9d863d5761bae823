import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMeasureName, solvers } from '../../../src/skills/calculate/measures/solve.ts'
import { loadMeasuresVocabulary } from '../../../src/skills/calculate/measures-vocabulary.ts'
import { buildMessage } from '../../support/builders.ts'
import { createTalk, headlineOf, languageDirectory } from '../../support/calculate.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

/** Results were worked out by hand or with scipy, not with the program. */
describe('what the calculator makes of a sentence', () => {
  test.each([
    // CSAT: 82 ÷ 120 = 68.33 %
    ['82 dari 120 puas, csatnya brp', 'CSAT: **68,3%**'],
    ['csat 82/120', 'CSAT: **68,3%**'],
    ['dari 120 responden 82 puas', 'CSAT: **68,3%**'],
    ['82 dari 120 orang puas', 'CSAT: **68,3%**'],
    ['responden 120, puas 82', 'CSAT: **68,3%**'],
    ['CSAT minggu ini 82 dari 120 responden', 'CSAT: **68,3%**'],
    ['sangat puas 40, puas 42, biasa 20, tidak puas 18, csat brp', 'CSAT: **68,3%**'],
    ['bintang 5: 40, bintang 4: 42, bintang 3: 20, bintang 2: 10, bintang 1: 8, hitung csat', 'CSAT: **68,3%**'],
    ['40 bintang 5, 42 bintang 4, 20 bintang 3, 10 bintang 2, 8 bintang 1, hitung csat', 'CSAT: **68,3%**'],
    // (5 × 84 + 4 × 20 + 3 × 9) ÷ 113 = 4.66
    ['review kita bintang 5 ada 84, bintang 4 ada 20, bintang 3 ada 9. rata2nya berapa?', 'Rata-rata: **4,66**'],
    ['yg ga puas 38 dari 120', 'Yang tidak puas: **31,7%**'],
    // NPS: (90 − 50) ÷ 200
    ['promoter 90 netral 60 detraktor 50, nps gw brp', 'NPS: **+20**'],
    ['90 promotor, 60 pasif, 50 detraktor', 'NPS: **+20**'],
    ['nps 90/60/50', 'NPS: **+20**'],
    ['nps: 9-10 ada 90, 7-8 ada 60, 0-6 ada 50', 'NPS: **+20**'],
    ['nps promoter 45% detraktor 25%', 'NPS: **+20**'],
    ['nps 10: 50, 9: 40, 8: 30, 7: 30, 6: 20, 5: 30', 'NPS: **+20**'],
    ['nps promoter 20, netral 10, detraktor 70', 'NPS: **−50**'],
    // CES, FCR, AHT, abandonment
    ['ces jumlah nilai 4080 dari 1000 orang', 'CES (rata-rata): **4,08**'],
    ['ces mudah 60 dari 80 responden', 'CES (bagian yang menjawab mudah): **75%**'],
    ['fcr 198 selesai dari 250', 'FCR: **79,2%**'],
    ['Dari 1.250 kasus, 190 menghubungi kembali. Berapa FCR-nya?', 'FCR: **84,8%**'],
    ['fcr 286 kontak ulang dari 1.144 kontak pertama', 'FCR: **75%**'],
    ['aht 300 + 100 + 100 menit untuk 100 panggilan', 'AHT: **5 menit**'],
    ['aht talk 4 menit hold 1 menit acw 30 detik', 'AHT: **5 menit 30 detik**'],
    ['abandon 48 dari 600', 'Abandonment rate: **8%**'],
    ['masuk 600 dijawab 552, abandonment berapa', 'Abandonment rate: **8%**'],
    ['service level 860 dijawab dalam 20 detik dari 1060 panggilan', 'Service level: **81,1%**'],
    // customers and money
    ['churn 10 dari 1000 pelanggan sebulan', 'Churn: **1%**'],
    ['retensi pelanggan awal 500 akhir 520 baru 60', 'Retensi: **92%**'],
    ['churn sebulan 1%, setahun berapa', 'Churn setahun: **11,4%**'],
    ['clv order Rp185.000, 3,2 pesanan setahun, margin 28%, churn 40%, akuisisi Rp60.000', 'CLV: **Rp354.400**'],
    ['kontak ulang 22% dari 5.200 kontak, per kontak Rp7.250, rugi berapa', 'Biaya kontak ulang: **Rp8.294.000**'],
    ['biaya per kontak: total biaya Rp37,7 juta, 5.200 kontak', 'Biaya per kontak: **Rp7.250**'],
    ['biaya tim 45 juta sebulan, kontak 6.000, per kontak berapa', 'Biaya per kontak: **Rp7.500**'],
    // staffing
    [
      '60 panggilan per jam, aht 5 menit, butuh berapa agen?',
      'Perlu **8 orang** yang siap menerima kontak, supaya 80% dalam 20 detik',
    ],
    [
      '80/20, 60 call per jam, aht 6 menit, agen 8, cukup ga',
      'Perlu **9 orang** supaya 80% dalam 20 detik; dengan 8 orang baru **68,1%**',
    ],
    ['90 chat per jam, 12 menit, konkurensi 2, okupansi 80%, shrinkage 30%, butuh berapa orang', 'Perlu **18 orang**'],
    [
      '180 tiket sehari 8 menit per tiket, shift 8 jam, shrinkage 30% okupansi 85%, perlu berapa orang',
      'Perlu **6 orang**',
    ],
    ['butuh 8 orang, shrinkage 30%, jadwalkan berapa', 'Jadwalkan **12 orang**'],
    // IKM
    ['ikm: 3,32; 3,22; 2,84; 3,85; 3,32; 3,43; 3,37; 2,96; 3,17', 'IKM: **81,89, mutu B (baik)**'],
    ['ikm 29 responden total nilai 955', 'IKM: **91,48, mutu A (sangat baik)**'],
    ['ikm kita 76,6 itu baik apa kurang baik', 'IKM: **76,6, mutu C (kurang baik)**'],
    ['nilai SKM 72 termasuk kategori mana', 'IKM: **72, mutu C (kurang baik)**'],
    // samples and intervals
    ['pelanggan 500 orang, yg disurvei brp', 'Perlu **217 jawaban**'],
    ['slovin 300 orang error 5 persen', 'Perlu **172 jawaban**'],
    ['cochran 1000 orang error 3%', 'Perlu **517 jawaban**'],
    ['cochran populasi tidak diketahui error 5%', 'Perlu **385 jawaban**'],
    ['sampel skm 1200 pasien sebulan', 'Perlu **374 jawaban**'],
    ['80 persen dari 30 orang rentangnya', 'Bagiannya: **80%**'],
    ['response rate diundang 1000, menjawab 250', 'Tingkat respons: **25%**'],
    // comparisons
    [
      'csat januari 210 dari 250, februari 187 dari 240, beneran turun ga',
      '**Belum terbukti berbeda**: 84% dan 77,9%, selisih −6,1 poin',
    ],
    ['CSAT 62% (n=150) ke 81,9% (n=160) signifikan?', '**Naik**: 62% ke 81,9%, +19,9 poin'],
    ['cabang A 41 dari 67, cabang B 52 dari 61, beda ga', '**Berbeda**: 61,2% dan 85,2%, selisih +24,1 poin'],
    ['abandon 90 dari 640, kemarin 48 dari 600, beda ga?', '**Naik**: 8% ke 14,1%, +6,1 poin'],
    // 84 % and 79 % of 210 each: z = (166 − 176) ÷ 210 ÷ 0.0379
    [
      'CSAT turun dari 84% ke 79%, responden 210. itu beneran turun apa kebetulan?',
      '**Belum terbukti berbeda**: 84% dan 79%, selisih −5 poin',
    ],
    ['9 dari 12 vs 6 dari 14 beda gak', '**Belum terbukti berbeda**: 75% dan 42,9%, selisih −32,1 poin'],
    [
      'NPS jan promoter 72 detraktor 33 dari 150, feb promoter 67 detraktor 43 dari 160, naik turun beneran?',
      '**Belum terbukti berbeda**: +26 dan +15, selisih −11 poin',
    ],
    // goals and change
    ['target dari 26 ke 10, separuh waktu lewat, sekarang 14, statusnya apa', 'Status tujuan: **hijau**'],
    ['target csat 85, awal 78, sekarang 80, minggu ke 6 dari 12, warna apa', 'Status tujuan: **merah**'],
    ['pertahankan csat 85, sekarang 83, statusnya?', 'Status tujuan: **kuning**'],
    ['pertahankan csat 85, sekarang 79, statusnya?', 'Status tujuan: **merah**'],
    ['20 aksi, 3 telat, statusnya warna apa', 'Status aksi: **kuning**'],
    ['10 aksi, 3 telat, statusnya warna apa', 'Status aksi: **merah**'],
    ['dari 78 ke 85 naik berapa persen', '**Naik 9%** (selisih 7)'],
    ['csat 70 naik 10% jadi berapa', '**77**, kalau 10% itu dari 70'],
    ['30% dari 480 berapa', '30% dari 480: **144**'],
    ['berapa persen 30 dari 120', 'Bagiannya: **25%**'],
    // days
    [
      '20 hari kerja dari 5 januari 2027 jatuh tanggal berapa',
      '20 hari kerja dari Selasa, 5 Januari 2027: **Selasa, 2 Februari 2027**',
    ],
    [
      '14 hari kerja setelah 3 mei 2027 tanggal berapa, ada 2 tanggal merah',
      '14 hari kerja dari Senin, 3 Mei 2027: **Selasa, 25 Mei 2027**',
    ],
    [
      'rekaman disimpan 90 hari dari 1 maret 2027 sampai kapan',
      '90 hari kalender dari Senin, 1 Maret 2027: **Minggu, 30 Mei 2027**',
    ],
    ['dari 1 maret 2027 sampai 15 april 2027 berapa hari', '**45 hari kalender**, di antaranya **25 hari kerja**'],
    // the same in other words
    [
      'kalau dari 60 kontak per jam naik jadi 90, AHT 5 menit, butuh berapa agen',
      'Perlu **11 orang** yang siap menerima kontak, supaya 80% dalam 20 detik',
    ],
    ['retensi tahunan kalau churn bulanan 3%', 'Retensi setahun: **69,4%**'],
    ['berapa clv kalau order 100rb sebulan 2 kali margin 20% churn 50%', 'CLV: **Rp960.000**'],
    ['biaya kontak ulang: 1000 kontak, 25% ulang, Rp4.000 per kontak', 'Biaya kontak ulang: **Rp1.000.000**'],
    ['target 90 dari 80 sekarang 85 minggu ke-5 dari 10 hijau ga', 'Status tujuan: **hijau**'],
    ['target 90 dari 80 sekarang 82 minggu ke-5 dari 10 hijau ga', 'Status tujuan: **merah**'],
    ['waktu bicara total 300 menit, hold 100 menit, acw 100 menit, 100 panggilan', 'AHT: **5 menit**'],
    ['cs gw 3 orang, chat 250 sehari, per chat 7 menit, cukup ga ya', '**3 orang kurang**: perlu **5**'],
    [
      'abandon rate kita 12%, panggilan masuk 900, berapa yg abandon',
      'Abandonment rate: **12%**, yaitu **108** dari 900',
    ],
    ['csat tim A 90/100, tim B 70/100', '**Berbeda**: 90% dan 70%, selisih −20 poin'],
    ['csat 82 dr 120 bln ini bln lalu 70 dr 118', '**Belum terbukti berbeda**: 59,3% dan 68,3%, selisih +9 poin'],
    ['10 hari kerja lagi tanggal berapa', '10 hari kerja dari Minggu, 29 November 2026: **Jumat, 11 Desember 2026**'],
    ['90 chat per jam, 12 menit, pegang 2 chat, okupansi 80%, butuh berapa agen', 'Perlu **12 orang**'],
    ['dari 250 orang yang ngisi, 187 bilang puas. csat?', 'CSAT: **74,8%**'],
    ['CSAT = 4 & 5 ada 120, total 150', 'CSAT: **80%**'],
    ['yang kasih bintang 4-5 ada 210 dari 260', 'CSAT: **80,8%**'],
    ['hitung csat, 5 bintang 50 orang, 4 bintang 30 orang, 3 bintang 10, 2 bintang 5, 1 bintang 5', 'CSAT: **80%**'],
    ['tingkat kepuasan 1.250 dari 1.500 responden', 'CSAT: **83,3%**'],
    ['dari seratus dua puluh responden delapan puluh dua puas, berapa csatnya', 'CSAT: **68,3%**'],
    ['setengah dari 200 responden puas, csatnya berapa', 'CSAT: **50%**'],
    ['nps: 120 promoter, 40 detraktor, total 200', 'NPS: **+40**'],
    ['hitung nps dari 200 responden, 110 promoter 35 detraktor', 'NPS: **+37,5**'],
    ['berapa nps kalau 60 persen promoter dan 15 persen detraktor', 'NPS: **+45**'],
    ['ces skala 7: rata-rata dari 540 total nilai 100 responden', 'CES (rata-rata): **5,4**'],
    ['ces mudah 70% sulit 10%', 'CES (mudah − sulit): **+60**'],
    ['dari 500 tiket, 120 balik lagi, fcr berapa?', 'FCR: **76%**'],
    ['aht total 12 jam 30 menit untuk 150 panggilan', 'AHT: **5 menit**'],
    ['aht: talk 180, hold 20, wrap 40', 'AHT: **4 menit**'],
    ['churn kalau awal 2.000, akhir 1.950, baru 100', 'Churn: **7,5%**'],
    ['retensi 450 bertahan dari 500', 'Retensi: **90%**'],
    ['clv: rata-rata belanja 250rb, 6 kali setahun, margin 20 persen, churn 25 persen', 'CLV: **Rp1.200.000**'],
    ['LTV order 300 ribu, frekuensi 4 kali setahun, margin 30%, retensi 80%, cac 100 ribu', 'CLV: **Rp1.700.000**'],
    ['biaya 800 kontak ulang kalau per kontak Rp7.500', 'Biaya kontak ulang: **Rp6.000.000**'],
    ['sl 80/20: masuk 1200, dijawab dalam 20 detik 930, abandon 60', 'Service level: **77,5%**'],
    ['tiket 240 per hari, 10 menit per tiket, 8 jam kerja, okupansi 80%, butuh berapa staf', 'Perlu **7 orang**'],
    ['buka 7 hari kerja 5 hari, butuh 8 orang per hari, absen 10%, jadwalkan berapa', 'Jadwalkan **13 orang**'],
    ['nrr 3,4 itu mutu apa', 'IKM: **85, mutu B (baik)**'],
    [
      'ikm: persyaratan 3,2 prosedur 3,1 waktu 2,9 biaya 3,8 produk 3,3 kompetensi 3,4 perilaku 3,5 pengaduan 3,0 sarana 3,1',
      'IKM: **81,39, mutu B (baik)**',
    ],
    ['gabungan ikm 84,20 (300 responden) dan 78,10 (100 responden)', 'IKM: **82,68, mutu B (baik)**'],
    ['populasi 750 sampelnya berapa slovin 10%', 'Perlu **89 jawaban**'],
    ['berapa sampel minimal untuk 12.000 pelanggan, margin error 5%', 'Perlu **372 jawaban**'],
    [
      'bulan ini 84% dari 120, bulan lalu 90% dari 115 turun beneran ga',
      '**Belum terbukti berbeda**: 90% dan 84%, selisih −6 poin',
    ],
    ['sebar 500 kuesioner kembali 430', 'Tingkat respons: **86%**'],
    ['komplain turun dari 90 jadi 63, turun berapa persen', '**Turun 30%** (selisih 27)'],
    ['aht turun dari 7 menit ke 6 menit 30 detik berapa persen?', '**Turun 7,1%** (selisih 30 detik)'],
    ['20% dari Rp5 juta berapa', '20% dari Rp5.000.000: **Rp1.000.000**'],
    ['frt dari 30 menit ke 10 menit, sekarang 20, minggu ke 4 dari 8, statusnya', 'Status tujuan: **hijau**'],
    ['15 aksi, 2 telat 8 hari, prioritas tinggi, status?', 'Status aksi: **merah**'],
    [
      'keluhan masuk 12 juli 2027, batasnya 10 hari kerja, jatuh kapan',
      '10 hari kerja dari Senin, 12 Juli 2027: **Senin, 26 Juli 2027**',
    ],
  ])('%s', async (text, headline) => {
    expect(await headlineOf(text)).toBe(headline)
  })

  test.each([
    ['What is the CSAT if 336 of 400 were satisfied?', 'CSAT: **84%**'],
    ['72 promoters, 45 passives and 33 detractors', 'NPS: **+26**'],
    ['Churn: 1,250 customers at the start, 40 lost this month', 'Churn: **3.2%**'],
    ['CLV with order value Rp 250,000, 4 orders per year, 30% margin, 25% churn', 'CLV: **Rp1,200,000**'],
    ['AHT: talk 210 s, hold 30 s, wrap 45 s', 'AHT: **4 min 45 s**'],
    ['Sample size for 5,000 customers', 'You need **357 answers**'],
    [
      'Compare 336/400 with 288/360, is it significant?',
      '**Not proven different**: 84% and 80%, a difference of −4 points',
    ],
    ['service level 4,120 of 5,000 within 20 seconds', 'Service level: **82.4%**'],
    ["What's 15% of 48,000?", '15% of 48,000: **7,200**'],
    [
      '10 working days from 12 July 2027, when is it due?',
      '10 working days from Monday, 12 July 2027: **Monday, 26 July 2027**',
    ],
  ])('in English: %s', async (text, headline) => {
    expect(await headlineOf(text, 'en')).toBe(headline)
  })
})

describe('what cannot be is said, and nothing computed', () => {
  test.each([
    ['130 puas dari 120', 'Tidak mungkin 130 dari 120'],
    ['csat 82 dari 0', 'Jumlah jawabannya 0'],
    ['csat 0 dari 0 responden', 'Jumlah jawabannya 0'],
    ['csat -5 dari 120', 'di bawah nol (−5)'],
    ['respondennya 0 gimana csatnya', 'Jumlah jawabannya 0'],
    ['csat 82,5 dari 120', '82,5 bukan bilangan bulat'],
    ['nps promoter 120% detraktor 20%', '120% tidak mungkin'],
    ['nps kami 150', 'NPS selalu antara −100 dan +100'],
    ['promoter 90 netral 60 detraktor 50 dari 180 responden', 'dijumlah 200, padahal totalnya 180'],
    ['nps promoter 60% netral 30% detraktor 30%', 'berjumlah 120%'],
    ['nps promoter 60% netral 30 detraktor 10%', 'Sebagian angkanya persen'],
    ['ikm: 3,32; 3,22; 2,84; 4,85; 3,32; 3,43; 3,37; 2,96; 3,17', 'antara 1 dan 4, tetapi ada 4,85'],
    ['ikm 105 hurufnya apa', 'antara 25 dan 100'],
    ['fcr 300 tuntas dari 250', 'Tidak mungkin 300 dari 250'],
    ['churn 12 dari 0 pelanggan', 'Pelanggan di awal 0'],
    ['sampel 500 orang error 0%', 'Galatnya 0%'],
    ['31 februari 2027 ditambah 10 hari kerja dari situ kapan', 'tidak ada di kalender'],
    ['60 panggilan per jam, aht 5 menit, agen 4, cukup ga', '4 orang tidak cukup'],
  ])('%s', async (text, said) => {
    expect(await createTalk()(text)).toContain(said)
  })
})

describe('the one figure that is missing is asked for, and its answer understood', () => {
  test('who answered', async () => {
    const say = createTalk()
    expect(await say('csat 82 orang puas, hitung dong')).toBe('Berapa orang yang menjawab seluruhnya?')
    expect(await say('seratus dua puluh')).toContain('CSAT: **68,3%**')
  })

  test('two in a row, after an order without any', async () => {
    const say = createTalk()
    expect(await say('bg itungin csat dong')).toContain('Berapa orang yang puas')
    expect(await say('yg puas 24')).toContain('seluruhnya?')
    expect(await say('dari 30')).toContain('CSAT: **80%**')
  })

  test('the period, which is no number', async () => {
    const say = createTalk()
    expect(await say('60 panggilan, aht 5 menit, butuh berapa agen')).toBe('Itu per jam atau per hari?')
    expect(await say('per jam')).toContain('Perlu **8 orang**')
  })

  test('an unknown population', async () => {
    const say = createTalk()
    expect(await say('tolong hitung jumlah sampel')).toContain('populasinya')
    expect(await say('tidak tahu')).toContain('Perlu **385 jawaban**')
  })

  test('both counts behind two shares', async () => {
    const say = createTalk()
    expect(await say('cabang A 61% B 85%, beda ga?')).toContain('Dari berapa jawaban masing-masing?')
    expect(await say('67 dan 61')).toContain('61% dan 85%')
  })

  test('and a new sentence is not taken for the answer', async () => {
    const say = createTalk()
    await say('csat 82 orang puas, hitung dong')
    expect(await say('target csat 88, awal 80, sekarang 83, waktu 60%, warnanya apa')).toContain('Status tujuan')
    expect(await say('apa itu NIB')).toBeUndefined()
  })
})

describe('a follow-up reuses the last figures', () => {
  test('the main figure, another figure by its name, and the interval', async () => {
    const say = createTalk()
    await say('82 dari 120 puas, csat berapa')
    expect(await say('kalau jadi 90?')).toContain('CSAT: **75%**')
    expect(await say('terus kalau respondennya 150')).toContain('CSAT: **60%**')
    expect(await say('selangnya berapa')).toContain('Rentang 95%: **52%–67,5%**')
    expect(await say('kalau respondennya 60')).toContain('Tidak mungkin 90 dari 60')
  })

  test('a correction', async () => {
    const say = createTalk()
    await say('csat 24 dari 30')
    expect(await say('eh salah, 25 yg puas')).toContain('CSAT: **83,3%**')
  })

  test('a queue, figure by figure', async () => {
    const say = createTalk()
    await say('120 call per jam, aht 4 menit, butuh brp agen, 80/20')
    expect(await say('kalo aht jadi 5 menit')).toContain('Perlu **14 orang**')
    expect(await say('shrinkage 32%')).toContain('jadwalkan 21 orang')
  })

  test('a list after its question', async () => {
    const say = createTalk()
    expect(await say('tolong hitungkan ikm')).toContain('NRR')
    expect(await say('3,32 3,22 2,84 3,85 3,32 3,43 3,37 2,96 3,17')).toContain('IKM: **81,89')
  })

  test('two in a row, and whether the difference is real', async () => {
    const say = createTalk()
    await say('nps bulan lalu 70 promoter 20 netral 10 detraktor')
    await say('bulan ini 60 promoter 25 netral 15 detraktor')
    expect(await say('turunnya beneran?')).toContain('**Belum terbukti berbeda**: +60 dan +45, selisih −15 poin')
    await say('csat 336 dari 400')
    await say('csat 250 dari 360')
    expect(await say('turun beneran ga')).toContain('**Turun**: 84% ke 69,4%, −14,6 poin')
  })

  test('more of something is not guessed at', async () => {
    const say = createTalk()
    await say('csat 82/120')
    expect(await say('kalo 50 org lagi puas jadi brp')).toContain('Jadi berapa semuanya?')
  })

  test('how it came about, on request or in doubt, where it was computed last', async () => {
    const prima = primaAsShipped().conversation
    const first = await prima.respond(
      buildMessage({ text: 'promoter 90 netral 60 detraktor 50, nps gw brp' }),
      undefined,
    )
    const shown = await prima.respond(buildMessage({ text: 'yakin? coba tunjukin hitungannya' }), first.session)
    expect(shown.replies[0]?.text).toMatch(/^Begini cara saya menghitungnya/)
    expect(shown.replies[0]?.text).toContain('90 ÷ 200 − 50 ÷ 200')
  })

  test('the mean of figures whose end was not kept is not told', async () => {
    const prima = primaAsShipped().conversation
    const many = Array.from({ length: 200 }, (_, at) => 40 + ((at * 7) % 60))
    const first = await prima.respond(buildMessage({ text: many.join(' ') }), undefined)
    const asked = await prima.respond(buildMessage({ text: 'rata-ratanya berapa? jawab persis' }), first.session)
    expect(asked.replies.map(({ text }) => text).join()).not.toContain('Rata-rata: **')
  })

  test('a target for a queue, though the contacts were counted by the day', async () => {
    const say = createTalk('en')
    await say('How many agents for 450 calls a day, 6 minutes each, 8 hour shift?')
    // 56.25 calls an hour of 6 minutes are 5.625 Erlang; Erlang C: 8 agents answer 75.8 % in 20 s, 9 answer 88.0 %
    expect(await say('What if I want 80% answered in 20 seconds?')).toContain('**9 people**')
    expect(await say('Sorry, I meant 540 calls.')).toContain('**10 people**')
  })

  test('one side of a comparison put right, and a figure of another month', async () => {
    const say = createTalk()
    await say('CSAT bulan ini yg jawab 4 atau 5 ada 82 dari 120 responden, berapa persen')
    expect(await say('bulan lalu 91 dari 150')).toContain('60,7% dan 68,3%')
    expect(await say('eh maksudnya yang bulan ini 92 dari 120')).toContain('60,7% ke 76,7%')
    await say('nps 600 responden, promotor 310, detraktor 120')
    expect(await say('kalau bulan lalu 30?')).toContain('31,7 − 30 = +1,7')
  })

  test('the month before', async () => {
    const say = createTalk()
    await say('csat 82/120')
    expect(await say('vs bulan lalu 70/118')).toContain('59,3% dan 68,3%')
  })

  test.each([
    'kalau karyawan 10 orang?',
    'kalau modal 5 miliar gimana',
    'terus kalau telat 3 hari?',
    'kalau PT dengan 2 direktur?',
    'trus kalo omzet 300 juta',
    'what if we have 3 branches',
  ])('but not "%s", which is about something else', async (text) => {
    const say = createTalk()
    await say('82 dari 120 puas, csat berapa')
    expect(await say(text)).toBeUndefined()
  })

  test('is over after a while', async () => {
    const say = createTalk()
    await say('82 dari 120 puas, csat berapa')
    for (const text of ['halo', 'apa itu NIB', 'makasih', 'ok']) await say(text)
    expect(await say('kalau jadi 90?')).toBeUndefined()
  })
})

describe('what means little is said to', () => {
  test('few answers', async () => {
    expect(await createTalk()('puas 8 dari 10 orang')).toContain('baru 10 jawaban')
  })

  test('a figure that was not used', async () => {
    expect(await createTalk()('csat 82 dari 120, kata bos 45')).toContain('Angka ini tidak saya pakai: 45')
  })

  test.each([
    ['3 hari kerja dari 5 maret 2027 kapan', '**Kamis, 18 Maret 2027**', '6 libur nasional dan cuti bersama'],
    ['5 hari kerja dari 12 juli 2027 kapan', '**Senin, 19 Juli 2027**', 'Tidak ada libur nasional'],
    ['5 hari kerja dari 10 juli 2031 kapan', '**Kamis, 17 Juli 2031**', 'Hari libur nasional 2031 belum ada'],
  ])('holidays on the way, and a year without its list: %s', async (text, day, note) => {
    const answer = await createTalk()(text)
    expect(answer).toContain(day)
    expect(answer).toContain(note)
  })
})

describe('what is left to others', () => {
  test.each([
    `${'1/'.repeat(200)}2025 berapa hari?`,
    '3/4/5/2/1/4/5, berapa lama',
    'apa itu csat',
    'rumus nps',
    'cara hitung FCR gimana',
    'csat 80% bagus ga',
    'NPS 30 itu bagus?',
    'AHT 6 menit wajar?',
    'krejcie 278 itu dari mana',
    'service level 80/20 artinya apa',
    'kenapa harus 20 detik',
    'pasal 46',
    'denda 2% dari pendapatan berapa',
    'kbli 56303',
    'PP 28/2025',
    'lapor 3x24 jam',
    'IKM menurut Kepmenpan 25/2004 dan PermenPANRB 14/2017 bedanya apa',
    'bobot IKM 0,11 atau 0,111 yang benar',
    'LKPM batasnya tanggal 10 atau tanggal 15',
    'batas bayar tagihan KKPR 7 hari itu termasuk sabtu minggu?',
    'PM 5/2020 masih hidup?',
    'aplikasi kami masuk salah satu dari enam kegunaan',
    'CSAT turun dari 84 ke 81 minggu ini, saya harus marah ke tim?',
    'nilai 3 dari 5 masuk puas ga',
    'modal 10 miliar untuk PMA?',
    'halo',
    '',
    '5',
    '12345678901234567890',
    'a'.repeat(300),
  ])('%s', async (text) => {
    expect(await createTalk()(text)).toBeUndefined()
  })
})

describe('the list of measures', () => {
  const { measures } = loadMeasuresVocabulary(languageDirectory)

  test('has a formula for each, and each formula a place in it', () => {
    expect(Object.keys(measures).toSorted()).toEqual(Object.keys(solvers).toSorted())
    expect(Object.keys(measures).every(isMeasureName)).toBe(true)
  })

  test.each(Object.entries(measures))('%s is defined by an entry and names its own figures only', (_, measure) => {
    const { definition, slots, fraction = [], change = [], order = [], bare, main } = measure
    expect(primaAsShipped().knowledge.entries.has(definition), definition).toBe(true)
    for (const slot of [...fraction, ...change, ...order, ...bare.flat(), main]) {
      expect(Object.keys(slots)).toContain(slot)
    }
  })
})

describe('whatever is thrown at it', () => {
  const { measures } = loadMeasuresVocabulary(languageDirectory)
  const words = Object.values(measures).flatMap(({ names, slots }) => [
    ...names,
    ...Object.values(slots).flatMap((slot) => [...slot.words, ...slot.weak]),
  ])
  const piece = fc.oneof(
    fc.constantFrom(...words.map((word) => word.replace(' …', ''))),
    fc.constantFrom(
      'dari',
      'ke',
      'per jam',
      'sehari',
      ',',
      ':',
      '=',
      '%',
      'berapa',
      'hitung',
      'kalau',
      'Rp',
      'vs',
      '80/20',
    ),
    fc.integer({ min: -20, max: 5000 }).map(String),
    fc.double({ min: 0, max: 200, noNaN: true }).map((value) => value.toFixed(1).replace('.', ',')),
    fc.constantFrom('0', '0%', '100%', '5 menit', '20 detik', '1.250', '50rb', 'setengah', '3 hari kerja', '999999999'),
  )
  const sentence = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(' '))

  test('it never breaks, and never says a number that is none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 3 }), async (sentences) => {
        const say = createTalk()
        for (const text of sentences) {
          const reply = (await say(text)) ?? ''
          expect(reply, text).not.toMatch(/NaN|undefined|∞|Infinity|\{[a-z]+\}/)
        }
      }),
      { numRuns: 400 },
    )
  })
})
