import type { Language } from '../../domain/language.ts'
import { sayDay } from '../dates/say-day.ts'
import type { StepDefinition } from '../definitions.ts'
import type { Metric, NoteKind } from '../events.ts'
import type { Programme } from '../programme.ts'
import type { Progress } from '../progress.ts'
import type { StepId } from '../steps.ts'

export type MarkdownOptions = {
  readonly name: string
  readonly language: Language
  readonly today: string
  readonly steps: readonly StepDefinition[]
  readonly progress: Progress
  readonly metricName: (metric: Metric) => string
}

const words = {
  id: {
    title: (name: string) => `Program layanan: ${name}`,
    asOf: (day: string) => `Per ${day}.`,
    goals: '| No | Tujuan | Awal | Target | Tenggat | Pemilik | Status |',
    actions: '| No | Apa | Pemilik | Tenggat | Status | Bukti |',
    measurements: '| Ukuran | Nilai | n | Tanggal |',
    risks: '| No | Risiko | Peluang | Dampak | Tindakan | Pemilik |',
    blockers: '| No | Siapa | Menunggu | Sejak | Beres |',
    empty: 'Belum diisi.',
    open: 'terbuka',
    evidence: 'Bukti penutup',
  },
  en: {
    title: (name: string) => `Service programme: ${name}`,
    asOf: (day: string) => `As of ${day}.`,
    goals: '| No | Goal | From | Target | Due | Owner | Status |',
    actions: '| No | What | Owner | Due | Status | Proof |',
    measurements: '| Metric | Value | n | Day |',
    risks: '| No | Risk | Likelihood | Impact | Response | Owner |',
    blockers: '| No | Who | Waits for | Since | Cleared |',
    empty: 'Nothing yet.',
    open: 'open',
    evidence: 'Closing evidence',
  },
} as const

const notesOfStep: Readonly<Partial<Record<StepId, readonly NoteKind[]>>> = {
  doing: ['note', 'win'],
  measuring: ['voice', 'decision'],
  improving: ['standard', 'lesson', 'idea', 'thanks', 'told'],
}

/** The whole programme as a page, step by step: what stands on each sheet and the records that belong to it. */
export function toMarkdown(programme: Programme, options: MarkdownOptions): string {
  const { language, today, steps, progress } = options
  const word = words[language]
  const sections = steps.map((step, index) => {
    const percent = progress.steps.find((each) => each.step === step.id)?.percent ?? 0
    const blocks = [...sheetOf(programme, step, language), ...recordsOf(programme, step.id, options)]
    const closing = programme.steps.get(step.id)
    if (closing?.state === 'closed') blocks.push(`${word.evidence}: ${oneLine(closing.evidence)}`)
    return `## ${index + 1}. ${step.title[language]} (${percent} %)\n\n${blocks.join('\n\n') || word.empty}`
  })
  return `${[`# ${word.title(oneLine(options.name))}`, word.asOf(sayDay(today, language)), ...sections].join('\n\n')}\n`
}

function sheetOf(programme: Programme, { id, fields }: StepDefinition, language: Language): string[] {
  return fields.flatMap((field) => {
    const value = programme.sheets.get(`${id}.${field.id}`)?.value
    if (value === undefined) return []
    const label = `**${field.label[language]}**`
    return [
      typeof value === 'string'
        ? `${label}: ${oneLine(value)}`
        : `${label}:\n${value.map((item) => `- ${oneLine(item)}`).join('\n')}`,
    ]
  })
}

function recordsOf(programme: Programme, step: StepId, options: MarkdownOptions): string[] {
  const word = words[options.language]
  const day = (value: string | undefined) => (value === undefined ? '' : sayDay(value, options.language))
  const tables: Readonly<Partial<Record<StepId, () => string[]>>> = {
    goals: () =>
      table(
        word.goals,
        [...programme.goals.values()].map((goal) => {
          const { sentence, baseline, target, due, owner } = goal.values
          const status = goal.status === 'judged' ? goal.verdict : goal.status === 'open' ? word.open : goal.status
          return [goal.number, sentence, baseline, target, day(due), owner?.name, status]
        }),
      ),
    plan: () => [
      ...table(
        word.actions,
        [...programme.actions.values()].map(({ number, values, status, evidence }) => [
          number,
          values.what,
          values.owner?.name,
          day(values.due),
          status,
          evidence ?? values.proof,
        ]),
      ),
      ...table(
        word.risks,
        [...programme.risks.values()].map(({ number, values: { text, likelihood, impact, response, owner } }) => [
          number,
          text,
          likelihood,
          impact,
          response,
          owner?.name,
        ]),
      ),
    ],
    doing: () =>
      table(
        word.blockers,
        [...programme.blockers.values()].map(({ number, who, waitingFor, since, how, clearedAtMs }) => [
          number,
          who?.name,
          waitingFor,
          day(since),
          clearedAtMs === undefined ? '' : (how ?? '✓'),
        ]),
      ),
    measuring: () =>
      table(
        word.measurements,
        [...programme.measurements.values()].map(({ values: { metric, value, n, day: on } }) => [
          options.metricName(metric),
          `${value}${metric.unit === undefined ? '' : ` ${metric.unit}`}`,
          n,
          day(on),
        ]),
      ),
  }
  const about = notesOfStep[step] ?? []
  const notes = [...programme.notes.values()].filter(({ values }) => about.includes(values.about))
  return [
    ...(tables[step]?.() ?? []),
    ...(notes.length > 0 ? [notes.map(({ values }) => `- (${values.about}) ${oneLine(values.text)}`).join('\n')] : []),
  ]
}

function table(head: string, rows: readonly (readonly (string | number | undefined)[])[]): string[] {
  if (rows.length === 0) return []
  const line = head.replace(/[^|]+/g, ' --- ')
  return [
    [head, line, ...rows.map((row) => `| ${row.map((cell) => oneLine(String(cell ?? ''))).join(' | ')} |`)].join('\n'),
  ]
}

/** Text of a person's in one line that breaks no table and marks nothing up. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|]/g, String.raw`\$&`)
    .trim()
}
