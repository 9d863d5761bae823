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

const textOf = ({ replies }: Turn) => replies.map(({ text }) => text.replaceAll('\\', '')).join('\n')
const words = (rewrite: string): Behaviour => ({ kind: 'say', content: JSON.stringify({ rewrite, remark: '' }) })
const wish = 'buatin balasan ke pelanggan: paket saya belum sampai padahal buat kado nikahan'
const worded =
  'Halo Kak, paketnya belum sampai padahal buat kado nikahan, wajar kalau kesal. Maaf ya. Saya cek posisinya ke kurir sekarang. Saya kabari lagi di sini paling lambat jam [jam]. Kalau sampai jam itu belum jelas, Kakak mau ditunggu sehari lagi atau dikirim ulang?'

describe('a reply to a customer', () => {
  test('is worded for this customer by the model, and goes on to be changed by the rules', async () => {
    server.behaviour = words(worded)
    const said = textOf(await prima.say(wish))
    expect(said).toContain('padahal buat kado nikahan, wajar kalau kesal')
    expect(said).toContain('Dirangkai model')
    server.behaviour = words('')
    expect(textOf(await prima.say('akui salah kami'))).toContain('Itu salah kami')
  })

  test.each([
    ['gives money away', `${worded} Kami beri potongan 50 ribu.`],
    ['promises', `${worded} Pasti sampai hari ini, dijamin.`],
    ['fills in the time', worded.replace('[jam]', '14.00')],
    ['leaves a gap of its own', worded.replace('kurir', '[nama kurir]')],
    ['names somebody', worded.replace('Kak,', 'Kak Dewi,')],
    ['leads elsewhere', `${worded} Cek https://evil.example.`],
    ['calls everyone', `@everyone ${worded}`],
    ['quotes a rule', `${worded} Anda tidak wajib membayar.`],
    ['is told by another story', 'Selamat siang, kami mengapresiasi kesetiaan Bapak terhadap jenama kami selama ini.'],
  ])('is the draft of the rules where the wording %s', async (_, wording) => {
    server.behaviour = words(wording)
    const said = textOf(await prima.say(wish))
    expect(said).toContain('janjinya memang sudah lewat')
    expect(said).not.toContain('Dirangkai model')
  })

  test('never gives what was said that cannot be given', async () => {
    await prima.say(wish)
    server.behaviour = words(
      'Halo Kak, paketnya belum sampai padahal sudah lewat janjinya, wajar kalau kesal. Maaf ya. Saya cek posisinya ke kurir sekarang. Untuk refund, kami kembalikan. Saya kabari lagi di sini paling lambat jam [jam].',
    )
    const said = textOf(await prima.say('tidak bisa refund'))
    expect(said).toContain('Untuk refund, saya belum bisa janjikan')
    expect(said).not.toContain('kami kembalikan')
  })
})
