import type { Quantity } from '../../../programme/checks/read-quantity.ts'
import { readQuantities } from '../../../programme/checks/read-quantity.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { readCheckedGoal } from './goals.ts'
import { metricName } from './measurements.ts'
import { toldMonth } from './told-month.ts'
import { toldOwner } from './told-owner.ts'

/** A name of a metric of their own has few words. */
const longestName = 5

/**
 * "Response chat kita skrg 18 menit, maunya 5 menit by 30 juni, Nisa" as the sentence of a goal: metric, from, to, by when,
 * whose. A metric that is not named is that of the goal or of the figures before, a value now that is not told the last one
 * measured. Undefined: no figure to come to, or none knows of what.
 */
export function looseGoal(desk: Desk, said: string): string | undefined {
  const date = readCheckedGoal(desk, said).goal.date ?? toldMonth(desk, said)
  const text = date ? `${said.slice(0, date.start)}${' '.repeat(date.end - date.start)}${said.slice(date.end)}` : said
  const quantities = readQuantities(text, desk.parts.knowledge.words.units)
  const now = quantities.find((each) => isNow(desk, text, each))
  const aims = quantities.filter((each) => each !== now)
  const aim = aims.findLast((each) => isAim(desk, text, each)) ?? (aims.length === 1 ? aims[0] : undefined)
  const metric = aim && metricMeant(desk, text, quantities)
  if (!aim || !metric) return undefined
  const unit = aim.unit ?? now?.unit ?? metric.unit ?? ''
  const baseline =
    now?.value ?? (metric.key === undefined ? undefined : seriesOf(desk.programme, metric.key).at(-1)?.values.value)
  const values = { metric: metric.name, target: aim.value, unit, baseline: baseline ?? '' }
  const way =
    baseline === undefined || baseline === aim.value
      ? 'goal-target-only'
      : aim.value > baseline
        ? 'smart-sentence-up-open'
        : 'smart-sentence-down-open'
  const owner = toldOwner(desk, text)
  return [
    desk.say(way, values),
    ...(date?.kind === 'day' ? [desk.say('until-day', { day: sayDay(date.day, desk.language) })] : []),
    ...(owner === undefined ? [] : [`PJ ${owner}`]),
  ].join(', ')
}

function isNow({ parts }: Desk, text: string, { start, end }: Quantity): boolean {
  const words = parts.doingWords.any('goal-now')
  return (
    new RegExp(String.raw`(?<!\p{L})(?:${words})(?:\s+\p{L}+)?\s*$`, 'iu').test(text.slice(0, start)) ||
    new RegExp(String.raw`^\s*(?:${words})(?!\p{L})`, 'iu').test(text.slice(end))
  )
}

function isAim({ parts }: Desk, text: string, { start }: Quantity): boolean {
  return new RegExp(String.raw`(?<!\p{L})(?:${parts.doingWords.any('goal-aim')})\s*$`, 'iu').test(text.slice(0, start))
}

type MetricMeant = { readonly key?: string; readonly name: string; readonly unit?: string | undefined }

function metricMeant(desk: Desk, text: string, quantities: readonly Quantity[]): MetricMeant | undefined {
  const { metrics } = desk.parts.knowledge
  const own =
    [...desk.programme.measurements.values()].at(-1)?.values.metric ??
    openGoals(desk.programme).findLast(({ values }) => values.metric !== undefined)?.values.metric
  const spoken = desk.asked.map((each) => metricIn(each, metrics)).find(Boolean)
  // "CSAT 4,2 dari 5", and then "sasarannya 4,5": on the same scale.
  const isOnScale = own !== undefined && Object.values(spoken?.scales ?? {}).includes(own.key)
  const known = metricIn(text, metrics) ?? (isOnScale ? undefined : spoken)
  if (known) return { key: known.id, name: known.name[desk.language], unit: known.unit }
  const named = isOnScale ? undefined : nameAhead(desk, text.slice(0, quantities[0]?.start ?? 0))
  if (named !== undefined) return { name: named }
  return own && own.key !== 'lain' ? { key: own.key, name: metricName(desk, own), unit: own.unit } : undefined
}

/** What stands before the first figure, without what leads to that: "pasien dipanggil maksimal". */
function nameAhead({ parts }: Desk, ahead: string): string | undefined {
  const { doingWords } = parts
  const around = `${doingWords.any('goal-now')}|${doingWords.any('goal-aim')}|kita|kami|tim|our|the|we`
  const name = ahead
    .replace(new RegExp(String.raw`(?<!\p{L})(?:${around})(?!\p{L})`, 'giu'), ' ')
    .replace(/[^\p{L}\s-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const count = name === '' ? 0 : name.split(' ').length
  return count > 0 && count <= longestName && name.length > 2 ? name : undefined
}
