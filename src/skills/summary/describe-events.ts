import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Event } from '../../domain/event.ts'
import type { Language } from '../../domain/language.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import { readProgrammeEvent } from '../../programme/events.ts'
import { describeEvent } from './describe-event.ts'
import { type SummaryParts, sayIn } from './summary-parts.ts'

/** Records of a programme, a line each, with their day and who made them; those of no known kind are left out. Throws `StoreError`. */
export async function describeEvents(
  parts: Pick<SummaryParts, 'people' | 'knowledge' | 'phrases'>,
  events: readonly Event[],
  { zone, language }: { readonly zone: string; readonly language: Language },
): Promise<ReadonlyMap<string, string>> {
  const { people, knowledge } = parts
  const say = sayIn(parts, language)
  const known = events.flatMap((event) => readProgrammeEvent(event) ?? [])
  const names = await people.names(new Set(known.map(({ data }) => data.by)))
  const stepName = (step: string) => knowledge.steps.find(({ id }) => id === step)?.title[language] ?? step
  return new Map(
    known.map((event) => {
      const name = names.get(event.data.by)
      const line = say('event-line', {
        day: sayDay(dayAt(event.atMs, zone), language),
        what: describeEvent(event, { say, language, stepName, knowledge }),
        who: name === undefined ? '' : ` · ${escapeMarkdown(name)}`,
      })
      return [event.id, line]
    }),
  )
}
