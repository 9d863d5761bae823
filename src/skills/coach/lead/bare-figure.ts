import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import { lastOf } from '../../../programme/records.ts'
import type { Desk } from '../desk.ts'
import { correctedFigure } from '../work/correct.ts'
import { readFigures } from '../work/figures.ts'
import { recordFigures, sayMeasurement } from '../work/measurements.ts'

const fewWords = 6
const slips =
  /(?<!\p{L})(?:eh|maaf|salah|keliru|harusnya|mestinya|ralat|should be|actually)(?!\p{L})|(?<=\p{L})[\s-]?nya(?=\s+\d)/iu
const leads =
  /^(?:(?:the\s+)?(?:first|second|latest)\s+)?(?:pengukuran|hasil\p{L}*|angka\p{L}*|nilai\p{L}*|measurement|result|figure)(?:\s+(?:pertama|kedua|ketiga|terakhir|terbaru|is|was))*\s+/iu
const when =
  /(?:minggu|bulan|pekan|hari|tanggal|tgl|week|month|kemarin|lalu|ini|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december|\bjan\b|\bfeb\b|\bmar\b|\bapr\b|\bjun\b|\bjul\b|\bagu\b|\bsep\b|\bokt\b|\bnov\b|\bdes\b)/iu

/** "Pengukuran minggu ini 80,5", "Januari 58": a figure without its metric, right after one or a goal was spoken of. */
export function recordBare(desk: Desk): SkillOutcome | undefined {
  const { text, parts, programme } = desk
  if (text.trim().split(/\s+/).length > fewWords || !/\d/.test(text)) return undefined
  if (!when.test(text) && !leads.test(text)) return undefined
  if (metricIn(text, parts.knowledge.metrics) || parts.soundsLikeQuestion(text)) return undefined
  const metric =
    openGoals(programme).findLast(({ values }) => values.metric !== undefined)?.values.metric ??
    lastOf(programme.measurements)?.values.metric
  if (!metric || metric.key === 'lain') return undefined
  const figures = readFigures(desk, `${metric.name} ${text.trim().replace(leads, '')}`)
  return figures && recordFigures(desk, figures)
}

/** "FCR-nya 77", right after it was noted as 71: the figure of that metric is put right. */
export function correctFigure(desk: Desk): SkillOutcome | undefined {
  const { text, programme, speaker } = desk
  if (text.trim().split(/\s+/).length > fewWords || when.test(text)) return undefined
  // A figure alone may be the next one; what hangs on its name, or a slip, says that it is the same.
  if (!slips.test(text)) return undefined
  const said = text.replace(/(?<=\p{L})[\s-]?nya(?=\s)/giu, '').replace(slips, ' ')
  const [figure, other] = readFigures(desk, said.trim()) ?? []
  const message = programme.changes.findLast(({ by, kind }) => by === speaker.person && kind !== 'undone')?.message
  const record = [...programme.measurements.values()].findLast(
    ({ values, events }) =>
      values.metric.key === figure?.metric.key &&
      programme.changes.some((change) => change.message === message && events.includes(change.event)),
  )
  const changes =
    figure && !other && record ? correctedFigure(desk, record.values, String(figure.value), undefined) : undefined
  if (!record || !changes) return undefined
  return desk.change(
    [{ kind: 'measurement-changed', values: { measurement: record.number, changes } }],
    [{ text: desk.say('corrected', { what: sayMeasurement(desk, { ...record.values, ...changes }) }) }],
  )
}
