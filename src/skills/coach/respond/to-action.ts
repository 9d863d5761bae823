import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Desk } from '../desk.ts'
import type { ActionSentence } from '../sentences.ts'
import { listActions, showAction } from '../show/lists.ts'
import { changeAction, moveActions } from '../work/actions.ts'
import { findActions } from '../work/find-actions.ts'

/** Does what a sentence about one action by its number says. */
export function respondToAction(desk: Desk, action: ActionSentence): SkillOutcome {
  switch (action.kind) {
    case 'status':
      return moveActions(desk, action.numbers, action.status, action.rest)
    case 'change':
      return changeAction(desk, action.number, action.field, action.rest)
    case 'show':
      return showAction(desk, action.number)
  }
}

/** What is finished, in words; and if more is asked for behind it, such as what is late, that too. */
export function finishAction(desk: Desk, what: string, rest: string): SkillOutcome {
  const found = findActions(desk, what)
  const [only] = found
  if (!only || found.length > 1) {
    const said = desk.say(found.length === 0 ? 'action-not-found' : 'action-which', { what })
    const { replies } = listActions(desk, 'all')
    return { replies: [{ text: said }, ...replies] }
  }
  const moved = moveActions(desk, [only.number], 'done', '')
  const next = desk.parts.reader.wish(
    rest.replace(/^(?:tolong|terus|trus|lalu|dan|and|then|please|di(?:tandai|tandain|centang))\b[\s,.]*/giu, ''),
  )
  return next?.wish === 'actions-late'
    ? { ...moved, replies: [...moved.replies, ...listActions(desk, 'late').replies] }
    : moved
}
