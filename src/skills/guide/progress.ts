import type { SkillOutcome } from '../../conversation/skill.ts'
import { planOf, runGuide } from '../../knowledge/guides/run-guide.ts'
import { type Desk, guideCalled, guideSkill } from './desk.ts'
import { doneRuns } from './done-runs.ts'
import { isRecent, numberOfStep } from './explain-step.ts'
import { keepTicked, keptFor, showPlan, tickStep } from './plans.ts'
import { says, withoutFillers, withoutPhrases } from './reading/vocabulary.ts'
import { showOutcome } from './show/outcome.ts'

/**
 * What a message says of how far somebody is with their last plan: "yang belum apa aja?", "langkah 1 udah". Undefined:
 * nothing of it.
 */
export function progressIn(desk: Desk, text: string): (() => Promise<SkillOutcome>) | undefined {
  const { vocabulary, standardise } = desk
  const [last] = doneRuns(desk)
  const guide = last && guideCalled(last.guide, desk)
  if (!guide || !(isRecent(desk) || desk.context.lastSkill === guideSkill)) return undefined
  const words = standardise(text)
  const around = new Set(vocabulary['around-wish'].flat())
  const isAll = (rest: readonly string[]) => withoutFillers(vocabulary, rest).every((word) => around.has(word))
  const run = runGuide(guide, last.answers, desk.library().derive)
  if (says(vocabulary.left, words) && isAll(withoutPhrases(vocabulary.left, words))) {
    return async () => {
      const kept = await keptFor(desk, last)
      if (kept) return showPlan(desk, kept.id)
      const [, ...plan] = showOutcome(desk, guide, run, [])
      return { replies: plan.map((reply) => ({ ...reply, text: `${desk.say('nothing-ticked')}\n\n${reply.text}` })) }
    }
  }
  const number = numberOfStep(desk, words)
  const step = number === undefined ? undefined : planOf(guide, run)[number - 1]
  if (!step || !says(vocabulary.done, words) || !isAll(withoutDone(desk, words, number))) return undefined
  return async () => {
    const kept = await keptFor(desk, last)
    if (!kept) return keepTicked(desk, last, step.name)
    return kept.done.includes(step.name) ? showPlan(desk, kept.id) : tickStep(desk, `${kept.id}.${step.name}`)
  }
}

/** "Langkah 1 udah beres" without the step and that it is done. */
function withoutDone(
  { vocabulary, places }: Desk,
  words: readonly string[],
  number: number | undefined,
): readonly string[] {
  const rest = withoutPhrases([...vocabulary.done, ...vocabulary.step], words)
  return rest.filter((word) => word !== `${number}` && places.get(word) !== number)
}
