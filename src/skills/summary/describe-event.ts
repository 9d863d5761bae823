import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import type { ProgrammeEvent } from '../../programme/events.ts'
import { type Named, sayMetric, sayNumber, sayValue } from './say-units.ts'
import type { Say } from './summary-parts.ts'

export type DescribeParts = Named & {
  readonly say: Say
  /** How a step of the programme is called. */
  readonly stepName: (step: string) => string
}

const longest = 120

/** One record of a programme in words, on one line. */
export function describeEvent(event: ProgrammeEvent, parts: DescribeParts): string {
  const { say, language, stepName } = parts
  const said = (text: string) => escapeMarkdown(text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
  switch (event.kind) {
    case 'sheet-written': {
      const { step, value } = event.data
      return say('event-sheet', { step: stepName(step), text: said([value].flat().join('; ')) })
    }
    case 'goal-set':
      return say('event-goal', { number: event.data.goal, text: said(event.data.values.sentence) })
    case 'goal-changed':
      return say('event-goal-changed', { number: event.data.goal, text: said(valuesIn(event.data.changes, language)) })
    case 'goal-judged':
      return say('event-goal-judged', { number: event.data.goal, verdict: say(`verdict-${event.data.verdict}`) })
    case 'goal-dropped':
      return say('event-goal-dropped', { number: event.data.goal })
    case 'action-added': {
      const { action, values } = event.data
      const owner = values.owner?.name ?? say('nobody')
      const due = values.due === undefined ? say('without-date') : sayDay(values.due, language)
      return say('event-action', { number: action, what: said(values.what), who: said(owner), due })
    }
    case 'action-changed':
      return say('event-action-changed', {
        number: event.data.action,
        text: said(valuesIn(event.data.changes, language)),
      })
    case 'action-moved':
      return say('event-action-moved', { number: event.data.action, status: say(`status-${event.data.status}`) })
    case 'measured': {
      const { metric, value, n, day } = event.data.values
      const size = n === undefined ? '' : ` (n = ${sayNumber(n, language)})`
      const values = { name: sayMetric(metric, parts), value: `${sayValue(value, metric.unit, parts)}${size}` }
      return say('event-measured', { ...values, day: sayDay(day, language) })
    }
    case 'measurement-changed':
      return say('event-measurement-changed', {
        number: event.data.measurement,
        text: said(valuesIn(event.data.changes, language)),
      })
    case 'blocked':
      return say('event-blocked', {
        number: event.data.blocker,
        who: said(event.data.who?.name ?? '–'),
        what: said(event.data.waitingFor),
      })
    case 'blocker-owned':
      return say('event-blocker-owned', { number: event.data.blocker, who: said(event.data.owner.name) })
    case 'unblocked':
      return say('event-unblocked', { number: event.data.blocker })
    case 'risk-noted':
      return say('event-risk', { number: event.data.risk, text: said(event.data.values.text) })
    case 'risk-changed':
      return say('event-risk-changed', { number: event.data.risk, text: said(valuesIn(event.data.changes, language)) })
    case 'risk-closed':
      return say('event-risk-closed', { number: event.data.risk })
    case 'noted':
      return say('event-noted', { about: say(`note-${event.data.values.about}`), text: said(event.data.values.text) })
    case 'note-changed':
      return say('event-note-changed', { text: said(valuesIn(event.data.changes, language)) })
    case 'cycle-started':
      return say('event-cycle', { number: event.data.cycle, text: said(event.data.plan) })
    case 'cycle-moved':
      return say('event-cycle-moved', { number: event.data.cycle, phase: say(`phase-${event.data.phase}`) })
    case 'step-proposed':
      return say('event-step-proposed', { step: stepName(event.data.step), text: said(event.data.evidence) })
    case 'step-closed':
      return say('event-step-closed', { step: stepName(event.data.step), text: said(event.data.evidence) })
    case 'step-skipped':
      return say('event-step-skipped', { step: stepName(event.data.step) })
    case 'paused':
      return say('event-paused', { text: said(event.data.text) })
    case 'resumed':
      return say('event-resumed')
    case 'step-reopened':
      return say('event-step-reopened', { step: stepName(event.data.step) })
    case 'round-started':
      return say('event-round', { number: event.data.round, text: said(event.data.problem) })
    case 'undone':
      return say('event-undone')
  }
}

/** Ids of people say nothing to whoever reads a record. */
const silent = new Set(['person', 'key'])

function valuesIn(value: unknown, language: Language): string {
  return collect(value as JsonValue, language).join(', ')
}

function collect(value: JsonValue, language: Language): readonly string[] {
  if (value === null || typeof value === 'boolean') return []
  if (typeof value === 'number') return [sayNumber(value, language)]
  if (typeof value === 'string') return [/^\d{4}-\d{2}-\d{2}$/.test(value) ? sayDay(value, language) : value]
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => collect(one, language))
  return Object.entries(value).flatMap(([name, one]) => (silent.has(name) ? [] : collect(one as JsonValue, language)))
}
