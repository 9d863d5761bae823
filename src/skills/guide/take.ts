import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import { proceed, without } from './ask.ts'
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
