import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('a reply to a customer is written from what is told', () => {
  test('and changed by what is said next: whose fault, how it sounds, what stands in it', async () => {
    expect(
      await say('tolong buatin jawaban ke orang tua murid yg marah karena jadwal ujian diganti mendadak'),
    ).toContain('jadwal yang berubah mendadak')
    expect(await say('emang salah sekolah, akuin aja')).toContain('Itu salah kami')
    expect(await say('lebih formal dong')).toContain('Yth. Bapak/Ibu')
    expect(await say('ujian susulan tanggal 5, masukin')).toContain('Ujian susulan tanggal 5.')
    expect(await say('apa itu NIB?')).toContain('Nomor Induk Berusaha')
  })

  test('what can be given and what cannot take the place of choices that go beyond', async () => {
    await say('Draft a reply to a guest who found a cockroach in her room last night. She wants a full refund.')
    const reply = await say('We can offer one night back, not the full stay.')
    expect(reply).toContain('What we can offer is one night back.')
    expect(reply).toContain('I cannot promise the full stay')
    expect(reply).not.toContain('adjust your bill')
  })

  test('a quoted message of a customer is answered', async () => {
    expect(await say('bales apa nih ke customer: "mana refund saya udah 2 minggu"')).toContain('tahap refund')
  })
})

describe('who tells of trouble gets the words for it, and the next messages change them', () => {
  test('a catering order that came late: name taken, amount left out, nothing about business codes', async () => {
    const told = await say('Pelanggan catering saya marah, nasi box 200 porsi telat 50 menit di acara pengajian')
    expect(told).toContain('nasi box 200 porsi Kakak telat 50 menit pas acara pengajian')
    expect(told).not.toContain('KBLI')
    expect(await say('dia minta uang balik semua')).toContain('soal ganti rugi saya sampaikan hari ini')
    await say('Totalnya 5 juta. makanannya habis dimakan juga')
    expect(await say('menurutmu wajar dikasih berapa?')).toContain('Rp250.000 sampai Rp500.000')
    expect(await say('Tulisin WA-nya ke dia ya, namanya Bu Hj. Nurul')).toContain('Halo Bu Hj. Nurul, nasi box')
    const without = await say('jangan sebut nominal dulu, dia lagi emosi')
    expect(without).toContain('Bu Hj. Nurul')
    expect(without).not.toContain('ganti rugi')
  })

  test('a customer who went silent: what is told later stands in the draft', async () => {
    expect(await say('cust gw ghosting abis gw minta maaf')).toContain('Hubungi sekali lagi')
    expect(await say('gw jualan sepatu second btw, yg dikirim kmrn salah ukuran')).toContain('soal sepatu salah ukuran')
    expect(await say('alay ah, yg biasa aja')).not.toContain('Tidak perlu buru-buru')
  })

  test('a viral video: two sentences for the public, then words to the employee, without the tone of an office', async () => {
    await say("One of my front desk staff rolled her eyes at a guest and it's on TikTok, 90k views.")
    const statement = await say('Draft it, two sentences, no excuses.')
    expect(statement).toContain("not how anyone should be treated here, and we're sorry.")
    expect(await say("And how do I talk to her tomorrow? She's terrified she'll be fired.")).toContain(
      "you're not being fired for this",
    )
    expect(await say('That sounds like HR wrote it. More human please.')).not.toContain('Everyone gets something')
  })

  test('a letter has its heading, the amount and the days that were told', async () => {
    const letter = await say(
      'Mohon contoh surat permohonan maaf resmi kepada nasabah prioritas atas kesalahan pendebetan ganda sebesar Rp4.750.000 yang baru dikembalikan setelah sembilan hari kerja.',
    )
    for (const part of ['Perihal: Permohonan maaf', 'Dengan hormat,', 'Rp4.750.000', '9 hari kerja', 'Hormat kami,'])
      expect(letter).toContain(part)
  })

  test('condolence and no apology, where nobody is at fault', async () => {
    const draft = await say(
      'How do I tell a customer that her wedding cake deposit is non-refundable when the wedding was called off because the groom passed away?',
    )
    expect(draft).toContain('so very sorry for your loss')
    expect(draft).toContain('wedding cake')
    expect(draft).not.toContain('our mistake')
  })

  test('if they insist, once and without arguing', async () => {
    await say(
      'cust minta refund pdhl barangnya dia rusakin sndiri, ngotot ampe ngatain gw tolol di chat. cara nolaknya gmn',
    )
    expect(await say('kalau dia tetap ngotot?')).toContain('tetap sama, dan saya tidak mau memberi harapan palsu')
  })
})

