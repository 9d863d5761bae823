import type { SkillOutcome } from '../../../conversation/skill.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import { addDays, daysBetween } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'

/** Any day will do to count from: the same day gets the same challenge. */
const firstDay = '2026-01-01'

/** "Tiap pagi satu tantangan kecil buat tim kasir": one for the next morning, another on request, and how to be reminded daily. */
export function giveChallenge(desk: Desk): SkillOutcome {
  const { challenges } = desk.parts.leadData
  const before = desk.last?.made.kind === 'challenge' ? desk.last.made : undefined
  const where = placeIn(desk, [desk.text, ...desk.asked.slice(0, 3)]) ?? before?.where ?? 'any'
  const fitting = challenges.filter((each) => where === 'any' || each.where === where || each.where === 'any')
  const ofPlace = [...fitting.filter((each) => each.where === where), ...fitting.filter((each) => each.where !== where)]
  const at =
    before && before.where === where ? before.at + 1 : daysBetween(firstDay, addDays(desk.today, 1)) % ofPlace.length
  const challenge = ofPlace[at % ofPlace.length]
  if (!challenge) return desk.tell('challenge-none')
  const isFirst = before === undefined
  const text = [
    ...(isFirst ? [desk.say('challenge-can')] : []),
    desk.say('challenge', { text: challenge.text[desk.language] }),
    desk.say(isFirst ? 'challenge-how' : 'challenge-more'),
  ].join('\n\n')
  return desk.propose({ kind: 'challenge', where, at: at % ofPlace.length }, text, [
    desk.choice('choice-challenge', 'challenge'),
    {
      label: desk.say('choice-challenge-daily'),
      pick: { skill: 'remind', act: 'note', value: desk.say('remind-challenge') },
    },
  ])
}

function placeIn({ parts }: Desk, texts: readonly string[]): string | undefined {
  const { places } = parts.leadData
  for (const text of texts) {
    const found = Object.entries(places).find(([, words]) => phraseIn(text, words) !== undefined)
    if (found) return found[0]
  }
  return undefined
}
