import type { SkillOutcome } from '../../../conversation/skill.ts'
import { mayAs } from '../../../people/team.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { StepId } from '../../../programme/steps.ts'
import { afterChanges, type Desk, progressOn, together } from '../desk.ts'
import { startStep } from '../flow/ask.ts'
import { showProgramme } from '../show/programme.ts'

/** "Lewatin aja yang analisis situasi": left out, with what that costs, and on to the next, or to the step `to`. */
export function skipStep(desk: Desk, step: StepId, to?: StepId): SkillOutcome {
  if (desk.speaker.team !== undefined && !mayAs(desk.role, 'lead')) return desk.tell('close-not-allowed')
  const state = desk.programme.steps.get(step)?.state
  const definition = desk.parts.knowledge.steps.find(({ id }) => id === step)
  const title = definition?.title[desk.language] ?? ''
  if (state === 'closed') return desk.tell('step-closed-already', { title })
  const done = desk.change(
    [{ kind: 'step-skipped', values: { step, reason: kept(desk.text) } }],
    [{ text: [desk.say('step-left-out', { title }), desk.say(`skip-${step}`)].join(' ') }],
    [desk.choice('choice-undo', 'undo', desk.undoKey)],
  )
  const now = afterChanges(desk, done)
  const next = to ?? progressOn(now).next
  const on = next ? startStep(now, next) : showProgramme(now)
  return together(done, on)
}
