import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { StepId } from '../../../programme/steps.ts'
import { afterChanges, type Desk, progressOn, together } from '../desk.ts'
import { startStep } from '../flow/ask.ts'
import { businessIn } from '../plan/business.ts'
import { factsIn } from '../plan/draft.ts'
import { takeNote } from '../work/notes.ts'

/** "We're a co-working space …": of the place itself. */
const ofUs = /^(?:kami|kita|usaha|tim|we|we're|we are|our)(?!\p{L})/iu

/** "Start the programme for my team. We're a co-working space with 8 front desk staff": begun, with what was told of the place noted. */
export function startProgramme(desk: Desk, step: StepId | undefined = progressOn(desk).next): SkillOutcome {
  const told = toldOf(desk)
  const noted = told === undefined ? undefined : takeNote(desk, 'note', told)
  const now = noted ? afterChanges(desk, noted) : desk
  const begun = startStep(now, step ?? 'vision', businessIn(desk, desk.text)?.id)
  return noted ? together(noted, begun) : begun
}

/** The sentences that tell of the place, its size or its trouble; undefined: none does. */
function toldOf(desk: Desk): string | undefined {
  const told = desk.text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .filter((sentence) => {
      if (Object.keys(factsIn(desk, sentence)).length > 0) return true
      const isWish = ['programme', 'guide', 'situation'].some((group) => desk.parts.lead.has(sentence, group))
      return !isWish && (ofUs.test(sentence) || businessIn(desk, sentence) !== undefined)
    })
    .join(' ')
  return told === '' ? undefined : told
}
