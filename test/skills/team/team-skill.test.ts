import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const dina = 'telegram:dina'
const rudi = 'slack:rudi'

async function kopiSenja(): Promise<string> {
  const answer = await stage.say(dina, 'buat tim Kopi Senja')
  const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(answer)?.[1]
  if (code === undefined) throw new Error(`no code in: ${answer}`)
  return code
}

describe('a team in conversation', () => {
  test('is made in one sentence, and joined by its code from the other channel', async () => {
    const code = await kopiSenja()
    expect(await stage.say(rudi, `/gabung ${code.toLowerCase()}`)).toContain('Selamat datang di tim **Kopi Senja**')
    const shown = await stage.say(dina, '/tim')
    expect(shown).toContain('**Kopi Senja** · 2 orang · Asia/Jakarta')
    expect(shown).toContain('Dina (Anda) – manajer')
    expect(shown).toContain('Rudi – anggota')
  })

  test('a deep link joins as the code does', async () => {
    const code = await kopiSenja()
    const { replies } = await stage.turn(rudi, {
      text: '',
      kind: 'picked',
      pick: { skill: 'team', act: 'join', value: code },
    })
    expect(replies[0]?.text).toContain('Kopi Senja')
  })

  test('wrong, expired and used codes are refused with what to do', async () => {
    const code = await kopiSenja()
    expect(await stage.say(rudi, '/gabung BCDFG2')).toContain('tidak saya kenal')
    stage.pass(15)
    expect(await stage.say(rudi, `/gabung ${code}`)).toContain('lewat masanya')
    const once = /\*\*([A-Z0-9]{6,})\*\*/.exec(await stage.say(dina, '/tim kode sekali'))?.[1]
    await stage.say(rudi, `gabung ${once}`)
    expect(await stage.say('slack:sari', `gabung ${once}`)).toContain('habis dipakai')
    expect(await stage.say('slack:sari', '/gabung')).toContain('Tulis kodenya')
  })

  test('whoever tries many codes has to wait', async () => {
    for (let i = 0; i < 5; i++) await stage.say(rudi, '/gabung BCDFG2')
    expect(await stage.say(rudi, '/gabung BCDFG2')).toMatch(/Coba lagi sekitar \d+ menit/)
  })

  test('only members see a team, and its code only those who may invite', async () => {
    const code = await kopiSenja()
    expect(await stage.say('slack:sari', '/tim')).toContain('belum punya tim')
    await stage.say(rudi, `/gabung ${code}`)
    expect(await stage.say(rudi, '/tim')).not.toContain(code)
    expect(await stage.say(dina, '/tim')).toContain(code)
  })

  test('roles are given by name, handed over, and asked about before somebody is removed', async () => {
    const code = await kopiSenja()
    await stage.say(rudi, `/gabung ${code}`)
    expect(await stage.say(rudi, 'jadikan Dina agen')).toContain('hanya bisa dilakukan manajer')
    expect(await stage.say(dina, 'jadikan Rudi ketua dong')).toContain('Rudi sekarang ketua')
    expect(await stage.say(dina, 'jadikan Toni ketua')).toContain('tidak menemukan Toni')
    expect(await stage.say(dina, 'keluar dari tim')).toContain('Keluar dari tim **Kopi Senja**?')
    expect(await stage.tap(dina, 'Ya, keluar')).toContain('manajer satu-satunya')
    expect(await stage.say(dina, 'serahkan tim ke Rudi')).toContain('diserahkan ke Rudi')
    expect(await stage.say(rudi, 'keluarkan Dina')).toContain('Keluarkan Dina')
    expect(await stage.tap(rudi, 'Tidak jadi')).toContain('tidak ada yang berubah')
    await stage.say(rudi, 'keluarkan Dina')
    expect(await stage.tap(rudi, 'Ya, keluarkan')).toContain('Dina sudah keluar')
    expect(await stage.say(dina, '/tim')).toContain('belum punya tim')
  })

  test('several teams, one of them active', async () => {
    await kopiSenja()
    await stage.say(dina, 'buat tim Toko Rona')
    await stage.say(dina, 'tambah aksi: tulis templat refund, Dina, Jumat')
    expect(await stage.say(dina, 'pindah tim')).toContain('Tim yang mana?')
    expect(await stage.tap(dina, 'Kopi Senja')).toContain('tim **Kopi Senja**')
    expect(await stage.say(dina, '/aksi')).toContain('belum menyimpan aksi')
    expect(await stage.say(dina, 'pindah ke tim toko rona')).toContain('tim **Toko Rona**')
    expect(await stage.say(dina, '/aksi')).toContain('tulis templat refund')
  })

  test('a group of the team: whoever writes there speaks for it, and sees no code', async () => {
    await kopiSenja()
    const group = 'telegram:-100'
    expect(await stage.say(dina, 'pasang tim di sini')).toContain('percakapan pribadi')
    expect(await stage.say(dina, 'pasang tim di sini', group)).toContain('bicara untuk tim **Kopi Senja**')
    expect(await stage.say('telegram:toni', 'tambah aksi: bersihkan meja, Toni, Jumat', group)).toContain(
      'Aksi 1 dicatat',
    )
    expect(await stage.say(dina, '/aksi')).toContain('bersihkan meja')
    expect(await stage.say('telegram:toni', '/aksi')).toContain('belum menyimpan aksi')
    expect(await stage.say(dina, '/tim', group)).not.toContain('Kode gabung')
    expect(await stage.say(dina, 'lepas tim dari sini', group)).toContain('tidak lagi milik tim')
  })

  test('two accounts become one person, and a lost phone is let go', async () => {
    await kopiSenja()
    const offered = await stage.turn(dina, { text: 'tautkan akun', kind: 'said' })
    expect(offered.replies[0]?.audience).toBe('asker')
    const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(offered.replies[0]?.text ?? '')?.[1]
    expect(await stage.say('slack:U7', `/tim tautkan ${code}`)).toContain('sekarang tersambung')
    expect(await stage.say('slack:U7', '/tim')).toContain('**Kopi Senja** · 1 orang')
    expect(await stage.say('slack:U7', 'putuskan telegram')).toContain('sudah dilepas')
    expect(await stage.say(dina, '/tim')).toContain('belum punya tim')
    expect(await stage.say('slack:U7', '/tim')).toContain('manajer')
  })

  test('zone and name', async () => {
    await kopiSenja()
    expect(await stage.say(dina, 'zona WITA')).toContain('Asia/Makassar')
    expect(await stage.say(dina, '/tim zona Asia/Atlantis')).toContain('tidak mengenal zona')
    expect(await stage.say(dina, 'ganti nama tim jadi <b>Kopi *Pagi*</b>')).toContain('**b Kopi Pagi /b**')
    expect(await stage.say(dina, 'buat tim ***')).toContain('tidak bisa saya pakai')
  })

  test('questions about teams stay questions', async () => {
    expect(await stage.say(dina, 'gimana cara bikin tim cs yang solid?')).not.toContain('Kode gabung')
    expect(await stage.say(dina, 'gabung yuk')).not.toContain('Kode')
    expect(await stage.eventsOf('team:')).toEqual([])
  })

  test('English works the same', async () => {
    const answer = await stage.say('slack:mia', 'create team Sunrise Coffee')
    expect(answer).toContain('Team **Sunrise Coffee** is ready')
    expect(await stage.say('slack:mia', '/team')).toContain('Mia (you) – manager')
  })
})

