import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import type { KbliCode } from '../../knowledge/kbli/kbli.ts'
import { proceed } from './ask.ts'
import type { Desk, GuideParts } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { partsOf } from './reading/read-amount.ts'
import { says, withoutPhrases } from './reading/vocabulary.ts'
import { asideOf, mostMisses, notUnderstood, type Place, take, toldBeside } from './take.ts'
import { labelOf } from './tell.ts'
import { toldIn } from './told.ts'

/** Activities that the person named in this message or just before. */
export function saidActivities(desk: Desk, guide: Guide): readonly KbliCode[] {
  const { message, asked } = desk.context
  // "/guide" is no guide for tourists.
  for (const text of [message.text, ...asked].filter((one) => !one.startsWith('/'))) {
    const found = namedActivities(desk, desk.library().starts.withoutStart(guide, text))
    if (found.length > 0) return found
  }
  return []
}

/**
 * What a text calls by its name; what it says is not so is not meant. Where the whole names what none of its parts does, words
 * of different things were put together, and the part counts.
 */
export function namedActivities(parts: GuideParts, text: string): readonly KbliCode[] {
  const { affirmed, tables } = parts.library()
  const { so, notSo } = affirmed(text)
  const find = (part: string) => findActivities(withoutLead(parts, part), tables(), { isNamed: true })
  const whole = find(notSo === '' ? text : so)
  const named = partsOf(so)
    .map(find)
    .filter((found) => found.length > 0)
  const [first] = named
  const isMixed = first !== undefined && !named.some((found) => found.some((code) => whole.includes(code)))
  return isMixed ? first : whole
}

/** "Guide me" names no guide for tourists, "gak tau" no tofu, and "gak ada kayaknya" no boat. */
function withoutLead({ vocabulary, standardise }: GuideParts, text: string): string {
  const words = standardise(text)
  const empty = [...vocabulary.lead, ...vocabulary.unsure, ...vocabulary.guessing]
  return says(empty, words) ? withoutPhrases(empty, words).join(' ') : text
}

/** Takes an activity in somebody's own words: they choose among the codes that it may be. */
export function describeActivity(desk: Desk, place: Place, text: string): SkillOutcome {
  const { guide, run, question } = place
  const named = namedActivities(desk, text)
  // "Me and my wife, both German" is no trade, but says who owns it.
  const aside = named.length === 0 ? asideOf(desk, place, text, { byName: true }) : undefined
  if (aside) return aside
  const [known] = named.length > 0 ? [] : Object.entries(toldIn(desk, guide, text))
  if (known && run.answers[known[0]] === known[1]) {
    const lead = [desk.say('still-so', { answer: labelOf(desk, guide, ...known) })]
    return proceed(desk, guide, run.answers, { lead, offered: run.offered })
  }
  if (named.length === 0 && hintsAtOther(desk, place, text)) {
    return proceed(desk, guide, run.answers, { lead: [desk.say('first-this')], offered: run.offered })
  }
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
  // Who says it a third time means the nearest that was offered; else they go on without it.
  if (misses > mostMisses) {
    if (!run.offered?.includes(only.code)) return notUnderstood(desk, place)
    return take(desk, guide, run.answers, question, only.code, { told })
  }
  const lead = [...toldBeside(desk, guide, run.answers, told), desk.say('activity-choose')]
  const asking = { lead, offered: codes.map(({ code }) => code), misses }
  return proceed(desk, guide, { ...told, ...run.answers }, asking)
}

/** "Me and my wife, I'm British" points at an answer to a question that is still to come. */
function hintsAtOther(desk: Desk, { guide, run, question }: Place, text: string): boolean {
  return Object.entries(guide.questions).some(
    ([id, known]) =>
      id !== question && run.answers[id] === undefined && desk.library().answers.hint(known, text) !== undefined,
  )
}
