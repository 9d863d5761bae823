import { afterEach, describe, expect, test } from 'vitest'
import { parseChat } from '../../../src/skills/analyse/chat/parse-chat.ts'
import { type AnalyseStage, createAnalyseStage } from '../../support/analyse-stage.ts'

const dina = 'telegram:dina'
const stages: AnalyseStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

async function openStage(): Promise<AnalyseStage> {
  const stage = await createAnalyseStage()
  stages.push(stage)
  return stage
}

const system = ['end-to-end encrypted', 'dienkripsi']

describe('chats are read', () => {
  test('as an Android exports them, lines that go on and the day first', () => {
    const lines = parseChat(
      '13/07/27 09.02 - Ani: satu\ndua\n13/07/27 09.05 - CS: tiga\n14/07/27 21.00 - Ani: empat\n14/07/27 21.01 - Pesan dienkripsi',
      { system, placeholders: [] },
    )
    expect(
      lines?.map(({ speaker, text, atMs }) => [speaker, text, new Date(atMs ?? 0).toISOString().slice(0, 16)]),
    ).toEqual([
      ['Ani', 'satu dua', '2027-07-13T09:02'],
      ['CS', 'tiga', '2027-07-13T09:05'],
      ['Ani', 'empat', '2027-07-14T21:00'],
    ])
  })

  test('as an iPhone in America exports them, the month first and halves of the day', () => {
    const lines = parseChat(
      '[7/13/27, 9:02:11 PM] Ani: one\n[7/13/27, 9:05:00 PM] CS: two\n[7/14/27, 12:01:00 AM] Ani: three',
      { system, placeholders: [] },
    )
    expect(lines?.map(({ atMs }) => new Date(atMs ?? 0).toISOString().slice(0, 16))).toEqual([
      '2027-07-13T21:02',
      '2027-07-13T21:05',
      '2027-07-14T00:01',
    ])
  })

  test('as they are pasted, with or without times', () => {
    expect(
      parseChat('Ani: halo\nCS: ada yang bisa dibantu?\nAni: refund saya', { system, placeholders: [] })?.length,
    ).toBe(3)
    expect(
      parseChat('[10:21] Ani: halo\n[10:25] CS: iya kak\n[10:26] Ani: oke', { system, placeholders: [] })?.[1]?.atMs,
    ).toBe(37_500_000)
    expect(parseChat('Catatan: rapat\nNanti jam dua', { system, placeholders: [] })).toBeUndefined()
  })
})

describe('a supervisor with chats', () => {
  test('hears of an export how fast, what was good with its line, and what must not happen again', async () => {
    const stage = await openStage()
    const [answer] = await stage.send(dina, 'whatsapp-android.txt')
    expect(answer?.text).toContain('2 chat, 3 pesan agen, 5 pesan pelanggan')
    expect(answer?.text).toContain('Balasan pertama: median 326,5 menit (n = 2)')
    expect(answer?.text).toContain('terlama 635 menit')
    expect(answer?.text).toContain('meminta data rahasia – baris 7')
    expect(answer?.text).toContain('Pengiriman 2')
    expect(answer?.choices?.[0]).toMatchObject({
      label: 'Latihan sekarang',
      pick: { skill: 'practise', act: 'role-play' },
    })
    expect((await stage.pick(dina, 'Latihan sekarang'))[0]?.text).toContain('Anda agennya')
  })

  test('gets several chats of a table together', async () => {
    const stage = await openStage()
    const [answer] = await stage.send(dina, 'chats.csv')
    expect(answer?.text).toContain('2 chat, 2 pesan agen, 4 pesan pelanggan')
    expect(answer?.text).toContain('Balasan pertama: median 16,5 menit (n = 2)')
    expect(answer?.text).toContain('menyalahkan pihak lain – baris 5')
  })

  test('pastes a chat, and is asked who serves where nothing tells', async () => {
    const stage = await openStage()
    const asked = await stage.say(
      dina,
      'analisis chat ini\nAni: paketnya mana\nRudi: sebentar\nAni: dari kemarin lho\nRudi: sabar ya',
    )
    expect(asked).toContain('Siapa yang melayani?')
    const [answer] = await stage.pick(dina, '“sebentar”')
    expect(answer?.text).toContain('2 pesan agen, 2 pesan pelanggan')
    expect(answer?.text).toContain('Tidak ada jam di chat')
    expect(answer?.text).toContain('menyangkal perasaan')
  })

  test('asks with words alone what to send', async () => {
    const stage = await openStage()
    expect(await stage.say(dina, 'analisis chat dong')).toContain('Tempel chatnya di sini')
  })
})
