import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { OpenAiConfig } from '../../src/infrastructure/openai/model-config.ts'
import { eventually } from '../support/eventually.ts'
import { primaAsShipped } from '../support/knowledge.ts'
import {
  answering,
  isForAnswer,
  type ModelWorld,
  offeredIn,
  primaWithModel,
  wellAnswered,
} from '../support/model-world.ts'
import { type Behaviour, type OpenAiServer, type ReceivedCall, startOpenAiServer } from '../support/openai-server.ts'

/**
 * Every way in which a model server may misbehave, in every place where Prima asks one: nothing unverified is said, and
 * the reply comes within the time limit of a turn and a second, on a clock that the test moves.
 */

const limitMs = 600

let server: OpenAiServer
let prima: ModelWorld
/** The same with search by meaning. */
let near: ModelWorld
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: limitMs, attachments: { open: async () => recording() } })
  server.embeddings = (text) => [text.includes('NIB') ? 1 : 0, 1]
  near = primaWithModel(server, { timeLimitMs: limitMs, embeds: true })
  const batches = Math.ceil((2 * primaAsShipped().knowledge.entries.size) / 64)
  await eventually(() => expect(near.facts).toHaveLength(batches))
})
afterAll(() => server.close())
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  server.reset()
})

function recording() {
  const content = (async function* () {
    yield new Uint8Array([79, 103, 103, 83])
  })()
  return { kind: 'opened', content } as const
}

/** What a model may make up, and what must never be read of it. */
const lies = {
  figure: ['Dendanya Rp 25.000.000.', '25.000.000'],
  article: ['Ini menurut Pasal 99 ayat (3).', 'Pasal 99'],
  link: ['Lihat https://palsu.example/x.', 'palsu.example'],
  'mention of all': ['<!channel> @everyone penting.', '@everyone'],
  'duty turned round': ['Toko daring tidak wajib mendaftar PSE sama sekali.', 'tidak wajib mendaftar PSE sama sekali'],
} as const
type Lie = keyof typeof lies

/** A place where a model is asked. `says`: what it says there; with a lie in it, or without. */
type Place = {
  readonly world: () => ModelWorld
  readonly ask: (world: ModelWorld) => Promise<Turn>
  readonly before?: (world: ModelWorld) => Promise<unknown>
  readonly says: (lie: string) => (call: ReceivedCall) => string
  /** What is read where the model behaves. */
  readonly shows: string
}

const voiceNote: Partial<Message> = {
  kind: 'arrived',
  attachments: [{ kind: 'voice', reference: 'v1', mediaType: 'audio/ogg', sizeBytes: 4 }],
}
const chat = `analisis chat ini
[20/07/26 09.12.01] Bu Ratna: Paket saya belum sampai, ini sudah 5 hari!
[20/07/26 09.20.00] CS Toko: Maaf paketnya terlambat, saya paham ini mengganggu. Saya cek ke kurir sekarang, paling lambat pukul 11.00 saya kabari.
[20/07/26 09.30.00] CS Toko: Ibu sih tidak baca pengumuman. Paket pasti sampai besok, dijamin.`
const idsIn = ({ json }: ReceivedCall) => {
  const [, lines = ''] = /<lines>\n([\s\S]*?)\n<\/lines>/.exec(json.messages?.[1]?.content ?? '') ?? []
  return lines.split('\n').map((line) => line.slice(0, line.indexOf(':')))
}
const json = (value: object) => () => JSON.stringify(value)
const unread = 'kumaha mun abdi teu acan gaduh surat usaha tea'

