import type { Claim, SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { proceed } from './ask.ts'
import { begin } from './begin.ts'
import { type Desk, guideCalled, guideSkill } from './desk.ts'
import { doneRuns } from './done-runs.ts'
import { isRecent } from './explain-step.ts'
import { type KeptRun, readRuns } from './memory.ts'
import { keptFor, showPlan } from './plans.ts'
import { isNothingBut, says, withoutFillers } from './reading/vocabulary.ts'

/** Longer than that, in words, a message asks something of its own. */
const longest = 10

/** What is called back: a plan that was told, or the guide where it was left. */
export type Recalled = 'plan' | 'guide'

/** "Rencana saya tadi mana?", "lanjut yang tadi": what a message calls back, where it says no more than that. */
export function recalledIn({ vocabulary, standardise }: Desk, text: string): Recalled | undefined {
  const words = standardise(text)
  if (words.length > longest) return undefined
  const bare = withoutFillers(vocabulary, words)
  if (isNothingBut(vocabulary['where-stopped'], words) || isNothingBut(vocabulary['where-stopped'], bare))
    return 'guide'
  const named = vocabulary['plan-named']
  const [recalling, around] = [vocabulary.recalling, vocabulary['around-recall']]
  const known = new Set([...named, ...recalling, ...around].flat())
  return says(named, bare) && says(recalling, bare) && bare.every((word) => known.has(word)) ? 'plan' : undefined
}

/**
 * Goes back to what somebody came to, or to where they left, however many answers ago. Undefined: they were led nowhere, as
 * far as this conversation remembers.
 */
export function recall(desk: Desk, recalled: Recalled): Claim['respond'] | undefined {
  const [last] = readRuns(desk.context.memory).filter(({ guide }) => guideCalled(guide, desk))
  const [done, another] = doneRuns(desk)
  const left = last && !last.done ? guideCalled(last.guide, desk) : undefined
  if (left && (recalled === 'guide' || !done)) return () => begin(desk, left)
  if (!done) return undefined
  return another && !isRecent(desk) ? () => chooseAgain(desk) : () => showAgain(desk, done)
}

/** The plan as it stands: with its ticks, where it is kept. */
export async function showAgain(desk: Desk, run: KeptRun): Promise<SkillOutcome> {
  const guide = guideCalled(run.guide, desk)
  if (!guide) return { replies: [{ text: desk.say('guide-gone') }] }
  const kept = await keptFor(desk, run)
  if (kept) return showPlan(desk, kept.id)
  return proceed(desk, guide, run.answers, { lead: [desk.say('plan-again', { title: guide.title[desk.language] })] })
}

function chooseAgain(desk: Desk): SkillOutcome {
  const choices = doneRuns(desk).flatMap(({ guide: id }): readonly Choice[] => {
    const guide = guideCalled(id, desk)
    return guide ? [{ label: guide.title[desk.language], pick: { skill: guideSkill, act: 'again', value: id } }] : []
  })
  return { replies: [{ text: desk.say('which-run'), choices }] }
}
