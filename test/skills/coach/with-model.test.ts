import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/domain/turn.ts'
import { type ModelWorld, primaWithModel } from '../../support/model-world.ts'
import { type Behaviour, type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts'

let server: OpenAiServer
let prima: ModelWorld
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: 60_000 })
})
afterAll(() => server.close())
beforeEach(() => {
  server.reset()
  prima.fresh()
})

const textOf = ({ replies }: Turn) => replies.map(({ text }) => text).join('\n')
const labelsOf = ({ replies }: Turn) => replies.flatMap(({ choices = [] }) => choices.map(({ label }) => label))
const advice = (rewrite: string, remark = ''): Behaviour => ({
  kind: 'say',
  content: JSON.stringify({ rewrite, remark }),
})
const vision = 'Menjadi kafe nomor satu di kota karena tamu menerima pesanan yang benar selagi hangat'
const better = 'Setiap tamu kafe menerima pesanan yang benar selagi hangat.'

describe('a vision that the checks find wanting', () => {
  test('is put better for one tap, from what was written, with a sentence of coaching', async () => {
    await prima.say('mulai langkah 1')
    server.behaviour = advice(better, 'Apa yang tamu Anda rasakan pada menit pertama di kafe?')
    const doubt = await prima.say(vision)
    expect(textOf(doubt)).toContain('visi bukan tentang kita')
    expect(textOf(doubt)).toContain(`Usul rumusan: "${better}"`)
    expect(textOf(doubt)).toContain('💬 Apa yang tamu Anda rasakan pada menit pertama di kafe? _(dari model')
    expect(labelsOf(doubt)).toContain('Pakai rumusan ini')
    expect(doubt.events.filter(({ stream }) => stream.startsWith('programme:'))).toEqual([])

    const kept = await prima.tap('Pakai rumusan ini')
    expect(textOf(kept)).toContain('Tersimpan: Visi')
    const [written] = kept.events.filter(({ stream }) => stream.startsWith('programme:'))
    expect(JSON.stringify(written?.data)).toContain(better)
    expect(server.calls).toHaveLength(1)
  })

  test.each([
    ['adds a figure', `${better.replace('.', '')} dalam 5 menit.`],
    ['adds a name', 'Setiap tamu kafe di Bandung menerima pesanan yang benar selagi hangat.'],
    ['adds a law', 'Setiap tamu kafe menerima pesanan yang benar selagi hangat sesuai UU 8/1999.'],
    ['adds a duty', 'Setiap tamu kafe wajib menerima pesanan yang benar selagi hangat.'],
    ['adds a link', `${better} https://palsu.example`],
    ['calls everyone', `<!channel> ${better}`],
    ['says something else', 'Pelanggan merasakan kemewahan istimewa bernuansa pegunungan sejuk setiap berkunjung.'],
    ['has gaps to fill in', 'Setiap tamu kafe menerima pesanan yang benar dalam [menit] selagi hangat.'],
    ['is no better', 'Menjadi kafe nomor satu di kota.'],
  ])('has no rewrite where the model %s', async (_, rewrite) => {
    await prima.say('mulai langkah 1')
    server.behaviour = advice(rewrite)
    const doubt = await prima.say(vision)
    expect(textOf(doubt)).toContain('visi bukan tentang kita')
    expect(textOf(doubt)).not.toContain('Usul rumusan')
    expect(labelsOf(doubt)).toEqual(expect.arrayContaining(['Tetap pakai']))
  })

  test.each([
    ['quotes a law', 'Menurut Pasal 4 UU 8/1999, apa yang tamu rasakan?'],
    ['sets a figure', 'Bagaimana kalau disapa dalam 60 detik?'],
    ['lectures', 'Bagus. Visi Anda harus tentang tamu.'],
    ['turns a duty round', 'Anda tidak wajib menulis siapa tamunya.'],
    ['calls everyone', '@everyone apa yang tamu rasakan?'],
  ])('has no remark where the model %s', async (_, remark) => {
    await prima.say('mulai langkah 1')
    server.behaviour = advice('', remark)
    expect(textOf(await prima.say(vision))).not.toContain('💬')
  })

  test.each([
    ['is not reached', { kind: 'fail', status: 400 }],
    ['refuses', { kind: 'refuse', words: 'I cannot' }],
    ['has no form', { kind: 'say', content: 'Visi yang baik adalah …' }],
  ] satisfies [string, Behaviour][])('is what the checks say alone where the model %s', async (_, behaviour) => {
    await prima.say('mulai langkah 1')
    server.behaviour = behaviour
    const doubt = textOf(await prima.say(vision))
    expect(doubt).toContain('visi bukan tentang kita')
    expect(doubt).not.toContain('💬')
  })

  test('that is good costs no call, and nor does anything else that the checks decide', async () => {
    await prima.say('mulai langkah 1')
    await prima.say(better)
    await prima.say('lewati')
    await prima.say('/program')
    await prima.say('catat action: buat template balasan, Rina, Jumat')
    expect(server.calls).toEqual([])
  })
})

describe('a goal', () => {
  test('gets a question on what it lacks; its figures, dates and owner stay the person’s own', async () => {
    server.behaviour = advice('', 'Waktu balas chat yang mana yang ingin Anda turunkan?')
    const checked = textOf(await prima.say('cek target ini udah SMART belum: turunin waktu balas chat'))
    expect(checked).toContain('💬 Waktu balas chat yang mana yang ingin Anda turunkan?')
    server.behaviour = advice('', 'Mulai dari 30 menit menjadi 10 menit, pegang Rina?')
    expect(textOf(await prima.say('cek target ini udah SMART belum: turunin waktu balas chat'))).not.toContain('💬')
  })
})

describe('a plan that was drafted', () => {
  test('comes with one question on what was told, and none that brings in a figure', async () => {
    server.behaviour = advice('', 'Keluhan check-in lama paling sering datang pada jam apa?')
    const wish = 'bikinin rencana 3 bulan buat hotelku, keluhan check-in lama'
    expect(textOf(await prima.say(wish))).toContain('💬 Keluhan check-in lama paling sering datang pada jam apa?')
    server.behaviour = advice('', 'Bagaimana kalau antrean dibatasi 7 orang?')
    expect(textOf(await prima.fresh().say(wish))).not.toContain('💬')
  })
})

test('what people wrote goes to the model masked, and nothing goes where they said no', async () => {
  server.behaviour = advice('', '')
  await prima.say('mulai langkah 1')
  await prima.say(`${vision}, hubungi 081234567890 atau budi99@gmail.com`)
  expect(server.calls).toHaveLength(1)
  expect(server.calls[0]?.body).not.toMatch(/081234567890|budi99/)
  await prima.fresh().say('jangan pakai ai')
  await prima.say('mulai langkah 1')
  server.reset()
  await prima.say(vision)
  expect(server.calls).toEqual([])
})
