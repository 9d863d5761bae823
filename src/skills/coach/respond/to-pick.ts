import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Plan } from '../../../programme/plan/plan.ts'
import type { Desk } from '../desk.ts'
import { openDoor } from '../door/open-door.ts'
import { startStep } from '../flow/ask.ts'
import { approve, askToClose, readStep } from '../flow/close.ts'
import { goOnFrom } from '../flow/go-on.ts'
import { giveChallenge } from '../lead/challenge.ts'
import { figureOf } from '../lead/fix-figure.ts'
import { resumeProgramme } from '../lead/pause.ts'
import { keepVision } from '../lead/vision.ts'
import { acceptPlan } from '../plan/accept.ts'
import { draftPlan, noPlan } from '../plan/draft.ts'
import { exportProgramme } from '../show/export.ts'
import { listActions, listGoals } from '../show/lists.ts'
import { showProgramme } from '../show/programme.ts'
import { moveActions } from '../work/actions.ts'
import { setGoal } from '../work/goals.ts'
import { recordFigures, takeOtherReading } from '../work/measurements.ts'
import { undo } from '../work/undo.ts'

/** Does what one of the coach's choices says. */
export function respondToPick(desk: Desk, act: string, value: string): SkillOutcome | Promise<SkillOutcome> {
  switch (act) {
    case 'undo':
      return undo(desk, value)
    case 'step': {
      const step = readStep(value)
      return step ? startStep(desk, step) : showProgramme(desk)
    }
    case 'close':
    case 'approve': {
      const step = readStep(value)
      if (!step) return showProgramme(desk)
      return act === 'close' ? askToClose(desk, step) : approve(desk, step)
    }
    case 'next':
      return goOnFrom(desk)
    case 'door':
      return openDoor(desk, { isLed: false })
    case 'draft':
      return draftPlan(desk, { ...planAtHand(desk), business: value })
    case 'accept':
      return acceptPlan(desk, { ...planAtHand(desk), business: value })
    case 'keep-goal':
      return desk.last?.made.kind === 'goal' ? setGoal(desk, desk.last.made.text) : listGoals(desk)
    case 'actions':
      return listActions(desk, 'all')
    case 'done':
      return moveActions(desk, [Number(value)], 'done', '')
    case 'as-score':
      return takeOtherReading(desk, value, false)
    case 'as-share':
      return takeOtherReading(desk, value, true)
    case 'resume':
      return resumeProgramme(desk) ?? showProgramme(desk)
    case 'record': {
      const figure = figureOf(desk, value)
      return figure ? recordFigures(desk, [figure]) : desk.tell('measure-asked')
    }
    case 'challenge':
      return giveChallenge(desk)
    case 'keep-vision':
      return keepVision(desk, Number(value))
    case 'export':
      return exportProgramme(desk, 'all')
    case 'export-actions':
      return exportProgramme(desk, 'actions')
    case 'export-measurements':
      return exportProgramme(desk, 'measurements')
    default:
      return showProgramme(desk)
  }
}

/** The plan that was shown just before; a button of an older message finds none, and starts anew. */
function planAtHand({ last, draft }: Desk): Plan {
  return last?.made.kind === 'plan' ? last.made.plan : (draft ?? noPlan)
}
