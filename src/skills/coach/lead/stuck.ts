import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { withUnit } from '../work/measurements.ts'

/** "Udah dua bulan tapi CES tetep 4,1 dari 7, apa yang harus dievaluasi?": what to look at, in order, with the figure that was told. */
export function tellStuck(desk: Desk): SkillOutcome {
  const { text, parts, language } = desk
  const metric = metricIn(text, parts.knowledge.metrics)
  const told = metric
    ? new RegExp(
        String.raw`(?:${[metric.id, ...metric.also].map((each) => RegExp.escape(each)).join('|')})(?:-?nya)?\s+(?:[\p{L}]+\s+){0,4}?(\d+(?:[.,]\d+)?\s*%?(?:\s*(?:dari|of|out of|\/)\s*\d+)?)`,
        'iu',
      ).exec(text)?.[1]
    : undefined
  const last = metric ? seriesOf(desk.programme, metric.id).at(-1) : undefined
  const name = metric ? escapeMarkdown(metric.name[language]) : desk.say('stuck-any')
  const value = told ?? (last ? withUnit(desk, last.values.value, last.values.metric.unit) : undefined)
  const figure = value === undefined ? name : `${name} ${escapeMarkdown(value.trim())}`
  return desk.propose(
    { kind: 'advice' },
    [
      desk.say('stuck-head', { figure }),
      desk.say('stuck-checks', { figure, metric: name }),
      desk.say('stuck-ask', { metric: name }),
      desk.say('advice-note'),
    ].join('\n\n'),
    [],
  )
}
