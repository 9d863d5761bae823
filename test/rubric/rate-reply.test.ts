import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPractice } from '../../src/knowledge/practice/load-practice.ts'
import { messageKind } from '../../src/rubric/message-kind.ts'
import { rateReply } from '../../src/rubric/rate-reply.ts'

const { rules } = loadPractice(resolve(import.meta.dirname, '../../knowledge/practice'))
const rate = (customer: string, reply: string) => rateReply(reply, rules, customer)
const missing = (customer: string, reply: string) =>
  rate(customer, reply).signs.flatMap(({ name, quote }) => (quote === '' ? [name] : []))

test.each([
  ['Setrika saya berasap waktu dipakai', 'danger'],
  ['Makasih banyak, sudah beres', 'thanks'],
  ['Sudah seminggu meja saya belum datang', 'upset'],
  ['Berapa biaya antar ke Bogor?', 'question'],
  ['Tolong ubah alamat kirim saya', 'request'],
  ['My kettle arrived broken', 'upset'],
  ['Which sizes do you have?', 'question'],
  ['', 'upset'],
] as const)('“%s” is taken for %s', (customer, kind) => {
  expect(messageKind(customer, rules)).toBe(kind)
})

test('a plain question wants an answer with its condition, no sorrow and no hour', () => {
  const question = 'Apakah bisa dikirim ke kantor?'
  const reply = 'Bisa, Kak, selama ada yang menerima pada hari kerja. Kalau kosong, paket dititipkan di pos satpam.'
  expect(missing(question, reply)).toEqual([])
  expect(rate(question, reply).points).toBeGreaterThanOrEqual(7)
  expect(rate(question, 'Bisa kak.').points).toBeLessThanOrEqual(5)
  expect(missing(question, 'Bisa kak.')).toEqual(['detail', 'next'])
})

test('who is upset wants to be heard, too', () => {
  const customer = 'Sudah seminggu meja saya belum datang'
  expect(missing(customer, 'Besok.')).toContain('heard')
  expect(
    rate(
      customer,
      'Maaf, Bu, seminggu menunggu meja itu melelahkan. Saya telepon gudang sekarang, dan pukul 15.00 saya kabari hasilnya. Kalau besok belum berangkat, Ibu mau dikirim ulang atau uang kembali?',
    ).points,
  ).toBeGreaterThanOrEqual(9)
})

test('where somebody may come to harm, what keeps them safe is asked for', () => {
  expect(missing('Setrika saya berasap waktu dipakai', 'Baik, saya catat laporannya.')).toContain('safe')
  expect(missing('Setrika saya berasap waktu dipakai', 'Cabut dulu, jangan dipakai, Bu.')).not.toContain('safe')
})

test.each([
  ['asks for a secret', 'Kirim kode OTP-nya, saya cek sekarang, pukul 14.00 saya kabari hasilnya ya, Kak.', 1],
  ['threatens', 'Saya cek sekarang dan pukul 14.00 saya kabari, tetapi nanti kami laporkan Bapak ke polisi.', 1],
  ['mocks', 'Makanya teliti dong, wkwk. Saya cek sekarang, pukul 14.00 saya kabari ya, Kak.', 1],
])('a reply that %s is worth little, however well it reads otherwise', (_, reply, most) => {
  expect(rate('Uang saya belum kembali', reply).points).toBeLessThanOrEqual(most)
})

test('to warn of giving a secret away is no fault, to take the warning back is one', () => {
  const named = (reply: string) => rate('Akun saya dibajak', reply).faults.map(({ name }) => name)
  expect(named('Jangan kirim kode OTP kepada siapa pun, Kak. Boleh saya tahu emailnya?')).toEqual([])
  expect(named('We never ask for your PIN. May I have the order number?')).toEqual([])
  expect(named('Jangan kirim kode OTP ke siapa pun selain saya. Boleh kirim sekarang?')).toEqual(['data'])
  expect(named('Jangan lama-lama, kirim kode OTP sekarang')).toEqual(['data'])
})