describe('a team that is named with who is in it', () => {
  test('takes its name from the sentence, and says whom to send the code', async () => {
    const made = await stage.say(dina, 'bikin tim baru dong namanya "CS Malam", isinya gw, Dito, ama Sari')
    expect(made).toContain('Tim **CS Malam** sudah jadi')
    expect(made).toContain('Kirim kode itu ke Dito, Sari')
    expect(await stage.say(dina, 'buat tim Kopi dengan Cinta')).toContain('Tim **Kopi dengan Cinta**')
  })

  test('who else is to come in gets a code of their role, and who never came in needs no taking out', async () => {
    await stage.say(dina, 'Set up a team called Jakarta Ops with four members: Anita, Bram, Cokro and me as manager.')
    expect(await stage.say(dina, 'tambahin Joko, dia leadernya')).toContain('Kode untuk **Joko** sebagai ketua')
    expect(await stage.say(dina, 'Actually Bram moved to sales, remove him.')).toContain('Bram')
    expect(await stage.say(dina, 'siapa aja di tim kita?')).toContain('Jakarta Ops')
  })

  test.each([
    [
      'Selamat pagi, kami dari kantor desa. Mohon dibuatkan tim pelayanan warga dengan nama Balai Tanggap.',
      'Balai Tanggap',
    ],
    ['sore, saya pengelola apartemen. Tolong buka tim baru utk penghuni: TR Cendana', 'TR Cendana'],
    ["Good morning, I'm a duty manager. Could you start a team named Lotus Front Office?", 'Lotus Front Office'],
    [
      'Sugeng enjing, kula sekretaris koperasi. Badhe ndamel tim pelayanan anggota, jenenge Loket Guyub wae',
      'Loket Guyub',
    ],
  ])('is founded behind whoever founds it: %s', async (text, name) => {
    expect(await stage.say(dina, text)).toContain(`**${name}**`)
    expect(await stage.eventsOf('team:')).not.toEqual([])
  })

  test.each([
    'gimana cara bikin tim yang namanya dikenal orang?',
    'ringkasan mingguan buat tim Optik Terang ya',
    'bikin grup WA semua pelanggan',
  ])('is not founded by %s', async (text) => {
    await stage.say(dina, text)
    expect(await stage.eventsOf('team:')).toEqual([])
  })

  test('and the names that follow are those it is for', async () => {
    await stage.say(dina, 'bikin tim namanya Depo Sigap')
    expect(await stage.say(dina, 'orgnya: Fadil, Vero, sama Ikhsan')).toContain('Kirim kode itu ke Fadil, Vero, Ikhsan')
  })
})
