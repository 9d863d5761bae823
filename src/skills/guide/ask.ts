import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { type Desk, guideSkill, shortLabel } from './desk.ts'
import { type KeptRun, toFlow, withRun, withTold } from './memory.ts'
import { showOutcome } from './show/outcome.ts'
import { labelOf } from './tell.ts'

/** How the next question is asked, where not as it stands. */
export type Asking = {
  /** What is said before it. */
  readonly lead?: readonly string[]
  readonly choices?: readonly Choice[]
  /** The codes that an activity may be, offered with the question. */
  readonly offered?: readonly string[] | undefined
  /** How often in a row its answer was not understood: then it is put in plainer words. */
  readonly misses?: number
  /** The answer that is read back, to be confirmed with one tap. */
  readonly readBack?: string
}

/** Goes on with these answers: the next question, or the outcome. */
export function proceed(desk: Desk, guide: Guide, answers: Answers, asking: Asking = {}): SkillOutcome {
  const { derive } = desk.library()
  const { lead = [], misses, readBack, offered } = asking
  const run = runGuide(guide, answers, derive)
  if (run.contradiction) {
    const { say, ask } = run.contradiction
    return proceed(desk, guide, withoutAnswer(answers, ask), { lead: [...lead, say[desk.language]], offered })
  }
  const kept: KeptRun = {
    guide: guide.id,
    version: guide.version,
    answers,
    done: run.next === undefined,
    ...(misses ? { misses } : {}),
    ...(readBack ? { readBack } : {}),
    ...(offered ? { offered } : {}),
  }
  const memory = withRun(desk.context.memory, kept)
  if (run.next === undefined) {
    const [basis] = guide.outcomes[run.outcome ?? '']?.say.from ?? []
    const told = withTold(memory, desk.context.turns)
    return { replies: showOutcome(desk, guide, run, lead), memory: told, flow: 'leave', ...topicOf(basis?.entryId) }
  }
  const asked = questionOf(desk, guide, run.next, asking)
  return { replies: [asked], memory, flow: toFlow(kept), ...topicOf(guide.offered[0]) }
}

/** What is asked beside the guide, or after it, leans on what the guide is about. */
function topicOf(entryId: string | undefined): Pick<SkillOutcome, 'topic'> {
  return entryId === undefined ? {} : { topic: entryId }
}

function questionOf(
  desk: Desk,
  guide: Guide,
  id: string,
  { lead = [], choices, misses, readBack, offered: codes }: Asking,
): ReplyDraft {
  const question = guide.questions[id]
  const { language, say } = desk
  const offered = choices ?? choicesOf(desk, guide, id, codes)
  if (readBack !== undefined) {
    const answer = labelOf(desk, guide, id, readBack)
    const text = [...lead, say('read-back', { ask: question?.ask[language] ?? '', answer })].join('\n\n')
    const others = offered.filter(({ pick }) => !pick.value.endsWith(`.${readBack}`))
    return { text, choices: [answerChoice(guide, id, readBack, say('choice-right')), ...others] }
  }
  const example = question?.example?.[language]
  const asked =
    misses && question?.simpler
      ? [`**${question.simpler[language]}**`]
      : [`**${question?.ask[language] ?? ''}**`, ...(example ? [`_${example}_`] : [])]
  return { text: [...lead, asked.join('\n')].join('\n\n'), ...(offered.length > 0 ? { choices: offered } : {}) }
}

/** What may be tapped for an answer; of an activity the codes that it may be, where some are offered. */
export function choicesOf(desk: Desk, guide: Guide, id: string, offered: readonly string[] = []): readonly Choice[] {
  const question = guide.questions[id]
  if (!question) return []
  if (question.kind === 'activity') {
    const { codes } = desk.library().tables().kbli
    return [
      ...offered.map((code) => answerChoice(guide, id, code, shortLabel(`${code} ${codes.get(code)?.title ?? ''}`))),
      answerChoice(guide, id, question.unsure, desk.say('choice-not-yet')),
    ]
  }
  if (question.kind === 'count') return [answerChoice(guide, id, question.unsure, desk.say('count-unknown'))]
  if (question.kind === 'moment') return [answerChoice(guide, id, question.unsure, desk.say('choice-now'))]
  return Object.entries(question.answers).map(([answer, { label }]) =>
    answerChoice(guide, id, answer, label[desk.language]),
  )
}

export function answerChoice({ id: guide }: Guide, question: string, answer: string, label: string): Choice {
  return { label, pick: { skill: guideSkill, act: 'answer', value: `${guide}.${question}.${answer}` } }
}