describe('what was answered is put into a text for somebody else', () => {
  test('for a vendor, then for an official', async () => {
    await say('nib sm siup bedanya apa')
    await say('trs klo vendor gw minta siup gmn')
    expect(await say('bisa bikinin balesan buat dia ga? singkat aja')).toContain('SIUP dan TDP tidak diterbitkan lagi.')
    expect(await say('kurang sopan itu, dia bapak2 pns')).toContain('Yth. Bapak,')
  })
})

describe('what is no case of a customer is left to others', () => {
  test.each([
    ['data pelanggan kami bocor, harus lapor ke siapa', 'data'],
    ['apa itu CSAT?', 'CSAT'],
    ['komplain pelanggan bulan ini naik 20 persen, penyebabnya apa', ''],
    ['Kami hendak menyusun SOP penanganan keluhan pelanggan. Mohon kerangka tahapannya.', 'Tujuh tahap'],
  ])('%s', async (text, expected) => {
    const reply = await say(text)
    expect(reply).not.toContain('Ini drafnya')
    expect(reply).not.toContain('Kalau mau langsung dibalas')
    expect(reply).toContain(expected)
  })
})

describe('a reply that was judged is written better', () => {
  test('from the case that was told with it, within the limits that are said', async () => {
    const judged = await say(
      "nilai balesan saya ke pelanggan: 'Mohon maaf, sesuai SOP barang tidak bisa dikembalikan.' Pelanggannya beli blender, baru 2 hari udah mati",
    )
    expect(judged).toContain('dari 10')
    const better = await say('coba tulisin versi yang lebih bagus, tapi saya emang ga bisa janjiin refund')
    expect(better).toContain('barang rusak')
    expect(better).toContain('Mengenai refund, kami belum dapat menjanjikannya')
  })

  test('words of one’s own for judging are enough where the reply stands in quotes', async () => {
    expect(
      await say('balesan gw jelek ga: "Siap kak ditunggu yaaa"  itu buat org yg komplen barangnya pecah'),
    ).toContain('dari 10')
    expect(await say('trs yg bener gmn')).toContain('foto atau video barangnya')
    expect(await say('kalo versi ini: "Maaf kak, aku cek sekarang, jam 3 aku kabarin ya." udah mendingan?')).toContain(
      'dari 10',
    )
  })
})

describe('a reply that somebody wrote themselves is made better, and all they told stays', () => {
  test('names, amounts and dates of it, in plain words and spelled out', async () => {
    const better = await say(
      'bagusin balasan ini: "Halo Bu Rina, sori bgt paketnya telat, mohon maaf atas ketidaknyamanannya. Refund Rp 350.000 masuk maks hari Jumat, hubungi Pak Yanto klo blm ya"',
    )
    for (const told of ['Bu Rina', 'Rp350.000', 'paling lambat hari Jumat', 'Pak Yanto', 'kalau belum'])
      expect(better).toContain(told)
    expect(better).not.toMatch(/ketidaknyamanan|bgt|klo/)
    const shorter = await say('pendekin')
    for (const told of ['Rp350.000', 'Jumat', 'Pak Yanto']) expect(shorter).toContain(told)
    expect(shorter.length).toBeLessThan(better.length)
  })

  test('one that says nothing of when gets a place for it, and nobody is told to wait', async () => {
    const better = await say('perhalus dong: mohon ditunggu ya kak barang sedang diproses')
    expect(better).toContain('barang sedang diproses')
    expect(better).toContain('[jam]')
    expect(better).not.toContain('ditunggu')
  })

  test('an English one stays English, and what cannot be translated is not said to be', async () => {
    expect(
      await say("Improve this reply: Sorry your laptop isn't ready, the part comes Tuesday, ask for Dewi"),
    ).toContain('the part comes Tuesday')
    expect(await say('versi bahasa indonesia')).toMatch(/kata demi kata belum bisa|translate/)
  })
})

