import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { type Guide, noted } from '../../knowledge/guides/guide.ts'
import { runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { answerChoice, choicesOf, proceed } from './ask.ts'
import { figureIn } from './correct.ts'
import { type Desk, guideSkill, shortLabel } from './desk.ts'
import type { KeptRun } from './memory.ts'
import type { ReadAnswer } from './reading/read-answer.ts'
import { mostMisses, notUnderstood, type Place, take, takeUnsure } from './take.ts'
import { formatMoment, labelOf } from './tell.ts'
import { nowOf, toldIn } from './told.ts'

export function answerWith(desk: Desk, place: Place, read: ReadAnswer): SkillOutcome {
  const { guide, run, question } = place
  const { say, language, context } = desk
  const known = guide.questions[question]
  const explain = known?.explain[language] ?? ''
  switch (read.kind) {
    case 'answer':
      return take(desk, guide, run.answers, question, read.value, { told: toldIn(desk, guide, context.message.text) })
    case 'maybe':
      return proceed(desk, guide, run.answers, { readBack: read.value })
    case 'several': {
      const choices = choicesOf(desk, guide, question).filter(({ pick }) =>
        read.values.includes(pick.value.split('.')[2] ?? ''),
      )
      const misses = (run.misses ?? 0) + 1
      if (misses > mostMisses) return notUnderstood(desk, place)
      return proceed(desk, guide, run.answers, { lead: [say('several')], choices, misses })
    }
    case 'denied': {
      const choices = choicesOf(desk, guide, question).filter(({ pick }) => !pick.value.endsWith(`.${read.value}`))
      return proceed(desk, guide, run.answers, { lead: [say('denied')], choices })
    }
    case 'explain':
      return proceed(desk, guide, run.answers, { lead: [say('again', { explain })] })
    case 'yes':
    case 'no':
      return notUnderstood(desk, place)
    case 'unsure': {
      const lead = (answer?: string) =>
        answer === undefined ? say('unsure-open', { explain }) : say('unsure-taken', { explain, answer })
      return takeUnsure(desk, place, lead)
    }
  }
}

/** What somebody says to an answer that was read back to them. Undefined: nothing of it. */
export function confirm(
  desk: Desk,
  place: Place,
  readBack: string,
  read: ReadAnswer | undefined,
): SkillOutcome | undefined {
  const { guide, run, question } = place
  const { text } = desk.context.message
  const agree = () => take(desk, guide, run.answers, question, readBack, { told: toldIn(desk, guide, text) })
  const known = guide.questions[question]
  // "Bukan, jam 8": the moment is told anew.
  if (known && figureIn(desk, known.kind, text) !== undefined) return undefined
  // "Tidak" agrees with "Tidak, usaha biasa"; who points at the same once more means it.
  if ((read?.kind === 'answer' || read?.kind === 'maybe') && read.value === readBack) return agree()
  if (read?.kind === 'answer' && read.by !== 'yes-no') return undefined
  const said = desk.library().answers.confirms(text)
  if (said === 'yes') return agree()
  if (said === undefined) return undefined
  const choices = choicesOf(desk, guide, question).filter(({ pick }) => !pick.value.endsWith(`.${readBack}`))
  return proceed(desk, guide, run.answers, { lead: [desk.say('denied')], choices })
}

/** Takes a moment as somebody tells it; one that is not, or has not been, is asked for again. */
export function tellMoment(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const again = (key: 'moment-impossible' | 'moment-future') => notUnderstood(desk, place, desk.say(key))
  const told = toldIn(desk, guide, text)
  const read = desk.library().moments(text, nowOf(desk))
  switch (read?.kind) {
    case undefined:
      return notUnderstood(desk, place, desk.say('moment-unread'))
    case 'impossible':
      return again('moment-impossible')
    case 'future':
      return again('moment-future')
    case 'day-only':
      return take(desk, guide, run.answers, question, read.at, { told, lead: [desk.say('moment-day-only')] })
    case 'part-only':
      return take(desk, guide, run.answers, question, read.at, {
        told,
        lead: [desk.say('moment-part-only', { moment: formatMoment(read.at, desk) })],
      })
    case 'moment':
      return take(desk, guide, run.answers, question, read.at, {
        told,
        lead: [desk.say('moment-taken', { moment: formatMoment(read.at, desk) })],
      })
  }
}

/** Takes how many there are. */
export function tellCount(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const count = desk.library().answers.count(text)
  if (count === undefined) return notUnderstood(desk, place, desk.say('count-unread'))
  const lead = [desk.say('count-taken', { count: labelOf(desk, guide, question, count) })]
  return take(desk, guide, run.answers, question, count, { told: toldIn(desk, guide, text), lead })
}

export function stepBack(desk: Desk, { guide, run, question }: Place): SkillOutcome {
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  // What was told beside, or the code says, of a question that is still to come is no step to take back.
  const before = Object.keys(guide.questions).slice(0, Object.keys(guide.questions).indexOf(question))
  const last = before.findLast((id) => answers[id] !== undefined && run.answers[id] !== undefined)
  if (last === undefined) return proceed(desk, guide, run.answers, { lead: [desk.say('at-first')] })
  return proceed(desk, guide, withoutAnswer(run.answers, last), { lead: [desk.say('back')] })
}

/** What is never asked for and makes a difference: to be added with a tap. */
export function offerNotes(desk: Desk, guide: Guide, run: KeptRun): SkillOutcome {
  const open = Object.entries(guide.notes).filter(([id]) => run.answers[id] === undefined)
  const choices = open.map(([id, { label }]) => answerChoice(guide, id, noted, label[desk.language]))
  return { replies: [{ text: desk.say('notes'), choices }] }
}

/** The answers so far, to choose one that is to be given again. */
export function editAnswers(desk: Desk, guide: Guide, run: KeptRun): SkillOutcome {
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const said = Object.entries(answers).filter(([id]) => run.answers[id] !== undefined)
  const choices: readonly Choice[] = said.map(([id, value]) => ({
    label: shortLabel(labelOf(desk, guide, id, value)),
    pick: { skill: guideSkill, act: 'change', value: `${guide.id}.${id}` },
  }))
  if (choices.length === 0) return proceed(desk, guide, run.answers, { lead: [desk.say('edit-nothing')] })
  return { replies: [{ text: desk.say('edit'), choices }] }
}
