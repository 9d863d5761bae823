import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, assume, mayMatter, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { proceed } from './ask.ts'
import { conflictIn, settle } from './conflict.ts'
import type { Desk } from './desk.ts'
import type { KeptRun } from './memory.ts'
import { labelOf } from './tell.ts'
import { hintFor, nowOf, toldIn } from './told.ts'

/** The answer that leaves a question open. */
export const openAnswer = 'unclear'

/** So often in a row somebody is asked again; then it goes on as if they did not know. */
export const mostMisses = 2

/** The guide and the question that a person is at. */
export type Place = { readonly guide: Guide; readonly run: KeptRun; readonly question: string }

export type Taking = {
  readonly lead?: readonly string[]
  /** What the message says beside the answer. */
  readonly told?: Answers
  /** The person does not know: the plan is marked so. */
  readonly isAssumed?: boolean
}

/**
 * Takes an answer; what was told with it, or answered before on a way that is open now, is used, and said with a way to put
 * it right.
 */
export function take(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  question: string,
  value: string,
  { lead = [], told: beside = {}, isAssumed = false }: Taking = {},
): SkillOutcome {
  const { derive } = desk.library()
  const others = withoutAnswer(answers, question)
  const before = runGuide(guide, others, derive).answers
  const known = guide.questions[question]
  const isNow = known?.kind === 'moment' && value === known.unsure
  const taken = isNow ? nowOf(desk) : value
  const given = { ...beside, ...others }
  const next = isAssumed ? assume(given, question, taken) : { ...given, [question]: taken }
  const after = runGuide(guide, next, derive).answers
  const isReused = (id: string) => id !== question && before[id] === undefined && beside[id] === undefined
  const reused = Object.entries(after).filter(([id]) => isReused(id) && guide.questions[id] !== undefined)
  const { message, asked } = desk.context
  const texts = message.pick ? asked : [message.text, ...asked]
  const said = [
    ...toldBeside(desk, guide, { ...others, [question]: taken }, beside),
    ...toldBack(desk, guide, 'taken-later', reused),
  ]
  const conflict = conflictIn(desk, guide, others, withoutAnswer(beside, question))
  if (conflict) return settle(desk, guide, next, conflict, { lead: [...lead, ...said] })
  return proceed(desk, guide, next, { lead: [...lead, ...said], ...hintFor(desk, guide, next, texts) })
}

/** The line that says what a message told beside what it was asked for; none where that was known. */
export function toldBeside(desk: Desk, guide: Guide, known: Answers, told: Answers): readonly string[] {
  return toldBack(desk, guide, 'taken-beside', freshIn(desk, guide, known, told))
}

function toldBack(
  desk: Desk,
  guide: Guide,
  key: 'taken-beside' | 'taken-later',
  some: readonly (readonly [string, string])[],
): readonly string[] {
  if (some.length === 0) return []
  return [desk.say(key, { answers: some.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ') })]
}

/**
 * What a message tells that was not known: of notes that make a difference, and of questions that are asked, or would be if what is still open were
 * as it mostly is. The capital of a PMA is not told back to whoever has not said that they are foreign.
 */
export function freshIn(
  desk: Desk,
  guide: Guide,
  known: Answers,
  told: Answers,
): readonly (readonly [string, string])[] {
  const open = Object.fromEntries(Object.entries(guide.questions).map(([id, { unsure }]) => [id, unsure]))
  const { answers } = runGuide(guide, { ...open, ...told, ...known }, desk.library().derive)
  const matters = (id: string) => !guide.notes[id] || mayMatter(guide, id, { ...told, ...known })
  return Object.entries(told).filter(([id]) => known[id] === undefined && answers[id] !== undefined && matters(id))
}

/** Goes on as if the person did not know: with what is taken then, said and marked. */
export function takeUnsure(
  desk: Desk,
  { guide, run, question }: Place,
  lead: (answer?: string) => string,
): SkillOutcome {
  const known = guide.questions[question]
  const value = known?.unsure ?? ''
  const isOpen = value === openAnswer || known?.kind !== 'choice'
  const said = lead(isOpen ? undefined : labelOf(desk, guide, question, value))
  return take(desk, guide, run.answers, question, value, { lead: [said], isAssumed: true })
}

/**
 * Asks once more: in plainer words, then with the explanation; and then goes on as if the person did not know, since who
 * was not understood three times is not to blame.
 */
export function notUnderstood(desk: Desk, place: Place, first?: string): SkillOutcome {
  const { guide, run, question } = place
  const { say, language } = desk
  const explain = guide.questions[question]?.explain[language] ?? ''
  const misses = (run.misses ?? 0) + 1
  const { offered } = run
  if (misses <= mostMisses) {
    const why = first === undefined ? [] : [first]
    const lead = misses === 1 ? [first ?? say('asked-plainly')] : [...why, say('asked-explained', { explain })]
    return proceed(desk, guide, run.answers, { lead, misses, offered })
  }
  return takeUnsure(desk, place, (answer) => (answer === undefined ? say('goes-on-open') : say('goes-on', { answer })))
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
  const told = withoutAnswer({ ...Object.fromEntries(classed), ...toldIn(desk, guide, text) }, question)
  const fresh = freshIn(desk, guide, run.answers, told)
  if (fresh.length === 0) return undefined
  const conflict = conflictIn(desk, guide, withoutAnswer(run.answers, question), told)
  if (conflict) {
    const lead = toldBeside(desk, guide, run.answers, told)
    return settle(desk, guide, { ...told, ...run.answers }, conflict, { lead, offered: run.offered })
  }
  const answers = fresh.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ')
  return proceed(
    desk,
    guide,
    { ...told, ...run.answers },
    { lead: [desk.say('noted-aside', { answers })], offered: run.offered },
  )
}
