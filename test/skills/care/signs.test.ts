import { describe, expect, test } from 'vitest'
import { readConcernAsShipped as read } from '../../support/concern-reader.ts'

describe('what happens right now is told by its signs', () => {
  test.each([
    ['gas', 'kok dapur mambu gas ya, tabungnya ngowos'],
    ['gas', 'we smell gas in the kitchen of our shop'],
    ['lost-child', 'balita pelanggan kepisah dari mamanya, udah dicari di toko belum ketemu'],
    ['lost-child', "a mother says her son is missing in our store, he's 5"],
    ['flood', 'banjir udah sepinggang, kami kejebak di toko'],
    ['flood', 'water is coming in and the sockets are under water'],
    ['fumes', 'anak cleaning nyampur pemutih sama porstex, sekarang batuk semua'],
    ['fumes', 'someone mixed bleach and ammonia, two staff are coughing'],
    ['fight', 'dua tamu gelut di parkiran, satu bawa botol pecah'],
    ['fight', 'a guest was stabbed in the stomach'],
    ['head', 'kasir gue kepleset, kepalanya bocor darahnya ngalir'],
    ['head', 'an old lady fell on the stairs and her head is bleeding'],
    ['arrest', 'tukang parkir ambruk, tidak bernapas'],
    ['arrest', "he isn't breathing, what do I do"],
    ['machine', 'jari karyawan kejepit di mesin roller'],
    ['machine', 'her hand is caught in the grinder'],
    ['shock', 'teknisi kestrum pas benerin kulkas'],
    ['lift', 'liftnya ngadat, ada anak kecil kejebak'],
    ['lift', 'we are stuck in the elevator'],
    ['bomb', 'ada email bilang gedung ini dipasangi bom'],
    ['bomb', 'unattended bag in the lobby, it is ticking'],
    ['collapse', 'panggung ambrol, beberapa orang kejepit'],
    ['collapse', 'the tent collapsed, people are trapped'],
    ['food', 'sudah 8 anak muntah2 habis makan nasi kotak kami'],
    ['food', 'several guests are vomiting after our buffet'],
    ['choking', 'nenek keselek biji salak mukanya biru'],
    ['illness', 'ada pembeli kejang di lantai, mulutnya berbusa'],
    ['attack', 'orang masuk toko ngacungin celurit'],
    ['locked-room', 'tamu ga nyaut diketok dari tadi, kamarnya dikunci dari dalam'],
  ])('%s: %j', (emergency, text) => {
    expect(read(text)).toEqual({ kind: 'emergency', emergency })
  })

  test.each([
    'KBLI toko gas elpiji',
    'mau bom diskon pas tanggal kembar',
    'sop evakuasi gempa dan banjir untuk kafe',
    'anak buah hilang semangat',
    'lift kami perlu izin apa',
    'jual mesin penggiling daging kblinya apa',
    'pelanggan komplain makanan kami bikin muntah, balas apa',
    'rak display roboh, minta ganti ke vendor',
  ])('%j is no emergency', (text) => {
    expect(read(text)?.kind).not.toBe('emergency')
  })
})

describe('what is felt is told by its signs', () => {
  test.each([
    ['saya keguguran kemarin lusa, sekarang disuruh balas chat', { kind: 'sad', sorrow: 'loss' }],
    ['my mom died yesterday and I am back at work', { kind: 'sad', sorrow: 'loss' }],
    ['teman kerja saya gantung diri tahun lalu, saya masih merasa bersalah', { kind: 'sad', sorrow: 'suicide' }],
    ['aku panik abis dimaki, napas rasanya sesek', { kind: 'sad', sorrow: 'fear' }],
    ['a customer knows where i live and is waiting outside, i am scared', { kind: 'harassed' }],
    ['I cry every morning before my shift', { kind: 'exhausted', abused: false }],
    ['my boss humiliated me in front of the whole team', { kind: 'sad', sorrow: 'shame' }],
  ])('%j', (text, concern) => {
    expect(read(text)).toEqual(concern)
  })

  test('who may not be safe is not taken for somebody who only grieves', () => {
    expect(read('teman saya bunuh diri bulan lalu, saya juga pengen mati')?.kind).toMatch(/self-harm|endangered/)
    expect(read('dada kiri nyeri menjalar, aku panik, sesek')?.kind).toBe('emergency')
  })
})

describe('abuse of Prima', () => {
  test.each([
    'lu bego banget sumpah ga guna',
    'ndasmu',
    'kontol lu bot',
    'you useless piece of crap',
    'bot lemot amat',
  ])('%j is let pass', (text) => {
    expect(read(text)?.kind).toBe('insult')
  })

  test.each(['pelanggan bilang kamu tolol', 'bos ngatain gue goblok', 'ga guna gue hidup'])(
    '%j is something else',
    (text) => {
      expect(read(text)?.kind).not.toBe('insult')
    },
  )
})
