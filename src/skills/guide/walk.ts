import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { localMoment } from '../../knowledge/deadlines/deadlines.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import type { KbliCode } from '../../knowledge/kbli/kbli.ts'
import { answerChoice, choicesOf, proceed, without } from './ask.ts'
import { type Desk, guideSkill, shortLabel } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { type KeptRun, readRuns } from './memory.ts'
import type { ReadAnswer } from './read-answer.ts'
import { labelOf } from './tell.ts'

/** The answer that leaves a question open. */
const openAnswer = 'unclear'

/** Begins a guide: with what was answered when it was left, or with what the person wrote before. */
export function begin(desk: Desk, guide: Guide, isAfresh = false): SkillOutcome {
  const { context, say, language } = desk
  const title = guide.title[language]
  const before = isAfresh ? undefined : readRuns(context.memory).find((run) => run.guide === guide.id && !run.done)
  if (before && Object.keys(before.answers).length > 0) {
    const changed = before.version === guide.version ? [] : [say('guide-changed')]
    return proceed(desk, guide, before.answers, [say('begin-again', { title }), ...changed])
  }
  const said = isAfresh ? {} : readSaid(desk, guide)
  const { answers, next } = runGuide(guide, said, desk.library().derive)
  const taken = Object.entries(answers).map(([id, value]) => labelOf(desk, guide, id, value))
  const lead = [
    say('begin', { title }),
    ...(taken.length > 0 ? [say('taken', { answers: taken.join('; ') })] : []),
    ...(next === undefined ? [] : [say('how')]),
  ]
  const offered = next !== undefined && guide.questions[next]?.kind === 'activity' ? saidActivities(desk) : []
  if (next === undefined || offered.length === 0) return proceed(desk, guide, said, lead)
  return proceed(desk, guide, said, [...lead, say('activity-choose')], activityChoices(desk, guide, next, offered))
}

/** Activities that the person spoke of just before, as far as the tables name them so. */
function saidActivities({ context, library }: Desk): readonly KbliCode[] {
  const { tables } = library()
  for (const text of context.asked) {
    const found = findActivities(text, tables()).filter(({ code }) => tables().kbli.words.has(code))
    if (found.length > 0) return found
  }
  return []
}

function activityChoices(desk: Desk, guide: Guide, question: string, codes: readonly KbliCode[]): readonly Choice[] {
  return [
    ...codes.map(({ code, title }) => answerChoice(guide, question, code, shortLabel(`${code} ${title}`))),
    ...choicesOf(desk, guide, question),
  ]
}

/** Takes an activity in somebody's own words: they choose among the codes that it may be. */
export function describeActivity(desk: Desk, { guide, run, question }: Place, text: string): SkillOutcome {
  const codes = findActivities(text, desk.library().tables())
  const [only, another] = codes
  if (!only) return proceed(desk, guide, run.answers, [desk.say('activity-not-found')])
  const isNumber = text.includes(only.code)
  if (isNumber && !another) return take(desk, guide, run.answers, question, only.code)
  const lead = desk.say('activity-choose')
  return proceed(desk, guide, run.answers, [lead], activityChoices(desk, guide, question, codes))
}

/** Takes a moment as somebody tells it; one that is not, or has not been, is asked for again. */
export function tellMoment(desk: Desk, { guide, run, question }: Place, text: string): SkillOutcome {
  const read = desk.library().moments(text, nowOf(desk))
  switch (read?.kind) {
    case undefined:
      return proceed(desk, guide, run.answers, [desk.say('moment-unread')])
    case 'impossible':
      return proceed(desk, guide, run.answers, [desk.say('moment-impossible')])
    case 'future':
      return proceed(desk, guide, run.answers, [desk.say('moment-future')])
    case 'day-only':
      return take(desk, guide, run.answers, question, read.at, [desk.say('moment-day-only')])
    case 'moment':
      return take(desk, guide, run.answers, question, read.at)
  }
}

function nowOf({ context, timeZone }: Desk): string {
  return localMoment(context.message.receivedAtMs, timeZone)
}

/** What the person wrote in this message and just before that answers a question of the guide. */
function readSaid({ context, library }: Desk, guide: Guide): Answers {
  const texts = [context.message.text, ...context.asked]
  return Object.fromEntries(
    Object.entries(guide.questions).flatMap(([id, question]) => {
      if (question.kind !== 'choice') return []
      const values = texts.map((text) => library().answers.readSaid(question, text))
      const value = values.find((one) => one !== undefined)
      return value === undefined ? [] : [[id, value]]
    }),
  )
}

/** The guide and the question that a person is at. */
export type Place = { readonly guide: Guide; readonly run: KeptRun; readonly question: string }

export function answerWith(desk: Desk, { guide, run, question }: Place, read: ReadAnswer): SkillOutcome {
  const { say, language } = desk
  const known = guide.questions[question]
  const explain = known?.explain[language] ?? ''
  switch (read.kind) {
    case 'answer':
      return take(desk, guide, run.answers, question, read.value)
    case 'several': {
      const choices = choicesOf(desk, guide, question).filter(({ pick }) =>
        read.values.includes(pick.value.split('.')[2] ?? ''),
      )
      return proceed(desk, guide, run.answers, [say('several')], choices)
    }
    case 'explain':
      return proceed(desk, guide, run.answers, [say('again', { explain })])
    case 'unsure': {
      const value = known?.unsure ?? ''
      const isOpen = value === openAnswer || known?.kind !== 'choice'
      const answer = labelOf(desk, guide, question, value)
      const lead = isOpen ? say('unsure-open', { explain }) : say('unsure-taken', { explain, answer })
      return take(desk, guide, run.answers, question, value, [lead])
    }
  }
}

/** Takes an answer; what was answered before on a way that is open now again is used and said. */
export function take(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  question: string,
  value: string,
  lead: readonly string[] = [],
): SkillOutcome {
  const { derive } = desk.library()
  const before = runGuide(guide, without(answers, question), derive).answers
  const known = guide.questions[question]
  const isNow = known?.kind === 'moment' && value === known.unsure
  const next = { ...answers, [question]: isNow ? nowOf(desk) : value }
  const after = runGuide(guide, next, derive).answers
  const reused = Object.entries(after).filter(([id]) => id !== question && before[id] === undefined)
  const said = reused.map(([id, one]) => labelOf(desk, guide, id, one))
  const told = said.length > 0 ? [desk.say('taken-later', { answers: said.join('; ') })] : []
  return proceed(desk, guide, next, [...lead, ...told])
}

export function stepBack(desk: Desk, { guide, run }: Place): SkillOutcome {
  const last = Object.keys(runGuide(guide, run.answers, desk.library().derive).answers).at(-1)
  if (last === undefined) return proceed(desk, guide, run.answers, [desk.say('at-first')])
  return proceed(desk, guide, without(run.answers, last), [desk.say('back')])
}

/** The answers so far, to choose one that is to be given again. */
export function editAnswers(desk: Desk, guide: Guide, run: KeptRun): SkillOutcome {
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const choices: readonly Choice[] = Object.entries(answers).map(([id, value]) => ({
    label: shortLabel(labelOf(desk, guide, id, value)),
    pick: { skill: guideSkill, act: 'change', value: `${guide.id}.${id}` },
  }))
  if (choices.length === 0) return proceed(desk, guide, run.answers, [desk.say('edit-nothing')])
  return { replies: [{ text: desk.say('edit'), choices }] }
}
