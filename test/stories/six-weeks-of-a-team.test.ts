import { describe, expect, inject, test } from 'vitest'
import { programmeOf } from '../../src/programme/apply-event.ts'
import { createRedisPlace } from '../support/redis-place.ts'
import { createSqlitePlace } from '../support/sqlite-place.ts'
import { openTwoChannels, type Someone } from '../support/two-channels.ts'

/**
 * Six weeks of Kopi Senja: five people, three on Slack and two on Telegram, through all seven steps. Each line says who
 * writes what on which day, and what it means. What is true in the end is worked out here, from the meanings alone, and
 * must be what Prima has kept.
 */
const dina: Someone = { name: 'Dina', on: 'telegram', number: 601 }
const sari: Someone = { name: 'Sari', on: 'telegram', number: 602 }
const rudi: Someone = { name: 'Rudi', on: 'slack', number: 71 }
const budi: Someone = { name: 'Budi', on: 'slack', number: 72 }
const andi: Someone = { name: 'Andi', on: 'slack', number: 73 }

type Action = { what: string; who?: string; due?: string; status: string; proof?: string; evidence?: string }
type Truth = {
  sheets: Record<string, string | string[]>
  goals: { from: number; to: number; due: string; who: string; verdict?: string }[]
  actions: Action[]
  figures: { metric: string; value: number; of?: number }[]
  notes: { about: string; text: string }[]
  risks: string[]
  blocked: { who: string; waitingFor: string; isCleared: boolean }[]
  closed: string[]
}
type Meaning = (truth: Truth) => void
type Line = readonly [day: number, who: Someone, says: string, means?: Meaning | 'undo' | undefined, hears?: string]

/** Monday, 5 January 2026, is day 0. */
const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)
const sheet =
  (name: string, value: string | string[]): Meaning =>
  ({ sheets }) => {
    sheets[name] = value
  }
const action =
  (what: string, who?: string, day?: number, proof?: string): Meaning =>
  ({ actions }) => {
    actions.push({
      what,
      ...(who === undefined ? {} : { who }),
      ...(day === undefined ? {} : { due: dateOf(day) }),
      ...(proof === undefined ? {} : { proof }),
      status: 'open',
    })
  }
const change =
  (number: number, changes: Partial<Action>): Meaning =>
  ({ actions }) => {
    Object.assign(actions[number - 1] ?? expect.fail(`no action ${number}`), changes)
  }
const figure =
  (metric: string, value: number, of?: number): Meaning =>
  ({ figures }) => {
    figures.push({ metric, value, ...(of === undefined ? {} : { of }) })
  }
const note =
  (about: string, text: string): Meaning =>
  ({ notes }) => {
    notes.push({ about, text })
  }
const closes =
  (step: string): Meaning =>
  ({ closed }) => {
    closed.push(step)
  }

