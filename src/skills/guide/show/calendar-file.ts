import ical from 'ical-generator'
import type { ReplyFile } from '../../../domain/reply.ts'
import { dutiesOf } from '../../../knowledge/deadlines/duties.ts'
import type { Guide } from '../../../knowledge/guides/guide.ts'
import type { GuideRun } from '../../../knowledge/guides/run-guide.ts'
import type { Desk } from '../desk.ts'
import { tell } from '../tell.ts'

/** The dated duties of a plan as an iCalendar file (RFC 5545), which calendars import. Undefined: nothing has a date. */
export function calendarFile(desk: Desk, guide: Guide, run: GuideRun): ReplyFile | undefined {
  const { language, context } = desk
  const duties = dutiesOf(guide, run, desk.today())
  if (duties.length === 0) return undefined
  const calendar = ical({ name: guide.title[language], prodId: { company: 'Prima', product: 'Prima' } })
  for (const { step, due } of duties) {
    for (const at of due) {
      calendar.createEvent({
        id: `${guide.id}-${step.name}-${at}`,
        stamp: new Date(context.message.receivedAtMs),
        // A floating time: the deadline is by the clock of whoever has it.
        floating: true,
        ...(at.includes('T')
          ? { start: asFloating(at), end: asFloating(at) }
          : { start: asFloating(`${at}T00:00`), allDay: true }),
        summary: tell(desk, guide, run, step),
        description: guide.title[language],
      })
    }
  }
  return {
    name: `${guide.id}.ics`,
    mediaType: 'text/calendar',
    content: Buffer.from(calendar.toString(), 'utf8').toString('base64'),
  }
}

/** The library writes floating times from the fields of UTC. */
function asFloating(moment: string): Date {
  return new Date(`${moment}:00Z`)
}