describe('what changes a draft changes it, and nothing is said to be changed that is not', () => {
  test('for the phone, with what is added written out, and an amount as it was told', async () => {
    await say('cust gw marah krn HP servisan ilang di toko, bikinin balesan wa dong')
    expect(await say('tambahin klo kita ganti unit baru maks 3 hari')).toContain(
      'Kami ganti unit baru paling lama 3 hari.',
    )
    expect(await say("jgn pake kata 'mohon maaf atas ketidaknyamanannya', basi")).not.toContain('Saya ubah')
    expect(await say('ok skrg versi buat ditelpon')).toMatch(/> Kak, /)
  })

  test('choices that are named are the choices', async () => {
    await say('Gimana cara bilang ke pelanggan kalau stoknya habis padahal dia udah bayar?')
    const reply = await say('Kasih opsi refund atau ganti warna ya')
    expect(reply).toContain('refund atau ganti warna')
    expect(reply).not.toContain('tunggu sampai')
  })

  test('an amount is not cut at its points', async () => {
    const reply = await say(
      'Mohon dibuatkan surel permohonan maaf kepada pelanggan karena tagihan September tercatat ganda sebesar Rp 14.750.000. Dana kembali dalam lima hari kerja.',
    )
    expect(reply).not.toMatch(/Rp 14\.(?!750)|000\.,/)
  })
})

describe('a case that another resembles gets words of its own', () => {
  test.each([
    ['hair is no food', 'gw punya salon, rambut cust gosong kena smoothing', 'hasil perawatan', /makanan|dimakan/],
    [
      'a review that is not true gets no apology, and how the reply is to sound is no complaint',
      'ada yg review bintang 1 di gmaps blg makanan resto gw basi, pdhl ga bener. balesnya gmn biar ga keliatan nyolot',
      'yang kami temukan berbeda',
      /maaf|sikap petugas/,
    ],
    [
      'a date that nobody knows is not made up, and no fault is owned',
      'pelanggan nanyain terus kapan HP-nya selesai diservis, padahal sparepart belum dateng dan saya nggak tau kapan datengnya. jawab apa ya?',
      'tidak saya karang',
      /salah kami/,
    ],
    [
      'who explains again is not asked for a photo',
      "Customer wrote: 'third time I explain this!!' The previous two agents left no notes. Draft me a reply please, it's about a broken air conditioner.",
      'the same thing again and again about the air conditioner',
      /photo/,
    ],
  ])('%s', async (_, told, wanted, unwanted) => {
    const reply = await say(told)
    expect(reply).toContain(wanted)
    expect(reply).not.toMatch(unwanted)
  })

  test('what the thing is and what it is for, as they named it', async () => {
    await say('Gimana cara bilang ke pelanggan kalau stoknya habis padahal dia udah bayar?')
    expect(await say('Barangnya sepatu lari, ukuran 43, dia butuh buat lomba hari Minggu.')).toContain(
      'sepatu lari ukuran 43',
    )
  })

  test('by when is not how long it took', async () => {
    const reply = await say(
      'Mohon dibuatkan surel permohonan maaf ke pelanggan karena tagihan tercatat ganda sebesar Rp 14.750.000. Pengembalian dana selesai dalam lima hari kerja.',
    )
    expect(reply).toContain('selesai dalam 5 hari kerja')
    expect(reply).not.toContain('setelah 5 hari')
  })
})

describe('a draft is changed in more than one way at once', () => {
  test('softer, and in Indonesian besides: both texts', async () => {
    await say('A customer keeps using racist insults on the phone. Write a short reply to him.')
    const both = await say('Too stiff. Softer, and also a Bahasa version please.')
    expect(both).toMatch(/> \[name\], the way[\s\S]*\n> Kak, perlakuan/)
  })

  test('one more option stands in it', async () => {
    await say('Pelanggan udah bayar sepatu lari tapi stoknya habis, bikinin balesan wa')
    expect(await say('tambahin opsi ganti warna')).toContain('Bisa juga ganti warna.')
    expect(await say('versi Inggris')).toContain('> Hi [name], the shoes you ordered')
  })

  test('whether to write first is answered: yes, in private, with the words for it', async () => {
    await say('gw punya salon, rambut cust gosong kena smoothing, drafin dong')
    await say('dia blm komplen resmi cm update story')
    const said = await say('gw chat duluan apa nunggu?')
    expect(said).toContain('Chat duluan, lewat pesan pribadi')
    expect(said).toContain('> Halo Kak')
  })
})
