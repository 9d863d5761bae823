import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const { say, programme } = talkAs('telegram:retno')
const sheet = async (key: string) => (await programme()).sheets.get(key)?.value
const vision = 'Setiap pasien tahu berapa lama ia menunggu dan apa langkah berikutnya sebelum pergi dari meja kami.'

describe('in the middle of a step', () => {
  test('another step is taken up where that is asked for, and nothing of it is kept as an answer', async () => {
    await say('mulai langkah 2')
    const moved = await say(
      'Saya tadi meminta mulai dari visi dahulu. Mengapa langsung ke analisis situasi? Tolong mulai dari visi.',
    )
    expect(moved).toContain('Langkah 1 · Visi & misi (1/8)')
    expect(await sheet('analysis.period')).toBeUndefined()
  })

  test('what was kept and was no answer goes, and the question comes again', async () => {
    await say('mulai langkah 1')
    await say('Ini percobaan saja, saya belum tahu mau menulis apa untuk pasien kami di sini.')
    expect(await sheet('vision.vision')).toBeDefined()
    const again = await say('Kok langsung disimpan? Itu bukan jawaban. Mohon dihapus.')
    expect(again).toContain('(1/8)')
    expect(await sheet('vision.vision')).toBeUndefined()
  })

  test('an objection that nothing was kept for is heard, and keeps nothing', async () => {
    await say('mulai langkah 1')
    expect(await say('jangan disimpan ya, itu cuma contoh')).toContain('tidak saya simpan')
    expect(await sheet('vision.vision')).toBeUndefined()
  })

  test('a question is passed over behind a few other words', async () => {
    await say('start step 1')
    expect(await say('Forget it. Skip this question.')).toContain('(2/8)')
    expect(await sheet('vision.vision')).toBeUndefined()
  })

  test('an answer is one, though a draft of a message could be made of its words', async () => {
    await say('start step 1')
    await say('Every guest gets their laundry back clean, complete and on the promised hour.')
    await say('skip')
    const kept = await say('Count items with the guest; write the hour on the receipt; call the guest before a delay')
    expect(kept).toContain('Kept: Behaviours')
    expect(await sheet('vision.behaviours')).toHaveLength(3)
  })

  test('an answer is found under its label, and where it is said that it stood in the message before', async () => {
    await say('mulai langkah 1')
    await say(vision)
    await say('lewati')
    await say(
      'Bukan draf, ini jawabannya. Perilaku: menyapa dalam satu menit; menyebut perkiraan waktu; memeriksa sekali',
    )
    expect(await sheet('vision.behaviours')).toHaveLength(3)
    await say('9 dari 10 pasien terdaftar dalam 15 menit?')
    await say('itu jawaban saya')
    expect(await sheet('vision.promises')).toEqual(['9 dari 10 pasien terdaftar dalam 15 menit?'])
  })

  test('what answers other questions of the step is not asked again', async () => {
    await say('start step 2')
    const next = await say(
      '2 to 29 November 2026. About 600 orders a week, half WhatsApp. Complaints: 18 missing items, 9 late, 4 stains.',
    )
    expect(next).toContain('(3/9)')
    expect(await sheet('analysis.period')).toBe('2 to 29 November 2026.')
    expect(await sheet('analysis.volume')).toContain('600 orders a week')
    expect(await sheet('analysis.reasons')).toEqual(['Complaints: 18 missing items', '9 late', '4 stains'])
  })

  test('what stands on a sheet is put right by its old figures or by its label', async () => {
    await say('mulai langkah 1')
    await say(vision)
    await say('lewati')
    await say('lewati')
    await say('9 dari 10 pasien selesai didaftarkan dalam 15 menit.')
    const changed = await say('Mohon diubah: 8 dari 10 pasien dalam 20 menit, bukan 9 dari 10 dalam 15 menit.')
    expect(changed).toContain('Janji layanan sekarang: 8 dari 10 pasien selesai didaftarkan dalam 20 menit')
    expect(changed).toContain('(5/8)')
    expect(await sheet('vision.promises')).toEqual(['8 dari 10 pasien selesai didaftarkan dalam 20 menit.'])
    await say('batal')
    expect(await say('ubah visi jadi setiap pasien tahu gilirannya dan biayanya sebelum harus bertanya')).toContain(
      'Visi sekarang',
    )
    expect(await sheet('vision.vision')).toMatch(/gilirannya dan biayanya/)
  })

  test('a month is a day to look at it again', async () => {
    await say('mulai langkah 1')
    await say(vision)
    for (let left = 0; left < 6; left++) await say('lewati')
    await say('Bulan Mei tahun depan.')
    expect(await sheet('vision.review')).toBe('2028-05-31')
  })
})

