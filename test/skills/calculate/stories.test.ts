import { describe, expect, test } from 'vitest'
import { createTalk } from '../../support/calculate.ts'

/** What the calculator says to a message that comes alone; undefined where it leaves it to others. */
const replyTo = (text: string, language: 'id' | 'en' = 'id') => createTalk(language)(text)

describe('a long story whose numbers are circumstances is left to others', () => {
  test.each([
    [
      'a year and a pile of applications',
      'mau nanya dong, saya HR pabrik garmen di Sukabumi. Ada folder lamaran dari 2019, isinya CV, ijazah, dan foto, kira-kira 7rb orang, yang diterima paling 8%. Berapa lama wajarnya lamaran yang ditolak disimpan?',
    ],
    [
      'a cancelled trip and a loyal customer',
      'Peserta trip kami batal sehari sebelum berangkat dan minta uangnya balik 100%. Kami sudah membayar kapal. Dia langganan, sudah 5 kali ikut. Saya tidak tega, tetapi juga tidak mau rugi 2,7 juta. Sebaiknya bagaimana?',
    ],
    [
      'a briefing without a target of its own',
      'saya kepala toko, tiap pagi ada briefing lima belas menit, anak-anak matanya kosong, saya bilang target target terus mereka iya saja, tolong kasih ide briefing sepuluh menit yang berpengaruh ke pelayanan buat seminggu',
    ],
  ])('%s', async (_, story) => {
    expect(await replyTo(story)).toBeUndefined()
  })

  test('counts far apart in a wish for a report are no ranking', async () => {
    const story =
      'I manage guest relations at an 88-room hotel. The owner gives me one page a month and gets bored by charts. I have: Booking score 8.1 (last month 8.4), 66 survey cards, 29 complaints of which 12 about hot water and 8 about slow check-in, and average response to reviews 2.5 days. Write me that one page, please.'
    expect(await replyTo(story, 'en')).toBeUndefined()
  })

  test('a count of two thousand and some stays a count', async () => {
    expect(await replyTo('csat: 1.500 puas dari 2020 responden, berapa?')).toContain('74,3%')
  })
})