const story: readonly Line[] = [
  // Week 1. Step 1: begun by the lead on Slack, interrupted, gone on with by an agent on Telegram.
  [0, rudi, 'mulai langkah 1', undefined, 'Langkah 1'],
  [
    0,
    rudi,
    'Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat.',
    sheet('vision.vision', 'Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar selagi hangat.'),
  ],
  [0, rudi, 'apa itu NIB?', undefined, 'Kita lanjutkan'],
  [0, rudi, 'batal'],
  [0, sari, 'mulai langkah 1', undefined, 'Misinya'],
  [
    0,
    sari,
    'Kami melayani tamu kantor dan kampus. Kami menjanjikan pesanan benar. Kami menepatinya dengan membaca ulang.',
    sheet(
      'vision.mission',
      'Kami melayani tamu kantor dan kampus. Kami menjanjikan pesanan benar. Kami menepatinya dengan membaca ulang.',
    ),
  ],
  [
    0,
    sari,
    'Sapa dalam satu menit; Baca ulang pesanan; Sebut perkiraan menit',
    sheet('vision.behaviours', ['Sapa dalam satu menit', 'Baca ulang pesanan', 'Sebut perkiraan menit']),
  ],
  [0, sari, 'batal'],
  [1, sari, 'tutup langkah 1: dibaca lima orang', undefined, 'menunggu persetujuan'],
  [1, rudi, 'tutup langkah 1: dibaca lima orang', closes('vision'), 'ditutup'],
  // Step 2: figures from both channels, one put right, one undone.
  [1, budi, 'waktu tunggu minggu ini 14 menit dari 60 orang', figure('waktu-tunggu', 14, 60)],
  [1, andi, 'CSAT minggu ini 28% dari 60 responden', figure('csat', 28, 60)],
  [1, andi, 'maksud saya 78, bukan 28', ({ figures }) => Object.assign(figures[1] ?? {}, { value: 78 }), 'Diperbaiki'],
  [1, budi, 'keluhan minggu ini 350', figure('keluhan', 350)],
  [1, budi, 'urungkan', 'undo', 'diurungkan'],
  [1, budi, 'keluhan minggu ini 35', figure('keluhan', 35)],
  [2, dina, 'tutup langkah 2: baseline dihitung dari 60 tamu', closes('analysis')],
  // Step 3: a goal is checked, completed in the next message, and kept.
  [
    2,
    dina,
    "cek target ini udah SMART belum: 'turunkan waktu tunggu dari 14 menit ke 10 menit'",
    undefined,
    'Hampir SMART',
  ],
  [
    2,
    dina,
    'batas waktunya 28 Februari 2026, yang pegang Rudi, karena 18 dari 35 keluhan soal lama',
    undefined,
    'Rudi',
  ],
  [2, dina, 'simpan', ({ goals }) => goals.push({ from: 14, to: 10, due: '2026-02-28', who: 'Rudi' })],
  [2, dina, 'targetnya 9 aja', ({ goals }) => Object.assign(goals[0] ?? {}, { to: 9 })],
  [2, rudi, 'tutup langkah 3: disetujui Bu Dina', closes('goals')],
  // Step 4: actions by whoever has them, changed in a few words.
  [
    3,
    rudi,
    'tambah aksi: pasang papan antrean, Budi, Jumat, bukti: foto papan terisi 5 hari',
    action('pasang papan antrean', 'Budi', 4, 'foto papan terisi 5 hari'),
  ],
  [
    3,
    sari,
    'tambah aksi: baca ulang pesanan sebelum bayar, saya, 16 Januari, bukti: 18 dari 20 diamati',
    action('baca ulang pesanan sebelum bayar', 'Sari', 11, '18 dari 20 diamati'),
  ],
  [
    3,
    andi,
    'catat ya: Andi bakal siapkan bahan terlaris paling lambat 23 Januari',
    action('siapkan bahan terlaris', 'Andi', 18),
  ],
  [
    3,
    andi,
    'eh salah, 30 Januari. sama tambahin Budi buat cek stok sore',
    (truth) => {
      change(3, { due: dateOf(25) })(truth)
      action('cek stok sore', 'Budi')(truth)
    },
  ],
  [3, andi, 'aksi 3 bukti: checklist harian', change(3, { proof: 'checklist harian' })],
  [3, budi, 'aksi 4 tenggat 6 Februari', change(4, { due: dateOf(32) })],
  [3, budi, 'ganti Budi jadi Sari', change(4, { who: 'Sari' })],
  [
    3,
    dina,
    'risiko: mesin espresso rusak, tindakan: menu tanpa espresso, pj Budi',
    ({ risks }) => risks.push('mesin espresso rusak'),
  ],
  [3, dina, 'tutup langkah 4: dibagikan ke semua orang', closes('plan')],
  // Weeks 2 to 5. Step 5: doing, a blocker, something moved, something dropped.
  [
    4,
    budi,
    'aksi 1 selesai, bukti: foto Senin sampai Jumat',
    change(1, { status: 'done', evidence: 'foto Senin sampai Jumat' }),
  ],
  [7, rudi, 'waktu tunggu minggu ini 13 menit dari 60 orang', figure('waktu-tunggu', 13, 60)],
  [
    9,
    sari,
    'aksi 2 nunggu cetakan kartu',
    (truth) => {
      change(2, { status: 'blocked' })(truth)
      truth.blocked.push({ who: 'Sari', waitingFor: 'cetakan kartu', isCleared: false })
    },
  ],
  [
    10,
    dina,
    'hambatan 1 beres',
    (truth) => {
      Object.assign(truth.blocked[0] ?? {}, { isCleared: true })
      change(2, { status: 'running' })(truth)
    },
  ],
  [11, sari, 'aksi 2 kelar', change(2, { status: 'done' })],
  [14, rudi, 'waktu tunggu minggu ini 12 menit dari 58 orang', figure('waktu-tunggu', 12, 58)],
  [21, rudi, 'waktu tunggu minggu ini 11 menit dari 61 orang', figure('waktu-tunggu', 11, 61)],
  [24, andi, 'aksi 3 selesai, bukti: 24 hari terisi', change(3, { status: 'done', evidence: '24 hari terisi' })],
  [25, sari, 'aksi 4 batal karena stok dicek kasir', change(4, { status: 'dropped' })],
  [25, dina, 'mulai langkah 5', undefined, 'Langkah 5'],
  [
    25,
    dina,
    'Semua orang tahu papan antrean dan cara membacanya',
    sheet('doing.briefing', 'Semua orang tahu papan antrean dan cara membacanya'),
  ],
  [25, dina, '8 dari 10 kontak dibaca ulang', sheet('doing.sample', '8 dari 10 kontak dibaca ulang')],
  [25, dina, 'tutup langkah 5: tiga aksi selesai, satu dihentikan', closes('doing')],
  [28, rudi, 'waktu tunggu minggu ini 10 menit dari 60 orang', figure('waktu-tunggu', 10, 60)],
  [35, rudi, 'waktu tunggu minggu ini 9 menit dari 64 orang', figure('waktu-tunggu', 9, 64)],
  // Week 6. Step 6 and 7.
  [
    35,
    andi,
    'pelanggan bilang nunggunya sekarang enak, ada kabarnya',
    note('voice', 'nunggunya sekarang enak, ada kabarnya'),
  ],
  [36, rudi, 'mulai langkah 6', undefined, 'Langkah 6'],
  [36, rudi, 'CSAT tidak turun: 78 ke 80', sheet('measuring.balance', 'CSAT tidak turun: 78 ke 80')],
  [36, rudi, 'keputusan: papan antrean diteruskan, Rudi', note('decision', 'papan antrean diteruskan')],
  [36, rudi, 'batal'],
  [36, dina, 'tutup langkah 6: enam titik, target 9 tercapai', closes('measuring')],
  [
    37,
    dina,
    'standar: pesanan dibaca ulang sebelum bayar, pemilik Sari',
    note('standard', 'pesanan dibaca ulang sebelum bayar, pemilik Sari'),
  ],
  [37, budi, 'pertahankan: papan antrean', note('lesson', 'papan antrean')],
  [37, sari, 'ide: label meja 4x3', note('idea', 'label meja')],
  [37, andi, 'kabar ke pelanggan: Anda bilang lama, kini 9 menit', note('told', 'Anda bilang lama, kini 9 menit')],
  [38, dina, 'tutup langkah 7: standar ditempel di kasir', closes('improving')],
]

