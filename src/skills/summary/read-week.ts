import { startOfDay } from '../../programme/dates/calendar.ts'
import { type IsoWeek, mondayOf } from '../../programme/dates/iso-week.ts'
import { programmeStream } from '../../programme/events.ts'
import { type ProgrammeTail, reachesBack, wholeTail } from '../../programme/history.ts'
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
