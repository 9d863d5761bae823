import type { Claim, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { TeachBackStep } from '../../knowledge/practice/load-practice.ts'
import { type PractiseParts, readingChoice, sayIn, told } from './practise-parts.ts'
import { asksForMeaning } from './role-play-turns.ts'
import { checkExplanation, readTeachBackState, stepIn, teachBackFlow, teachBackVersion } from './teach-back.ts'

/** What happens when somebody explains a step in their own words. */
export function createTeachBackTurns(parts: PractiseParts) {
  const { practice, phrases, soundsLikeQuestion } = parts
  return { ask, askAbout, claim }

  function askAbout(words: string, language: Language): SkillOutcome {
    return ask(stepIn(words, practice().steps)?.id ?? '', language)
  }

  /** `id`: of a step; unknown or empty is the first. */
  function ask(id: string, language: Language): SkillOutcome {
    const { steps } = practice()
    const step = steps.find((one) => one.id === id) ?? steps[0]
    if (!step) throw new RangeError('there are no steps to explain')
    return {
      ...told(sayIn(phrases, language).say('teach-ask', { title: step.title[language] })),
      flow: { name: teachBackFlow, version: teachBackVersion, state: { step: step.id } },
    }
  }

  /** What is said while a step waits to be explained is the explanation, unless it plainly asks something. */
  function claim({ message, flow, flowWord, language }: TurnContext): Claim | undefined {
    const { steps } = practice()
    const at = steps.findIndex(({ id }) => id === readTeachBackState(flow?.state))
    const step = steps[at]
    if (!step || flowWord === 'back' || asksForMeaning.test(message.text)) return undefined
    const next = steps[at + 1]?.id ?? steps[0]?.id ?? ''
    if (flowWord === 'skip') return { strength: 'owns', respond: () => ask(next, language) }
    if (flowWord !== undefined || soundsLikeQuestion(message.text)) return undefined
    return { strength: 'wants', respond: () => answer(message.text, step, next, language) }
  }

  function answer(text: string, step: TeachBackStep, next: string, language: Language): SkillOutcome {
    const { say, choice } = sayIn(phrases, language)
    const { found, missing } = checkExplanation(text, step, language)
    const list = (points: readonly string[]) => points.map((point) => `- ${point}`).join('\n')
    const blocks = [
      found.length > 0
        ? say('teach-found', { count: found.length, of: step.points.length, list: list(found) })
        : say('teach-none'),
      missing.length > 0 ? say('teach-missing', { list: list(missing) }) : say('teach-all'),
      say('teach-rules'),
    ]
    const choices = [
      ...(missing.length > 0 ? [choice('choice-again', 'teach', step.id)] : []),
      choice('choice-next-step', 'teach', next),
      ...readingChoice(step.entry, parts, language),
    ]
    return { replies: [{ text: blocks.join('\n\n'), choices, audience: 'asker' }], flow: 'leave' }
  }
}
