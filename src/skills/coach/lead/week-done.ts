import type { SkillOutcome } from '../../../conversation/skill.ts'
import { liveActions } from '../../../programme/counters.ts'
import { addDays, dayAt, weekdayOf } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'
import { isLateAction, sayActionLine } from '../show/programme.ts'

const mostLines = 8

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day))
}

/** "What did my team finish this week, and what's overdue?": both, and what comes next. */
export function tellWeekDone(desk: Desk): SkillOutcome {
  const actions = liveActions(desk.programme)
  if (desk.programme.actions.size === 0) return desk.tell(desk.speaker.team ? 'week-no-actions' : 'week-no-team')
  const zone = desk.speaker.team?.team.zone ?? desk.parts.timeZone
  const isMonth = /(?:bulan ini|this month)/iu.test(desk.text)
  const isLast = /(?:minggu lalu|pekan lalu|last week)/iu.test(desk.text)
  const monday = mondayOf(desk.today)
  const from = isMonth ? `${desk.today.slice(0, 8)}01` : isLast ? addDays(monday, -7) : monday
  const to = isLast ? monday : addDays(desk.today, 1)
  const done = actions.filter(({ status, doneDay, movedAtMs }) => {
    const day = doneDay ?? dayAt(movedAtMs, zone)
    return status === 'done' && day >= from && day < to
  })
  const late = actions.filter((action) => isLateAction(desk, action))
  const block = (head: string, list: typeof actions) =>
    [head, ...list.slice(0, mostLines).map((action) => `- ${sayActionLine(desk, action)}`)].join('\n')
  const text = [
    done.length > 0 ? block(desk.say('week-done', { count: done.length }), done) : desk.say('week-done-none'),
    late.length > 0 ? block(desk.say('week-late', { count: late.length }), late) : desk.say('no-actions-late'),
  ]
  const listed = late.length > 0 ? late : done
  return desk.propose(
    { kind: 'list', numbers: listed.slice(0, mostLines).map(({ number }) => number) },
    text.join('\n\n'),
    [desk.choice('choice-actions', 'actions')],
  )
}
