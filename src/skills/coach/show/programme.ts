import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { liveRows, openGoals } from '../../../programme/counters.ts'
import { sayShortDay } from '../../../programme/dates/say-day.ts'
import type { Action } from '../../../programme/programme.ts'
import type { StepProgress } from '../../../programme/progress.ts'
import { isLate } from '../../../programme/status.ts'
import { type Desk, progressOn } from '../desk.ts'
import { openBlockers } from '../work/blockers.ts'
import { sayGoal } from '../work/goals.ts'

const marks = {
  closed: '✅',
  proposed: '🔵',
  ready: '🔵',
  going: '▶️',
  skipped: '⏭️',
  'not-begun': '⬜',
} satisfies Record<StepProgress['status'], string>
/** What fits on one phone screen beside the seven steps. */
const mostLate = 3
const mostGoals = 3

/** Where the programme stands: the seven steps, what is late or stuck, and what is next. */
export function showProgramme(desk: Desk): SkillOutcome {
  const { steps, percent, next } = progressOn(desk)
  const titles = new Map(desk.parts.knowledge.steps.map((step) => [step.id, step.title[desk.language]]))
  const lines = steps.map(({ step, status, percent: each }, index) => {
    const share = status === 'closed' || status === 'skipped' || status === 'not-begun' ? '' : ` ${each} %`
    const note =
      status === 'ready' || status === 'proposed' || status === 'skipped' ? ` – ${desk.say(`step-${status}`)}` : ''
    return `${marks[status]} ${index + 1}. ${titles.get(step) ?? step}${share}${note}`
  })
  const goals = openGoals(desk.programme).slice(0, mostGoals)
  const blocks = [
    desk.say('programme-title', { team: escapeMarkdown(desk.teamName ?? desk.say('personal-team')), percent }),
    lines.join('\n'),
    ...(goals.length > 0
      ? [goals.map(({ number, values }) => `🎯 ${number}. ${sayGoal(desk, values)}`).join('\n')]
      : []),
    sayActions(desk),
    ...(next === undefined
      ? [desk.say('programme-all-done')]
      : [
          desk.say('programme-next', {
            step: titles.get(next) ?? next,
            purpose: desk.parts.knowledge.steps.find(({ id }) => id === next)?.purpose[desk.language] ?? '',
          }),
        ]),
  ]
  return {
    replies: [
      {
        text: blocks.join('\n\n'),
        choices: [
          ...(next === undefined ? [] : [desk.choice('choice-go-on', 'step', next)]),
          ...(desk.programme.actions.size > 0 ? [desk.choice('choice-actions', 'actions')] : []),
          ...(desk.programme.size > 0 ? [desk.choice('choice-export', 'export')] : []),
        ],
      },
    ],
  }
}

function sayActions(desk: Desk): string {
  const actions = liveRows(desk.programme)
  if (actions.length === 0) return desk.say('no-actions-yet')
  const open = actions.filter(({ status }) => status !== 'done')
  const late = open.filter((row) => isLate(row, desk.today))
  const counts = desk.say('action-counts', {
    open: open.length,
    done: actions.length - open.length,
    late: late.length,
    blocked: openBlockers(desk).length,
  })
  const named = late
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
    .slice(0, mostLate)
    .map(({ action }) => `⏰ ${sayActionLine(desk, action())}`)
  const blocked = openBlockers(desk)
    .slice(0, mostLate)
    .map(
      ({ number, who, waitingFor }) =>
        `🚧 ${desk.say('blocker-line', { number, who: escapeMarkdown(who?.name ?? '–'), what: escapeMarkdown(waitingFor) })}`,
    )
  const upcoming = open
    .filter((row) => row.due !== undefined && !isLate(row, desk.today))
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
    .slice(0, 1)
    .map(({ action }) => `➡️ ${sayActionLine(desk, action())}`)
  return [counts, ...named, ...blocked, ...upcoming].join('\n')
}

export function isLateAction({ today }: Desk, { status, values: { due, priority } }: Action): boolean {
  return isLate({ status, due, priority }, today)
}

/** "2. kirim konfirmasi WA · Rina · 4 Des". */
export function sayActionLine(desk: Desk, { number, values: { what, owner, due } }: Action): string {
  return [
    `${number}. ${escapeMarkdown(what)}`,
    ...(owner ? [escapeMarkdown(owner.name)] : []),
    ...(due === undefined ? [] : [sayShortDay(due, desk.language)]),
  ].join(' · ')
}
