import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { numberPattern, toNumber } from '../../../programme/checks/read-quantity.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { correctedFigure } from '../work/correct.ts'
import { readMeasured, sayMeasurement, withUnit } from '../work/measurements.ts'

const wrongFirst = new RegExp(String.raw`(?:bukan|bkn|dudu|not)\s+(${numberPattern})`, 'iu')

/** "Salah input kemarin, waktu tunggu harusnya 12 menit bukan 21": the figure of that metric is put right; undefined: no metric or no number. */
export function fixFigure(desk: Desk): SkillOutcome | undefined {
  const { text } = desk
  const metric = metricIn(text, desk.parts.knowledge.metrics)
  if (!metric) return undefined
  const wrong = wrongFirst.exec(text)
  const wrongValue = wrong?.[1] === undefined ? undefined : toNumber(wrong[1])
  const rest = wrong ? text.replace(wrong[0], ' ') : text
  const digits = new RegExp(String.raw`(?<![\p{L}\d])(?:${numberPattern})`, 'gu')
  const right = [...rest.matchAll(digits)].map(([found]) => found).at(-1)
  if (right === undefined) return undefined
  const series = seriesOf(desk.programme, metric.id)
  const record =
    series.findLast(({ values }) => values.value === wrongValue || values.n === wrongValue) ?? series.at(-1)
  const changes =
    record && correctedFigure(desk, record.values, right, wrongValue === undefined ? undefined : String(wrongValue))
  if (!record || !changes) {
    const figure = `${metric.name[desk.language]} ${withUnit(desk, toNumber(right), metric.unit)}`
    return desk.tell('fix-none', { figure: escapeMarkdown(figure) }, [
      asYes({ label: desk.say('choice-record', { figure }), pick: { skill: 'coach', act: 'record', value: figure } }),
    ])
  }
  return desk.change(
    [{ kind: 'measurement-changed', values: { measurement: record.number, changes } }],
    [
      {
        text: desk.say('fixed', {
          before: sayMeasurement(desk, record.values),
          after: sayMeasurement(desk, { ...record.values, ...changes }),
        }),
      },
    ],
  )
}

/** Whether a text names a figure to keep: of the choice that `fixFigure` offers. */
export function figureOf(desk: Desk, text: string) {
  return readMeasured(desk, text, true)
}
