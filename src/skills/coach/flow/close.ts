import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { mayAs } from '../../../people/team.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'
import { kept } from '../../../programme/kept-text.ts'
import { type StepId, stepIds } from '../../../programme/steps.ts'
import { afterChanges, type Desk, progressOn, together } from '../desk.ts'
import { fillGaps } from './fill-gaps.ts'
import { closingQuestion, type StepFlow, toFlow } from './state.ts'

/** In words. */
const leastEvidence = 2

export function readStep(text: string): StepId | undefined {
  return stepIds.find((step) => step === text)
}

/** Asks for what shows that a step is done. What it still lacks is said; it may be closed all the same. */
export function askToClose(desk: Desk, step: StepId): SkillOutcome {
  const progress = progressOn(desk).steps.find((each) => each.step === step)
  if (progress?.status === 'closed') return desk.tell('step-closed-already', { title: titleOf(desk, step) })
  if (progress?.status === 'not-begun')
    return desk.tell('step-empty', { title: titleOf(desk, step) }, [desk.choice('choice-begin-this', 'step', step)])
  const proposed = desk.programme.steps.get(step)
  if (proposed?.state === 'proposed') return askForYes(desk, step, proposed.evidence)
  const open = openPoints(desk, step)
  const lines = [
    ...(open.length > 0 ? [[desk.say('close-lacks', { title: titleOf(desk, step) }), ...open].join('\n')] : []),
    desk.say('evidence-asked', { title: titleOf(desk, step) }),
  ]
  return {
    replies: [{ text: lines.join('\n\n'), choices: [desk.choice('choice-later', 'later')] }],
    flow: toFlow({ step, question: closingQuestion, skipped: [] }),
  }
}

/** "Rencana aksinya udah oke, tutup aja": a plan that is called good is approved by that, of other steps it is asked what shows it. */
export function closeCalled(desk: Desk, step: StepId, isDone: boolean): SkillOutcome {
  return step === 'plan' && isDone && desk.programme.actions.size > 0
    ? closeStep(desk, step, desk.text)
    : askToClose(desk, step)
}

/** The answer to what shows that a step is done. A mere "ok" shows nothing. */
export function takeEvidence(desk: Desk, flow: StepFlow, text: string): SkillOutcome {
  if (countWords(text) < leastEvidence) return askToClose(desk, flow.step)
  const filled = fillGaps(desk, flow.step, text)
  if (filled) return together(filled, askToClose(afterChanges(desk, filled), flow.step))
  if (desk.parts.flowHearing.deniesDone(text)) return { ...askToClose(desk, flow.step), ...withLead(desk, flow.step) }
  return { ...closeStep(desk, flow.step, text), flow: 'leave' }
}

/** "Belum dicek siapa-siapa" shows that it is not done: it may wait, or be shown by something else. */
function withLead(desk: Desk, step: StepId): Pick<SkillOutcome, 'replies'> {
  const [asked] = askToClose(desk, step).replies
  return { replies: asked ? [{ ...asked, text: `${desk.say('evidence-denied')}\n\n${asked.text}` }] : [] }
}

/** What a step still lacks, a line each. */
function openPoints(desk: Desk, step: StepId): readonly string[] {
  const progress = progressOn(desk).steps.find((each) => each.step === step)
  return (progress?.rules ?? []).filter(({ isMet }) => !isMet).map(({ rule }) => `- ${rule.says[desk.language]}`)
}

/** "tutup langkah 1: dibaca lima orang": by a lead it is closed, by others proposed to one. */
export function closeStep(desk: Desk, step: StepId, evidence: string): SkillOutcome {
  const text = kept(evidence, 500)
  if (text === '') return askToClose(desk, step)
  const before = progressOn(desk).steps.find((each) => each.step === step)
  if (before?.status === 'closed') return desk.tell('step-closed-already', { title: titleOf(desk, step) })
  if (before?.status === 'not-begun') return askToClose(desk, step)
  const title = titleOf(desk, step)
  if (mayClose(desk)) {
    const open = openPoints(desk, step)
    const closed = [
      desk.say('step-closed', { title, evidence: escapeMarkdown(text) }),
      ...(open.length > 0 ? ['', desk.say('closed-lacks'), ...open] : []),
    ]
    return desk.change(
      [{ kind: 'step-closed', values: { step, evidence: text } }],
      [{ text: closed.join('\n') }],
      [desk.choice('choice-undo', 'undo', desk.undoKey), desk.choice('choice-show', 'show')],
    )
  }
  return desk.change(
    [{ kind: 'step-proposed', values: { step, evidence: text } }],
    [{ text: desk.say('step-proposed-told', { title }) }],
  )
}

/** A lead's yes to what a member proposed. Two leads at once: the second sees that it is closed. */
export function approve(desk: Desk, step: StepId): SkillOutcome {
  const proposed = desk.programme.steps.get(step)
  if (proposed?.state === 'closed') return desk.tell('step-closed-already', { title: titleOf(desk, step) })
  if (!mayClose(desk)) return desk.tell('close-not-allowed')
  return proposed ? closeStep(desk, step, proposed.evidence) : askToClose(desk, step)
}

export function reopen(desk: Desk, step: StepId): SkillOutcome {
  if (!mayClose(desk)) return desk.tell('close-not-allowed')
  if (!desk.programme.steps.has(step)) return desk.tell('step-not-closed', { title: titleOf(desk, step) })
  return desk.change(
    [{ kind: 'step-reopened', values: { step } }],
    [{ text: desk.say('step-reopened', { title: titleOf(desk, step) }) }],
  )
}

function askForYes(desk: Desk, step: StepId, evidence: string): SkillOutcome {
  const values = { title: titleOf(desk, step), evidence: escapeMarkdown(evidence) }
  if (!mayClose(desk)) return desk.tell('step-proposed-told', values)
  return desk.tell('yes-asked', values, [
    asYes(desk.choice('choice-approve', 'approve', step)),
    desk.choice('choice-show', 'show'),
  ])
}

/** Somebody alone is their own lead, also before anything of theirs is kept. */
function mayClose({ role, speaker }: Desk): boolean {
  return speaker.team === undefined || mayAs(role, 'lead')
}

function titleOf({ parts, language }: Desk, step: StepId): string {
  return parts.knowledge.steps.find(({ id }) => id === step)?.title[language] ?? step
}
