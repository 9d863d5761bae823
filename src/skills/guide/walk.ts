import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { localMoment } from '../../knowledge/deadlines/deadlines.ts'
import { type Guide, noted } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import type { KbliCode } from '../../knowledge/kbli/kbli.ts'
import { answerChoice, choicesOf, proceed, without } from './ask.ts'
import { type Desk, guideSkill, shortLabel } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { type KeptRun, readRuns } from './memory.ts'
import type { ReadAnswer } from './reading/read-answer.ts'
import { labelOf } from './tell.ts'

/** The answer that leaves a question open. */
const openAnswer = 'unclear'
/** So often in a row somebody is asked again; then it goes on as if they did not know. */
const mostMisses = 2

/** Begins a guide: with what was answered when it was left, or with what the person wrote before. */
export function begin(desk: Desk, guide: Guide, isAfresh = false): SkillOutcome {
  const { context, say, language } = desk
  const title = guide.title[language]
  const before = isAfresh ? undefined : readRuns(context.memory).find((run) => run.guide === guide.id && !run.done)
  if (before && Object.keys(before.answers).length > 0) {
    const changed = before.version === guide.version ? [] : [say('guide-changed')]
    return proceed(desk, guide, before.answers, { lead: [say('begin-again', { title }), ...changed] })
  }
  const texts = isAfresh ? [] : [context.message.text, ...context.asked]
  const said: Answers = Object.assign({}, ...texts.toReversed().map((text) => toldIn(desk, guide, text)))
  const { answers, next } = runGuide(guide, said, desk.library().derive)
  const taken = Object.entries(answers).map(([id, value]) => labelOf(desk, guide, id, value))
  const lead = [
    say(next === undefined ? 'begin-told' : 'begin', { title }),
    ...(taken.length > 0 ? [say('taken', { answers: taken.join('; ') })] : []),
    ...(next === undefined ? [] : [say('how')]),
  ]
  const offered = next !== undefined && guide.questions[next]?.kind === 'activity' ? saidActivities(desk) : []
  if (next === undefined || offered.length === 0)
    return proceed(desk, guide, said, { lead, ...hintFor(desk, guide, said, texts) })
  const [only, another] = offered
  if (only && !another) {
    const named = say('activity-taken', { activity: labelOf(desk, guide, next, only.code) })
    return take(desk, guide, said, next, only.code, { lead: [...lead, named] })
  }
  const choices = activityChoices(desk, guide, next, offered)
  return proceed(desk, guide, said, { lead: [...lead, say('activity-choose')], choices })
}

/** What a message tells of any question of a guide. */
export function toldIn(desk: Desk, guide: Guide, text: string): Answers {
  const { answers, moments } = desk.library()
  const told = Object.entries(guide.questions).flatMap(([id, question]) => {
    if (question.kind !== 'moment' || !answers.speaksOf(question, text)) return []
    const read = moments(text, nowOf(desk))
    // A day without its hour is asked for: the hour is what counts.
    return read?.kind === 'moment' ? [[id, read.at]] : []
  })
  return { ...answers.told(guide, text), ...Object.fromEntries(told) }
}

/** What was written points at an answer to the question that comes next: it is read back. */
function hintFor(desk: Desk, guide: Guide, answers: Answers, texts: readonly string[]) {
  const { answers: reader, derive } = desk.library()
  const question = guide.questions[runGuide(guide, answers, derive).next ?? '']
  if (question?.kind !== 'choice') return {}
  const readBack = texts.map((text) => reader.hint(question, text)).find((hint) => hint !== undefined)
  return readBack === undefined ? {} : { readBack }
}

/** Activities that the person named in this message or just before. */
function saidActivities({ context, library }: Desk): readonly KbliCode[] {
  const { tables, starts } = library()
  const { text: said } = context.message
  // "Guide me" names no guide for tourists.
  for (const text of [...(starts.asksToBeLed(said) ? [] : [said]), ...context.asked]) {
    const found = findActivities(text, tables(), { isNamed: true })
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
export function describeActivity(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const named = findActivities(text, desk.library().tables(), { isNamed: true })
  // "Me and my wife, both German" is no trade, but says who owns it.
  const aside = named.length === 0 ? asideOf(desk, place, text, { byName: true }) : undefined
  if (aside) return aside
  const codes = findActivities(text, desk.library().tables())
  const [only, another] = codes
  if (!only) return notUnderstood(desk, place, desk.say('activity-not-found'))
  const told = toldIn(desk, guide, text)
  const isNumber = text.includes(only.code)
  const isClear = (isNumber && !another) || (named.length === 1 && named[0] === only)
  if (isClear) {
    const lead = [desk.say('activity-taken', { activity: labelOf(desk, guide, question, only.code) })]
    return take(desk, guide, run.answers, question, only.code, { told, lead })
  }
  const misses = (run.misses ?? 0) + 1
  // Who says it a third time means the nearest.
  if (misses > mostMisses) return take(desk, guide, run.answers, question, only.code, { told })
  const asking = { lead: [desk.say('activity-choose')], choices: activityChoices(desk, guide, question, codes), misses }
  return proceed(desk, guide, { ...told, ...run.answers }, asking)
}

/** Takes a moment as somebody tells it; one that is not, or has not been, is asked for again. */
export function tellMoment(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const again = (key: 'moment-impossible' | 'moment-future') =>
    proceed(desk, guide, run.answers, { lead: [desk.say(key)] })
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
    case 'moment':
      return take(desk, guide, run.answers, question, read.at, { told })
  }
}

/** Takes how many there are. */
export function tellCount(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const count = desk.library().answers.count(text)
  if (count === undefined) return notUnderstood(desk, place, desk.say('count-unread'))
  return take(desk, guide, run.answers, question, count, { told: toldIn(desk, guide, text) })
}

function nowOf({ context, timeZone }: Desk): string {
  return localMoment(context.message.receivedAtMs, timeZone)
}

/** The guide and the question that a person is at. */
export type Place = { readonly guide: Guide; readonly run: KeptRun; readonly question: string }

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
      const value = known?.unsure ?? ''
      const isOpen = value === openAnswer || known?.kind !== 'choice'
      const answer = labelOf(desk, guide, question, value)
      const lead = isOpen ? say('unsure-open', { explain }) : say('unsure-taken', { explain, answer })
      return take(desk, guide, run.answers, question, value, { lead: [lead] })
    }
  }
}

