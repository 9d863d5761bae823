import type { TurnContext } from '../../conversation/skill.ts'
import type { SpokenFor } from '../../people/people.ts'
import { startOfDay } from '../../programme/dates/calendar.ts'
import { type IsoWeek, mondayOf } from '../../programme/dates/iso-week.ts'
import { programmeStream } from '../../programme/events.ts'
import { type ProgrammeTail, reachesBack, wholeTail } from '../../programme/history.ts'
import { summariseWeek, type WeekSummary } from '../../programme/summary/week-summary.ts'
import type { SummaryParts } from './summary-parts.ts'

/** The programme of a team with the events of a week and later one by one. Throws `StoreError`. */
export async function readWeek(
  { histories, events }: Pick<SummaryParts, 'histories' | 'events'>,
  { teamId, zone, week }: { readonly teamId: string; readonly zone: string; readonly week: IsoWeek },
): Promise<ProgrammeTail> {
  const stream = programmeStream(teamId)
  const { state } = await histories.read(stream)
  const [tail, monday] = [state.tail(), mondayOf(week)]
  if (monday === undefined || reachesBack(tail, startOfDay(monday, zone))) return tail
  return wholeTail((await events.readFrom(stream)).events)
}

export type SummaryFound = {
  readonly speaksFor: SpokenFor
  readonly summary: WeekSummary
  readonly records: ProgrammeTail
}

/** A week of the team of whoever writes. Undefined: they are in none, or there is no such week. */
export async function summaryOf(
  parts: SummaryParts,
  { message }: Pick<TurnContext, 'message'>,
  week: IsoWeek,
): Promise<SummaryFound | undefined> {
  const { team: speaksFor } = await parts.people.speaker(message.person, message.place)
  if (!speaksFor || mondayOf(week) === undefined) return undefined
  const { id: teamId, team } = speaksFor
  const { zone } = team
  const records = await readWeek(parts, { teamId, zone, week })
  const { isHoliday } = parts.holidays
  const summary = summariseWeek(records, { week, zone, nowMs: message.receivedAtMs, isHoliday })
  return summary && { speaksFor, summary, records }
}
