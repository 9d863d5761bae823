import { formatDay } from '../../knowledge/citing/references.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import type { GuideRun } from '../../knowledge/guides/run-guide.ts'
import type { Desk } from './desk.ts'

/** A text of a guide with what the person answered in place of `{question}`. */
export function tell(
  desk: Desk,
  guide: Guide,
  run: GuideRun,
  said: { readonly id: string; readonly en: string },
): string {
  return said[desk.language].replace(/\{([a-z-]+)\}/g, (whole, id: string) => {
    const value = run.answers[id] ?? run.facts[id]
    return value === undefined ? whole : labelOf(desk, guide, id, value)
  })
}

/** How a person reads an answer: its label, a code with its title, a day and hour. */
export function labelOf(desk: Desk, guide: Guide, id: string, value: string): string {
  const note = guide.notes[id]
  if (note) return note.label[desk.language]
  const question = guide.questions[id]
  if (question?.kind === 'activity') {
    const title = desk.library().tables().kbli.codes.get(value)?.title
    return title === undefined ? desk.say('activity-unknown') : `KBLI ${value} (${title})`
  }
  if (question?.kind === 'moment') return formatMoment(value, desk)
  if (question?.kind === 'count') {
    if (value === question.unsure) return desk.say('count-unknown')
    return Number(value).toLocaleString(desk.language === 'id' ? 'id-ID' : 'en-GB')
  }
  return question?.answers[value]?.label[desk.language] ?? value
}

/** `29 November 2026 08.00`; a day alone stays a day. */
export function formatMoment(moment: string, { language }: Desk): string {
  const [day = '', time] = moment.split('T')
  const shown = /^\d{4}-\d{2}-\d{2}$/.test(day) ? formatDay(day, language) : day
  return time === undefined ? shown : `${shown} ${language === 'id' ? time.replace(':', '.') : time}`
}
