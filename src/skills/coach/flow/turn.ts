import type { FlowWord } from '../../../conversation/flow-words.ts'
import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import type { Question } from '../../../programme/coaching.ts'
import { verdicts } from '../../../programme/events.ts'
import type { StepId } from '../../../programme/steps.ts'
import { afterChanges, type Desk } from '../desk.ts'
import { businessIn } from '../plan/business.ts'
import { factsIn } from '../plan/draft.ts'
import { sayGoal } from '../work/goals.ts'
import { takeNote } from '../work/notes.ts'
import { undo } from '../work/undo.ts'
import { takeAnswer } from './answer.ts'
import { goOn, questionChoices, sayQuestion, showExample, startStep } from './ask.ts'
import { takeEvidence } from './close.ts'
import type { Heard } from './hear.ts'
import { questionBefore } from './questions.ts'
import { closingQuestion, readFlow, type StepFlow, toFlow } from './state.ts'
import { toldBeside } from './told-beside.ts'

/** What somebody on the questions of a step writes. */
export function answerInFlow(desk: Desk, flow: StepFlow, text: string): SkillOutcome {
  if (flow.question === closingQuestion) return takeEvidence(desk, flow, text)
  const question = questionAt(desk, flow.question)
  if (!question) return goOn(desk, flow, { replies: [] })
  const place = question.step === 'analysis' ? placeTold(desk, text) : undefined
  if (!place) return takeAnswer(desk, flow, question, text)
  // What the place is answers no question of the analysis: it is noted, and the question waits.
  const noted = takeNote(desk, 'note', text)
  return goOn(
    afterChanges(desk, noted),
    place.business === undefined ? flow : { ...flow, business: place.business },
    noted,
  )
}