const places: Readonly<Record<string, Place>> = {
  answer: {
    world: () => prima,
    ask: (world) => world.say('apa itu NIB?'),
    says: (lie) => (call) => {
      const [[id, text] = ['S1', '']] = [...offeredIn(call)]
      return answering([
        { text, statements: [id] },
        ...(lie === '' ? [] : [{ text: lie, statements: [id] }]),
        { text, statements: [id] },
      ])
    },
    shows: 'NIB (Nomor Induk Berusaha)',
  },
  understanding: {
    world: () => prima,
    ask: (world) => world.say(unread),
    says: (lie) => (call) =>
      isForAnswer(call)
        ? wellAnswered(call)
        : JSON.stringify({ intent: 'question', sentences: [`Apa itu NIB? ${lie}`.trim()], slots: [] }),
    shows: 'NIB (Nomor Induk Berusaha)',
  },
  'coach, an answer of the programme': {
    world: () => prima,
    before: (world) => world.say('mulai langkah 1'),
    ask: (world) => world.say('Menjadi kafe nomor satu di kota karena tamu menerima pesanan yang benar selagi hangat'),
    says: (lie) =>
      json({
        rewrite: `Setiap tamu kafe menerima pesanan yang benar selagi hangat. ${lie}`.trim(),
        remark: lie === '' ? 'Apa yang tamu Anda rasakan?' : lie,
      }),
    shows: '💬 Apa yang tamu Anda rasakan?',
  },
  'coach, a goal': {
    world: () => prima,
    ask: (world) => world.say('cek target ini udah SMART belum: turunin waktu balas chat'),
    says: (lie) => json({ rewrite: '', remark: lie === '' ? 'Waktu balas chat yang mana?' : lie }),
    shows: '💬 Waktu balas chat yang mana?',
  },
  'coach, a plan': {
    world: () => prima,
    ask: (world) => world.say('bikinin rencana 3 bulan buat hotelku, keluhan check-in lama'),
    says: (lie) => json({ rewrite: '', remark: lie === '' ? 'Keluhan itu datang pada jam apa?' : lie }),
    shows: '💬 Keluhan itu datang pada jam apa?',
  },
  'reply, drafted': {
    world: () => prima,
    ask: (world) => world.say('buatin balasan ke pelanggan: paket saya belum sampai padahal buat kado nikahan'),
    says: (lie) =>
      json({
        rewrite:
          `Halo Kak, paketnya belum sampai padahal buat kado nikahan, wajar kalau kesal. Maaf ya. Saya cek posisinya ke kurir sekarang. Saya kabari lagi di sini paling lambat jam [jam]. Kalau sampai jam itu belum jelas, Kakak mau ditunggu sehari lagi atau dikirim ulang? ${lie}`.trim(),
        remark: '',
      }),
    shows: 'padahal buat kado nikahan, wajar kalau kesal',
  },
  'reply, rated': {
    world: () => prima,
    ask: (world) => world.say('nilai balasan saya: Sabar ya kak Rina, paketnya lagi diproses'),
    says: (lie) =>
      json({
        text: `Maaf Kak Rina, paketnya belum sampai memang bikin kesal. Saya cek sekarang; pukul [jam] saya kabari. Kalau belum bergerak, mau saya kirim ulang? ${lie}`.trim(),
      }),
    shows: 'paketnya belum sampai memang bikin kesal',
  },
  'role-play': {
    world: () => prima,
    before: (world) => world.say('roleplay paket telat'),
    ask: (world) => world.say('mohon bersabar ya kak'),
    says: (lie) => json({ text: `Disuruh sabar terus, aku kan mau akad Kak! ${lie}`.trim() }),
    shows: 'Disuruh sabar terus',
  },
  'chats that are analysed': {
    world: () => prima,
    ask: (world) => world.say(chat),
    says: (lie) => (call) =>
      JSON.stringify({
        remarks: idsIn(call).map((id) => ({ id, text: lie === '' ? 'Bisa ditiru rekan lain.' : lie })),
      }),
    shows: '💬 Bisa ditiru rekan lain.',
  },
}

const troubles: Readonly<Record<string, Behaviour | Partial<OpenAiConfig>>> = {
  'says invalid JSON': { kind: 'say', content: '{"answered": "yes", "sentences": [' },
  'says JSON of another form': { kind: 'say', content: '{"denda":"Rp 25.000.000","link":"https://palsu.example"}' },
  'says plain words': { kind: 'say', content: 'Dendanya Rp 25.000.000, lihat https://palsu.example @everyone' },
  refuses: { kind: 'refuse', words: 'I cannot help with that' },
  'says nothing': { kind: 'say', content: '' },
  'says 429 for longer than there is time': { kind: 'fail', status: 429, headers: { 'retry-after': '40' } },
  'says 500': { kind: 'fail', status: 500 },
  hangs: { kind: 'hang' },
  'writes slowly': { kind: 'dribble', content: '{}', pauseMs: 300 },
  'breaks off': { kind: 'dribble', content: '{}', pauseMs: 0, cutAfter: 4 },
  'does not accept the key': { apiKey: 'sk-wrong' },
  'has no such model': { chatModel: 'no-such-model', embeddingModel: 'none', transcriptionModel: 'none' },
}

const textOf = ({ replies }: Turn) => replies.map(({ text }) => text.replaceAll('\\', '')).join('\n')

/** A file is forgotten so long after it came; the minute may pass between two readings of it. */
function withoutHour(text: string): string {
  return text.replace(/\d{2}\.\d{2}/g, 'HH.MM')
}

/**
 * Does it, and says how long it took by the clock of the test. `moves`: the clock goes on once the server was asked;
 * otherwise it stands still, so that nothing is late on a busy machine.
 */
async function onHandedClock<Value>(work: () => Promise<Value>, moves: boolean): Promise<[Value, number]> {
  const startedAt = performance.now()
  let isOver = false
  const done = work().finally(() => {
    isOver = true
  })
  while (!isOver) {
    for (let turns = 0; turns < 5; turns++) await turnOfLoop()
    if (moves && server.calls.length > 0) await vi.advanceTimersByTimeAsync(20)
  }
  return [await done, performance.now() - startedAt]
}

async function asked({ world, before, ask }: Place, config: Partial<OpenAiConfig> = {}): Promise<Turn> {
  const fresh = world().fresh(config)
  server.embeddings = undefined
  await before?.(fresh)
  return ask(fresh)
}

