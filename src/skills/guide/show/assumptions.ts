import type { Guide } from '../../../knowledge/guides/guide.ts'
import type { GuideRun } from '../../../knowledge/guides/run-guide.ts'
import type { Desk } from '../desk.ts'
import { labelOf } from '../tell.ts'

/** What was taken since the person did not know, each as a line: the question and what it was taken for. Empty: nothing. */
export function assumptionLines(desk: Desk, guide: Guide, { assumed, answers }: GuideRun): readonly string[] {
  return assumed.map((id) => {
    const question = guide.questions[id]
    const value = answers[id] ?? ''
    // An activity that nobody knows has no name of its own.
    const isUnnamed = question?.kind === 'activity' && value === question.unsure
    const answer = isUnnamed ? desk.say('choice-not-yet') : labelOf(desk, guide, id, value)
    // Behind its question mark a question only says how to answer.
    const ask = question?.ask[desk.language].replace(/\?.*$/s, '?') ?? ''
    return `- ${ask} ${answer}`
  })
}
