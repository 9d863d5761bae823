import type { SkillOutcome } from '../../../conversation/skill.ts'
import { addDays } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'
import { daysIn } from '../lead/figures-in.ts'
import { finishAction } from '../respond/to-action.ts'
import { changeAction, moveActions } from '../work/actions.ts'
import { findActions } from '../work/find-actions.ts'
import { meantAction, spokenAction } from '../work/meant-action.ts'

/** "Template balasannya udah kelar", "yang Vina udah": an action is done that is told by whose it is, or in its words. */
export function finishNamed(desk: Desk): SkillOutcome | undefined {
  const meant = meantAction(desk)
  if (meant) return moveActions(desk, [meant.number], 'done', '')
  return findActions(desk, desk.text).length === 0 ? undefined : finishAction(desk, desk.text, '')
}

/** "Undur yg Dimas seminggu", "yang punya Komang ganti Kamis aja"; "geser dua hari" is of the one that was spoken of last. */
export function moveNamed(desk: Desk): SkillOutcome | undefined {
  const action = meantAction(desk) ?? (namesAny(desk) ? undefined : spokenAction(desk))
  if (!action) return undefined
  const date = desk.parts.knowledge.dates.read(desk.text, { today: desk.today })
  const days = daysIn(desk, desk.text)
  const { due } = action.values
  if (date?.kind === 'day' && (days === undefined || due === undefined))
    return changeAction(desk, action.number, 'due', date.day)
  return days === undefined || due === undefined
    ? undefined
    : changeAction(desk, action.number, 'due', addDays(due, days))
}

/** Some action is named, and not one alone. */
function namesAny(desk: Desk): boolean {
  return findActions(desk, desk.text).length > 0
}