/** Two write at once, each on their own channel: both are kept, in whichever order. */
const atOnce: readonly (readonly [Line, Line])[] = [
  [
    [38, rudi, 'menang: antrean pendek', note('win', 'antrean pendek')],
    [38, sari, 'menang: tamu balik lagi', note('win', 'tamu balik lagi')],
  ],
  [
    [38, budi, 'tambah aksi: cat ulang papan, Budi, 27 Februari', action('cat ulang papan', 'Budi', 53)],
    [38, dina, 'catat: sewa mesin diperpanjang', note('note', 'sewa mesin diperpanjang')],
  ],
]

/** What is true in the end. */
function truthOf(lines: readonly Line[]): Truth {
  let truth: Truth = { sheets: {}, goals: [], actions: [], figures: [], notes: [], risks: [], blocked: [], closed: [] }
  let before = structuredClone(truth)
  for (const [, , , means] of lines) {
    if (means === undefined) continue
    if (means === 'undo') truth = structuredClone(before)
    else {
      before = structuredClone(truth)
      means(truth)
    }
  }
  return truth
}

const places = {
  SQLite: () => createSqlitePlace(),
  Redis: () => createRedisPlace(inject('redisUrl')),
}

describe.each(['SQLite', 'Redis'] as const)('six weeks of a team of five on both channels, on %s', (which) => {
  test('end as the story says', async () => {
    const place = await places[which]()
    const store = await place.open({ sessionTtlMs: 60 * 24 * 60 * 60 * 1000 })
    const { say, close } = await openTwoChannels(store, place.clock)
    let today = 0
    const tell = async ([day, who, says, , hears]: Line) => {
      place.clock.advance((day - today) * 24 * 60 * 60 * 1000 + 60_000)
      today = day
      const answer = await say(who, says)
      if (hears !== undefined) expect(answer, `after "${says}"`).toContain(hears)
      return answer
    }
    try {
      const code = /([A-Z0-9]{6,})/.exec((await say(dina, 'buat tim Kopi Senja')).split('Kode gabung')[1] ?? '')?.[1]
      for (const who of [rudi, budi, andi, sari]) await say(who, `/gabung ${code}`)
      await say(dina, 'jadikan Rudi lead')
      for (const line of story) await tell(line)
      for (const [one, other] of atOnce) await Promise.all([tell(one), tell(other)])

      const [stream = ''] = await store.events.streams('programme:')
      const kept = programmeOf(await store.events.read(stream))
      const truth = truthOf([...story, ...atOnce.flat()])
      const byText = <Each>(list: readonly Each[]) =>
        list.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
      expect({
        sheets: Object.fromEntries([...kept.sheets].map(([name, { value }]) => [name, value])),
        goals: [...kept.goals.values()].map(({ values }) => ({
          from: values.baseline,
          to: values.target,
          due: values.due,
          who: values.owner?.name,
        })),
        actions: [...kept.actions.values()].map(({ values, status, evidence }) => ({
          what: values.what,
          status,
          ...(values.owner ? { who: values.owner.name } : {}),
          ...(values.due ? { due: values.due } : {}),
          ...(values.proof ? { proof: values.proof } : {}),
          ...(evidence ? { evidence } : {}),
        })),
        figures: [...kept.measurements.values()].map(({ values }) => ({
          metric: values.metric.key,
          value: values.value,
          ...(values.n === undefined ? {} : { of: values.n }),
        })),
        notes: byText([...kept.notes.values()].map(({ values }) => ({ about: values.about, text: values.text }))),
        risks: [...kept.risks.values()].map(({ values }) => values.text),
        blocked: [...kept.blockers.values()].map(({ who, waitingFor, clearedAtMs }) => ({
          who: who?.name,
          waitingFor,
          isCleared: clearedAtMs !== undefined,
        })),
        closed: [...kept.steps.values()].map(({ step }) => step),
      }).toEqual({ ...truth, notes: byText(truth.notes) })
      expect(await say(andi, '/program')).toContain('Ketujuh langkah sudah ditutup')
    } finally {
      await close()
      await place.remove()
    }
  }, 240_000)
})