describe('a step is taken up and closed in words', () => {
  test('with the goal that was told behind it', async () => {
    await say('mulai langkah 1')
    await say('batal')
    await say('/program')
    const set = await say(
      'Selanjutnya tujuan. Saya ingin waktu tunggu turun dari 35 menit menjadi 20 menit paling lambat 31 Maret 2026, penanggung jawab Retno',
    )
    expect(set).toContain('waktu tunggu 35 → 20 menit')
    expect((await programme()).goals.size).toBe(1)
  })

  test('a tap asks what shows it, and what is written next does; what is missing is said', async () => {
    await say('mulai langkah 1')
    await say(vision)
    await say('batal')
    await say('/program')
    expect(await say('tutup langkah visi')).toContain('Apa buktinya')
    expect(await say('ok')).toContain('Apa buktinya')
    const closed = await say('Dibaca sembilan orang, disetujui dr. Hadi')
    expect(closed).toContain('ditutup')
    expect(closed).toContain('Masih kurang')
    expect((await programme()).steps.get('vision')?.state).toBe('closed')
  })

  test('a plan that is called good is closed by that, a question how asks for what shows it', async () => {
    await say('tambah aksi: baca ulang pesanan, Dimas, jumat, bukti: 18 dari 20 pesanan')
    expect(await say('mau tutup rencana aksi gmn')).toContain('Apa buktinya')
    await say('batal')
    await say('/program')
    expect(await say('rencana aksinya udah oke, tutup aja')).toContain('ditutup')
  })

  test('a draft that is taken over asks at once who and when, and takes another action beside the answer', async () => {
    await say('bikinin rencana buat tim cafe gw')
    expect(await say('pakai rancangan ini')).toContain('Siapa yang pegang, dan kapan selesai?')
    expect(await say('Rizky, jumat depan')).toContain('Aksi 2')
    const both = await say('dimas, seminggu lagi. trs tambahin aksi tulis nama di cup, Sinta, senin depan')
    expect(both).toContain('**tulis nama di cup** · Sinta')
    const { actions } = await programme()
    expect([...actions.values()].map(({ values }) => values.owner?.name)).toEqual([
      'Rizky',
      'dimas',
      undefined,
      'Sinta',
    ])
  })

  test('and its closing is asked for behind a sigh', async () => {
    await say('tambah aksi: baca ulang pesanan, Dimas, jumat, bukti: 18 dari 20 pesanan')
    expect(await say('gila ribet. tutup langkah 4: semua aksi ada pj, tanggal, bukti')).toContain('ditutup')
  })
})

describe('a goal in one’s own words', () => {
  test('may have a number that no list of metrics knows', async () => {
    const set = await say('tujuan: order salah di kasir dari 12 jadi 6 per minggu, pj Rizky, paling lambat 28 Februari')
    expect(set).toContain('order salah di kasir 12 → 6')
    expect(set).not.toContain('Dari berapa menjadi berapa')
  })

  test('an action says what will prove it', async () => {
    expect(await say('tambah aksi: tulis nama di cup, Sinta, senin, bukti: 20 cup bernama')).toContain(
      'bukti: 20 cup bernama',
    )
    expect(await say('salah. aksi 1 itu dimas')).toContain('dimas')
    expect((await programme()).actions.get('1')?.values.owner?.name).toBe('dimas')
  })

  test('two actions in one message are two', async () => {
    await say(
      'tambah aksi: buka 6 loket, Bu Sari, 18 desember. Tambah aksi: meja periksa formulir, Pak Joko, 20 desember',
    )
    const { actions } = await programme()
    expect([...actions.values()].map(({ values }) => values.owner?.name)).toEqual(['Bu Sari', 'Pak Joko'])
    expect(await say('aksi 2 hapus')).toContain('Aksi 2')
    expect((await programme()).actions.get('2')?.status).toBe('dropped')
    expect((await programme()).actions.get('2')?.values.owner?.name).toBe('Pak Joko')
  })
})

describe('what is said around an answer', () => {
  test('who approves and when it is looked at again are not asked twice', async () => {
    await say('mulai langkah 1')
    await say(vision)
    for (let left = 0; left < 4; left++) await say('lewati')
    const next = await say(
      'Saya sendiri, Bambang, disetujui oleh pemimpin cabang, Ibu Ratna. Tinjau ulang akhir Juni 2028.',
    )
    expect(next).not.toContain('Siapa yang menyetujuinya')
    expect(await sheet('vision.approver')).toBe('pemimpin cabang, Ibu Ratna')
    expect(await sheet('vision.review')).toBe('2028-06-30')
  })

  test('what was kept of a vision takes the place of the one before, in whatever words', async () => {
    await say('start step 1')
    await say('Every guest has their key soon and feels welcome at our desk every day.')
    await say('cancel')
    await say('/programme')
    expect(
      await say('The vision should be: Every guest has their key within six minutes and feels welcome.'),
    ).toContain('six minutes')
    expect(await sheet('vision.vision')).toContain('within six minutes')
  })

  test('the gaps of a plan are filled before its proof is asked, and what is not done is no proof', async () => {
    await say('tambah aksi: baca ulang pesanan, Dimas, jumat, bukti: 18 dari 20 pesanan')
    await say('tutup langkah rencana aksi')
    const filled = await say('budget 0. risikonya Bagas sakit, tindakan: saya yang jaga')
    expect(filled).toContain('Apa buktinya')
    expect(await sheet('plan.budget')).toBe('budget 0')
    expect((await programme()).risks.size).toBe(1)
    expect(await say('belum dicek siapa-siapa sih')).toContain('belum selesai')
    expect((await programme()).steps.get('plan')?.state).not.toBe('closed')
    expect(await say('sudah dibaca semua sif, disetujui bu Maya')).toContain('ditutup')
  })

  test('the words of a button do what the button does', async () => {
    await say('mulai langkah 1')
    await say(vision)
    await say('batal')
    await say('/program')
    expect(await say('Tutup langkah ini')).toContain('Apa buktinya')
  })
})
