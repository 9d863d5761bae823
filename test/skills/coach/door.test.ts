import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const dina = 'telegram:dina'
const talk = talkAs(dina)
const { say, programme } = talk

const actions = async () => [...(await programme()).actions.values()].map(({ values }) => values)
const firstStep = /(?:Langkah|Step) 1 · .*\(1\/8\)/

describe('the door', () => {
  test.each([
    'Gw pengen nyusun program perbaikan layanan buat anak-anak frontliner',
    'Mohon bantuannya: saya ditugaskan menyusun rencana kerja pelayanan untuk tim loket. Apakah Anda bisa membantu menyusunnya?',
    'kak dibimbing dong, mau benahin tim cs gw dari nol',
    'My manager asked me to prepare an improvement plan for our support team',
    'Could you walk me through it: vision, targets, actions?',
    'mulai dr visi dulu, trus tujuan, trus aksi ya',
    'rencana tim',
    'kok ga ada yang rencana tim?',
  ])('%s', async (text) => {
    expect(await say(text)).toMatch(firstStep)
  })

  test.each([
    'Bagaimana cara membuat rencana aksi untuk tim layanan?',
    'mulai dari visi atau data dulu?',
    'contoh rencana kerja tim cs dong',
    'bikin rencana bisnis laundry',
    'pandu saya urus izin warung',
    'training plan untuk tim kasir isinya apa saja?',
  ])('is not for: %s', async (text) => {
    expect(await say(text)).not.toMatch(/(?:Langkah|Step) 1 ·|Rancangan \d+ minggu/)
  })

  test('with a trade there is a draft of it, and questions for who asks for them', async () => {
    expect(await say('bos minta action plan buat tim resepsionis hotel kami')).toContain(
      'untuk **hotel atau penginapan**',
    )
    expect(await say('tanya satu-satu aja, mulai dari visi')).toMatch(firstStep)
  })

  test('stands in the list of guides and on the hello', async () => {
    expect(await say('halo')).toContain('rencana tim')
    expect(await say('pandu saya')).toContain('Rencana layanan tim, tujuh langkah')
    expect(await talk.stage.tap(dina, 'Rencana layanan tim, tujuh langkah')).toMatch(firstStep)
  })
})

describe('who introduces themselves', () => {
  test('is welcomed, and what they told is used', async () => {
    const hello = await say(
      'Selamat sore. Perkenalkan, saya Wulan, koordinator teller koperasi, tim saya 11 orang. Kira-kira bot ini bisa membantu apa ya?',
    )
    expect(hello).toContain('Salam kenal, Wulan.')
    expect(hello).toContain('koperasi')
    await say('apa itu CSAT?')
    await say('apa itu NPS?')
    await say('apa itu CES?')
    await say('apa itu FCR?')
    expect(await say('oke, bikinin rencana untuk tim saya')).toMatch(/\*\*koperasi atau BPR\*\* \(11 orang\)/)
  })

  test('without a trade is greeted, with the name of the door', async () => {
    expect(
      await say('Maaf, bukan itu yang saya tanyakan. Sebenarnya Anda bisa membantu apa untuk pekerjaan saya?'),
    ).toContain('**rencana tim**')
  })

  test('what a customer asks is not asked of her', async () => {
    expect(await say('kalau pelanggan marah, anda bisa bantu apa untuk menenangkan mereka?')).not.toContain(
      'Salam kenal',
    )
  })
})

describe('a draft', () => {
  const begin = () => say('bikinin rencana buat tim cafe gw, masalahnya order salah mulu, staf 7')

  test('has no slang in its head', async () => {
    expect(await begin()).toContain('(pesanan salah, 7 orang)')
  })

  test('one message removes, adds and names owners, and says what it did', async () => {
    await begin()
    const said = await say('coret aksi 1, tambahin tempel foto menu di kasir, yg pegang Tika. yang aksi 2 Joni')
    expect(said).toContain('aksi 1 dihapus; ditambah “Tempel foto menu di kasir”')
    expect(said).toMatch(/1\. Cocokkan isi dengan nota sebelum diserahkan · Joni/)
    expect(said).toMatch(/2\. Tempel foto menu di kasir · Tika/)
    expect(said).not.toMatch(/ {3}3\. /)
  })

  test('an action is replaced, also by two halves of a sentence', async () => {
    await begin()
    expect(await say('aksi 2 gausah, ganti pakai stempel nama di gelas')).toMatch(/2\. Stempel nama di gelas/)
    expect(await say('change action 1 to read every order aloud, owner Bayu, by next Friday')).toMatch(
      /1\. Read every order aloud · Bayu · Fri, 6 Aug 2027/,
    )
  })

  test('me is somebody', async () => {
    await begin()
    expect(await say('aksi 1 gw yg pegang, aksi 2 buat Tika')).toMatch(
      /1\. .* · (?!gw)\p{Lu}\p{L}+ \(bukti[\s\S]*2\. .* · Tika/u,
    )
  })

  test('what is not complained about is out: promise, measures, actions', async () => {
    await say('bikin rencana buat tim cafe saya')
    const said = await say('masalahnya pesanan salah, bukan antrean')
    expect(said).toContain('yang soal menunggu lama dikeluarkan')
    expect(said).not.toMatch(/10 menit\.|lama menunggu|papan antrean|jam ramai/)
  })

  test('what cannot be done is said', async () => {
    await begin()
    expect(await say('hapus aksi 8 dan tambahin cek struk')).toContain(
      'Belum saya kerjakan: aksi 8 (di rancangan ini ada aksi 1–2)',
    )
  })

  test('stays in reach after something else, is called back, and is taken', async () => {
    await begin()
    await say('apa itu NPS?')
    await say('barang tamu hilang gimana ya')
    expect(await say('rencana cafe td mana')).toContain('kafe atau rumah makan')
    await say('apa itu CES?')
    expect(await say('lah ilang? yaudah pakai rancangan ini')).toContain('Visi, misi, perilaku')
    expect(await actions()).toHaveLength(2)
  })
})

describe('what was left is over', () => {
  test('leaving with a reason takes the rest as a message of its own', async () => {
    await say('izin usaha saya apa saja?')
    await say('pandu saya urus izin warung')
    const said = await say('batal. gw ga mau ngurus izin! bikin rencana buat tim warung gw')
    expect(said).toContain('Rancangan 12 minggu')
    expect(said).not.toContain('Kembali ke panduan')
  })

  test('a correction behind it is not answered from it', async () => {
    await say('pandu saya urus izin warung')
    await say('batal')
    expect(await say('itu ketuker, yang kedua punya Sinta')).not.toMatch(/izin|NIB/i)
  })
})
