import type { Claim, SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import { claimAmendment, claimNumbered } from '../amend/claim-amendment.ts'
import { lastMade } from '../amend/made.ts'
import type { Ask } from '../asks.ts'
import { applyChanges } from '../change/apply-changes.ts'
import { assignTasks } from '../change/assign.ts'
import { type CoachParts, coachSkill, type Desk, openDesk } from '../desk.ts'
import { closeCalled } from '../flow/close.ts'
import { readFlow } from '../flow/state.ts'
import { beginStep } from '../flow/turn.ts'
import { answerLead } from '../lead/answer-lead.ts'
import { recordBare } from '../lead/bare-figure.ts'
import { goOnWith } from '../lead/go-on-with.ts'
import { remindAbout } from '../lead/remind-about.ts'
import { visionAsked } from '../lead/vision.ts'
import { finishAction, respondToAction } from '../respond/to-action.ts'
import { respondToWish } from '../respond/to-wish.ts'
import type { CoachWish } from '../sentences.ts'
import { changeSheet } from '../work/change-sheet.ts'
import { claimInFlow } from './in-flow.ts'
import { claimAsk, longestSentence } from './own.ts'

/** Asked of the programme wherever one is; the others mean it only right after the coach. */
const alwaysAsked: readonly Ask['kind'][] = ['late', 'open', 'mine', 'of', 'where', 'nudge', 'skip-step', 'begin']

/** Sentences that write something down, whatever it is about: "tambah aksi: template balasan …" is no wish for a template. */
const written: ReadonlySet<CoachWish> = new Set<CoachWish>([
  'add-action',
  'goal',
  'close-step',
  'reopen-step',
  'own-blocker',
  'win',
  'lesson-keep',
  'lesson-change',
  'lesson',
  'idea',
  'risk',
  'voice',
  'decision',
  'standard',
  'told',
  'thanks',
  'note',
])

/**
 * What is surely said of a team's programme, before any other skill: what a lead wants, a change of what was noted or
 * drafted, what stands in it. Undefined: somebody else may want it, and the coach again in her turn.
 */
export async function claimFirst(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { text } = context.message
  if (text === '' || text.length > longestSentence || context.message.kind !== 'said') return undefined
  const flow = readFlow(context.flow)
  if (flow) return claimInFlow(parts, context, flow)
  // In a practice what an agent promises is said to the customer: "saya cek, saya kabari jam 2" is no action of theirs.
  if (context.flowSkill !== undefined) return undefined
  const wasHere = context.lastSkill === coachSkill
  let opened: Promise<Desk> | undefined
  const desk = () => {
    opened ??= openDesk(parts, context)
    return opened
  }
  const owns = (outcome: SkillOutcome | undefined): Claim | undefined =>
    outcome && { strength: 'owns', respond: () => outcome }

  // "Sari terhambat nunggu …, dipegang Dewi" is no new owner of what was made just before.
  const isStuck = parts.reader.blocked(text)?.isStuck === true
  const last = wasHere ? lastMade(context) : undefined
  // A plan is changed clause by clause where all of a message is understood so.
  const ofPlan = last?.made.kind === 'plan' ? await claimAmendment(parts, context, true) : undefined
  if (ofPlan) return ofPlan
  if (last?.isJustNow) {
    const next = goOnWith(await desk(), last.made) ?? remindAbout(await desk()) ?? recordBare(await desk())
    if (next) return owns(next)
  }
  const closing = parts.flowHearing.closing(text)
  if (closing && (wasHere || (await desk()).programme.size > 0))
    return owns(closeCalled(await desk(), closing.step, closing.isDone))
  const heard = parts.flowHearing.hear(text)
  if (heard?.kind === 'step' && wasHere) return owns(beginStep(await desk(), heard.step, heard.rest))
  const changedSheet =
    !parts.reader.wish(text) && isSheetLikely(parts, text) ? changeSheet(await desk(), text) : undefined
  if (changedSheet) return owns(changedSheet)
  const finished = parts.reader.doneAbout(text)
  if (finished) return owns(finishAction(await desk(), finished.what, finished.rest))
  // What is understood to the last word is about what was just made.
  const wish = parts.reader.wish(text)
  const whole =
    last && !wish && !isStuck && !parts.reader.action(text) ? await claimAmendment(parts, context, true) : undefined
  if (whole) return whole
  if (!wasHere && parts.lead.has(context.asked[0] ?? '', 'vision') && parts.lead.has(text, 'write')) {
    const drafted = visionAsked(await desk())
    if (drafted) return owns(drafted)
  }
  for (const wanted of parts.lead.wishes(text, wasHere)) {
    const outcome = answerLead(await desk(), wanted)
    if (outcome) return owns(outcome)
  }
  const advice = parts.lead.advice(text, wasHere, context.language)
  if (advice) return owns((await desk()).advise(advice.text))
  if (wish && written.has(wish.wish) && !parts.soundsLikeQuestion(text)) {
    const opened = await desk()
    return { strength: 'owns', respond: () => respondToWish(opened, wish) }
  }
  const numbered = await claimNumbered(parts, context)
  if (numbered) return numbered
  const isQuestion = parts.soundsLikeQuestion(text)
  const action = isQuestion ? undefined : parts.reader.action(text)
  if (action && action.kind !== 'show') return owns(respondToAction(await desk(), action))
  if (!isQuestion && !wish && !isStuck) {
    const tasks = assignTasks(await desk())
    if (tasks) return owns(tasks)
    // "Change it to Tono, no wait, keep Lina, just change the date": what was taken back is not said.
    const changes = parts.readChanges(
      text.replace(/^[\s\S]*?(?:no wait|wait no|eh bukan|eh ga jadi|eh gak jadi)[\s,]+/iu, ''),
    )
    const changed = changes && applyChanges(await desk(), changes, wasHere)
    if (changed) return owns(changed)
  }
  if (wasHere && !wish && !isStuck) {
    const amendment = await claimAmendment(parts, context)
    if (amendment) return amendment
  }
  return wish ? undefined : claimAsk(parts, context, wasHere ? undefined : alwaysAsked)
}

/** Only what may name a line of a sheet opens the programme to look for it. */
function isSheetLikely({ flowHearing, soundsLikeQuestion }: CoachParts, text: string): boolean {
  return (
    !soundsLikeQuestion(text) &&
    (flowHearing.changing(text) !== undefined ||
      flowHearing.stating(text) !== undefined ||
      flowHearing.insteadOf.test(text))
  )
}