/**
 * What a message tells of other questions than the one at hand: it is kept, and the question asked again. `byName`: what
 * would answer them if they were asked counts as told.
 */
export function asideOf(
  desk: Desk,
  { guide, run, question }: Place,
  text: string,
  { byName = false } = {},
): SkillOutcome | undefined {
  const reader = desk.library().answers
  const classed = Object.entries(guide.questions).flatMap(([id, known]) => {
    if (id === question || run.answers[id] !== undefined) return []
    const read = byName && known.kind === 'choice' ? reader.read(known, text) : undefined
    const named = read?.kind === 'answer' && read.by !== 'yes-no' ? read.value : undefined
    const value = named ?? reader.amount(known, text)
    return value === undefined ? [] : [[id, value]]
  })
  const told = without({ ...Object.fromEntries(classed), ...toldIn(desk, guide, text) }, question)
  const fresh = Object.entries(told).filter(([id]) => guide.questions[id] && run.answers[id] === undefined)
  if (fresh.length === 0) return undefined
  const answers = fresh.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ')
  return proceed(desk, guide, { ...told, ...run.answers }, { lead: [desk.say('noted-aside', { answers })] })
}

/** What somebody says to an answer that was read back to them. Undefined: nothing of it. */
export function confirm(
  desk: Desk,
  place: Place,
  readBack: string,
  read: ReadAnswer | undefined,
): SkillOutcome | undefined {
  const { guide, run, question } = place
  // "Tidak" agrees with "Tidak, usaha biasa".
  if (read?.kind === 'answer' && read.value === readBack) return take(desk, guide, run.answers, question, readBack)
  if (read?.kind === 'answer' && read.by !== 'yes-no') return undefined
  const said = desk.library().answers.confirms(desk.context.message.text)
  if (said === 'yes') return take(desk, guide, run.answers, question, readBack)
  if (said === undefined) return undefined
  const choices = choicesOf(desk, guide, question).filter(({ pick }) => !pick.value.endsWith(`.${readBack}`))
  return proceed(desk, guide, run.answers, { lead: [desk.say('denied')], choices })
}

/**
 * Asks once more: in plainer words, then with the explanation; and then goes on as if the person did not know, since who
 * was not understood three times is not to blame.
 */
export function notUnderstood(desk: Desk, { guide, run, question }: Place, first?: string): SkillOutcome {
  const { say, language } = desk
  const known = guide.questions[question]
  const explain = known?.explain[language] ?? ''
  const misses = (run.misses ?? 0) + 1
  if (misses === 1) return proceed(desk, guide, run.answers, { lead: [first ?? say('asked-plainly')], misses })
  if (misses <= mostMisses)
    return proceed(desk, guide, run.answers, { lead: [say('asked-explained', { explain })], misses })
  const value = known?.unsure ?? ''
  const isOpen = value === openAnswer || known?.kind !== 'choice'
  const lead = isOpen ? say('goes-on-open') : say('goes-on', { answer: labelOf(desk, guide, question, value) })
  return take(desk, guide, run.answers, question, value, { lead: [lead] })
}

/**
 * Takes an answer; what was told with it, or answered before on a way that is open now, is used and said. `told`: what the
 * message says beside it.
 */
export function take(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  question: string,
  value: string,
  { lead = [], told: beside = {} }: { readonly lead?: readonly string[]; readonly told?: Answers } = {},
): SkillOutcome {
  const { derive } = desk.library()
  const before = runGuide(guide, without(answers, question), derive).answers
  const known = guide.questions[question]
  const isNow = known?.kind === 'moment' && value === known.unsure
  const next = { ...beside, ...answers, [question]: isNow ? nowOf(desk) : value }
  const after = runGuide(guide, next, derive).answers
  const isNew = (id: string) => id !== question && before[id] === undefined && guide.questions[id] !== undefined
  const reused = Object.entries(after).filter(([id]) => isNew(id))
  const said = reused.map(([id, one]) => labelOf(desk, guide, id, one))
  const told = said.length > 0 ? [desk.say('taken-later', { answers: said.join('; ') })] : []
  const { message, asked } = desk.context
  const texts = message.pick ? asked : [message.text, ...asked]
  return proceed(desk, guide, next, { lead: [...lead, ...told], ...hintFor(desk, guide, next, texts) })
}

export function stepBack(desk: Desk, { guide, run }: Place): SkillOutcome {
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const last = Object.keys(answers).findLast((id) => guide.questions[id])
  if (last === undefined) return proceed(desk, guide, run.answers, { lead: [desk.say('at-first')] })
  return proceed(desk, guide, without(run.answers, last), { lead: [desk.say('back')] })
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
  const choices: readonly Choice[] = Object.entries(answers).map(([id, value]) => ({
    label: shortLabel(labelOf(desk, guide, id, value)),
    pick: { skill: guideSkill, act: 'change', value: `${guide.id}.${id}` },
  }))
  if (choices.length === 0) return proceed(desk, guide, run.answers, { lead: [desk.say('edit-nothing')] })
  return { replies: [{ text: desk.say('edit'), choices }] }
}
