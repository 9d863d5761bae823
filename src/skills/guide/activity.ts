import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import type { KbliCode } from '../../knowledge/kbli/kbli.ts'
import { answerChoice, choicesOf, proceed } from './ask.ts'
import { type Desk, shortLabel } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { partsOf } from './reading/read-amount.ts'
import { withoutPhrases } from './reading/vocabulary.ts'
import { asideOf, mostMisses, notUnderstood, type Place, take, toldBeside } from './take.ts'
import { labelOf } from './tell.ts'
import { toldIn } from './told.ts'

/** Activities that the person named in this message or just before. */
export function saidActivities(desk: Desk): readonly KbliCode[] {
  const { context, vocabulary, standardise } = desk
  // "Guide me" names no guide for tourists.
  const said = partsOf(context.message.text).map((part) => withoutPhrases(vocabulary.lead, standardise(part)).join(' '))
  for (const text of [said.join(', '), ...context.asked]) {
    const found = namedActivities(desk, text)
    if (found.length > 0) return found
  }
  return []
}

/** What a text calls by its name, whole or between two marks; what it says is not so is not meant. */
export function namedActivities({ library }: Desk, text: string): readonly KbliCode[] {
  const { affirmed, tables } = library()
  const { so } = affirmed(text)
  for (const part of new Set([so, ...partsOf(so)])) {
    const found = findActivities(part, tables(), { isNamed: true })
    if (found.length > 0) return found
  }
  return []
}

export function activityChoices(
  desk: Desk,
  guide: Guide,
  question: string,
  codes: readonly KbliCode[],
): readonly Choice[] {
  return [
    ...codes.map(({ code, title }) => answerChoice(guide, question, code, shortLabel(`${code} ${title}`))),
    ...choicesOf(desk, guide, question),
  ]
}

/** Takes an activity in somebody's own words: they choose among the codes that it may be. */
export function describeActivity(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const named = namedActivities(desk, text)
  // "Me and my wife, both German" is no trade, but says who owns it.
  const aside = named.length === 0 ? asideOf(desk, place, text, { byName: true }) : undefined
  if (aside) return aside
  const { affirmed, tables } = desk.library()
  const { so, notSo } = affirmed(text)
  const denied = new Set(findActivities(notSo, tables(), { isNamed: true }))
  const near = findActivities(so, tables()).filter((code) => !denied.has(code))
  const codes = named.length > 0 && !near.some((code) => named.includes(code)) ? named : near
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
  const lead = [...toldBeside(desk, guide, run.answers, told), desk.say('activity-choose')]
  const asking = { lead, choices: activityChoices(desk, guide, question, codes), misses }
  return proceed(desk, guide, { ...told, ...run.answers }, asking)
}
