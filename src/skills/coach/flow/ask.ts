import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { Choice, ReplyDraft } from '../../../domain/reply.ts'
import type { Business, Question } from '../../../programme/coaching.ts'
import { openGoals } from '../../../programme/counters.ts'
import { verdicts } from '../../../programme/events.ts'
import type { StepId } from '../../../programme/steps.ts'
import { type Desk, progressOn } from '../desk.ts'
import { sayGoal } from '../work/goals.ts'
import { answersTo, nextQuestion, questionsOf } from './questions.ts'
import { type StepFlow, toFlow } from './state.ts'

/** One question, why it is asked, and how far one is. */
export function sayQuestion(desk: Desk, question: Question): string {
  const { language } = desk
  const questions = questionsOf(desk, question.step)
  const number = desk.parts.knowledge.steps.findIndex(({ id }) => id === question.step) + 1
  const [goal] = openGoals(desk.programme)
  const ask = question.ask[language].replace('{goal}', goal ? sayGoal(desk, goal.values) : '')
  const count = question.times > 1 ? ` (${answersTo(desk.programme, question) + 1}/${question.times})` : ''
  const head = desk.say('question-head', {
    number,
    title: desk.parts.knowledge.steps[number - 1]?.title[language] ?? '',
    at: questions.findIndex(({ id }) => id === question.id) + 1,
    all: questions.length,
  })
  return `${head}\n\n**${ask}**${count}\n_${question.why[language]}_`
}

export function questionChoices(desk: Desk, question: Question): readonly Choice[] {
  if ('verdict' in question.writes) {
    const [goal] = openGoals(desk.programme)
    return goal
      ? verdicts.map((verdict) => desk.choice(`verdict-${verdict}`, 'verdict', `${goal.number}:${verdict}`))
      : []
  }
  return [
    ...(question.example ? [desk.choice('choice-example', 'example', question.id)] : []),
    desk.choice('choice-skip', 'skip', question.id),
    desk.choice('choice-later', 'later'),
  ]
}

/** Begins a step, or takes it up where anybody of the team left it. */
export function startStep(desk: Desk, step: StepId, business?: string): SkillOutcome {
  const flow: StepFlow = { step, question: '', skipped: [], ...(business === undefined ? {} : { business }) }
  const definition = desk.parts.knowledge.steps.find(({ id }) => id === step)
  const first = progressOn(desk).next
  const isBegun = questionsOf(desk, step).some((question) => answersTo(desk.programme, question) > 0)
  const intro = isBegun
    ? desk.say('step-again', { title: definition?.title[desk.language] ?? '' })
    : desk.say('step-intro', {
        title: definition?.title[desk.language] ?? '',
        deliverable: definition?.deliverable[desk.language] ?? '',
        purpose: definition?.purpose[desk.language] ?? '',
        takes: definition?.takes[desk.language] ?? '',
      })
  const before = desk.parts.knowledge.steps.find(({ id }) => id === first)
  const isEarly = first !== undefined && stepNumber(desk, step) > stepNumber(desk, first)
  const advice = isEarly
    ? [
        desk.say('step-early', {
          title: before?.title[desk.language] ?? '',
          purpose: before?.purpose[desk.language] ?? '',
        }),
      ]
    : []
  return goOn(desk, flow, { replies: [{ text: [intro, ...advice].join('\n') }] })
}

function stepNumber({ parts }: Desk, step: StepId): number {
  return parts.knowledge.steps.findIndex(({ id }) => id === step)
}

/** What was done, and the next question; after the last one, how the step stands. */
export function goOn(desk: Desk, flow: StepFlow, done: SkillOutcome): SkillOutcome {
  const next = nextQuestion(desk, flow.step, flow.skipped)
  if (!next) return { ...done, ...endOfQuestions(desk, flow, done) }
  const { pending: _pending, rewrite: _rewrite, kept: _kept, ...rest } = flow
  const kept = (done.events?.length ?? 0) > 0 ? { kept: true as const } : {}
  return {
    ...done,
    replies: joined(done.replies, { text: sayQuestion(desk, next), choices: questionChoices(desk, next) }),
    flow: toFlow({ ...rest, question: next.id, ...kept }),
  }
}

/** The questions are over: what the step still lacks, and the way to close it. */
function endOfQuestions(desk: Desk, { step }: StepFlow, done: SkillOutcome): Pick<SkillOutcome, 'replies' | 'flow'> {
  const progress = progressOn(desk).steps.find((each) => each.step === step)
  const open = progress?.rules.filter(({ isMet }) => !isMet) ?? []
  const title = desk.parts.knowledge.steps.find(({ id }) => id === step)?.title[desk.language] ?? ''
  const text =
    open.length === 0
      ? desk.say('step-complete', { title })
      : [desk.say('step-lacks', { title }), ...open.map(({ rule }) => `- ${rule.says[desk.language]}`)].join('\n')
  const choices = [desk.choice('choice-close', 'close', step), desk.choice('choice-show', 'show')]
  return { replies: joined(done.replies, { text, choices }), flow: 'leave' }
}

/** A confirmation and what follows are one message, so that a phone rings once. */
export function joined(before: readonly ReplyDraft[], next: ReplyDraft): readonly ReplyDraft[] {
  const last = before.at(-1)
  if (!last || last.file) return [...before, next]
  return [...before.slice(0, -1), { text: `${last.text}\n\n${next.text}`, choices: next.choices ?? [] }]
}

/** An example of the person's kind of business; without one, of which there are. */
export function showExample(desk: Desk, flow: StepFlow, question: Question): SkillOutcome {
  const { businesses } = desk.parts.knowledge
  const business = businesses.find(({ id }) => id === flow.business)
  if (!business) {
    const choices = businesses.map(({ id, name }) => ({
      label: name[desk.language].slice(0, 60),
      pick: { skill: 'coach', act: 'business', value: id },
    }))
    return { replies: [{ text: desk.say('business-asked'), choices }], flow: toFlow(flow) }
  }
  const text = [
    desk.say('example', { business: business.name[desk.language] }),
    `> ${escapeMarkdown(exampleOf(business, question, desk))}`,
    desk.say('example-note'),
  ].join('\n\n')
  return {
    replies: [{ text, choices: questionChoices(desk, question).filter(({ pick }) => pick.act !== 'example') }],
    flow: toFlow(flow),
  }
}

function exampleOf(business: Business, { example }: Question, desk: Desk): string {
  if (example !== 'action') return example === undefined ? '' : business[example][desk.language]
  const done = [...desk.programme.actions.values()].length
  const action = business.actions[done % business.actions.length]
  return action ? desk.say('example-action', { what: action[desk.language], proof: action.proof[desk.language] }) : ''
}
