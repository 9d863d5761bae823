import { describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const talk = talkAs('telegram:sari')
const { say, programme } = talk
const measured = async () => [...(await programme()).measurements.values()].map(({ values }) => values)
const goals = async () => [...(await programme()).goals.values()].map(({ values }) => values)
const actions = async () =>
  [...(await programme()).actions.values()].map(({ values, status }) => ({ ...values, status }))

describe('a laundry lead on a phone', () => {
  test('names the team in her own words, or when she is asked', async () => {
    expect(await say('min bikinin grup buat anak2 setrika dong')).toContain('Siapa nama timnya?')
    expect(await say('namain aja Kinclong Jaya')).toContain('Tim **Kinclong Jaya** sudah jadi')
    expect(await say('yg ikut Yanti, Mumun, sama Bang Oding')).toContain('Yanti, Mumun, Oding')
  })

  test('does not found a team by asking what a good one is like', async () => {
    expect(await say('bikin tim yang solid itu gimana caranya')).not.toContain('sudah jadi')
    expect(await say('set up a team for our salon pls')).toContain('What is the team called?')
    expect(await say('nanti dulu deh')).not.toContain('sudah jadi')
  })

  test('counts what nobody else has a name for', async () => {
    await say('buat tim Kinclong Jaya')
    await say('baju luntur minggu ini 6 dari 140 order')
    expect(await measured()).toMatchObject([{ metric: { name: 'baju luntur' }, value: 6, n: 140 }])
  })

  test('a task behind a goal leaves the goal its day', async () => {
    await say('buat tim Kinclong Jaya')
    await say('target komplain dari 20 ke 8 akhir Desember, PJ Mumun')
    const [goal] = await goals()
    await say('Yanti nempelin label nama di tiap kantong, besok')
    expect(await goals()).toEqual([goal])
    expect(await actions()).toMatchObject([
      { what: 'nempelin label nama di tiap kantong', owner: { name: 'Yanti' }, due: '2027-07-28' },
    ])
    await say('eh bukan yanti, oding')
    await say('lusa aja deh kelarnya')
    expect(await actions()).toMatchObject([{ owner: { name: 'oding' }, due: '2027-07-29' }])
  })

  test('two who are told at once have a task each, and one is not stopped twice', async () => {
    await say('buat tim Kinclong Jaya')
    await say('Rudi cek kompresor besok, Doni servis AC kantor lusa')
    expect(await actions()).toMatchObject([
      { what: 'cek kompresor', owner: { name: 'Rudi' }, due: '2027-07-28' },
      { what: 'servis AC kantor', owner: { name: 'Doni' }, due: '2027-07-29' },
    ])
    const stopped = await say('yg Doni gak jadi, batalin aja')
    expect(stopped.match(/dihentikan:/g)).toHaveLength(1)
  })

  test('what was spoken of last is moved, by days as well', async () => {
    await say('buat tim Kinclong Jaya')
    await say('tiwi bales semua komen jelek, besok ya')
    await say('mundurin 2 hari aja')
    expect(await actions()).toMatchObject([{ what: 'bales semua komen jelek', due: '2027-07-30' }])
    await say('gajadi tgl 30, tgl 31')
    expect(await actions()).toMatchObject([{ due: '2027-07-31' }])
  })
})

describe('a stall with three people', () => {
  test('a month alone is a day: by its end, or before it begins', async () => {
    await say('buat tim Geprek Squad')
    await say('rating grab 4,1 minggu ini dari 60 ulasan')
    await say('targetnya 4,5 sebelum november, nisa yg urus')
    expect(await goals()).toMatchObject([{ baseline: 4.1, target: 4.5, due: '2027-10-31', owner: { name: 'nisa' } }])
    await say('eh slh, 12 nasabah')
    expect(await goals()).toMatchObject([{ target: 4.5 }])
  })

  test('what is done is told by words of its own, not by "the" and "are"', async () => {
    await say('create team Coral Bay')
    await say('Mark should translate the pool rules by Wednesday')
    expect(await say('the arrow signs are finished')).not.toContain('✅')
    await say('Dewa will repaint the arrow signs, due 12 December')
    await say('the arrow signs are finished')
    expect(await actions()).toMatchObject([{ status: 'open' }, { what: 'repaint the arrow signs', status: 'done' }])
  })

  test('handed on is what the one who cannot has to do', async () => {
    await say('buat tim Elektra')
    await say('Hendra cek stok kompresor, rabu depan')
    await say('Yudi telpon balik 6 pelanggan, besok')
    await say('Hendra keteteran, kasih ke Sofi aja')
    expect(await actions()).toMatchObject([{ owner: { name: 'Sofi' } }, { owner: { name: 'Yudi' } }])
  })
})

describe('a hospital supervisor who writes formally', () => {
  test('a mean on a scale of five is no per cent, and the goal is on the same scale', async () => {
    await say('buat tim Rawat Jalan')
    await say('CSAT bulan ini 4,2 dari 5 dengan 96 responden.')
    expect(await measured()).toMatchObject([{ metric: { key: 'csat-skala-lima' }, value: 4.2, n: 96 }])
    await say('Mohon maaf, respondennya 69.')
    expect(await measured()).toMatchObject([{ value: 4.2, n: 69 }])
    await say('Sasaran kami 4,5 pada akhir Desember, penanggung jawab Ibu Retno.')
    expect(await goals()).toMatchObject([{ baseline: 4.2, target: 4.5, due: '2027-12-31', owner: { name: 'Retno' } }])
  })

  test('eighty-two of a hundred and twenty are still people', async () => {
    await say('buat tim Rawat Jalan')
    await say('CSAT minggu ini 82 dari 120 responden')
    expect(await measured()).toMatchObject([{ metric: { key: 'csat' }, n: 120 }])
  })

  test('the dot of a title ends no sentence; what one waits for is said once', async () => {
    await say('buat tim Rawat Jalan')
    await say('Sdr. Fauzan memasang layar antrean di lobi paling lambat 14 Agustus.')
    expect(await actions()).toMatchObject([
      { what: 'memasang layar antrean di lobi', owner: { name: 'Sdr. Fauzan' }, due: '2027-08-14' },
    ])
    const told = await say('Pekerjaan Sdr. Fauzan terkendala, menunggu persetujuan direksi.')
    expect(told).toContain('Fauzan menunggu persetujuan direksi')
  })
})

describe('a cooperative in Solo and a stall in Garut', () => {
  test('Javanese: founded, given, moved, done', async () => {
    expect(await say('sugeng enjang, badhe ndamel tim Koperasi Rukun')).toContain('Tim **Koperasi Rukun** sudah jadi')
    await say('tulung dicatet: Pak Karto nelpon anggota sing telat, Jumat')
    await say('geseren dadi Rebo wae')
    expect(await actions()).toMatchObject([{ what: 'nelpon anggota sing telat', due: '2027-07-28' }])
    await say('wis rampung sing Pak Karto')
    expect((await actions())[0]?.status).toBe('done')
  })

  test('Sundanese: founded, joined, done', async () => {
    expect(await say('punten, abdi hoyong ngadamel tim Dapur Nini')).toContain('Tim **Dapur Nini** sudah jadi')
    expect(await say('Cecep sareng Lilis lebetkeun')).toContain('Cecep, Lilis')
    await say('Cecep kudu ngalereskeun etalase, isukan')
    await say('geus beres nu Cecep')
    expect(await actions()).toMatchObject([{ what: 'ngalereskeun etalase', due: '2027-07-28', status: 'done' }])
  })
})

describe('an English-speaking hotel manager', () => {
  test('makes the team, its goal and its tasks, and changes whose they are', async () => {
    expect(await say('Hello, please make a team for our hotel: Bayview Guest Care')).toContain(
      'Team **Bayview Guest Care** is ready',
    )
    expect(await say('members: Ayu, Rizal and Komang')).toContain('Ayu, Rizal, Komang')
    await say('our check-in time is 14 minutes on average, 60 guests last week')
    await say('we want it down to 8 minutes by the end of October, Ayu is in charge')
    expect(await goals()).toMatchObject([{ baseline: 14, target: 8, due: '2027-10-31', owner: { name: 'Ayu' } }])
    await say('Kevin should rewrite the delay notice by Thursday')
    await say('sorry, make that Komang')
    expect(await actions()).toMatchObject([{ what: 'rewrite the delay notice', owner: { name: 'Komang' } }])
    expect(await say('send me the weekly summary on Mondays at 8')).toContain('each Monday at 08.00')
  })

  test('is not taken at their word where they only ask or tell of customers', async () => {
    await say('create team Bayview')
    await say('a guest waited 40 minutes yesterday and left')
    await say("we'll send it by Thursday, sorry for the delay")
    await say('is 4.1 out of 5 good?')
    const { actions: kept, measurements, goals: wanted } = await programme()
    expect([kept.size, measurements.size, wanted.size]).toEqual([0, 0, 0])
  })
})

describe('somebody who has had enough of a quiz', () => {
  test('leaves it in their own words', async () => {
    await say('kuis dong')
    await say('B')
    expect(await say('males ah, udahan')).toContain('Sampai di sini')
  })
})
