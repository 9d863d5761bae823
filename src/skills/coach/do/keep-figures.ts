import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { ReadMeasurement } from '../../../programme/checks/read-measurement.ts'
import { readQuantities } from '../../../programme/checks/read-quantity.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import type { Desk } from '../desk.ts'
import { correct, countsPeople } from '../work/correct.ts'
import { readFigures } from '../work/figures.ts'
import { readMeasured, recordFigures } from '../work/measurements.ts'

/** Words around a figure that tell nothing of it: "motor", "rata2nya". */
const mostBeside = 4

/** A figure that names no metric is of the goal, or of what was measured last. */
export function keepFigures(desk: Desk): SkillOutcome | undefined {
  const { text, programme, parts } = desk
  if (parts.soundsLikeQuestion(text)) return undefined
  const said = parts.doingWords.without('record-leads', text)
  const metric =
    openGoals(programme).findLast(({ values }) => values.metric !== undefined)?.values.metric ??
    [...programme.measurements.values()].at(-1)?.values.metric ??
    spokenOf(desk)
  const named = metric && metric.key !== 'lain' ? `${metric.name} ${said}` : said
  if (tellsOnlyHowMany(desk, said)) return countLast(desk, said)
  const figures = readFigures(desk, said) ?? readFigures(desk, named)
  if (figures) return recordFigures(desk, figures)
  const read = readMeasured(desk, said) ?? (metric ? readMeasured(desk, named) : readOfTeam(desk, said))
  return read && read.rest.length <= mostBeside ? recordFigures(desk, [read]) : undefined
}

/** "Itu dari 52 pasien": of how many, and no value. */
function tellsOnlyHowMany(desk: Desk, said: string): boolean {
  const { metrics, words } = desk.parts.knowledge
  const known = metricIn(said, metrics)
  const isAlone = readQuantities(said, words.units).length === 1
  return isAlone && countsPeople(desk, said) && (known === undefined || known.n)
}

/** The figure that the speaker told just before is of so many. */
function countLast(desk: Desk, said: string): SkillOutcome | undefined {
  const { programme, speaker } = desk
  const last = programme.changes.findLast(({ by, touched }) => by === speaker.person && touched.length > 0)
  return last?.touched[0]?.collection === 'measurements' ? correct(desk, said, 'n') : undefined
}

/** "Baju ketuker minggu ini 6 dari 140 order": a team counts what nobody else has a name for. */
function readOfTeam(desk: Desk, said: string): ReadMeasurement | undefined {
  if (!desk.speaker.team || metricIn(said, desk.parts.knowledge.metrics)) return undefined
  const read = readMeasured(desk, said, true)
  const isTelling = read !== undefined && (read.isDated || read.n !== undefined)
  return isTelling && read.metric.name.split(' ').length <= mostWordsOfMetric ? read : undefined
}

const mostWordsOfMetric = 4

/** The metric that the speaker spoke of just before. */
function spokenOf({ asked, parts }: Desk) {
  const known = asked.map((text) => metricIn(text, parts.knowledge.metrics)).find((metric) => metric !== undefined)
  return known && { key: known.id, name: known.name.id }
}
