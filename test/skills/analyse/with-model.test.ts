import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Turn } from '../../../src/domain/turn.ts'
import { type ModelWorld, primaWithModel } from '../../support/model-world.ts'
import { type OpenAiServer, type ReceivedCall, startOpenAiServer } from '../../support/openai-server.ts'

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
const chat = `analisis chat ini
[20/07/26 09.12.01] Bu Ratna: Paket saya ORD-4521 belum sampai, ini sudah 5 hari! Hubungi 081234567890
[20/07/26 09.20.00] CS Toko: Selamat pagi Ibu Ratna, maaf paketnya terlambat, saya paham ini mengganggu. Saya cek ke kurir sekarang, paling lambat pukul 11.00 saya kabari.
[20/07/26 09.21.00] Bu Ratna: ok saya tunggu
[20/07/26 09.30.00] CS Toko: Ibu sih tidak baca pengumuman. Paket pasti sampai besok, dijamin.`

/** The ids of the lines that a call asks about. */
const idsIn = ({ json }: ReceivedCall) => {
  const [, lines = ''] = /<lines>\n([\s\S]*?)\n<\/lines>/.exec(json.messages?.[1]?.content ?? '') ?? []
  return lines.split('\n').map((line) => line.slice(0, line.indexOf(':')))
}
const remarking = (remark: string) => ({
  kind: 'say' as const,
  content: (call: ReceivedCall) => JSON.stringify({ remarks: idsIn(call).map((id) => ({ id, text: remark })) }),
})

test('each line of evidence in a chat has one sentence of coaching, asked for in one call and masked', async () => {
  server.behaviour = remarking('Contoh yang bisa ditiru rekan lain.')
  const said = textOf(await prima.say(chat))
  expect(said).toContain('baris')
  const shown = said.split('\n').filter((line) => /baris \d+: /.test(line))
  expect(shown.length).toBeGreaterThan(1)
  expect(said.match(/💬 Contoh yang bisa ditiru rekan lain\. _\(dari model\)_/g)).toHaveLength(shown.length)
  expect(server.calls).toHaveLength(1)
  expect(server.calls[0]?.body).not.toMatch(/081234567890|Ratna/)
})

test.each([
  ['a figure', 'Balas dalam 3 menit saja.'],
  ['compensation in rupiah', 'Tawarkan voucher Rp50.000 kepada pelanggan.'],
  ['a law', 'Sesuai Pasal 4 UU 8/1999, minta maaf.'],
  ['a name', 'Minta Dewi yang menjawab.'],
  ['a link', 'Baca https://palsu.example dulu.'],
  ['a mention', '<!channel> perbaiki bersama.'],
  ['a duty', 'Agen tidak wajib menjawab keluhan.'],
])('what brings in %s is left out', async (_, remark) => {
  server.behaviour = remarking(remark)
  const said = textOf(await prima.say(chat))
  expect(said).toContain('baris')
  expect(said).not.toContain('💬')
})
