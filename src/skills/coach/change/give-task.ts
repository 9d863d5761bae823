import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { readTask } from '../amend/read-task.ts'
import type { Desk } from '../desk.ts'
import { addAction } from '../work/actions.ts'
import { assignTasks } from './assign.ts'

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
  if (who !== undefined && what !== undefined && (isLed || (isName(desk, who) && joint.trim() !== '')))
    return addAction(desk, sentenceOf(desk, who, what))
  const task = readTask(desk, said)
  return task === undefined ? undefined : addAction(desk, task)
}

/** Without words that lead to one, whoever is to do it must be known here, have a title, or be written as a name. */
function isName(desk: Desk, who: string): boolean {
  const { doingWords, notNames, knowledge } = desk.parts
  const said = who.toLowerCase()
  if (metricIn(who, knowledge.metrics)) return false
  if (knowledge.words.nobody.includes(said) || notNames.includes(said)) return false
  const owners = [...desk.programme.actions.values()].flatMap(({ values }) => values.owner?.name.toLowerCase() ?? [])
  return (
    desk.owner(who).person !== undefined ||
    owners.includes(said) ||
    /^\p{Lu}\p{Ll}/u.test(who) ||
    doingWords.leads('titles', who)
  )
}

/** As `what, day, who` of an action. What happens again and again keeps its days. */
function sentenceOf({ parts, today }: Desk, who: string, what: string): string {
  const date = parts.doingWords.recurs(what) ? undefined : parts.knowledge.dates.read(what, { today })
  if (date?.kind !== 'day') return `${what.replaceAll(',', ' ')}, ${who}`
  const leads = parts.knowledge.dateLeads.map((each) => each.replace(/\s+/g, String.raw`\s+`)).join('|')
  const before = what
    .slice(0, date.start)
    .replace(new RegExp(String.raw`[\s,]*(?:(?:${leads}|deadline|mulai|pada|hari)[\s,]+)*$`, 'iu'), '')
  const rest = `${before} ${what.slice(date.end)}`.replaceAll(',', ' ').trim()
  return `${rest === '' ? what : rest}, ${what.slice(date.start, date.end)}, ${who}`
}