describe('a long story that asks for a figure gets it', () => {
  test('patients of a month and what a small team can ask in a day', async () => {
    const reply = await replyTo(
      'Pasien poli klinik kami sekitar 2.800 orang sebulan, rawat inap 350. Tim mutunya cuma dua orang, sanggup mewawancarai 12 orang sehari. Idealnya berapa responden supaya hasilnya dipercaya, dan rawat inap sebaiknya dipisah atau digabung?',
    )
    // Krejcie–Morgan of 33,600 a year; 380 ÷ 12 = 31.7
    expect(reply).toContain('Perlu **380 jawaban**')
    expect(reply).toContain('12 wawancara sehari: sekitar 32 hari kerja')
    expect(reply).toContain('tidak saya pakai: 350')
  })

  test('each of three interviewers asks so many', async () => {
    const reply = await replyTo(
      'Pemohon SIM di kantor kami 4.000 orang setahun, petugas survei 3 orang, tiap orang bisa wawancara 10 orang sehari. Berapa responden yang pantas dan berapa hari selesainya?',
    )
    // Krejcie–Morgan of 4,000; 351 ÷ 30
    expect(reply).toContain('Perlu **351 jawaban**')
    expect(reply).toContain('30 wawancara sehari: sekitar 12 hari kerja')
  })

  test('what a business owns and sells puts it on the scale, land and buildings apart', async () => {
    const reply = await replyTo(
      'Tolong hitungkan skala usaha saya. Toko mebel di Jepara: tanah dan bangunan 1,8 M, stok kayu 2,4 M, dua mobil bak 310 juta, kas sekitar 190 juta. Penjualan tahun lalu 16,5 M. Kata orang bank saya menengah, kok di OSS tertulis kecil?',
    )
    // 2,400 + 310 + 190 million
    expect(reply).toContain('Modal Rp2.900.000.000: **usaha kecil**')
    expect(reply).toContain('Menurut penjualan setahun Rp16.500.000.000: usaha menengah')
    expect(reply).toContain('Rp1.800.000.000')
  })

  test('sales of a month are sales of a year', async () => {
    const reply = await replyTo('omzet katering saya 200 juta sebulan, masuk usaha apa?')
    expect(reply).toContain('Penjualan setahun Rp2.400.000.000: **usaha kecil**')
  })

  test('a penalty by the contract, with its cap and what is asked for instead', async () => {
    const talk = createTalk('id')
    const first = await talk(
      'saya kontraktor taman, pekerjaan klien telat 14 hari, nilai proyek 90 juta, di kontrak denda 1 permil per hari maks 5%. Klien minta diskon 10 juta. Hitungan denda aslinya berapa, dan enaknya saya menawarkan apa supaya dia tetap mau merekomendasikan saya?',
    )
    // 90 million × 0.1 % × 14
    expect(first).toContain('**Rp1.260.000**')
    expect(first).toContain('Rp8.740.000 di atas')
    expect(await talk('kalau telatnya 60 hari?')).toContain('**Rp4.500.000**')
  })

  test('waiting times of a row of samples, with two far from the others; no count or claim among them', async () => {
    const reply = await replyTo(
      'Mohon pencerahan. Waktu tunggu di loket kami dari 11 sampel pagi ini (menit): 8, 12, 9, 14, 10, 90, 11, 7, 13, 85, 10. Dalam laporan tertulis rata-rata 24,5 menit, tidak sesuai standar 15 menit. Angka apa yang lebih patut dilaporkan?',
    )
    expect(reply).toContain('median: **11**')
    expect(reply).toContain('90, 85 jauh dari yang lain')
  })

  test('calls of an hour, with those on duty and the time that people are away', async () => {
    const reply = await replyTo(
      'Mau minta tolong hitung kebutuhan orang. Call center kami jam 9-11 masuk rata-rata 60 telepon per jam, satu telepon beres 5 menit. Target 80% diangkat dalam 20 detik. Sekarang yang jaga 6 orang dan antrean parah. Harusnya berapa? Istirahat sama izin sekitar 20-25% juga.',
    )
    expect(reply).toContain('Perlu **8 orang** supaya 80% dalam 20 detik; dengan 6 orang baru')
    // 8 ÷ (1 − 25 %) = 10.67
    expect(reply).toContain('jadwalkan 11 orang')
  })

  test('nine elements of the public survey become the index, and the lowest is named', async () => {
    const reply = await replyTo(
      'Mohon bantuan penghitungan SKM kantor kami dengan 9 unsur. Nilai rata-rata per unsur berturut-turut: U1 3,20; U2 3,10; U3 2,70; U4 3,90; U5 3,10; U6 3,30; U7 3,40; U8 2,90; U9 3,00. Mohon disajikan nilai IKM setelah dikonversi, mutunya, dan unsur mana yang menjadi prioritas perbaikan.',
    )
    // 28.6 ÷ 9 × 25 = 79.44
    expect(reply).toContain('IKM: **79,44, mutu B')
    expect(reply).toContain('unsur ke-3 2,7')
  })

  test('complaints with all of them before the colon', async () => {
    const reply = await replyTo(
      'olshop gue bulan ini komplain 200: telat kirim 90, salah ukuran 50, barang cacat 30, admin lambat 20, sisanya lain2. tim gue cuma 4 orang jadi tidak bisa beresin semuanya, fokus mana dulu?',
    )
    expect(reply).toContain('**telat kirim**, 45% dari semuanya')
    expect(reply).not.toContain('olshop')
    // 200 − 190
    expect(reply).toContain('10 = 5%')
  })

  test('tickets that were closed, and people who came back within days', async () => {
    const reply = await replyTo(
      'Kita app pinjaman, support lewat in-app chat. Tim saya klaim FCR 91% karena semua ticket yang ditutup agen dihitung resolved. Tapi dari 5.000 ticket bulan lalu ada 1.000 yang user-nya chat lagi dalam 3 hari dengan issue yang sama. Jadi FCR kita sebenarnya berapa? Window-nya mending 3 hari atau 7 hari?',
    )
    expect(reply).toContain('FCR: **80%**')
  })

  test('calls of some hours of the day, counted per hour', async () => {
    const reply = await replyTo(
      'Mau minta tolong hitung kebutuhan orang. Call center bank kami jam 9-11 masuk rata-rata 60 telepon per jam, satu telepon beres 5 menit termasuk nyatat. Target 80% diangkat dalam 20 detik. Sekarang yang jaga 6 orang dan antrean parah. Harusnya berapa? Istirahat sama izin juga ada.',
    )
    // 60 calls of five minutes an hour are five erlang: seven people reach 71.6 %, eight 86.3 %.
    expect(reply).toContain('8')
    expect(reply).toContain('86,3%')
  })

  test('a share that rose while the answers behind it became few', async () => {
    const reply = await replyTo('csat 84 ke 87 tapi responden 510 ke 93. naik beneran gak')
    expect(reply).toContain('**Belum terbukti berbeda**: 84% dan 87%')
    expect(reply).toContain('428 ÷ 510')
    expect(reply).toContain('81 ÷ 93')
  })
})
