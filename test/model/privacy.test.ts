import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelWorld, primaWithModel } from '../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'
import { bare, personalSentence, registers } from '../support/personal-values.ts'

let server: OpenAiServer
let prima: ModelWorld
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: 20_000 })
})
afterAll(() => server.close())

const conversations = 25

/** What people do where a model coaches, with something of their own in it. */
const ways: readonly ((value: string) => readonly string[])[] = [
  (said) => ['mulai langkah 1', `Menjadi kafe nomor satu di kota. ${said}`],
  (said) => [`buatin balasan ke pelanggan: paket saya belum sampai. ${said}`],
  (said) => [`nilai balasan saya: Sabar ya kak, lagi diproses. ${said}`],
  (said) => ['roleplay paket telat', `mohon bersabar ya kak. ${said}`],
  (said) => [
    `analisis chat ini\nBu Ratna: paket saya belum sampai. ${said}\nCS Toko: Maaf Ibu, saya cek ke kurir sekarang. ${said}`,
  ],
]

test('whole conversations with a coach leave nothing of a person at the model server, nor in what is told of turns', async () => {
  server.behaviour = { kind: 'say', content: '{"rewrite":"","remark":""}' }
  const written: string[] = []
  const told: unknown[] = []
  let reached = 0
  for (let index = 0; index < conversations; index++) {
    const way = ways[index % ways.length]
    const { text, value } = personalSentence(Math.floor(index / ways.length) % registers)
    written.push(value)
    prima.fresh()
    const before = server.calls.length
    for (const line of way?.(text) ?? []) {
      const { events } = await prima.say(line)
      told.push(...events.filter(({ kind }) => kind === 'traced' || kind === 'unanswered'))
    }
    if (server.calls.length > before) reached++
    told.push(...prima.facts, ...prima.turns)
  }
  expect(reached).toBeGreaterThan(conversations / 2)
  const received = bare(`${server.calls.map(({ body }) => body).join('\n')}${JSON.stringify(told)}`)
  expect(written.filter((value) => received.includes(bare(value)))).toEqual([])
})
