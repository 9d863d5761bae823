import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { proceed } from './ask.ts'
import type { Desk } from './desk.ts'
import { labelOf } from './tell.ts'

/** An answer that was given before, and what a message says of it now. */
export type Conflict = { readonly id: string; readonly before: string; readonly now: string }

/** What a message tells against an answer that counts: "PT kami di ruko" after "perorangan". What was assumed is no answer. */
export function conflictIn(desk: Desk, guide: Guide, given: Answers, told: Answers): Conflict | undefined {
  const { answers, assumed } = runGuide(guide, given, desk.library().derive)
  return Object.entries(told)
    .map(([id, now]) => ({ id, now, before: answers[id] }))
    .find((one): one is Conflict => {
      const isAnswered = given[one.id] !== undefined && one.before !== undefined && !assumed.includes(one.id)
      return isAnswered && one.before !== one.now && guide.questions[one.id]?.kind === 'choice'
    })
}

/** Asks which of the two it is, with what was said last read back; where something else is still open, the last counts. */
export function settle(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  { id, before, now }: Conflict,
  { lead, offered }: { readonly lead: readonly string[]; readonly offered?: readonly string[] | undefined },
): SkillOutcome {
  const open = withoutAnswer(answers, id)
  const isNext = runGuide(guide, open, desk.library().derive).next === id
  if (!isNext) {
    const said = desk.say('corrected', { answers: labelOf(desk, guide, id, now) })
    return proceed(desk, guide, { ...open, [id]: now }, { lead: [...lead, said], offered })
  }
  const said = desk.say('conflict', { answer: labelOf(desk, guide, id, before) })
  return proceed(desk, guide, open, { lead: [...lead, said], readBack: now })
}
