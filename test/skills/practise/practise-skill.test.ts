import { afterEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

const dina = 'telegram:dina'
const stages: TeamStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

async function open() {
  const stage = await createTeamStage()
  stages.push(stage)
  return (text: string) => stage.say(dina, text)
}

const good =
  'Gaun untuk akad Sabtu ya Kak, wajar panik. Saya telepon kurir sekarang. Acaranya jam berapa? Jam 13.00 saya kabari, mau ambil di cabang atau kirim ulang instan?'

describe('somebody who wants to practise', () => {
  test('begins with an everyday customer, and with the one that was asked for', async () => {
    const say = await open()
    expect(await say('roleplay dong')).toContain('Gaun belum sampai')
    await say('batal')
    expect(await say('latih saya menghadapi pelanggan yang maki-maki')).toContain('Makian di WhatsApp')
    await say('batal')
    expect(await say('latihan pelanggan yang dokternya telat')).toContain('Dokter belum datang')
  })

  test('is answered by what each reply did, and never in the same words twice in a row', async () => {
    const say = await open()
    await say('roleplay dong')
    const lines = [
      await say('Maaf ya Kak'),
      await say('Kami proses dulu ya'),
      await say('Nanti saya kabari'),
      await say('saya cek ke kurir sekarang ya'),
      await say('jam 14.00 ya Kak'),
    ]
    expect(lines[0]).toContain('Maaf saja belum cukup')
    expect(lines[1]).toContain('Kapan saya dapat kabarnya')
    expect(lines[2]).toContain('Jam berapa itu')
    expect(lines[3]).toContain('tunggu sampai jam berapa')
    expect(lines[4]).toContain('Oke kalau jam segitu jelas')
    expect(new Set(lines).size).toBe(lines.length)
  })

  test.each(['selesai', 'udah', 'cukup', 'udah kelar kak', 'gimana hasilnya'])(
    'ends it with "%s", with feedback',
    async (word) => {
      const say = await open()
      await say('roleplay dong')
      await say('Maaf Kak soal gaunnya, saya cek sekarang')
      const feedback = await say(word)
      expect(feedback).toContain('dari 10')
      expect(feedback).toContain('“saya cek”')
      expect(feedback).toContain('Contoh balasan yang lengkap')
    },
  )

  test('gets it harder when asked, in the middle and afterwards, and can still win', async () => {
    const say = await open()
    await say('roleplay dong')
    expect(await say('ulang yang lebih susah dong')).toContain('Kali ini lebih sulit')
    expect(await say(good)).not.toContain('dari 10')
    await say('Baik Kak, saya urus, jam 13.00 saya kabari lagi')
    expect(await say('Saya cek lagi ke cabang, jam 12.30 saya kabari')).toContain('Pelanggan tenang')
    expect(await say('yang lebih sulit lagi')).toContain('Kali ini lebih sulit')
  })

  test('hears something else for being good, cold, or promising too much', async () => {
    const feedback = async (replies: readonly string[]) => {
      const say = await open()
      await say('roleplay dong')
      let last = ''
      for (const reply of replies) {
        last = await say(reply)
        if (last.includes('dari 10')) return last
      }
      return say('selesai')
    }
    const warm = await feedback([good])
    expect(warm).toContain('Pelanggan tenang')
    expect(warm).toContain('**Nilai 10 dari 10**')
    expect(warm).not.toContain('Yang merugikan')
    const cold = await feedback(['ok', 'sesuai SOP kami kak', 'silakan hubungi kurir'])
    expect(cold).toContain('Pelanggan pergi')
    expect(cold).toContain('menyalahkan pelanggan, atau melempar ke pihak lain (“hubungi kurir”)')
    const promising = await feedback(['Tenang kak, pasti sampai besok!'])
    expect(promising).toContain('janji yang belum tentu bisa ditepati (“pasti”)')
    expect(promising).not.toContain('menyalahkan')
    // A message without a promise does not take back the one before it.
    const both = await feedback(['Tenang kak, pasti sampai besok!', 'Saya cek dulu ya kak, jam 14.00 saya kabari'])
    expect(both).toContain('janji yang belum tentu bisa ditepati')
    expect(both).not.toContain('tanpa janji kosong')
  })
})

test('a quiz explains the answer that was given last, with its entry, and goes on', async () => {
  const say = await open()
  await say('kuis 2 soal')
  expect(await say('a')).toContain('Soal 2 dari 2')
  const why = await say('kenapa jawabannya itu')
  expect(why).toContain('Balasan pertama yang paling membantu?')
  expect(why).toContain('Jawaban B')
  expect(why).toContain('Sumber:')
  expect(why).toContain('Soal 2 dari 2')
  await say('c')
  expect(await say('kok itu sih?')).toContain('tenang dulu')
})

test('a reply is rated with what the customer wrote, and one fault outweighs the rest', async () => {
  const say = await open()
  expect(
    await say(
      'nilai balasan saya: pelanggan: Paket 9 hari belum sampai. balasan: Maaf paketnya belum sampai, saya cek sekarang, jam 14.00 saya kabari. Kalau belum ketemu, saya kirim ulang.',
    ),
  ).toMatch(/\*\*(?:9|10) dari 10\*\*/)
  expect(await say('nilai balasan saya: Mohon menunggu ya kak')).toContain('menyuruh menunggu')
  expect(
    await say('nilai balasan saya: Kirim kode OTP-nya ya Kak, saya cek sekarang, jam 14.00 saya kabari.'),
  ).toContain('**1 dari 10**')
})
