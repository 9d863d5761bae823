import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { liveActions, openGoals, ownerKey } from '../../../programme/counters.ts'
import { dayAt } from '../../../programme/dates/calendar.ts'
import { sayShortDay } from '../../../programme/dates/say-day.ts'
import { measuredIn, seriesOf } from '../../../programme/measured.ts'
import type { Action } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'
import { noSuchAction, sayAction } from '../work/actions.ts'
import { openBlockers } from '../work/blockers.ts'
import { sayGoal } from '../work/goals.ts'
import { metricName, sayNumber, withUnit } from '../work/measurements.ts'
import { isLateAction, sayActionLine } from './programme.ts'

const mostListed = 15
/** How many values of a metric a line shows. */
const mostPoints = 6
const statusMarks = { open: '⬜', running: '▶️', blocked: '🚧', done: '✅', dropped: '✖️' } satisfies Record<
  Action['status'],
  string
>

export function listActions(desk: Desk, which: 'all' | 'late' | 'mine' | 'open'): SkillOutcome {
  const own = ownerKey(desk.owner(desk.parts.reader.words.me[0] ?? ''))
  const actions = liveActions(desk.programme).filter(
    (action) =>
      which === 'all' ||
      (which === 'open' && action.status !== 'done') ||
      (which === 'late'
        ? isLateAction(desk, action)
        : action.values.owner !== undefined && ownerKey(action.values.owner) === own),
  )
  if (desk.programme.actions.size === 0) return desk.tell('no-actions-any')
  const done = which === 'open' ? liveActions(desk.programme).length : 0
  if (actions.length === 0 && done > 0) return desk.tell('open-none-done', { count: done })
  if (actions.length === 0)
    return desk.tell(which === 'all' || which === 'open' ? 'no-actions-yet' : `no-actions-${which}`)
  return sayActions(desk, actions)
}

/** Actions a line each, to be asked for less of in the next turn. */
export function sayActions(desk: Desk, actions: readonly Action[]): SkillOutcome {
  // Those that are open first, the next due on top.
  const sorted = actions.toSorted((a, b) => rankOf(a).localeCompare(rankOf(b)))
  const lines = sorted
    .slice(0, mostListed)
    .map((action) => `${isLateAction(desk, action) ? '⏰' : statusMarks[action.status]} ${sayActionLine(desk, action)}`)
  const more = actions.length - mostListed
  const text = [
    lines.join('\n'),
    ...(more > 0 ? [desk.say('and-more', { count: more })] : []),
    desk.say('actions-how'),
  ].join('\n\n')
  const numbers = sorted.slice(0, mostListed).map(({ number }) => number)
  return desk.propose({ kind: 'list', numbers }, text, [desk.choice('choice-export-actions', 'export-actions')])
}

function rankOf({ status, values: { due = '9' }, number }: Action): string {
  return `${status === 'done' ? 1 : 0}${due}${String(number).padStart(6, '0')}`
}

/** One action with what is known of it, and what can be done. */
export function showAction(desk: Desk, number: number): SkillOutcome {
  const action = desk.programme.actions.get(String(number))
  if (!action) return noSuchAction(desk, number)
  const { values, evidence, firstDue, reason } = action
  const { proof, ...named } = values
  const details = [
    ...(proof === undefined ? [] : [desk.say('detail-proof', { text: escapeMarkdown(proof) })]),
    ...(evidence === undefined ? [] : [desk.say('detail-evidence', { text: escapeMarkdown(evidence) })]),
    ...(firstDue === undefined ? [] : [desk.say('detail-first-due', { day: sayShortDay(firstDue, desk.language) })]),
    ...(reason === undefined ? [] : [desk.say('detail-reason', { text: escapeMarkdown(reason) })]),
  ]
  const isOpen = action.status !== 'done' && action.status !== 'dropped'
  return {
    replies: [
      {
        text: [`${statusMarks[action.status]} ${number}. ${sayAction(desk, named)}`, ...details].join('\n'),
        choices: isOpen ? [desk.choice('choice-done', 'done', String(number))] : [],
      },
    ],
  }
}

export function listMeasurements(desk: Desk): SkillOutcome {
  const keys = [...measuredIn(desk.programme).keys()]
  if (keys.length === 0) return desk.tell('no-measurements')
  const lines = keys.slice(0, mostListed).map((key) => {
    const series = seriesOf(desk.programme, key)
    const last = series.at(-1)?.values
    if (!last) return ''
    const points = series.last(mostPoints).map(({ values }) => sayNumber(desk, values.value))
    const n = last.n === undefined ? '' : `, n = ${last.n}`
    return `- **${escapeMarkdown(metricName(desk, last.metric))}**: ${points.join(' ▸ ')}${last.metric.unit ? ` ${withUnit(desk, 0, last.metric.unit).replace(/^0\s?/, '')}` : ''} (${sayShortDay(last.day, desk.language)}${n})`
  })
  return {
    replies: [
      {
        text: [lines.join('\n'), desk.say('measure-how')].join('\n\n'),
        choices: [desk.choice('choice-export-measurements', 'export-measurements')],
      },
    ],
  }
}

export function listGoals(desk: Desk): SkillOutcome {
  const goals = openGoals(desk.programme)
  if (goals.length === 0) return desk.tell('no-goals')
  return { replies: [{ text: goals.map(({ number, values }) => `🎯 ${number}. ${sayGoal(desk, values)}`).join('\n') }] }
}

/** What was noted, the newest first. */
export function listNotes(desk: Desk): SkillOutcome {
  const notes = [...desk.programme.notes.values()].toReversed()
  if (notes.length === 0) return desk.tell('no-notes')
  const zone = desk.speaker.team?.team.zone ?? desk.parts.timeZone
  const lines = notes.slice(0, mostListed).map(({ values, madeAtMs }) => {
    const day = sayShortDay(dayAt(madeAtMs, zone), desk.language)
    return `- ${day}: ${escapeMarkdown(values.text)}`
  })
  const more = notes.length - mostListed
  const tail = more > 0 ? [desk.say('and-more', { count: more })] : []
  return { replies: [{ text: [desk.say('notes-head'), lines.join('\n'), ...tail].join('\n\n') }] }
}

export function listBlockers(desk: Desk): SkillOutcome {
  const blockers = openBlockers(desk)
  if (blockers.length === 0) return desk.tell('no-blockers')
  const lines = blockers.slice(0, mostListed).map(({ number, who, waitingFor, owner, since }) => {
    const line = desk.say('blocker-line', {
      number,
      who: escapeMarkdown(who?.name ?? '–'),
      what: escapeMarkdown(waitingFor),
    })
    return `🚧 ${line} · ${sayShortDay(since, desk.language)} · ${owner ? escapeMarkdown(owner.name) : desk.say('no-owner')}`
  })
  return { replies: [{ text: [lines.join('\n'), desk.say('blockers-how')].join('\n\n') }] }
}
