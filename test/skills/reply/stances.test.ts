import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)
const apology = /minta maaf|mohon maaf atas|salah kami|kesalahan kami|our mistake|I'm sorry this/

describe('a no stays a no, with the reason that was told', () => {
  test('a used item: no apology for a late refund, and nothing given away when they insist', async () => {
    const refused = await say(
      'pelanggan minta refund padahal barangnya udah dipakai 2 minggu dan bukan cacat. nolaknya gimana ya?',
    )
    expect(refused).toContain('barangnya sudah dipakai 2 minggu dan bukan cacat')
    expect(refused).not.toMatch(apology)
    expect(await say('dia bilang toko sebelah boleh kok')).toContain('jawabannya tetap sama')
  })

  test('a discount above the limit offers what is allowed, and knows how long they have been customers', async () => {
    const reply = await say(
      'Pelanggan minta diskon 30% padahal aturan maksimal 10%. Dia udah langganan dari 2019. Gimana nolaknya biar gak tersinggung?',
    )
    expect(reply).toContain('sejak 2019')
    expect(reply).toContain('potongan 10%')
  })

  test('a widow is not told that we sent her to and fro', async () => {
    const reply = await say(
      'Ada pelanggan yang nangis di telepon, suaminya baru meninggal dan dia mau nutup rekening tapi dokumennya kurang. Saya ikut sedih, tapi aturan ya aturan... gimana ngomongnya?',
    )
    expect(reply).toContain('turut berduka, Bu')
    expect(reply).not.toMatch(apology)
    expect(reply).not.toContain('Pak,')
  })
})

describe('what is not settled or not ours is not admitted', () => {
  test.each([
    [
      'nothing is admitted before it is checked',
      "A customer slipped on our wet floor and her husband is shouting that he'll sue. What do I say without admitting liability?",
      /looked after|without saying whose fault/,
    ],
    [
      'a promise that nobody was allowed to make',
      'pelanggan nagih voucher 500rb yg dijanjiin sales lama, padahal sales itu ga punya wewenang. balesnya gimana tanpa ngakuin dulu',
      /saya periksa dulu/,
    ],
    [
      'money that went elsewhere',
      'pelanggan salah transfer ke rekening orang, minta kita gantiin. itu bukan salah kita. jawab apa',
      /tidak bisa kami ganti/,
    ],
  ])('%s', async (_, told, wanted) => {
    const reply = await say(told)
    expect(reply).toMatch(wanted)
    expect(reply).not.toMatch(apology)
  })
})

describe('news, consent and contracts are written as such', () => {
  test.each([
    [
      'Mohon dibuatkan pemberitahuan kepada pelanggan melalui WhatsApp bahwa data nomor telepon mereka kemungkinan terakses pihak lain akibat kebocoran pada aplikasi kami.',
      'pihak yang tidak berhak, yaitu nomor telepon',
    ],
    ['minta kalimat persetujuan buat formulir survei, biar pelanggan setuju datanya kita simpen', 'Saya setuju'],
    [
      'Tolong susunkan pesan undangan mengisi survei kepuasan bagi wajib pajak, singkat, bahasa resmi.',
      'mengisi survei singkat',
    ],
    [
      'klausul buat vendor call center yg pegang data pelanggan kita, isinya apa aja kalimatnya',
      'hanya berdasarkan perintah tertulis',
    ],
    [
      'kasih tau pelanggan harga laundry naik dari 7rb jadi 8rb per kilo mulai januari. bahasa santai',
      'mulai Januari harga laundry kami berubah dari 7rb jadi 8rb per kilo',
    ],
    [
      'bikinin pengumuman buat grup WA staf: mulai senin jam buka maju jadi jam 8, semua harus dateng 7.45',
      'Teman-teman, ada perubahan: mulai senin jam buka maju jadi jam 8',
    ],
    [
      'email ke vendor katering kami, makanannya udah 3x telat bulan ini, minta solusi sebelum jumat',
      'paling lambat Jumat',
    ],
    [
      'mbok tulungi gawekke wa ngabari pelanggan nek pesenane mundur 2 dina mergo banjir',
      'mundur 2 hari, karena banjir',
    ],
    ['bikin pesan ucapan belasungkawa ke pelanggan langganan yg istrinya meninggal', 'Halo Pak, kami turut berduka'],
  ])('%s', async (told, wanted) => {
    const reply = await say(told)
    expect(reply).toContain('Ini drafnya')
    expect(reply).toContain(wanted)
  })

  test('a text is wanted in the other language, in as many sentences as are said', async () => {
    await say('Tamu minta early check in jam 9 pagi tapi kamar penuh semua. Apa yang harus resepsionis katakan?')
    expect(await say('dalam bahasa inggris, tamunya bule')).toContain("we're fully booked")
    const short = await say('max two sentences')
    expect(
      short
        .split('\n')
        .find((line) => line.startsWith('> '))
        ?.match(/[.?!](?=\s|$)/g),
    ).toHaveLength(2)
  })
})

