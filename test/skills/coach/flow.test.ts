import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const dina = 'telegram:dina'
const talk = talkAs(dina)
const { say, programme } = talk
const rudi = 'slack:rudi'
const sheet = async (key: string) => (await programme()).sheets.get(key)?.value

async function teamOfTwo() {
  const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(await say('buat tim Kopi Senja'))?.[1]
  await talk.stage.say(rudi, `/gabung ${code}`)
}

describe('the questions of a step', () => {
  test('come one at a time, say why, and keep each answer at once', async () => {
    await say('buat tim Kopi Senja')
    expect(await talk.stage.tap(dina, 'Mulai langkah 1')).toContain('Langkah 1 · Visi & misi (1/8)')
    const next = await say('Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat.')
    expect(next).toContain('Tersimpan: Visi')
    expect(next).toContain('(2/8)')
    expect(await sheet('vision.vision')).toContain('Setiap tamu')
  })

  test('an example of one’s own kind of business is a tap away, and remembered', async () => {
    await say('mulai langkah 1')
    expect(await talk.stage.tap(dina, 'Contoh')).toContain('Usaha Anda jenis apa?')
    expect(await talk.stage.tap(dina, 'klinik atau puskesmas')).toContain('Pasien tahu giliran')
    await say('Pasien kami tahu giliran dan biaya sebelum harus bertanya ke loket.')
    expect(await talk.stage.tap(dina, 'Contoh')).toContain('lansia dan ibu hamil')
  })

  test('what could be sharper is said first, and may be kept anyway', async () => {
    await say('mulai langkah 1')
    const doubt = await say('Menjadi kafe nomor satu di kota')
    expect(doubt).toContain('visi bukan tentang kita')
    expect(await sheet('vision.vision')).toBeUndefined()
    expect(await talk.stage.tap(dina, 'Tetap pakai')).toContain('Tersimpan: Visi')
    expect(await sheet('vision.vision')).toBe('Menjadi kafe nomor satu di kota')
  })

  test('a vision of 3,000 characters is offered in one sentence', async () => {
    await say('mulai langkah 1')
    const long = `Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat. ${'Kami juga ingin banyak hal lain terjadi di kedai kami setiap hari. '.repeat(45)}`
    expect(await say(long)).toContain(
      'Usul rumusan: "Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat."',
    )
    await talk.stage.tap(dina, 'Pakai rumusan ini')
    expect(await sheet('vision.vision')).toBe(
      'Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat.',
    )
  })

  test('skip, back, again, and a question in between', async () => {
    await say('mulai langkah 1')
    expect(await say('lewati')).toContain('(2/8)')
    expect(await say('kembali')).toContain('(1/8)')
    expect(await say('ulang')).toContain('(1/8)')
    const aside = await say('apa itu NIB?')
    expect(aside).toContain('Nomor Induk Berusaha')
    expect(aside).toContain('Kita lanjutkan: **Apa satu hal')
    expect(await say('Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar.')).toContain(
      'Tersimpan: Visi',
    )
  })

  test('"batal" leaves the questions and keeps the answers; another member goes on elsewhere', async () => {
    await teamOfTwo()
    await say('mulai langkah 1')
    await say('Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar.')
    await say('batal')
    expect(await sheet('vision.vision')).toContain('Setiap tamu')
    const taken = await talk.stage.say(rudi, 'mulai langkah 1')
    expect(taken).toContain('dari yang belum diisi')
    expect(taken).toContain('Misinya')
  })

  test('dates are read, and what is none is asked again', async () => {
    await say('mulai langkah 1')
    for (let i = 0; i < 7; i++) await say('lewati')
    expect(await say('31 Februari')).toContain('tidak ada di kalender')
    expect(await say('secepatnya')).toContain('tidak membaca tanggal')
    await say('Juni 2028')
    expect(await sheet('vision.review')).toBe('2028-06-30')
  })

  test('steps may be done in another order; what would come first is said', async () => {
    await say('buat tim Kopi Senja')
    expect(await say('mulai langkah 4')).toContain('Saran saya, **Visi & misi** dulu')
    expect(await say('mulai langkah 9')).toContain('1 sampai 7')
  })

  test('a goal is told bit by bit, and an activity is no goal', async () => {
    await say('mulai langkah 3')
    expect(await say('mengadakan pelatihan empati')).toContain('itu kegiatan')
    expect(await say('naikin csat dari 78 ke 85')).toContain('Sampai tanggal berapa?')
    expect(await say('akhir Oktober')).toContain('Siapa satu orang')
    expect(await say('Rina')).toContain('Tujuan 1 dicatat')
    expect((await programme()).goals.get('1')?.values).toMatchObject({
      baseline: 78,
      target: 85,
      due: '2027-10-31',
      owner: { name: 'Rina' },
    })
  })

  test('three actions are asked for, each with owner, date and proof', async () => {
    await say('mulai langkah 4')
    expect(await say('pasang papan antrean')).toContain('siapa satu orang')
    expect(await say('Rina, Jumat, bukti: foto 5 hari')).toContain('(2/3)')
    expect((await programme()).actions.get('1')?.values).toEqual({
      what: 'pasang papan antrean',
      owner: { name: 'Rina' },
      due: '2027-07-30',
      proof: 'foto 5 hari',
    })
  })

  test('metrics are asked for until there are three', async () => {
    await say('mulai langkah 2')
    await say('1–30 Juni 2027')
    await say('1.200 kontak, WA 61 %')
    expect(await say('CSAT 84% dari 250 responden')).toContain('(2/3)')
    expect(await say('waktu balas 12 menit dari 400 chat')).toContain('(3/3)')
    expect(await say('tepat janji 8% dari 100 pesanan')).toContain('alasan teratas')
  })

  test('a verdict on each goal is tapped', async () => {
    await say('tujuan: naikin csat dari 78 ke 85% akhir Oktober, pj Rudi')
    await say('mulai langkah 6')
    for (let i = 0; i < 4; i++) await say('lewati')
    expect(await talk.stage.tap(dina, 'Sebagian')).toContain('**Sebagian**')
    expect((await programme()).goals.get('1')).toMatchObject({ status: 'judged', verdict: 'partly' })
  })
})

