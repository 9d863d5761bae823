import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)
/** Says one after the other; what was answered to the last. */
async function told(...messages: readonly string[]) {
  let last = ''
  for (const text of messages) last = await say(text)
  return last
}

describe('the scene fits the wish', () => {
  test.each([
    ['latihan dong, jadi ortu murid yang marah soal SPP', 'SPP ditagih dua kali'],
    ['roleplay yuk, aku CS olshop, kamu pembeli yg barangnya pecah', 'Barang pecah'],
    ['kamu jadi pasien yang nunggu lama', 'Dokter belum datang'],
    ['be a hotel guest whose room was given away', 'Room given away'],
    ["pretend you're a customer whose subscription renewed by itself", 'Subscription renewed'],
    ['latihan, kowe dadi nasabah sing transfere gagal', 'Transfer gagal'],
    ['kamu jadi tamu hotel, kamarnya dikasih ke orang lain', 'Kamar sudah terisi'],
    ['practice with me: buyer, item arrived broken', 'Arrived in pieces'],
  ])('%j plays %s', async (wish, title) => {
    const said = await say(wish)
    expect(said).toContain(`**${title}`)
    expect(said).not.toContain('belum ada')
  })

  test('where none fits it is said, and the nearest is played', async () => {
    const said = await say('roleplay, kamu jadi nasabah asuransi yang klaimnya ditolak')
    expect(said).toContain('belum ada; yang paling dekat ini')
    expect(said).toContain('**Pinjaman ditolak**')
    expect(await told('batal', 'coba jadi penumpang pesawat yang kopernya ilang')).toContain('belum ada; yang ini juga')
  })

  test('"jadi" in a question means "so"', async () => {
    expect(await say('jadi pembeli ngamuk, gimana balesnya?')).not.toContain('Anda agennya')
  })
})

describe('the customer answers to what was said', () => {
  const broken = 'roleplay yuk, kamu pembeli yg barangnya pecah'

  test('to a photo that is asked for, and to a choice', async () => {
    expect(await told(broken, 'maaf kak barangnya pecah, boleh kirim fotonya?')).toContain('Fotonya saya kirim')
    expect(await say('mau refund atau dikirim ulang kak? prosesnya 3 hari kerja')).toContain('Saya pilih diganti saja')
  })

  test('to a greeting with what it is about', async () => {
    expect(await told(broken, 'Selamat pagi Kak, ada yang bisa kami bantu?')).toContain('yang saya tulis tadi')
  })

  test('what is said to the customer is nobody’s distress and no emergency', async () => {
    const sent = await told(broken, 'baik kak saya kirim ulang hari ini, resinya nyusul sore')
    expect(sent).toContain('🗣️')
    expect(await told('batal', 'latihan, jadi ortu murid soal SPP', 'Selamat pagi Ibu, dengan Bu Lilis TU')).toContain(
      '🗣️',
    )
  })

  test('but who says plainly that they want to die is heard', async () => {
    expect(await told(broken, 'capek hidup gue, pengen mati aja')).toContain('119')
  })
})

describe('a scene ends in any wording, with how it went', () => {
  test.each(['udah, nilai dong', 'stop, nilaiku berapa', 'udahan ah', 'enough, how was I', 'stop', 'cukup, skornya?'])(
    '%j',
    async (ending) => {
      expect(await told('latihan, jadi ortu murid soal SPP', 'Maaf Bu, saya cek sekarang', ending)).toMatch(
        /\*\*Nilai \d+ dari 10\*\*|\*\*\d+ of 10\*\*/,
      )
    },
  )

  test('a customer who is told that it is done is no ending', async () => {
    expect(await told('latihan, jadi ortu murid soal SPP', 'Sudah saya cek ya Bu')).not.toContain('dari 10')
  })

  test('what was missing is told after it, and the scene comes again harder', async () => {
    await told('latihan, jadi ortu murid soal SPP', 'Maaf Bu, saya cek sekarang', 'udahan ah')
    expect(await say('yang kurang di mana ya tadi?')).toContain('tenggat yang pasti')
    expect(await say('baik bu saya kabari jam 2')).toContain('sudah selesai')
    expect(await say('ulang lagi tapi ibunya lebih galak')).toContain('Kali ini lebih sulit')
  })
})

describe('a quiz is answered and left in one’s own words', () => {
  test.each(['kayaknya B', 'b deh kak', 'opsi B', 'yang kedua', 'I think it’s B', 'jawabannya b kali ya'])(
    '%j is B',
    async (said) => {
      expect(await told('kuis dong', said)).toMatch(/Benar: B|Right: B/)
    },
  )

  test('"next one" behind an explanation asks what waits, and passes nothing', async () => {
    expect(await told('got a quiz for me?', 'B', 'huh why is that wrong? explain')).toContain('Question 2 of 5')
    const next = await say('next one')
    expect(next).toContain('Question 2 of 5')
    expect(next).not.toContain('The answer is')
  })

  test('what somebody does not know is told, and the next one is asked', async () => {
    const said = await told('kuis dong', 'gatau, lanjut')
    expect(said).toContain('Jawabannya B')
    expect(said).toContain('Soal 2 dari 5')
  })

  test('the score, in the middle and at the end that somebody makes', async () => {
    expect(await told('kuis dong', 'B', 'skorku berapa')).toContain('Sejauh ini **1 dari 1** benar')
    expect(await say('ok stop, berapa skornya?')).toContain('1 dari 1 benar')
  })

  test('who speaks English is told that the questions are not', async () => {
    expect(await say('quiz me please')).toContain('The questions are in Indonesian')
  })
})