test('a promise nobody can keep costs points, however well the reply reads otherwise', () => {
  const points = (reply: string) => rate('Uang saya belum kembali', reply).points
  const plain = 'Saya cek sekarang, pukul 14.00 saya kabari'
  expect(points(`${plain}, uang kembali 1000% dijamin ya, Kak.`)).toBeLessThanOrEqual(points(`${plain} ya, Kak.`) - 2)
})

test.each([
  ['sure of a feeling', 'Terima kasih, pesan ini saya teruskan hari ini, pasti beliau senang.'],
  ['a discount of all', 'Keringanan sampai 100% untuk siswa yatim, dan diputuskan dalam dua minggu.'],
  ['a guarantee that is not given', "I can't guarantee it today, but I have added the request to your booking."],
  ['a check that comes first', 'Tanpa dicek belum bisa dipastikan; pengecekannya gratis, sekitar 30 menit.'],
  ['a card that is blocked', 'Hubungi nomor di belakang kartu supaya kartunya kami blokir.'],
  [
    'a code that is forgotten',
    'Pilih Lupa PIN di halaman masuk. PIN dan OTP hanya diketik di aplikasi, tidak pernah diminta petugas.',
  ],
  ['a pin on a map', 'Could you send a nearby landmark or a map pin?'],
])('what only sounds like a fault is none: %s', (_, reply) => {
  expect(rate('Mohon dibantu', reply).faults).toEqual([])
})

test('praise answered as a complaint is worth less than praise that is passed on', () => {
  const praise = 'Pelayan restorannya ramah sekali, terima kasih!'
  const passedOn = rate(praise, 'Terima kasih ceritanya, Kak! Pesan ini saya sampaikan ke tim restoran sore ini.')
  const asComplaint = rate(praise, 'Mohon maaf atas ketidaknyamanannya. Keluhan Kakak kami teruskan ke bagian terkait.')
  expect(asComplaint.points).toBeLessThanOrEqual(passedOn.points - 3)
})

test('who is sent away with nothing is told so', () => {
  const sentAway = rate('Ada kelas yoga hari Kamis?', 'Untuk jadwal silakan hubungi email kami atau kunjungi website.')
  expect(sentAway.faults.map(({ name }) => name)).toEqual(['brush-off'])
  expect(sentAway.points).toBeLessThanOrEqual(5)
})

describe('a fault is what its quote does', () => {
  const faultsOf = (customer: string, reply: string) =>
    rate(customer, reply).faults.map(({ name, quote }) => `${name}: ${quote}`)

  test('a phrase that fits below any message sends nobody away', () => {
    expect(faultsOf('Kuenya penyok semua, padahal buat lamaran', 'Mohon maaf atas ketidaknyamanannya, Kak.')).toEqual([
      'template: atas ketidaknyamanan',
    ])
  })

  test('the rules that a customer is sent to read are hidden behind', () => {
    const faults = faultsOf(
      'Voucher saya kok ditolak padahal belum lewat tanggal',
      'Itu sudah sesuai S&K ya kak. Silahkan dibaca kembali.',
    )
    expect(faults).toContain('ban: sesuai s&k')
    expect(faults).toContain('brush-off: silahkan dibaca')
  })

  test('many papers are a hurdle for who complains, and an answer for who asks what is needed', () => {
    const papers = 'Lampirkan formulir, fotokopi KTP, KK, dan surat pernyataan bermaterai.'
    expect(faultsOf('Kartu saya kepotong terus padahal sudah berhenti!', papers)).toEqual(['papers: formulir'])
    expect(faultsOf('Mau tanya, pendaftarannya masih buka? Syaratnya apa ya', papers)).toEqual([])
  })

  test('to wash one’s hands shuts the door; to say whose fault it is not blames nobody', () => {
    expect(faultsOf('Pesanan saya hilang di lobi', 'Itu di luar kami ya, Kak.')).toEqual(['refuse: di luar kami'])
    expect(faultsOf('Saldo saya kurang', 'Itu bukan salah bank, saya cek dulu sampai pukul 14.00 ya, Bu.')).toEqual([])
  })
})
