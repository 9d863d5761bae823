import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { namedActivities } from './activity.ts'
import { proceed } from './ask.ts'
import type { Desk } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { partsOf } from './reading/read-amount.ts'
import { says, withoutPhrases } from './reading/vocabulary.ts'
import { mostMisses, type Place, toldBeside } from './take.ts'
import { labelOf } from './tell.ts'
import { nowOf, toldIn } from './told.ts'

/** Who puts something right says so with one of their first words. */
const opening = 3
/** In more words beside a yes, what was answered before is spoken of by the way. */
const shortestRepeat = 2
/** In so few words a figure behind "eh" is nothing but the figure. */
const longestFigure = 6

/**
 * What a message in the middle of a guide puts right of earlier answers: "bukan, saya mau buka klinik, bukan apotek", "eh
 * salah, CV". The question at hand is asked again, unless the message answers it too. Undefined: nothing.
 */
export function correctEarlier(desk: Desk, place: Place, text: string): SkillOutcome | undefined {
  const { guide, run, question } = place
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const earlier = withoutAnswer(answers, question)
  const activity = correctActivity(desk, guide, earlier, text)
  if (activity) return activity(run.answers)
  const changed = changedIn(desk, guide, earlier, text)
  if (changed.length === 0) return undefined
  const next = { ...toldIn(desk, guide, text), ...run.answers, ...Object.fromEntries(changed) }
  return proceed(desk, guide, next, { lead: [correctedLine(desk, guide, changed)] })
}

/**
 * What a message that answers nothing else tells anew of an earlier question: "hacker kayaknya", long after it was taken for
 * an own slip; or of what was only assumed. Undefined: nothing.
 */