describe('closing a step', () => {
  test('needs evidence, and a lead’s yes where an agent proposes it', async () => {
    await teamOfTwo()
    expect(await say('tutup langkah 1: selesai')).toContain('belum berisi apa-apa')
    await say('mulai langkah 1')
    await say('Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar.')
    expect(await talk.stage.say(rudi, 'tutup langkah 1')).toContain('Apa buktinya')
    expect(await talk.stage.say(rudi, 'tutup langkah 1: kartu dibaca lima orang')).toContain('menunggu persetujuan')
    await say('batal')
    expect(await say('tutup langkah 1')).toContain('Bukti: kartu dibaca lima orang. Setuju?')
    expect(await talk.stage.tap(dina, 'Setuju, tutup')).toContain('ditutup. ✅')
    expect((await programme()).steps.get('vision')).toMatchObject({
      state: 'closed',
      evidence: 'kartu dibaca lima orang',
    })
    expect(await say('tutup langkah 1: lagi')).toContain('sudah ditutup')
    expect(await talk.stage.say(rudi, 'buka lagi langkah 1')).toContain('ketua atau manajer')
    expect(await say('buka lagi langkah 1')).toContain('dibuka lagi')
  })
})

describe('wishes', () => {
  test('a draft plan for a kind of business, taken over without its made-up figures', async () => {
    expect(await say('buatkan rencana 7 langkah untuk hotel kami')).toContain(
      'Rancangan 12 minggu untuk **hotel atau penginapan**',
    )
    expect(await talk.stage.tap(dina, 'Pakai rancangan ini')).toContain(
      'Tujuan belum, karena angkanya harus dari data Anda',
    )
    const { goals, actions } = await programme()
    expect([goals.size, actions.size]).toEqual([0, 3])
    expect(await sheet('vision.vision')).toContain('Setiap tamu')
    expect(await talk.stage.tap(dina, 'Urungkan')).toContain('Sudah diurungkan')
    expect((await programme()).actions.size).toBe(0)
  })

  test('of a business that is not known it begins at step 1, and a ready draft asks for the kind', async () => {
    expect(await say('buatkan rencana 7 langkah untuk usaha kami')).toContain('Langkah 1 · Visi & misi (1/8)')
    expect(await talk.stage.tap(dina, 'Rancangan siap pakai')).toContain('Usaha Anda jenis apa?')
    expect(await talk.stage.tap(dina, 'toko online')).toContain('untuk **toko online**')
  })

  test('a first diagnosis with the person’s own figures', async () => {
    const answer = await say('tim saya 8 orang komplain naik 30 % mulai dari mana')
    expect(answer).toContain('Tim 8 orang, keluhan naik 30 %')
    expect(await talk.stage.tap(dina, 'Mulai dari data (langkah 2)')).toContain('Data dari kapan')
  })

  test('without them it leaves no gaps, and another metric has an entry of its own', async () => {
    expect(await say('komplain kami naik 40% tapi tim cuma segini, mulai dari mana?')).toMatch(
      /^Jangan langsung pelatihan/,
    )
    expect(await say('CSAT tim saya turun dari 84 ke 79, harus mulai dari mana?')).not.toContain('keluhan terakhir')
  })

  test('a goal is checked without being kept', async () => {
    expect(await say('targetku naikin kepuasan, udah SMART belum?')).toContain('Belum SMART')
    expect(await talk.stage.eventsOf('programme:')).toEqual([])
  })
})
