import { describe, expect, test } from 'vitest'
import { programmeOf } from '../../src/programme/apply-event.ts'
import { progressOf } from '../../src/programme/progress.ts'
import { programmeWriter } from '../support/build-programme.ts'
import { shippedProgrammeKnowledge } from '../support/programme-parts.ts'

const { steps, words } = shippedProgrammeKnowledge()
const progress = (writer: ReturnType<typeof programmeWriter>, today: string, members = 5) =>
  progressOf(programmeOf(writer.events), { steps, words, today, members })
const refund = { key: 'waktu-refund', name: 'waktu refund', unit: 'hari kerja', better: 'lower' } as const
const csat = { key: 'csat', name: 'CSAT', unit: '%', better: 'higher' } as const
const repeat = { key: 'kontak-ulang', name: 'kontak ulang', unit: '%', better: 'lower' } as const

describe('where a programme stands', () => {
  test('nothing begun is 0 %, and the first step is next', () => {
    const { percent, next, steps: each } = progress(programmeWriter(), '2027-06-01')
    expect({ percent, next }).toEqual({ percent: 0, next: 'vision' })
    expect(new Set(each.map(({ status }) => status))).toEqual(new Set(['not-begun']))
  })

  test('the filled example of an online shop goes through all seven steps', () => {
    const writer = programmeWriter()
    const sheet = (
      step: 'vision' | 'analysis' | 'plan' | 'doing' | 'measuring' | 'improving',
      values: Record<string, string | string[]>,
    ) => {
      for (const [field, value] of Object.entries(values)) writer.add('sheet-written', { step, field, value })
    }
    const statusOf = (step: string, today: string) =>
      progress(writer, today).steps.find((each) => each.step === step)?.status

    sheet('vision', {
      vision: 'Setiap pembeli mendapat jawaban jujur, langkah yang jelas, dan tanggal yang ditepati.',
      mission: 'Kami melayani pembeli skincare di WhatsApp, Instagram, dan dua marketplace.',
      behaviours: [
        'Sebut nama dan nomor pesanan.',
        'Akui masalah sebelum menyebut aturan.',
        'Tulis jam atau tanggal di setiap janji.',
      ],
      promises: ['balas chat ≤ 10 menit pukul 08–22 WIB', 'refund dikirim ≤ 4 hari kerja'],
      owner: 'Dina',
      approver: 'Pak Hadi',
      readers: ['Sari', 'Rudi'],
    })
    expect(statusOf('vision', '2027-07-02')).toBe('going')
    sheet('vision', { review: '2028-06-30' })
    expect(statusOf('vision', '2027-07-02')).toBe('ready')
    writer.add('step-closed', { step: 'vision', evidence: 'dibaca Sari dan Rudi' })
    expect(progress(writer, '2027-07-02')).toMatchObject({ next: 'analysis' })

    sheet('analysis', {
      period: '1–30 Juni 2027',
      reasons: ['P3 38,3 %', 'P1 25,4 %', 'R1 14,2 %'],
      quotes: ['fotonya diminta 3x', 'udah seminggu', 'jawabannya beda-beda'],
      methods: ['transkrip', 'survei'],
      causes: ['bukti diminta bertahap 26 dari 40 kasus'],
      strengths: 'balas pertama median 8 menit',
      limits: 'marketplace tidak memberi jam mulai',
    })
    for (const [index, [metric, value, n]] of (
      [
        [refund, 6, 180],
        [csat, 84, 250],
        [repeat, 25, 1144],
      ] as const
    ).entries()) {
      writer.add('measured', { measurement: index + 1, values: { metric, value, n, day: '2027-06-30' } })
    }
    expect(statusOf('analysis', '2027-07-03')).toBe('ready')

    writer.add('goal-set', {
      goal: 1,
      values: {
        sentence: 'Menurunkan median waktu refund dari 6 menjadi 4 hari kerja',
        metric: refund,
        direction: 'down',
        baseline: 6,
        target: 4,
        due: '2027-09-30',
        owner: { name: 'Dina' },
      },
    })
    expect(statusOf('goals', '2027-07-05')).toBe('ready')

    const plan = ['Tulis templat v1.1', 'Naikkan batas persetujuan', 'Ubah cek retur harian']
    for (const [index, what] of plan.entries()) {
      writer.add('action-added', {
        action: index + 1,
        values: {
          what,
          owner: { name: ['Dina', 'Pak Hadi', 'Rudi'][index] ?? '' },
          due: `2027-07-1${index}`,
          proof: 'tautan',
          goal: 1,
        },
      })
    }
    sheet('plan', { budget: 'Rp3.850.000' })
    expect(statusOf('plan', '2027-07-05')).toBe('going')
    writer.add('risk-noted', { risk: 1, values: { text: 'lonjakan 9.9', response: 'paruh waktu 4 malam' } })
    expect(statusOf('plan', '2027-07-05')).toBe('ready')

    for (const action of [1, 2, 3]) writer.add('action-moved', { action, status: 'done', proof: 'log' })
    sheet('doing', { briefing: 'rapat 9 Juli', sample: '18 dari 20 chat memakai templat' })
    expect(statusOf('doing', '2027-08-01')).toBe('ready')

    for (let week = 0; week < 6; week++) {
      const day = new Date(Date.UTC(2027, 6, 25 + week * 7)).toISOString().slice(0, 10)
      writer.add('measured', { measurement: 10 + week, values: { metric: refund, value: 6 - week / 2, n: 44, day } })
    }
    sheet('measuring', { balance: 'refund salah 1,2 %' })
    writer.add('noted', { note: 1, values: { about: 'voice', text: 'sekali kirim foto langsung beres' } })
    writer.add('noted', { note: 2, values: { about: 'decision', text: 'jadikan standar', owner: { name: 'Dina' } } })
    expect(statusOf('measuring', '2027-10-04')).toBe('going')
    writer.add('goal-judged', { goal: 1, verdict: 'met' })
    expect(statusOf('measuring', '2027-10-04')).toBe('ready')

    sheet('improving', {
      'next-problem': 'paket terlambat 61 dari 240 keluhan',
      maturity: '2,0 → 3,0',
      review: '2028-01-14',
    })
    writer.add('noted', { note: 3, values: { about: 'standard', text: 'Standar refund v1.1, pemilik Dina, di WA' } })
    for (let n = 0; n < 3; n++)
      writer.add('noted', { note: 4 + n, values: { about: 'lesson', text: `pelajaran ${n}`, lesson: 'keep' } })
    for (let n = 0; n < 5; n++)
      writer.add('noted', { note: 10 + n, values: { about: 'idea', text: `ide ${n}`, impact: 4, ease: 3 } })
    expect(statusOf('improving', '2027-10-15')).toBe('going')
    writer.add('noted', {
      note: 20,
      values: { about: 'told', text: 'Anda bilang refund lama – kini 6 → 4 hari kerja' },
    })
    expect(statusOf('improving', '2027-10-15')).toBe('ready')

    for (const step of ['analysis', 'goals', 'plan', 'doing', 'measuring', 'improving'] as const) {
      writer.add('step-closed', { step, evidence: 'lembar' })
    }
    expect(progress(writer, '2027-10-15')).toMatchObject({ percent: 100, next: undefined })

    writer.add('round-started', { round: 2, problem: 'paket terlambat' })
    expect(progress(writer, '2027-10-18')).toMatchObject({ next: 'analysis' })
    expect(statusOf('improving', '2027-10-18')).toBe('not-begun')
  })

  test('what a team is asked, one person alone is not', () => {
    const rulesFor = (members: number) => progress(programmeWriter(), '2027-06-01', members).steps[0]?.rules.length ?? 0
    expect(rulesFor(1)).toBe(rulesFor(5) - 1)
  })
})