export function tellAnew(desk: Desk, { guide, run }: Place, text: string): SkillOutcome | undefined {
  const { answers, assumed } = runGuide(guide, run.answers, desk.library().derive)
  const told = toldIn(desk, guide, text)
  const changed = Object.entries(told).filter(([id, value]) => answers[id] !== undefined && answers[id] !== value)
  const same = Object.entries(told).filter(([id, value]) => assumed.includes(id) && answers[id] === value)
  if (changed.length === 0 && same.length === 0) return undefined
  const lead =
    changed.length > 0
      ? correctedLine(desk, guide, changed)
      : desk.say('still-so', { answer: same.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ') })
  // What was taken for who did not know is known now.
  const known = same.reduce((left, [id, value]) => ({ ...withoutAnswer(left, id), [id]: value }), run.answers)
  return proceed(desk, guide, { ...known, ...Object.fromEntries(changed) }, { lead: [lead], offered: run.offered })
}

/**
 * "Iya, masih persiapan" where that was answered before: it says so once more, or puts it right, and is neither yes to the
 * question at hand nor nothing that is understood. Undefined: it speaks of nothing that was answered.
 */
export function repeatKnown(desk: Desk, { guide, run, question }: Place, text: string): SkillOutcome | undefined {
  const { vocabulary, standardise, library } = desk
  const misses = (run.misses ?? 0) + 1
  if (misses > mostMisses) return undefined
  const words = withoutPhrases([...vocabulary.yes, ...vocabulary.no], standardise(text))
  if (words.length === 0) return undefined
  // Also what was told before its question came.
  const said = Object.entries(run.answers).flatMap(([id, before]) => {
    const known = guide.questions[id]
    if (known?.kind !== 'choice' || id === question) return []
    const read = library().answers.read(known, words.join(' '))
    return read?.kind === 'answer' && read.by !== 'yes-no' ? [{ id, before, value: read.value }] : []
  })
  if (said.length === 0) return undefined
  const changed = said.flatMap(({ id, before, value }) => (value === before ? [] : [[id, value] as const]))
  if (changed.length > 0 && words.length > shortestRepeat) return undefined
  const same = said.map(({ id, value }) => labelOf(desk, guide, id, value)).join('; ')
  const lead = changed.length > 0 ? correctedLine(desk, guide, changed) : desk.say('still-so', { answer: same })
  const next = { ...run.answers, ...Object.fromEntries(changed) }
  return proceed(desk, guide, next, { lead: [lead], offered: run.offered, misses })
}

/** What is said of another activity than the one answered; or the question once more, where none is named instead. */
export function correctActivity(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  text: string,
): ((given: Answers) => SkillOutcome) | undefined {
  const { affirmed, tables } = desk.library()
  const id = Object.keys(guide.questions).find((one) => guide.questions[one]?.kind === 'activity')
  const current = answers[id ?? '']
  if (id === undefined || current === undefined) return undefined
  const { notSo } = affirmed(text)
  const isDenied = findActivities(notSo, tables(), { isNamed: true }).some(({ code }) => code === current)
  if (!isDenied && !putsRight(desk, text)) return undefined
  const named = namedActivities(desk, text)
  const codes = named.filter(({ code }) => code !== current)
  const [only, another] = codes
  if (!only && !isDenied) {
    if (named.length === 0) return undefined
    const still = desk.say('still-so', { answer: labelOf(desk, guide, id, current) })
    return (given) => proceed(desk, guide, given, { lead: [still] })
  }
  return (given) => {
    if (only && !another) {
      const lead = [correctedLine(desk, guide, [[id, only.code]])]
      return proceed(desk, guide, { ...toldIn(desk, guide, text), ...given, [id]: only.code }, { lead })
    }
    const lead = [desk.say(only ? 'activity-choose' : 'denied')]
    return proceed(desk, guide, withoutAnswer(given, id), {
      lead,
      ...(only ? { offered: codes.map(({ code }) => code) } : {}),
    })
  }
}

/** The choices that a message takes back for others. */
function changedIn(desk: Desk, guide: Guide, answers: Answers, text: string): readonly (readonly [string, string])[] {
  const reader = desk.library().answers
  const isPutRight = putsRight(desk, text)
  return Object.entries(answers).flatMap(([id, value]) => {
    const question = guide.questions[id]
    if (question && question.kind !== 'choice') {
      const said = figurePutRight(desk, question, text)
      return said === undefined || said === value ? [] : [[id, said] as const]
    }
    if (!question) return []
    if (!isPutRight && !reader.denies(question, value, text)) return []
    const read = reader.read(question, text)
    const isNamed = read?.kind === 'answer' && read.by !== 'yes-no'
    return isNamed && read.value !== value ? [[id, read.value] as const] : []
  })
}

/**
 * The figure that a message puts in the place of an earlier one: "taunya jam 7.40, bukan jam 9", "eh, jam 8". In more words
 * the hour is of something else, unless they speak of the question: "eh udah, kabelnya saya cabut jam 9".
 */
function figurePutRight(desk: Desk, question: Guide['questions'][string], text: string): string | undefined {
  const { affirmed, answers } = desk.library()
  const words = desk.standardise(text)
  const isDenied = affirmed(text).notSo !== ''
  if (!putsRight(desk, text) && !isDenied) return undefined
  const [spoken] = partsOf(affirmed(text).so).filter((part) => answers.speaksOf(question, part))
  if (spoken !== undefined) return figureIn(desk, question.kind, spoken)
  return putsRight(desk, text) && words.length <= longestFigure ? figureIn(desk, question.kind, text) : undefined
}

/** The number or the moment that a message says. */
export function figureIn(desk: Desk, kind: Guide['questions'][string]['kind'], text: string): string | undefined {
  const { answers, moments } = desk.library()
  if (kind === 'count') return answers.count(text)
  const read = kind === 'moment' ? moments(text, nowOf(desk)) : undefined
  return read && 'at' in read ? read.at : undefined
}

/** Offers another activity than the one that was taken, where a message names one by the way: "warung nasi di rumah". */
export function offerActivity(desk: Desk, place: Place, text: string): SkillOutcome | undefined {
  const { guide, run } = place
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const id = Object.keys(guide.questions).find((one) => guide.questions[one]?.kind === 'activity')
  const current = answers[id ?? '']
  if (id === undefined || current === undefined || id === place.question) return undefined
  const codes = namedActivities(desk, text).map(({ code }) => code)
  if (codes.length === 0 || codes.includes(current)) return undefined
  const told = toldIn(desk, guide, text)
  const lead = [...toldBeside(desk, guide, run.answers, told), desk.say('activity-choose')]
  const offered = /^\d{5}$/.test(current) ? [...codes, current] : codes
  return proceed(desk, guide, withoutAnswer({ ...told, ...run.answers }, id), { lead, offered })
}

/** Whether a message begins as one that puts right what was said: "eh", "ralat", "ternyata". */
export function putsRight({ vocabulary, standardise }: Desk, text: string): boolean {
  return says(vocabulary.correcting, standardise(text).slice(0, opening))
}

function correctedLine(desk: Desk, guide: Guide, changed: readonly (readonly [string, string])[]): string {
  return desk.say('corrected', { answers: changed.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ') })
}
