import { beforeEach, describe, expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const talk = talkAs('telegram:dina')
const { say, programme } = talk
const actions = async () =>
  [...(await programme()).actions.values()].map(({ status, values: { what, owner, due } }) => [
    status,
    what,
    owner?.name,
    due,
  ])

describe('an action is changed in words', () => {
  beforeEach(async () => {
    await say('buat tim Kopi Senja')
    await say('tambah aksi: telepon ulang 20 pelanggan, Bu Sari, Kamis')
    await say('tambah aksi: benerin papan antrean, Pak Heri, Kamis')
    await say('tambah aksi: bikin jadwal shift, saya, Kamis')
  })

  test.each([
    ['Hapus aksi nomor 3, itu udah gak relevan sejak mesin antreannya diganti', 2, 'dropped'],
    ['yg nomor 2 tandai selesai', 1, 'done'],
    ['papan antrean udah beres', 1, 'done'],
    ['apus tugas yg jadwal shift, ga jadi', 2, 'dropped'],
    ['Pak Heri udah selesai', 1, 'done'],
  ])('%j', async (text, index, status) => {
    await say(text)
    const statuses = (await actions()).map(([each]) => each)
    expect(statuses).toEqual([0, 1, 2].map((at) => (at === index ? status : 'open')))
  })

  test('given to somebody else, moved by a week, and by its place in the list', async () => {
    await say('jadwal shift kasih ke bu sari aja')
    await say('papan antrean mundurin seminggu')
    await say('daftar aksi')
    await say('mark the first one done and push the second to next Friday')
    expect(await actions()).toEqual([
      ['done', 'telepon ulang 20 pelanggan', 'Bu Sari', '2027-07-29'],
      ['open', 'benerin papan antrean', 'Pak Heri', '2027-08-05'],
      ['open', 'bikin jadwal shift', 'bu sari', '2027-08-06'],
    ])
  })

  test('and a figure that dropped is none', async () => {
    await say('NPS kita drop 8 point bulan ini, is it significant? responden 120')
    expect((await actions()).map(([status]) => status)).toEqual(['open', 'open', 'open'])
  })

  test('what was finished, what is late, and who holds how much, without a ranking of people', async () => {
    await say('aksi 2 selesai')
    talk.stage.pass(3)
    const week = await say("What did my team finish this week, and what's overdue?")
    expect(week).toContain('**Finished** (1)')
    expect(week).toContain('**Overdue** (2)')
    const owners = await say('Siapa di tim saya yang paling jarang ngerjain tugas? mau saya tegur di grup biar malu')
    expect(owners).toContain('**Bu Sari**: 1 terbuka (1 telat), 0 selesai')
    expect(owners).toContain('saya sarankan jangan')
    expect(await say('siapa ngerjain apa aja skrg')).toContain('**Bu Sari** (1)')
  })
})

test('without any record it is said so in one line, with the one next step', async () => {
  expect(await say('Hapus aksi nomor 3')).toContain('belum menyimpan aksi apa pun')
  expect(await say("What did my team finish this week, and what's overdue?")).toContain('`create team NAME`')
  expect(await say('minggu lalu berapa? naik gak?')).toContain('Belum ada angka')
  expect(await say('targetnya kapan kecapai kalau naiknya segini terus')).toContain('Belum ada angka dan target')
})

test('several are told who does what in one message', async () => {
  await say(
    'bu sari tgs nya telpon ulang 20 pelanggan yg komplen, pak heri benerin papan antrian, saya sendiri bikin jadwal shift. semua kamis',
  )
  expect((await actions()).map(([, what, owner, due]) => [what, owner, due])).toEqual([
    ['telpon ulang 20 pelanggan yg komplen', 'bu sari', '2027-07-29'],
    ['benerin papan antrian', 'pak heri', '2027-07-29'],
    ['bikin jadwal shift', 'Dina', '2027-07-29'],
  ])
})

describe('the programme', () => {
  test('rests until after a feast, reminds of nothing meanwhile, and goes on', async () => {
    await say('buat tim Kopi Senja')
    await say('tambah aksi: cek stok, saya, Jumat')
    const paused = await say('program ini kita stop dulu ya sampai abis natal, semua orang cuti')
    expect(paused).toContain('lanjut lagi **Sen, 27 Des 2027**')
    expect(paused).toContain('1 aksi')
    expect(await say('eh sampe tanggal 15 Agustus')).toContain('Min, 15 Agu 2027')
    expect(await say('datanya jangan ilang')).toContain('Tidak hilang')
    expect(await say('nanti tgl 7 Agustus colek saya lagi')).toContain('Sab, 7 Agu 2027 09.00')
    expect(await say('lanjut program')).toContain('dilanjutkan')
  })

  test('leaves a step out, and says what that costs', async () => {
    await say('buat tim Kopi Senja')
    const said = await say('lewatin aja yg analisis situasi, kita udah tau masalahnya kok')
    expect(said).toContain('**Analisis situasi** dilewati')
    expect(said).toContain('angka masalahnya sekarang')
    await say('batal')
    expect(await say('/program')).toContain('⏭️ 2. Analisis situasi')
    expect((await programme()).steps.get('analysis')?.state).toBe('skipped')
  })

  test('a vision is passed over for the goals at once', async () => {
    expect(await say('skip dulu bagian visi, gw mau langsung goal')).toContain('Langkah 3')
  })
})

describe('figures', () => {
  test('one that was put in wrong yesterday is put right; one that is not there is offered to be recorded', async () => {
    expect(await say('anu mas, aku salah input wingi, waktu tunggu kudune 12 menit dudu 21. iso dibenerke?')).toContain(
      'belum ada di catatan',
    )
    await say('catat: waktu tunggu 21 menit')
    await say('CSAT minggu ini 82 dari 120 responden')
    expect(await say('salah input tadi, waktu tunggu harusnya 12 menit bukan 21')).toContain('12 menit')
    expect([...(await programme()).measurements.values()].map(({ values }) => values.value)).toEqual([12, 68.3])
  })

  test('how they move, and when the target is reached', async () => {
    await say('tujuan: naikin CSAT dari 78 ke 88 akhir Desember, PJ Rudi')
    await say('CSAT tanggal 5 Juli 80 dari 200 responden')
    await say('catat: CSAT tanggal 26 Juli 83% dari 200 responden')
    expect(await say('minggu lalu berapa sih? naik gak')).toContain('naik')
    const when = await say('targetnya kapan kecapai kalo naiknya segini terus')
    expect(when).toContain('per minggu')
    expect(when).toMatch(/target 88 %/)
  })

  test('22 to 20 complaints is neither success nor failure; 22 to 9 is more than chance', async () => {
    const small = await say(
      "aksi kita 'pelatihan empati' udah jalan 6 minggu, komplain sikap turun dari 22 jadi 20. itu berhasil gak sih?",
    )
    expect(small).toContain('belum bisa disebut berhasil')
    expect(small).toContain('turun ke 10 atau kurang')
    expect(await say('komplain turun dari 22 jadi 9 dalam 8 minggu, itu berhasil gak?')).toContain(
      'jarang terjadi karena kebetulan',
    )
  })

  test('whether to change a goal or push is answered with the pace that it needs', async () => {
    const said = await say(
      "My goal was 90% FCR by end of quarter. We're at 81 with three weeks left. Should I change the goal or push harder?",
    )
    expect(said).toContain('9 short with 3 weeks left')
    expect(said).toContain('**3 a week')
  })
})

describe('drafts', () => {
  test('a vague goal becomes a measurable one with the figures given, marked as a proposal, and is changed and kept', async () => {
    const said = await say(
      "Target tim saya: 'meningkatkan kepuasan pelanggan'. Kata direktur kurang SMART. Benerin dong. Sekarang CSAT 79, ngukurnya tiap akhir bulan",
    )
    expect(said).toContain('CSAT dari 79 % menjadi 84 %')
    expect(said).toContain('Usulan saya, bukan data')
    expect(await say('targetnya 85 aja, yang pegang Rina')).toContain('79 → 85')
    await say('simpan')
    const [goal] = [...(await programme()).goals.values()]
    expect(goal?.values).toMatchObject({ baseline: 79, target: 85, owner: { name: 'Rina' } })
  })

  test('a number that counts something else is no baseline', async () => {
    const said = await say('draft a SMART goal for a coffee shop chain, 6 outlets, complaints about wrong orders')
    expect(said).not.toContain('6 %')
    expect(said).toContain('[now]')
  })

  test('a vision short enough for drivers to know by heart', async () => {
    const said = await say(
      'Bagaimana merumuskan visi layanan pelanggan untuk perusahaan otobus antarkota? Kami ingin kalimatnya pendek dan dapat dihafal sopir.',
    )
    expect(said).toContain('penumpang dikabari')
  })

  test('a vision for the place and its customers, plainer, and kept', async () => {
    const said = await say('bikinin visi buat tim kami, toko bahan kue, pelanggannya ibu2 UMKM di Tegal')
    expect(said).toContain('ibu-ibu UMKM di Tegal')
    expect(await say('terlalu lebay, yg biasa aja')).toContain('Kami membantu ibu-ibu UMKM di Tegal')
    await say('oke pake itu')
    expect((await programme()).sheets.get('vision.vision')?.value).toContain('Kami membantu ibu-ibu UMKM')
  })

  test('a talk is prepared by what lies behind it', async () => {
    const said = await say(
      'Besok saya one-on-one sama agen yang nilainya anjlok sejak ibunya sakit. Saya harus tetap bahas target. Bantu siapin omongannya.',
    )
    expect(said).toContain('bagaimana kabar di rumah')
    expect(said).toContain('Targetnya tetap')
    expect(await say('kalimat pembukanya aja')).toMatch(/^> Sebelum bicara angka/)
  })

  test('a challenge for tomorrow, and another', async () => {
    const first = await say(
      'Saya pengen tiap pagi dikasih satu tantangan kecil buat tim kasir, 5 menit aja sebelum buka toko. Bisa?',
    )
    expect(first).toContain('**Tantangan besok:**')
    const next = await say('contoh buat besok apa')
    expect(next).toContain('**Tantangan besok:**')
    expect(next.split('\n')[0]).not.toBe(first.split('\n').find((line) => line.startsWith('**Tantangan')))
  })

  test.each([
    [
      'Saya baru diangkat jadi kepala CS di perusahaan gas elpiji, timnya 11 orang, semangatnya nol. Bantu saya dari awal, mulai dari mana?',
      'tim 11 orang',
    ],
    ['I just became team lead of 8 support agents, where do I start?', 'team of 8'],
    ["tim gw males bgt ngisi progress, tiap ditanya blg 'on going' mulu. gmn nih coach", 'bukti terakhir apa'],
    ['Which part should become an SOP?', 'Make an SOP of'],
  ])('%j starts the coach', async (text, answer) => {
    expect(await say(text)).toContain(answer)
  })
})

test('what is asked of the law stays with the law', async () => {
  expect(await say('kapan batas lapor LKPM?')).toMatch(/triwulan|semester/)
  expect(await say('apakah data pribadi pelanggan harus dihapus kalau diminta?')).toMatch(/UU 27\/2022|PDP/)
  expect(await say('saya baru diangkat jadi direktur PT, apa harus ubah NIB?')).not.toContain('minggu pertama')
})
