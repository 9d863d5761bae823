import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import { type Desk, guideSkill } from './desk.ts'
import { type KeptRun, toFlow, withRun } from './memory.ts'
import { showOutcome } from './show/outcome.ts'

/** Goes on with these answers: the next question, or the outcome. `lead`: what is said before it. */
export function proceed(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  lead: readonly string[] = [],
  choices?: readonly Choice[],
): SkillOutcome {
  const { derive } = desk.library()
  const run = runGuide(guide, answers, derive)
  if (run.contradiction) {
    const { say, ask } = run.contradiction
    return proceed(desk, guide, without(answers, ask), [...lead, say[desk.language]])
  }
  const kept: KeptRun = { guide: guide.id, version: guide.version, answers, done: run.next === undefined }
  const memory = withRun(desk.context.memory, kept)
  if (run.next === undefined) {
    return { replies: showOutcome(desk, guide, run, lead), memory, flow: 'leave' }
  }
  const reply = questionOf(desk, guide, run.next, lead, choices)
  return { replies: [reply], memory, flow: toFlow(kept) }
}

export function questionOf(
  desk: Desk,
  guide: Guide,
  id: string,
  lead: readonly string[] = [],
  choices = choicesOf(desk, guide, id),
): ReplyDraft {
  const question = guide.questions[id]
  const example = question?.example?.[desk.language]
  const asked = [`**${question?.ask[desk.language] ?? ''}**`, ...(example ? [`_${example}_`] : [])]
  return { text: [...lead, asked.join('\n')].join('\n\n'), ...(choices.length > 0 ? { choices } : {}) }
}

export function choicesOf(desk: Desk, guide: Guide, id: string): readonly Choice[] {
  const question = guide.questions[id]
  if (!question) return []
  if (question.kind === 'activity') return [answerChoice(guide, id, question.unsure, desk.say('choice-not-yet'))]
  if (question.kind === 'moment') return [answerChoice(guide, id, question.unsure, desk.say('choice-now'))]
  return Object.entries(question.answers).map(([answer, { label }]) =>
    answerChoice(guide, id, answer, label[desk.language]),
  )
}

export function answerChoice({ id: guide }: Guide, question: string, answer: string, label: string): Choice {
  return { label, pick: { skill: guideSkill, act: 'answer', value: `${guide}.${question}.${answer}` } }
}

export function without(answers: Answers, question: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question))
}
