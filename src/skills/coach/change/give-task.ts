import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { readTask } from '../amend/read-task.ts'
import type { Desk } from '../desk.ts'
import { addAction } from '../work/actions.ts'
import { assignTasks } from './assign.ts'
import { apartFromDay } from './task-day.ts'

/**
 * "Kasih tugas ke drg. Sari: atur jeda 10 menit mulai minggu depan", "Nia yang nyatet jam panggil tiap hari": somebody is
 * to do something. Undefined: nobody is named who could be one, or nothing is to be done.
 */
export function giveTask(desk: Desk): SkillOutcome | undefined {
  const assigned = assignTasks(desk)
  if (assigned) return assigned
  const { doingWords } = desk.parts
  const isLed = doingWords.leads('give-leads', desk.text)
  const said = doingWords.without(isLed ? 'give-leads' : 'asides', desk.text).replace(/[.!]+$/, '')
  const title = String.raw`(?:(?:${doingWords.any('titles')})\s+)`
  const name = String.raw`(${title}?@?\p{L}[\p{L}.']{1,20}(?:\s+\p{Lu}[\p{L}.']{1,20})?)`
  const between = String.raw`((?:\s*[:,]\s*|\s+)(?:(?:${doingWords.any('give-between')})[\s:,]+)*)`
  const [, who, joint = '', what] = new RegExp(String.raw`^${name}${between}(\S[\s\S]{3,})$`, 'u').exec(said) ?? []
  // "Dia harus foto ulang kamar": whoever was spoken of last.
  const spoken = who !== undefined && doingWords.leads('pronouns', who) ? lastOwner(desk) : undefined
  if (spoken !== undefined && what !== undefined && apartFromDay(desk, what).day !== undefined)
    return addAction(desk, sentenceOf(desk, spoken, what))
  if (who !== undefined && what !== undefined && (isLed || (isName(desk, who) && joint.trim() !== '')))
    return addAction(desk, sentenceOf(desk, who, what))
  const task = readTask(desk, said)
  if (task !== undefined) return addAction(desk, task)
  // "Tiwi bales semua komen jelek, besok ya": whoever stands first and a day by which is enough.
  const isDated =
    what?.includes(' ') === true && (apartFromDay(desk, what).day !== undefined || doingWords.recurs(what))
  if (what !== undefined && doingWords.leads('away', what)) return undefined
  return who !== undefined && isDated && mayBeName(desk, who) ? addAction(desk, sentenceOf(desk, who, what)) : undefined
}

/** Who owns what the speaker told last. */
function lastOwner({ programme, speaker }: Desk): string | undefined {
  const touched = programme.changes.findLast(({ by, touched }) => by === speaker.person && touched.length > 0)
    ?.touched[0]
  if (touched?.collection === 'actions') return programme.actions.get(touched.key)?.values.owner?.name
  return touched?.collection === 'goals' ? programme.goals.get(touched.key)?.values.owner?.name : undefined
}

/** Without words that lead to one, whoever is to do it must be known here, have a title, or be written as a name. */
function isName(desk: Desk, who: string): boolean {
  const { doingWords } = desk.parts
  if (!mayBeName(desk, who)) return false
  const said = who.toLowerCase()
  const owners = [...desk.programme.actions.values()].flatMap(({ values }) => values.owner?.name.toLowerCase() ?? [])
  return (
    desk.owner(who).person !== undefined ||
    owners.includes(said) ||
    /^\p{Lu}\p{Ll}/u.test(who) ||
    doingWords.leads('titles', who)
  )
}

/** A word that is no metric, no pronoun, and nothing that only looks like a name at the beginning of a sentence. */
function mayBeName({ parts: { doingWords, notNames, knowledge } }: Desk, who: string): boolean {
  const said = who.toLowerCase().replace(new RegExp(String.raw`^(?:${doingWords.any('titles')})\s+`, 'iu'), '')
  return !metricIn(who, knowledge.metrics) && !knowledge.words.nobody.includes(said) && !notNames.includes(said)
}

/** As `what, day, who` of an action. What happens again and again keeps its days. */
function sentenceOf(desk: Desk, who: string, what: string): string {
  const task = apartFromDay(desk, what)
  return [task.what.replaceAll(',', ' '), ...(task.said === undefined ? [] : [task.said]), who].join(', ')
}