/** "Kami katering pabrik, 1.100 porsi sehari. Keluhan utamanya telat": of which place, how large, with what trouble. */
function placeTold(desk: Desk, text: string): { readonly business: string | undefined } | undefined {
  if (!/^(?:kami|kita|saya|usaha|toko|tim|we|we're|we are|our|i)(?!\p{L})/iu.test(text.trim())) return undefined
  const facts = factsIn(desk, text)
  const business = businessIn(desk, text)?.id
  const isSized = facts.size !== undefined || facts.people !== undefined
  return (business !== undefined || isSized) && (isSized || facts.problem !== undefined) ? { business } : undefined
}

/** What somebody said that is no answer: another step, or that what was kept was not meant so. */
export function heed(desk: Desk, flow: StepFlow, heard: Heard): SkillOutcome {
  if (heard.kind === 'was-answer') return answerInFlow(desk, flow, desk.asked[0] ?? '')
  const undone = flow.kept && (heard.kind === 'objection' || heard.isObjection) ? undo(desk) : undefined
  const said = undone ?? (heard.kind === 'objection' ? desk.tell('objection-heard') : { replies: [] })
  const after = afterChanges(desk, said)
  if (heard.kind === 'objection') return goOn(after, flow, { ...said, replies: withoutChoices(said) })
  const begun = beginStep(after, heard.step, heard.rest, flow.business)
  return {
    ...said,
    ...begun,
    events: [...(said.events ?? []), ...(begun.events ?? [])],
    replies: [...withoutChoices(said), ...begun.replies],
  }
}

/** "Next: the goal. Waiting from 35 to 20 minutes by March": the step, and what was said behind it as far as it answers. */
export function beginStep(desk: Desk, step: StepId, rest: string, business?: string): SkillOutcome {
  const begun = startStep(desk, step, business)
  const flow = readFlow(begun.flow === 'leave' ? undefined : begun.flow)
  const question = flow && questionAt(desk, flow.question)
  if (rest === '' || !flow || !question) return begun
  if ('goal' in question.writes || 'action' in question.writes)
    return takeAnswer(desk, flow, question, desk.parts.reader.wish(rest)?.parts.rest ?? rest, true)
  const { own, others } = toldBeside(desk, question, rest)
  if (others.length === 0) return begun
  // What answers no question of the step is a note of it: nothing that was written is lost.
  const noted = own === '' ? { replies: [] } : takeNote(desk, 'note', own)
  const done = takeAnswer(afterChanges(desk, noted), flow, question, others.map(({ text }) => text).join('. '))
  return { ...noted, ...done, events: [...(noted.events ?? []), ...(done.events ?? [])] }
}

function withoutChoices({ replies }: SkillOutcome): readonly ReplyDraft[] {
  return replies.map(({ choices: _choices, ...reply }) => reply)
}

export function steerFlow(desk: Desk, flow: StepFlow, word: Exclude<FlowWord, 'cancel'>): SkillOutcome {
  if (flow.question === closingQuestion) return { ...desk.tell('later'), flow: 'leave' }
  switch (word) {
    case 'skip':
      return skip(desk, flow, flow.question)
    case 'back':
      return askAgain(desk, flow, questionBefore(desk, flow.step, flow.question))
    case 'go-on': {
      const question = questionAt(desk, flow.question)
      // On with what could be sharper: it is kept as it is.
      return question && flow.pending !== undefined
        ? takeAnswer(desk, flow, question, flow.pending, true)
        : askAgain(desk, flow, question)
    }
    case 'again':
      return askAgain(desk, flow, questionAt(desk, flow.question))
  }
}

/** A tap on what a question offers. Undefined: no such tap. */
export function tapInFlow(desk: Desk, flow: StepFlow, act: string, value: string): SkillOutcome | undefined {
  const question = questionAt(desk, flow.question)
  switch (act) {
    case 'example': {
      const shown = questionAt(desk, value) ?? question
      return shown && showExample(desk, { ...flow, question: shown.id }, shown)
    }
    case 'business':
      return question && showExample(desk, { ...flow, business: value }, question)
    case 'skip':
      return skip(desk, flow, value)
    case 'keep':
      return question && flow.pending !== undefined ? takeAnswer(desk, flow, question, flow.pending, true) : undefined
    case 'rewrite':
      return question && flow.rewrite !== undefined
        ? takeAnswer(desk, { ...flow, pending: flow.rewrite }, question, flow.rewrite, true)
        : undefined
    case 'verdict':
      return judge(desk, flow, value)
    case 'later':
      return { ...desk.tell('later'), flow: 'leave' }
    default:
      return undefined
  }
}

function skip(desk: Desk, { pending: _pending, rewrite: _rewrite, ...flow }: StepFlow, question: string): SkillOutcome {
  return goOn(desk, { ...flow, skipped: [...new Set([...flow.skipped, question])] }, { replies: [] })
}

/** Asks a question whether it was answered or not: a new answer takes the place of the old. */
function askAgain(desk: Desk, flow: StepFlow, question: Question | undefined): SkillOutcome {
  if (!question) return goOn(desk, flow, { replies: [] })
  const { pending: _pending, rewrite: _rewrite, kept: _kept, ...rest } = flow
  return {
    replies: [{ text: sayQuestion(desk, question), choices: questionChoices(desk, question) }],
    flow: toFlow({ ...rest, question: question.id, skipped: flow.skipped.filter((id) => id !== question.id) }),
  }
}

/** `value`: the goal's number and the verdict. */
function judge(desk: Desk, flow: StepFlow, value: string): SkillOutcome | undefined {
  const [number = '', said] = value.split(':')
  const verdict = verdicts.find((one) => one === said)
  const goal = desk.programme.goals.get(number)
  if (!verdict || goal?.status !== 'open') return undefined
  const done = desk.change(
    [{ kind: 'goal-judged', values: { goal: goal.number, verdict } }],
    [
      {
        text: desk.say('goal-judged', {
          number,
          goal: sayGoal(desk, goal.values),
          verdict: desk.say(`verdict-${verdict}`),
        }),
      },
    ],
  )
  return goOn(afterChanges(desk, done), flow, done)
}

function questionAt({ parts }: Desk, id: string): Question | undefined {
  return parts.knowledge.questions.find((question) => question.id === id)
}
