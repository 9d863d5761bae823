import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { weekAt } from '../../programme/dates/iso-week.ts'
import type { SummaryRequest } from './read-request.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

/** A summary for somebody, where there is no record to make it of: its outline, and what to tell so that it fills itself. */
export function outlineFor(
  parts: SummaryParts,
  { language }: Pick<TurnContext, 'language'>,
  { audience, isShort }: Extract<SummaryRequest, { kind: 'draft' }>,
): SkillOutcome {
  const say = sayIn(parts, language)
  const whom = audience === '' || audience === 'rapat' ? '' : say('outline-for', { audience: escapeMarkdown(audience) })
  return told(isShort ? say('outline-short') : say('outline', { audience: whom }))
}

/** The week it is now for whoever writes. */
export function weekNow(
  { timeZone }: Pick<SummaryParts, 'timeZone'>,
  { message }: Pick<TurnContext, 'message'>,
): string {
  return weekAt(message.receivedAtMs, timeZone)
}
