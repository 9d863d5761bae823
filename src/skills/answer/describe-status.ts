import type { Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import { type Regulation, regulationStatus } from '../../knowledge/calendar.ts'
import { formatDay } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/** Where a rule stands on a day (ISO date), in words: in force since, not yet, repealed by, amended by. */
export function describeStatus(
  regulation: Regulation,
  { knowledge, phrases, language, day }: { knowledge: Knowledge; phrases: Phrases; language: Language; day: string },
): string {
  const names = (ids: readonly string[]) => ids.map((id) => knowledge.regulations.get(id)?.short ?? id).join(', ')
  const status = regulationStatus(regulation, day)
  if (status === 'repealed')
    return phrases.say(language, 'status-repealed', { names: names(regulation.replacedBy) || '–' })
  if (status === 'not-yet') {
    return phrases.say(language, 'status-not-yet', { date: formatDay(regulation.inForceFrom ?? '', language) })
  }
  const since = regulation.inForceFrom
    ? phrases.say(language, 'status-in-force', { date: formatDay(regulation.inForceFrom, language) })
    : phrases.say(language, 'status-in-force-undated')
  if (regulation.amendedBy.length === 0) return since
  return `${since}, ${phrases.say(language, 'status-amended', { names: names(regulation.amendedBy) })}`
}
