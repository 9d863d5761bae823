import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { liveActions, openGoals } from '../../../programme/counters.ts'
import type { Action } from '../../../programme/programme.ts'
import { type Desk, progressOn } from '../desk.ts'
import { showProgramme } from '../show/programme.ts'
import { startStep } from './ask.ts'

/** What is best done next: actions without a name or a day, a goal where there is none yet, the next step. */
export function goOnFrom(desk: Desk): SkillOutcome {
  const [action] = incompleteActions(desk)
  if (action) return askWhoAndWhen(desk, action)
  const hasActions = liveActions(desk.programme).length > 0
  if (hasActions && openGoals(desk.programme).length === 0) return startStep(desk, 'goals')
  const { next } = progressOn(desk)
  return next ? startStep(desk, next) : showProgramme(desk)
}

/** Open actions that nobody holds or that have no day, by number; `after`: only those behind it. */
export function incompleteActions({ programme }: Desk, after = 0): readonly Action[] {
  return liveActions(programme).filter(
    ({ number, status, values }) =>
      number > after && status !== 'done' && (values.owner === undefined || values.due === undefined),
  )
}

/** Asks for what one action lacks; a name and a day are answer enough. */
export function askWhoAndWhen(desk: Desk, { number, values }: Action): SkillOutcome {
  const key = values.owner === undefined ? (values.due === undefined ? 'ask-who-when' : 'ask-who') : 'ask-when'
  return desk.propose({ kind: 'action', number }, desk.say(key, { number, what: escapeMarkdown(values.what) }), [])
}

/** Behind the last of them: what is next. */
export function sayComplete(desk: Desk): SkillOutcome {
  const key = openGoals(desk.programme).length === 0 ? 'actions-complete-goal' : 'actions-complete'
  return desk.propose({ kind: 'kept' }, desk.say(key), [
    desk.choice('choice-go-on', 'next'),
    desk.choice('choice-actions', 'actions'),
  ])
}
