import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { type IsoWeek, mondayOf } from '../../programme/dates/iso-week.ts'
import type { Programme } from '../../programme/programme.ts'
import { enoughData } from '../../programme/status.ts'
import { compareWeeks } from './compare-weeks.ts'
import { sayNumber, sayValue } from './render-summary.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

export type ComparedWeeks = { readonly week: IsoWeek; readonly other: IsoWeek }

/** What moved between two weeks, and whether it may be said to have moved. */
export function sayComparison(
  parts: SummaryParts,
  { week, other }: ComparedWeeks,
  { teamName, programme, language }: { teamName: string; programme: Programme; language: Language },
): SkillOutcome {
  const say = sayIn(parts, language)
  const rangeOf = (of: IsoWeek) => ({ from: mondayOf(of) ?? '', to: addDays(mondayOf(of) ?? '', 6) })
  const compared = compareWeeks(programme, rangeOf(other), rangeOf(week))
  const lines = compared.map(({ name, unit, before, after }) => {
    const difference = after - before
    const change = `${difference > 0 ? '+' : ''}${sayNumber(difference, language)}`
    const values = { before: sayValue(before, unit, language), after: sayValue(after, unit, language) }
    return `- ${say('compare-line', { name: escapeMarkdown(name), ...values, change })}`
  })
  const isThin = compared.some(({ n }) => n !== undefined && n < enoughData)
  const title = say('compare-title', { team: escapeMarkdown(teamName), week, other })
  const body = lines.length > 0 ? lines.join('\n') : say('compare-none')
  return told([title, body, ...(isThin ? [say('compare-few')] : [])].join('\n\n'))
}
