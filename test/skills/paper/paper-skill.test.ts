import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('a paper has what was told in it', () => {
  test('a briefing has its minutes, its people and what happened yesterday', async () => {
    const agenda = await say(
      'tolong bikinin agenda briefing sore 15 menit buat 7 orang kasir, kemarin ada 9 struk salah harga',
    )
    expect(agenda).toContain('Agenda 15 menit')
    expect(agenda).toContain('7 orang')
    expect(agenda).toContain('9 struk salah harga')
    expect(agenda).toContain('–15')
  })

  test('a plan for somebody new has the mentor, or asks for one and takes the answer', async () => {
    const plan = await say('susunin rencana onboarding barista baru 10 hari, mulai Rabu, mentornya Galih')
    expect(plan).toContain('mulai Rabu · mentor Galih')
    const open = await say('buatkan jadwal onboarding resepsionis baru 1 minggu')
    expect(open).toContain('Siapa mentornya?')
    expect(await say('mentornya Bu Tari')).toContain('di sebelah Bu Tari')
  })

  test('what is told after it stands below, and it goes into English', async () => {
    await say('bikinin agenda rapat bulanan 1 jam, komplain parkir naik jadi 12')
    expect(await say('Pak Anwar cuti sampai Kamis')).toContain('**Yang perlu diingat**: Pak Anwar cuti sampai Kamis')
    const english = await say('in english please')
    expect(english).toContain('Agenda, 60 minutes')
    expect(english).toContain('12')
  })

  test('a talk with one of the team has the name, the facts, and an exercise for that behaviour', async () => {
    const talk = await say(
      'saya mau kasih feedback ke Bagas, dua kali minggu ini motong cerita pelanggan di telepon. susunin kalimatnya',
    )
    expect(talk).toContain('Bahan bicara dengan Bagas')
    expect(talk.toLowerCase()).toContain('dua kali minggu ini motong cerita pelanggan')
    expect(talk).toContain('tunggu dua detik')
  })

  test('a request to the boss has the figures and the decision', async () => {
    const talk = await say(
      'bantu saya ngomong ke bos minta beli headset baru. 4 dari 6 headset rusak, 31 telepon putus minggu lalu',
    )
    expect(talk).toContain('**beli headset baru**')
    expect(talk).toContain('31 telepon putus minggu lalu')
  })

  test('praise names who and what', async () => {
    const praise = await say('tolong tulis apresiasi karyawan terbaik bulan ini, Yosi, 214 chat tanpa satu pun keluhan')
    expect(praise).toContain('**Yosi**')
    expect(praise).toContain('214 chat tanpa satu pun keluhan')
  })
})

describe('what was listed is sorted', () => {
  test('complaints by kind, then by what is lost', async () => {
    const grouped = await say(
      'kelompokin komplain ini: paket telat 3 hari, kuenya penyok, admin ketus, telat lagi, uang refund belum masuk',
    )
    expect(grouped).toContain('**Keterlambatan pengiriman & jadwal** · 2: paket telat 3 hari, telat lagi')
    const order = await say('yang paling gawat yang mana?')
    expect(order.indexOf('Uang')).toBeLessThan(order.indexOf('Sikap petugas'))
  })

  test('what to do first, from what is going on', async () => {
    const order = await say(
      'minggu ini harus ngapain dulu? tiket numpuk 48, satu kasir cuti melahirkan, klien besar mau pindah ke sebelah',
    )
    expect(order.indexOf('klien besar')).toBeLessThan(order.indexOf('numpuk 48'))
    expect(order).toContain('cuti melahirkan')
  })

  test('a plan from a survey keeps its shares in their order', async () => {
    const plan = await say('bikinin rencana aksi dari survei: 50% ngeluh antre lama, 28% kasir jutek, 22% toilet kotor')
    expect(plan).toMatch(/1\. \*\*Menunggu dan antrean\*\* \(50%[^\n]+\n2\. \*\*Sikap petugas\*\* \(28%/)
  })
})

describe('what is worked out of a text', () => {
  test('one why after the other, until the root', async () => {
    expect(await say('bantu 5 whys dong, masalahnya: pesanan katering sering kurang lauk')).toContain(
      'mengapa "pesanan katering sering kurang lauk"?',
    )
    expect(await say('karena dihitung di kepala')).toContain('mengapa "dihitung di kepala"?')
    expect(await say('soalnya ga ada lembar hitung di dapur')).toContain('Mengapa ke-3')
    const root = await say('cukup')
    expect(root).toContain('**Akar yang bisa dikerjakan**: ga ada lembar hitung di dapur')
  })

  test('minutes say who does what by when, and what has no day yet', async () => {
    const minutes = await say(
      'tolong susun notulen dari rapat tadi: Pak Rudi akan mengganti printer nota sebelum tanggal 20. Bu Mira menelepon pemasok kertas. Disepakati kasir istirahat bergantian.',
    )
    expect(minutes).toContain('**Pak Rudi** – mengganti printer nota · sebelum tanggal 20')
    expect(minutes).toContain('**Bu Mira** – menelepon pemasok kertas · tenggat belum ada')
    expect(minutes).toContain('- kasir istirahat bergantian')
  })

  test('a typed procedure is held against what one needs', async () => {
    const checked = await say(
      'cek SOP retur kami: 1. pelanggan lapor 2. admin catat 3. kirim ke gudang 4. gudang kirim ganti',
    )
    expect(checked).toContain('**batas waktu**')
    expect(checked).toContain('3. kirim ke gudang (satu nama penerima')
  })
})

describe('a plan of what was just spoken of', () => {
  test('has the steps of that answer, their days, and who was named', async () => {
    await say('cara menghadapi pelanggan marah di chat?')
    const plan = await say('oke buatkan rencana 2 minggu, PIC Sari')
    expect(plan).toContain('**Rencana 14 hari**')
    expect(plan).toContain('PJ Sari')
    expect(plan).toContain('Sumber')
  })
})

describe('what is no wish for a paper is left to others', () => {
  test.each([
    'gimana cara bikin agenda briefing yang efektif?',
    'tambah aksi: buat agenda briefing, Rina, Jumat',
    'ingatkan saya besok jam 9 briefing tim',
    'apa itu 5 whys?',
    'berapa lama onboarding CS yang ideal?',
  ])('%s', async (text) => {
    const reply = await say(text)
    expect(reply).not.toContain('Menit 0–')
    expect(reply).not.toContain('Mengapa ke-1')
    expect(reply).not.toContain('Onboarding 14 hari')
  })
})
