import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import { proceed } from './ask.ts'
import { type Desk, guideCalled, guideSkill } from './desk.ts'
import { type KeptRun, readFlow, readRuns } from './memory.ts'
import { keepPlan } from './plans.ts'
import { isNothingBut, withoutFillers, withoutPhrases } from './reading/vocabulary.ts'
import { calendarFile } from './show/calendar-file.ts'
import { showEvidence } from './show/evidence.ts'
import { planFile } from './show/plan-file.ts'
import { editAnswers, offerNotes } from './walk.ts'

/** What can be done with the outcome of a guide. */
export const outcomeActs = ['keep', 'file', 'calendar', 'edit', 'notes', 'evidence'] as const
export type OutcomeAct = (typeof outcomeActs)[number]

/** Longer than that, in words, a message says more than what is wanted with a plan. */
const longestWish = 7

type Respond = () => SkillOutcome | Promise<SkillOutcome>

/**
 * What a message wants with a guide that is over, however long ago: "simpan rencananya", "ubah jawaban". Where the last word
 * was the guide's, it is the last one; else they are asked which, where there are several. Undefined: nothing.
 */
export function respondToDone(desk: Desk, text: string): Respond | undefined {
  const act = actIn(desk, text)
  const done = act === undefined ? [] : doneRuns(desk)
  const [last, another] = done
  if (act === undefined || !last) return undefined
  const isOfLast = another === undefined || (desk.context.lastSkill === guideSkill && !desk.context.flow)
  if (isOfLast) return () => respondToRun(desk, act, last.guide)
  const choices: readonly Choice[] = done.flatMap(({ guide: id }) => {
    const guide = guideCalled(id, desk)
    return guide ? [{ label: guide.title[desk.language], pick: { skill: guideSkill, act, value: id } }] : []
  })
  return () => ({ replies: [{ text: desk.say('which-run'), choices }] })
}

/** "Tolong buatkan berkas kalender tenggatnya": what a message wants with a plan, where it says no more than that. */
export function actIn({ vocabulary, standardise }: Desk, text: string): OutcomeAct | undefined {
  const words = withoutFillers(vocabulary, standardise(text))
  if (words.length > longestWish) return undefined
  if (isNothingBut(vocabulary.change, words)) return 'edit'
  const handing = new Set(vocabulary.handing.flat())
  return (['calendar', 'keep', 'file'] as const).find((act) => {
    const rest = withoutPhrases(vocabulary[act], words)
    return rest.length < words.length && rest.every((word) => handing.has(word))
  })
}

/** The guides that this person came to the end of, the last first. */
export function doneRuns(desk: Desk): readonly KeptRun[] {
  return readRuns(desk.context.memory).filter(({ guide, done }) => done && guideCalled(guide, desk) !== undefined)
}

/** Does something with what a guide came to; one that is not over goes on. */
export function respondToRun(desk: Desk, act: OutcomeAct, id: string): SkillOutcome | Promise<SkillOutcome> {
  const guide = guideCalled(id, desk)
  if (!guide) return { replies: [{ text: desk.say('guide-gone') }] }
  const kept: KeptRun = { guide: id, version: guide.version, answers: answersOf(desk, id), done: true }
  const run = runGuide(guide, kept.answers, desk.library().derive)
  if (run.outcome === undefined) return proceed(desk, guide, kept.answers, { lead: [desk.say('nothing-run')] })
  switch (act) {
    case 'keep':
      return keepPlan(desk, kept)
    case 'edit':
      return editAnswers(desk, guide, kept)
    case 'notes':
      return offerNotes(desk, guide, kept)
    case 'evidence':
      return { replies: showEvidence(desk, guide, run) }
    case 'file':
      return { replies: [{ text: desk.say('file-intro'), file: planFile(desk, guide, run) }] }
    case 'calendar': {
      const file = calendarFile(desk, guide, run)
      return { replies: [file ? { text: desk.say('calendar-intro'), file } : { text: desk.say('calendar-none') }] }
    }
  }
}

/** What is known of the answers to a guide, at hand or left. */
export function answersOf({ context }: Desk, guide: string): Answers {
  const flow = readFlow(context.flow)
  if (flow?.guide === guide) return flow.answers
  return readRuns(context.memory).find((run) => run.guide === guide)?.answers ?? {}
}
