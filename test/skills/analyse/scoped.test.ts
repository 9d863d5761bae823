import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnalyseStage, createAnalyseStage } from '../../support/analyse-stage.ts'

/**
 * Questions that limit themselves to a part of a file: a month, a branch, some people, words of open answers. A script made the
 * files up and computed the figures before the code was there; it is 27 July 2027.
 */
let stage: AnalyseStage
beforeAll(async () => {
  stage = await createAnalyseStage()
})
afterAll(() => stage.remove())

type Case = readonly [file: string, question: string, figures: readonly string[], not: readonly string[]]
const cases: readonly Case[] = [
  ['tiket_kantor.csv', 'berapa tiket wifi bulan juni?', ['18'], []],
  ['tiket_kantor.csv', 'rata-rata penyelesaian bagas berapa jam dibanding rini?', ['8,6', '5,1'], []],
  ['tiket_kantor.csv', 'prioritas tinggi yang selesai dalam 8 jam berapa persen?', ['68,1', '32'], []],
  ['refund toko.csv', 'total refund toko bandung berapa?', ['17.268.000'], []],
  ['refund toko.csv', 'rata-rata nominal refund karena barang cacat berapa?', ['502.352,94'], []],
  ['refund toko.csv', 'alasan mana yang total nominalnya paling besar?', ['Barang cacat', '17.080.000'], []],
  ['kepuasan tamu.csv', 'csat jakarta bulan juni berapa?', ['69', '20 dari 29'], []],
  ['kepuasan tamu.csv', 'csat tiap lokasi berapa?', ['75,3', '47,4', '80'], []],
  ['kepuasan tamu.csv', 'csat cabang medan berapa?', ['medan'], ['69']],
  ['keluhan 2027 per bulan.csv', 'total keluhan bulan april berapa?', ['5.987'], []],
  ['keluhan 2027 per bulan.csv', 'kategori apa yang paling naik dari mei ke juni?', ['Aplikasi', '335'], []],
  ['keluhan 2027 per bulan.csv', 'keluhan tagihan di maret ada berapa?', ['1.697'], []],
  ['kinerja agen juni.csv', 'agen mana yang chatnya paling banyak?', ['Yoga', '747'], []],
  ['kinerja agen juni.csv', 'total chat berapa?', ['2.403'], ['4.806']],
  ['kinerja agen juni.csv', 'siapa yang responnya paling lama?', ['Mita', '13,4'], []],
  ['survei klinik hewan.csv', 'rata-rata keramahan menurut perempuan sama laki-laki berapa?', ['4,03', '3,86'], []],
  ['survei klinik hewan.csv', 'buat responden perempuan aspek mana yang paling rendah?', ['Harga', '2,68'], []],
  ['survei klinik hewan.csv', 'responden yang usianya di atas 40 ada berapa?', ['47'], []],
  ['nps toko online.csv', 'nps dari instagram berapa?', ['21', '68'], []],
  ['nps toko online.csv', 'berapa detraktor di bulan juli?', ['17'], []],
  ['nps toko online.csv', 'ada berapa komentar yang nyebut ongkir?', ['64'], []],
  ['call_log_jul.csv', 'berapa panggilan yang abandoned, berapa persen?', ['23', '14,4'], []],
  ['call_log_jul.csv', 'rata-rata talk time sinta berapa?', ['6,6'], []],
  ['call_log_jul.csv', 'jam berapa telepon paling ramai?', ['10.00', '36'], []],
  ['sla_tiket.csv', 'berapa persen tiket yang memenuhi sla di bulan juni?', ['82,7', '62'], []],
  ['sla_tiket.csv', 'tim mana yang sla nya paling rendah?', ['Tim Beta', '71,4'], []],
  ['sla_tiket.csv', 'jumlah tiket per tim berapa?', ['45', '49', '46'], []],
  ['kontak mingguan.csv', 'total kontak lewat whatsapp berapa?', ['1.925'], []],
  ['kontak mingguan.csv', 'kanal mana yang paling banyak kontaknya?', ['WhatsApp', '1.925'], []],
  ['kontak mingguan.csv', 'minggu 3 dibanding minggu 2 naik berapa?', ['255', '605', '350'], []],
  ['returns_2027.csv', 'how many returns in June?', ['34'], []],
  ['returns_2027.csv', 'what is the average amount for the West region?', ['102.3'], []],
  ['returns_2027.csv', 'top 3 reasons for returns?', ['Late', 'Changed mind', 'Damaged', '27', '27', '26'], []],
  ['evaluasi kelas.csv', 'nilai bu ani rata-rata berapa?', ['8,07', '27'], []],
  ['evaluasi kelas.csv', 'pelatih mana yang nilainya paling tinggi?', ['Bu Ani', '8,07'], []],
  ['evaluasi kelas.csv', 'median nilai pelatih keseluruhan berapa?', ['7'], []],
  ['buku komplain.csv', 'komplain yang belum selesai ada berapa?', ['48'], []],
  ['buku komplain.csv', 'ada berapa komplain soal kurir?', ['43'], []],
  ['buku komplain.csv', 'minggu lalu komplain masuk berapa?', ['17'], []],
  ['tindak lanjut.csv', 'di cabang timur berapa persen yang masalahnya selesai?', ['70,8', '34 dari 48'], []],
  ['tindak lanjut.csv', 'petugas mana yang paling banyak dapat jawaban tidak?', ['Tono', '10'], []],
  ['tindak lanjut.csv', 'yang jawab tidak berapa orang?', ['38'], []],
  ['antrian loket.csv', 'rata-rata waktu tunggu loket 3 berapa?', ['13,6', '41'], []],
  ['antrian loket.csv', 'berapa persen yang nunggu lebih dari 15 menit?', ['31,2', '53'], []],
  ['antrian loket.csv', 'hari apa yang nunggunya paling lama?', ['Jumat', '16,2'], []],
]

test.each(cases)('%s: %s', async (file, question, figures, not) => {
  const account = `telegram:u${`${file}${question}`.replace(/\W/g, '')}`
  const replies = await stage.send(account, `../scoped/${file}`, question)
  const said = replies
    .map(({ text }) => text)
    .join('\n')
    .replaceAll(/[*\\]/g, '')
    .toLowerCase()
  for (const figure of figures) expect(said).toMatch(alone(figure))
  for (const figure of not) expect(said).not.toMatch(alone(figure))
})

/** The figure and not a part of a longer one. */
function alone(figure: string): RegExp {
  return new RegExp(`(?<![\\d,.])${RegExp.escape(figure.toLowerCase())}(?!\\d|[,.]\\d)`)
}
