import type { Claim, SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import type { Question } from '../../../programme/coaching.ts'
import { claimNumbered } from '../amend/claim-amendment.ts'
import { afterChanges, type CoachParts, type Desk, openDesk } from '../desk.ts'
import { goOn } from '../flow/ask.ts'
import { closeCalled } from '../flow/close.ts'
import { closingQuestion, type StepFlow } from '../flow/state.ts'
import { answerInFlow, heed } from '../flow/turn.ts'
import { changeSheet } from '../work/change-sheet.ts'

/**
 * What in the middle of the questions is surely said to them, whatever other skills find in its words: another step, an
 * objection, an answer by its shape or under its label. Undefined: somebody else may want it, and the coach in her turn.
 */
export async function claimInFlow(parts: CoachParts, context: TurnContext, flow: StepFlow): Promise<Claim | undefined> {
  const { text } = context.message
  const owns = (respond: (desk: Desk) => SkillOutcome): Claim => ({
    strength: 'owns',
    respond: async () => respond(await openDesk(parts, context)),
  })
  const closing = parts.flowHearing.closing(text)
  if (closing) return owns((desk) => closeCalled(desk, closing.step, closing.isDone))
  const numbered = await claimNumbered(parts, context)
  if (numbered) return numbered
  const heard = parts.flowHearing.hear(text)
  if (heard && !(heard.kind === 'was-answer' && context.asked.length === 0))
    return owns((desk) => heed(desk, flow, heard))
  if (parts.soundsLikeQuestion(text)) return undefined
  const desk = await openDesk(parts, context)
  const changed = changeSheet(desk, text)
  if (changed) return owns((now) => goOn(afterChanges(now, changed), flow, changed))
  if (parts.reader.wish(text)) return undefined
  if (flow.question === closingQuestion) return owns((desk) => answerInFlow(desk, flow, text))
  const question = parts.knowledge.questions.find(({ id }) => id === flow.question)
  const answer = question && answerByShape(parts, question, text)
  return answer === undefined ? undefined : owns((desk) => answerInFlow(desk, flow, answer))
}

const leastItems = 3

/** "No draft please. Behaviours: …; …; …": what stands behind the label of what is asked, or as many items as a list has. */
function answerByShape({ knowledge }: CoachParts, { writes, step }: Question, text: string): string | undefined {
  if (!('sheet' in writes)) return undefined
  const field = knowledge.steps.find(({ id }) => id === step)?.fields.find(({ id }) => id === writes.sheet)
  if (!field) return undefined
  const labels = [field.label.id, field.label.en].map(RegExp.escape).join('|')
  const [, labelled] = new RegExp(String.raw`(?:^|[.!\n]\s*)(?:${labels})\s*:\s*([\s\S]+)$`, 'iu').exec(text) ?? []
  if (labelled !== undefined) return labelled
  const items = text.split(/\s*(?:;|\n)\s*/).filter((item) => item !== '')
  return field.kind === 'list' && items.length >= leastItems ? text : undefined
}
