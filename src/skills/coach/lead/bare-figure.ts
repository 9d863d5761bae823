import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import type { Desk } from '../desk.ts'
import { readFigures } from '../work/figures.ts'
import { recordFigures } from '../work/measurements.ts'

const fewWords = 6
const leads = /^(?:pengukuran|hasil\p{L}*|angka\p{L}*|nilai\p{L}*|measurement|result|figure)\s+/iu
const when =
  /(?:minggu|bulan|pekan|hari|tanggal|tgl|week|month|kemarin|lalu|ini|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december|\bjan\b|\bfeb\b|\bmar\b|\bapr\b|\bjun\b|\bjul\b|\bagu\b|\bsep\b|\bokt\b|\bnov\b|\bdes\b)/iu

/** "Pengukuran minggu ini 80,5", "Januari 58": a figure without its metric, right after one or a goal was spoken of. */
export function recordBare(desk: Desk): SkillOutcome | undefined {
  const { text, parts, programme } = desk
  if (text.trim().split(/\s+/).length > fewWords || !/\d/.test(text) || !when.test(text)) return undefined
  if (metricIn(text, parts.knowledge.metrics) || parts.soundsLikeQuestion(text)) return undefined
  const metric =
    openGoals(programme).findLast(({ values }) => values.metric !== undefined)?.values.metric ??
    [...programme.measurements.values()].at(-1)?.values.metric
  if (!metric || metric.key === 'lain') return undefined
  const figures = readFigures(desk, `${metric.name} ${text.trim().replace(leads, '')}`)
  return figures && recordFigures(desk, figures)
}
