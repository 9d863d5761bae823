import type { Choice } from '../../domain/reply.ts'
import { addWeeks } from '../../programme/dates/iso-week.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import type { Besides } from './besides.ts'
import { mostLines } from './figure-lines.ts'
import { type Fold, isFolded } from './render-summary.ts'
import { pick, type Say } from './summary-parts.ts'

/** More buttons than these leave no room for what they stand under. */
const mostChoices = 5

export type MoreOf = {
  readonly say: Say
  /** There is a week before it. */
  readonly hasBefore: boolean
  readonly hasCharts: boolean
  readonly maySchedule: boolean
  readonly mayShare: boolean
}

/** What else can be done with a week. */
export function moreChoices(
  { week, late }: WeekSummary,
  { say, hasBefore, hasCharts, maySchedule, mayShare }: MoreOf,
): readonly Choice[] {
  return [
    ...(late.length > mostLines
      ? [{ pick: pick('late', week), label: say('choice-late', { count: late.length }), aside: true } as const]
      : []),
    ...(hasBefore ? [{ pick: pick('week', addWeeks(week, -1)), label: say('choice-last-week') }] : []),
    ...(hasCharts ? [{ pick: pick('charts', week), label: say('choice-charts') }] : []),
    ...(maySchedule ? [{ pick: pick('schedule', ''), label: say('choice-schedule') }] : []),
    ...(mayShare ? [{ pick: pick('share', week), label: say('choice-share') }] : []),
  ]
}

type ChoicesOf = {
  readonly fold: Fold
  readonly beside: Besides
  readonly more: readonly Choice[]
  readonly say: Say
}

/**
 * The buttons below a week, as it is folded: all that can be done, where these are few; or else what opens that which is
 * folded, and the rest behind one more.
 */
export function weekChoices(
  summary: WeekSummary,
  { fold, beside, more, say }: ChoicesOf,
): readonly (readonly Choice[])[] {
  const { week, next, voices } = summary
  const hasVoices = voices.length > 0 || beside.asked.length > 0
  const own: readonly Choice[] = [
    { pick: pick('events', week), label: say('choice-events'), aside: true },
    ...(isFolded('news', fold) ? [{ pick: pick('details', week), label: say('choice-details') }] : []),
    ...(isFolded('next', fold) && next.length > 0 ? [{ pick: pick('next', week), label: say('choice-next') }] : []),
    ...(isFolded('voices', fold) && hasVoices ? [{ pick: pick('voices', week), label: say('choice-voices') }] : []),
  ]
  const rest = [...beside.askedChoices, ...beside.suggested, ...more]
  const all = [...own, ...rest]
  // Behind the details there is all the rest.
  const few = isFolded('news', fold) ? own : [...own, { pick: pick('more', week), label: say('choice-more') }]
  return all.length <= mostChoices ? [all, few] : [few]
}