describe('what is no wish for an apology gets none, and one for it gets no other', () => {
  test.each([
    [
      "Decline a customer's request to speak only to the CEO about a late parcel.",
      'your request to speak only to the CEO',
      /sorry/,
    ],
    [
      'karyawan minta naik gaji tp omzet lagi turun, gimana nolaknya biar dia ga resign',
      'karena omzet lagi turun',
      /Kakak/,
    ],
    [
      'client kita marah karena invoice salah nominal, ternyata emang salah kita. draft email minta maaf, bahasa inggris',
      'Subject: Corrected invoice',
      /reminder/,
    ],
    [
      'Mohon dibuatkan surat balasan atas keluhan warga mengenai petugas loket yang meminta uang tambahan. Pemeriksaan masih berjalan sehingga kami belum dapat membenarkan.',
      'pengakuan ataupun penyangkalan',
      /Permohonan maaf/,
    ],
    [
      'cust nuduh kita nipu krn barang ga sesuai foto padahal di deskripsi udah ditulis. jawab gimana biar ga panas',
      'keterangan barangnya tertulis',
      /salah kami/,
    ],
  ])('%s', async (told, wanted, unwanted) => {
    const reply = await say(told)
    expect(reply).toContain(wanted)
    expect(reply).not.toMatch(unwanted)
  })
})

describe('a reply of their own loses its blame', () => {
  test.each([
    [
      "rapihin balesan gw: 'lah salah sendiri ga baca syarat promo. udah jelas min belanja 200rb'",
      /salah sendiri|udah jelas|sudah jelas/,
      'belanja 200rb',
    ],
    [
      "rapihin: 'maaf kak itu bukan urusan kami, tanya aja ke ekspedisinya'",
      /bukan urusan/,
      'tanyakan ke ekspedisinya',
    ],
    [
      "Make this sound professional: 'we already told you 3 times the refund is process, pls be patient'",
      /told you|be patient/,
      'the refund is being processed',
    ],
  ])('%s', async (told, unwanted, wanted) => {
    const reply = await say(told)
    expect(reply).toContain(wanted)
    expect(reply).not.toMatch(unwanted)
  })
})

describe('a text is written also where nobody says the usual words', () => {
  test.each([
    [
      'Draft an SMS to patients: the clinic moves to a new address from 10 January, same doctors.',
      'the clinic moves to a new address from 10 January',
      /sorry/,
    ],
    [
      'tamu minta late checkout gratis sampe jam 5, aturan cuma sampe jam 1. jawab santai tapi sopan',
      'karena aturan hanya sampai jam 1',
      /salah kami/,
    ],
    [
      "how do i tell a bride we double booked her date and can't do the wedding cake",
      "can't do your wedding cake",
      /tonight|hotel/,
    ],
    ['We overcharged 40 gym members last month. Write the email to all of them.', 'Corrected invoice', /shelf/],
    [
      'gimana bilang ke klien kalo deadline mundur seminggu, penyebabnya data dari mereka telat',
      'data dari Kakak telat',
      /salah kami/,
    ],
    ['Ada penumpang ketinggalan HP di travel kami, ketemu di jok. tulis WA ke dia', 'kabar baik', /kecewa/],
    [
      'dokternya telat 2 jam, pasien udah ngomel di ruang tunggu. pengumuman lisan buat mereka',
      'Bapak, Ibu, mohon perhatiannya',
      /pesanan/,
    ],
  ])('%s', async (told, wanted, unwanted) => {
    const reply = await say(told)
    expect(reply).toContain(wanted)
    expect(reply).not.toMatch(unwanted)
  })
})

