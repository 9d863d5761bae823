import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  // A Sunday, 09.00 in Jakarta.
  stage = await createTeamStage('2026-11-29T02:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:led${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

async function fileFrom(who: string, label: string): Promise<string> {
  const choice = stage.sessions.get(who)?.people[who]?.choices.find((one) => one.label === label)
  if (!choice) throw new Error(`nothing called "${label}" was offered`)
  const { replies } = await stage.turn(who, { kind: 'picked', text: label, pick: choice.pick })
  return Buffer.from(replies[0]?.file?.content ?? '', 'base64').toString('utf8')
}

describe('data leaked', () => {
  test('the deadline is counted from the hour that they say', async () => {
    const who = somebody()
    const plan = await talk(
      who,
      'data pelanggan bocor, pandu saya',
      'kemarin jam 9 malam',
      'udah berhenti',
      'ya diretas',
      'bukan',
    )
    expect(plan).toContain('28 November 2026 21.00')
    expect(plan).toContain('paling lambat 1 Desember 2026 21.00')
  })

  test.each([
    ['31 februari jam 8', 'tidak ada di kalender'],
    ['kemarin jam 27.00', 'tidak ada di kalender'],
    ['besok jam 8', 'belum lewat'],
    ['entah yang mana ungu', 'paling aman'],
    ['merah jambu', 'belum saya tangkap'],
  ])('%s', async (said, answer) => {
    const who = somebody()
    expect(await talk(who, 'data pelanggan bocor, pandu saya', said)).toContain(answer)
  })

  test('who names no hour gets the safe count, who taps "just now" the count from now', async () => {
    const early = somebody()
    expect(await talk(early, 'data pelanggan bocor, pandu saya', 'kemarin')).toContain('dari awal hari itu')
    const now = somebody()
    await talk(now, 'data pelanggan bocor, pandu saya')
    await stage.tap(now, 'Baru saja')
    expect(await talk(now, 'sudah berhenti', 'tidak', 'bukan')).toContain('paling lambat 2 Desember 2026 09.')
  })

  test('the calendar file is read by another library, deadline and all', async () => {
    const who = somebody()
    await talk(who, 'data pelanggan bocor, pandu saya', 'kemarin jam 21.00', 'sudah', 'tidak', 'bukan')
    const text = await fileFrom(who, 'Kirim kalender (.ics)')
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const starts = events.map((event) => String(event.getFirstPropertyValue('dtstart')))
    expect(new Set(starts)).toEqual(new Set(['2026-12-01T21:00:00']))
    expect(new Set(events.map((event) => String(event.getFirstPropertyValue('uid')))).size).toBe(events.length)
    // And by the letter of RFC 5545: CRLF, lines of at most 75 octets, one stamp and one start for each event.
    const lines = text.split('\r\n')
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(lines.filter((line) => line.startsWith('DTSTART:2026'))).toHaveLength(events.length)
    expect(lines.filter((line) => line.startsWith('DTSTAMP:'))).toHaveLength(events.length)
  })
})

describe('which licences', () => {
  test('from everyday words to a code, its risk by the table, and what to do', async () => {
    const who = somebody()
    const next = await talk(who, 'mau bikin usaha mulai dari mana ya', 'bengkel motor')
    expect(next).toContain('Saya pakai KBLI 95320')
    expect(next).toContain('Siapa yang punya usahanya?')
    const plan = await talk(who, 'cv', 'modal 2 miliar', 'ruko sewa', 'ga ada')
    expect(plan).toContain('KBLI 95320')
    expect(plan).toContain('risiko menengah rendah')
    expect(plan).toContain('menurut tabel pihak ketiga')
    expect(plan).toContain('lapor LKPM tiap enam bulan')
  })

  test('what was said of the business before is offered first', async () => {
    const who = somebody()
    await talk(who, 'saya mau buka laundry kiloan')
    const first = await talk(who, 'mau bikin usaha mulai dari mana')
    expect(first).toContain('Saya pakai KBLI 96100')
  })

  test('a code of the old edition that was split is chosen among those that took it over', async () => {
    const who = somebody()
    const choices = await talk(who, 'bantu cek izin usaha', '63122')
    expect(choices).toContain('Pilih yang cocok')
    const offered = stage.sessions.get(who)?.people[who]?.choices ?? []
    expect(offered.length).toBeGreaterThan(2)
  })

  test('a foreign owner is led to a PT PMA, and reports every quarter', async () => {
    const who = somebody()
    const plan = await talk(who, 'bantu cek izin usaha', 'belum tahu', 'pma', '12 miliar', 'ruko', 'tidak ada')
    expect(plan).toContain('Rp2,5 miliar')
    expect(plan).toContain('paling lambat 15 Januari 2027')
  })

  test('exactly a billion is micro still, a rupiah more is small', async () => {
    const micro = somebody()
    expect(
      await talk(micro, 'bantu cek izin usaha', 'belum tahu', 'perorangan', 'Rp1.000.000.000', 'rumah', 'tidak ada'),
    ).toContain('usaha mikro tidak wajib LKPM')
    const small = somebody()
    expect(
      await talk(small, 'bantu cek izin usaha', 'belum tahu', 'perorangan', 'Rp1.000.000.001', 'rumah', 'tidak ada'),
    ).toContain('tiap enam bulan')
  })

  test('answers that do not go together are asked again', async () => {
    const who = somebody()
    const asked = await talk(who, 'bantu cek izin usaha', 'belum tahu', 'perorangan', '20 miliar', 'di rumah')
    expect(asked).toContain('Saya cek dulu')
    expect(asked).toContain('Berapa modal usahanya')
  })
})

describe('the other guides', () => {
  const journeys: readonly [string, readonly string[], string][] = [
    ['a bank and LKPM', ['pandu LKPM pertama', 'kami bank'], 'Tidak wajib LKPM'],
    ['a stall and LKPM', ['pandu LKPM pertama', 'tidak', 'tidak', 'modal 40 juta'], 'Tidak wajib LKPM'],
    ['a small CV and LKPM', ['pandu LKPM pertama', 'tidak', 'tidak', '3 miliar', 'sudah jalan'], 'dua kali setahun'],
    ['an empty PMA and LKPM', ['pandu LKPM pertama', 'tidak', 'pma', 'masih kosong'], 'Nol pun dilaporkan'],
    ['a freelancer registers', ['pandu daftar PSE', 'perorangan', 'belum'], 'NIB perseorangan'],
    ['a company whose TDPSE is on its way', ['pandu pendaftaran PSE', 'pt', 'nunggu'], 'Tinggal menunggu'],
    ['a foreign company registers', ['pandu pendaftaran PSE', 'perusahaan asing'], 'akun badan usaha luar negeri'],
    ['closing for good', ['mau tutup usaha, pandu dong'], 'Likuidasi'],
    ['stopping one activity', ['pandu ubah usaha', 'hapus kbli', 'masih draf'], 'tempat sampah'],
    ['a large firm moves', ['pandu ubah usaha', 'pindah alamat', 'non umk'], 'baris baru'],
    ['a new director', ['pandu ubah usaha', 'ganti direktur'], 'notaris dan AHU'],
    ['SKM of a health centre', ['pandu SKM', 'puskesmas', '10 ribu', 'kertas'], '370'],
    ['SKM of a hotel', ['pandu SKM', 'hotel swasta', '100 tamu per bulan'], 'Tidak wajib'],
    ['OSS from nothing', ['pandu OSS', 'perorangan', 'belum punya akun', 'kode tidak masuk'], '169'],
    ['OSS, waiting for verification', ['pandu OSS', 'pt', 'nunggu verifikasi'], 'hanya boleh persiapan'],
  ]
  test.each(journeys)('%s', async (_, messages, outcome) => {
    const plan = await talk(somebody(), ...messages)
    expect(plan).toContain(outcome)
    expect(plan).toContain('Langkah Anda')
    expect(plan).toMatch(/Sumber: .+/)
  })
})

describe('answers of a word or two', () => {
  test.each(['sendiri', 'perorangan', 'usaha sendiri'])('"%s" is an answer, and no cry for help', async (said) => {
    expect(await talk(somebody(), 'pandu OSS', said)).toContain('Sudah sampai mana?')
  })

  test('nor is "ya, ada pengguna"', async () => {
    expect(await talk(somebody(), 'cek wajib PSE', 'perusahaan asing', 'ya, ada pengguna')).toContain('sudah dipakai')
  })

  test('but who cannot go on is heard in the middle of a guide', async () => {
    expect(await talk(somebody(), 'pandu OSS', 'pengen mati aja')).toContain('119')
  })
})
