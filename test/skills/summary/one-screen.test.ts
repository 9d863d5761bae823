import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const day = 24 * 60 * 60 * 1000

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

describe('the service manager of a hospital, with a summary and nothing else', () => {
  test('sees whose all that is late is, though not each of it stands there', async () => {
    await world.say('buat tim RS Melati')
    await world.say('tujuan: waktu tunggu pendaftaran turun dari 60 menit ke 30 menit sampai 31 Maret 2026, PJ Rina')
    for (const [index, who] of ['Rina', 'Dewi', 'Budi', 'Sari', 'Sari', 'Budi', 'Sari'].entries())
      await world.say(`tambah aksi: pekerjaan ${index + 1}, ${who}, ${6 + index} Januari 2026`)
    await world.say('waktu tunggu pendaftaran 55 menit dari 210 pasien')
    world.clock.advance(40 * day)
    await world.say('waktu tunggu pendaftaran 61 menit dari 190 pasien')
    await world.say('Sari terhambat nunggu persetujuan komite medik, dipegang dr. Hana')
    await world.say('Budi terhambat nunggu jadwal dari SDM')
    await world.say('catat suara pelanggan: lansia bingung ambil nomor')
    const summary = await world.say('ringkasan minggu ini')
    expect(summary).toContain('**Telat 7:** Sari 3, Budi 2, Rina 1, Dewi 1\n**Terhambat 2:** Sari 1, Budi 1')
    expect(summary).toContain('**Keputusan untuk manajer**, sebelum 16 Feb\n- Budi menunggu jadwal dari SDM')
    const whole = await world.sayWhole('ringkasan minggu ini')
    expect(whole).toContain('- 1\\. pekerjaan 1 · Rina · 39 hari\n- 2\\. pekerjaan 2 · Dewi · 38 hari')
    expect(whole).toContain('- 1\\. Sari menunggu persetujuan komite medik (sejak 14 Feb) · dibereskan dr. Hana')
    expect(whole).toContain('- 2\\. Budi menunggu jadwal dari SDM (sejak 14 Feb) · belum ada PJ')
    expect(whole).toContain('**Kata pelanggan:**\n- lansia bingung ambil nomor')
    await world.say('ringkasan minggu ini')
    await world.say('Rincian')
    await world.say('Lainnya')
    const all = await world.say('Semua yang telat (7)')
    expect(all).toContain('- 7\\. pekerjaan 7 · Sari · 33 hari')
  })

  test('asks why it is red, and is told what should stand there by now', async () => {
    await world.say('ringkasan minggu ini')
    const why = await world.say('kenapa merah?')
    expect(why).toContain('🔴 Minggu 2026-W07 merah karena:')
    // 40 of the 85 days from 5 January to 31 March are gone: 60 - 30 x 40 / 85.
    expect(why).toContain('dari 60 menit ke 30 menit pada 31 Mar, per 14 Feb seharusnya 45,9 menit')
    expect(why).toContain('ada hambatan tanpa penanggung jawab')
  })

  test('opens each figure, also one whose records are of long ago', async () => {
    await world.say('ringkasan minggu ini')
    const figures = await world.say('angka itu dari mana?')
    const [ofGoal = ''] = figures.split('\n\n').filter((block) => block.includes('waktu tunggu: 61 menit'))
    expect(ofGoal).toContain('Sen, 5 Jan 2026 · Tujuan 1 ditetapkan')
    expect(ofGoal).toContain('Sen, 5 Jan 2026 · waktu tunggu: 55 menit (n = 210)')
    expect(ofGoal).toContain('Sab, 14 Feb 2026 · waktu tunggu: 61 menit (n = 190)')
    expect(figures).toContain('1\\. pekerjaan 1 · Rina · 39 hari\n- Sen, 5 Jan 2026 · Aksi 1 ditambah')
  })

  test('asks what to decide without naming the summary; whoever has no team is asked nothing of a team', async () => {
    expect(await world.say('apa yang harus saya putuskan?')).toContain('Keputusan untuk manajer')
    expect(await world.say('apa yang harus saya putuskan?', 'stranger')).not.toContain('RS Melati')
  })

  test('compares weeks by figures, and by what was done, is late and is blocked', async () => {
    const compared = await world.say('bandingkan 2026-W07 dengan 2026-W02')
    expect(compared).toContain('waktu tunggu: 55 menit → 61 menit (+6) (memburuk)')
    expect(compared).toContain('aksi telat di akhir minggu: 5 → 7')
    expect(compared).toContain('hambatan terbuka di akhir minggu: 0 → 2')
  })

  test('reads it in English, units and names too', async () => {
    const summary = await world.say('ringkasan minggu ini versi inggris')
    expect(summary).toContain('waiting time: 61 minutes (n = 190) ▲ 6 (worse) · target 30 minutes (from 60 minutes)')
    expect(summary).toContain('**Late 7:** Sari 3, Budi 2, Rina 1, Dewi 1')
  })

  test('has it said that the programme rests', async () => {
    await world.say('program kita stop dulu sampai 2 Maret 2026')
    expect(await world.say('/ringkasan')).toContain('⏸️ Program sedang dihentikan dulu sampai 2 Mar')
  })
})

describe('when it comes', () => {
  test('is shown with what can be changed, and set by taps alone', async () => {
    await world.say('buat tim Kopi Pagi', 'kopi')
    await world.say('tambah aksi: cuci mesin, Joko, besok', 'kopi')
    expect(await world.say('jadwal ringkasan', 'kopi')).toContain('belum terjadwal')
    expect(await world.say('Jumat', 'kopi')).toContain('tiap Jumat pukul 08.00 WIB')
    await world.say('Ganti jam', 'kopi')
    expect(await world.say('16.00', 'kopi')).toContain('tiap Jumat pukul 16.00 WIB')
    await world.say('Ganti zona', 'kopi')
    expect(await world.say('WIT', 'kopi')).toContain('tiap Jumat pukul 16.00 WIT')
    expect(await world.say('jam 10.30 aja', 'kopi')).toContain('tiap Jumat pukul 10.30 WIT')
    expect(await world.say('kapan rekapnya dikirim?', 'kopi')).toContain('datang tiap Jumat pukul 10.30 WIT')
  })

  test('of weeks before the first record nothing comes', async () => {
    await world.say('buat tim Rumah Teh', 'teh')
    await world.say('tambah aksi: beli teko, Nita, besok', 'teh')
    await world.say('jadwal ringkasan Senin jam 8', 'teh')
    // Saturday of 2026-W07 was said; Monday tells that week, and no week before it.
    world.clock.advance(2 * day)
    const told = (await world.tick()).filter(({ to }) => to === 'telegram:teh')
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('(2026-W07)')])
    await world.say('jadwal ringkasan Rabu jam 8', 'kopi')
    world.clock.advance(7 * day)
    expect((await world.tick()).map(({ text }) => text).join()).not.toContain('2026-W06')
  })

  test('goes to the group of the team where that is said, and is asked where there are several', async () => {
    expect(await world.say('kirim ringkasan ke grup tiap Kamis jam 9', 'kopi')).toContain('pasang tim di sini')
    const group = 'telegram:-200'
    await world.say('pasang tim di sini', 'kopi', { conversationId: group, isShared: true, place: group })
    expect(await world.say('kirim ringkasan ke grup tiap Kamis jam 9', 'kopi')).toContain('ke kanal atau grup tim')
    world.clock.advance(8 * day)
    expect((await world.tick()).map(({ to }) => to)).toContain(group)
  })
})