describe('what others keep, and what asks for no text, is left to them', () => {
  test.each([
    ['Catat: Wulan harus selesai bikin skrip telepon reminder sebelum Jumat.', 'Aksi 1 dicatat'],
    ['tambah aksi: buat template balasan, Rina, Jumat', 'buat template balasan'],
    ['bikinin poster promo dong', 'bukan kemampuan saya'],
  ])('%s', async (told, wanted) => {
    const reply = await say(told)
    expect(reply).toContain(wanted)
    expect(reply).not.toContain('Ini drafnya')
  })

  test.each([
    ['Write a short message thanking a client for pointing out a bug in our app.', 'thank you for pointing out a bug'],
    [
      'email permintaan maaf ke 200 peserta webinar yang linknya ga bisa dibuka',
      'Linknya tidak bisa dibuka. Itu salah kami',
    ],
    [
      'umumin ke member gym kalo kolam renang ditutup 3 hari buat perawatan, mulai senin',
      'ditutup 3 hari buat perawatan, mulai senin',
    ],
    [
      'pelanggan minta invoice dipalsuin angkanya biar bisa reimburse lebih, nolaknya gimana',
      'harus sama dengan yang dibayar',
    ],
  ])('but %s is one', async (told, wanted) => {
    expect(await say(told)).toContain(wanted)
  })
})

describe('kind words, invitations and a no to strangers', () => {
  test.each([
    [
      'undangan buat pelanggan loyal ke acara cicip menu baru, sabtu jam 4 sore',
      'mengundang Kakak ke acara cicip menu baru, sabtu jam 4 sore',
    ],
    ['ucapan selamat idul fitri buat pelanggan, singkat dan tulus', 'selamat [nama hari raya]'],
    ['tolak lamaran kerjasama influencer yang minta makan gratis, sopan', 'soal makan gratis, jawabannya tidak bisa'],
    [
      'We need a clause that our courier partner must pay for lost parcels within 14 days.',
      'must pay for lost parcels within 14 days',
    ],
  ])('%s', async (told, wanted) => {
    expect(await say(told)).toContain(wanted)
  })
})

describe('what was written or wished by somebody else is no wish for a text', () => {
  test.each([
    'tolong min, akun oss pt kami dulu di buatin sama biro jasa, emailnya pakai email dia. ada cara ambil alih akunya?',
    'Kami bermaksud merumuskan visi pelayanan: "Menjadi koperasi terdepan". Mohon penilaian kalimat ini untuk petugas loket kami.',
  ])('%s', async (text) => {
    expect(await say(text)).not.toMatch(/^Ini drafnya/)
  })

  test('a warning that came in is none to be given', async () => {
    const reply = await say(
      'Kami menerima surat peringatan pertama dari DPMPTSP karena tidak menyampaikan LKPM dua triwulan. Mohon bantuannya menyusun surat tanggapan yang santun.',
    )
    expect(reply).not.toContain('Teguran tertulis')
  })

  test('a cashier who asks to be moved is not turned down for a customer', async () => {
    const reply = await say(
      'Pelanggan tetap suka godain kasir saya, kemarin pegang tangan. Kasirnya minta pindah bagian. Partner saya bilang jangan, aturan kita pelanggan raja. Kalimat negurnya gimana?',
    )
    expect(reply).not.toContain('jawabannya tidak bisa')
  })
})