/** The reply where no model says anything. */
async function ruled(place: Place): Promise<string> {
  server.behaviour = { kind: 'fail', status: 403 }
  const [turn] = await onHandedClock(() => asked(place), false)
  server.reset()
  return textOf(turn)
}

describe.each(Object.entries(places))('%s', (_, place) => {
  test('is the model’s where it behaves', async () => {
    server.behaviour = { kind: 'say', content: place.says('') }
    const [turn] = await onHandedClock(() => asked(place), false)
    expect(textOf(turn)).toContain(place.shows)
    expect(server.calls.length).toBeGreaterThan(0)
  })

  test.each(Object.keys(lies) as Lie[])('never brings in a %s of the model', async (lie) => {
    const [words, sign] = lies[lie]
    server.behaviour = { kind: 'say', content: place.says(words) }
    const [turn, tookMs] = await onHandedClock(() => asked(place), false)
    expect(server.calls.length).toBeGreaterThan(0)
    expect(textOf(turn)).not.toContain(sign)
    expect(textOf(turn)).not.toBe('')
    expect(tookMs).toBeLessThanOrEqual(limitMs + 1000)
  })

  test.each(Object.entries(troubles))(
    'is what the rules say where the server %s, within the limit',
    async (_name, how) => {
      const expected = await ruled(place)
      if ('kind' in how) server.behaviour = how
      const config = 'kind' in how ? {} : how
      const [turn, tookMs] = await onHandedClock(() => asked(place, config), true)
      expect(server.calls.length).toBeGreaterThan(0)
      expect(withoutHour(textOf(turn))).toBe(withoutHour(expected))
      expect(tookMs).toBeLessThanOrEqual(limitMs + 1000)
    },
  )
})

describe('search by meaning', () => {
  const place: Place = {
    world: () => near,
    ask: (world) => world.say('surat usaha abdi teu acan gaduh'),
    says: () => () => '{}',
    shows: '',
  }
  const vectors: Readonly<Record<string, Behaviour>> = {
    'sends vectors of another size': { kind: 'embed', vector: () => [1, 2, 3] },
    'sends empty vectors': { kind: 'embed', vector: () => [] },
    'sends vectors of no numbers': { kind: 'embed', vector: () => [Number.NaN, Number.NaN] },
  }
  test.each(Object.entries({ ...troubles, ...vectors }))(
    'goes on by words where the server %s, within the limit',
    async (_name, how) => {
      const expected = await ruled(place)
      if ('kind' in how) server.behaviour = how
      const [turn, tookMs] = await onHandedClock(() => asked(place, 'kind' in how ? {} : how), true)
      expect(textOf(turn)).toBe(expected)
      expect(tookMs).toBeLessThanOrEqual(limitMs + 1000)
    },
  )
})

describe('a voice note', () => {
  const place: Place = {
    world: () => prima,
    ask: (world) => world.say('', voiceNote),
    says: () => () => '{}',
    shows: '',
  }
  test.each(['link', 'mention of all'] as const)('never shows a %s that the server says was heard', async (lie) => {
    const [words, sign] = lies[lie]
    server.next({ kind: 'hear', text: `apa itu NIB ${words}` })
    server.behaviour = { kind: 'say', content: wellAnswered }
    const [turn] = await onHandedClock(() => asked(place), false)
    expect(textOf(turn)).toContain('Saya dengar: “apa itu NIB')
    expect(textOf(turn)).not.toContain(sign)
  })

  test.each(Object.entries(troubles))(
    'is said to be unheard where the server %s, within the limit',
    async (_name, how) => {
      if ('kind' in how) server.behaviour = how
      const [turn, tookMs] = await onHandedClock(() => asked(place, 'kind' in how ? {} : how), true)
      expect(textOf(turn)).toMatch(/^(?:Pesan suaranya belum bisa saya dengar sekarang|Saya tidak menangkap kata-kata)/)
      expect(tookMs).toBeLessThanOrEqual(limitMs + 1000)
    },
  )
})

test('what the rules decide by themselves asks no model', async () => {
  server.behaviour = { kind: 'say', content: wellAnswered }
  prima.fresh()
  const said = [
    'halo',
    'makasih ya',
    '/bantuan',
    '/program',
    '/model',
    'data apa yang kamu simpan',
    'promotor 90 netral 60 detraktor 50, nps brp',
    'eh, detraktornya 60',
    'buat tim Kopi Senja',
    'tambah aksi: buat template balasan, Rina, Jumat',
    'CSAT minggu ini 82 dari 120 responden',
    'siapa yang telat aksinya?',
    '/ringkasan',
    'ingatkan saya Jumat jam 9 hubungi Bu Rina',
    'kode kbli jualan kopi keliling',
    'roleplay paket telat',
    'selesai',
    'kuis 5 soal',
    'batal',
    '/panduan',
  ]
  for (const text of said) {
    await prima.say(text)
    expect(
      server.calls.map(({ body }) => body.slice(-300)),
      text,
    ).toEqual([])
  }
  expect(prima.turns.map(({ calls }) => calls)).toEqual(said.map(() => 0))
})
