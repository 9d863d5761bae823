import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import { saidActivities } from './activity.ts'
import { proceed } from './ask.ts'
import type { Desk } from './desk.ts'
import { readRuns } from './memory.ts'
import { freshIn, take } from './take.ts'
import { labelOf } from './tell.ts'
import { hintFor, toldIn } from './told.ts'

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
  const { next } = runGuide(guide, said, desk.library().derive)
  const taken = freshIn(desk, guide, {}, said).map(([id, value]) => labelOf(desk, guide, id, value))
  const lead = [
    say(next === undefined ? 'begin-told' : 'begin', { title }),
    ...(taken.length > 0 ? [say('taken', { answers: taken.join('; ') })] : []),
    ...(next === undefined ? [] : [say('how')]),
  ]
  const offered = next !== undefined && guide.questions[next]?.kind === 'activity' ? saidActivities(desk, guide) : []
  if (next === undefined || offered.length === 0)
    return proceed(desk, guide, said, { lead, ...hintFor(desk, guide, said, texts) })
  const [only, another] = offered
  if (only && !another) {
    const named = say('activity-taken', { activity: labelOf(desk, guide, next, only.code) })
    return take(desk, guide, said, next, only.code, { lead: [...lead, named] })
  }
  const codes = offered.map(({ code }) => code)
  return proceed(desk, guide, said, { lead: [...lead, say('activity-choose')], offered: codes })
}
