import type { SkillOutcome } from '../../../conversation/skill.ts'
import { lastAction } from '../change/apply-changes.ts'
import type { Desk } from '../desk.ts'

const asked =
  /^(?:(?:tolong|coba|please|eh|sekalian|bisa)\s+)*(?:ingetin|ingatkan|ingatin|colek|remind|ping|nudge)\s+(?:dia|doi|ia|beliau|orangnya|mereka|him|her|them)(?![\p{L}])\s*([\s\S]*)$/iu

/** "Ingetin dia Kamis sore": of the action that was spoken of last; undefined: of none, or nothing is said of when. */
export function remindAbout(desk: Desk): SkillOutcome | undefined {
  const [, when] = asked.exec(desk.text.trim()) ?? []
  const action = when === undefined ? undefined : lastAction(desk)
  const owner = action?.values.owner
  if (when === undefined || !action || !owner) return undefined
  const said = when.replace(/(?:^|\s+)(?:ya|yah|dong|deh|aja|please|pls)[\s.!]*$/iu, '').trim()
  const moment = said === '' ? (action.values.due ?? desk.today) : said
  return {
    replies: [],
    opens: { skill: 'remind', act: 'note-for', value: `${owner.name}\n${moment} ${action.values.what}` },
  }
}
