import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { compareShares } from '../../../measures/compare.ts'
import { twoSidedP } from '../../../measures/normal.ts'
import { toNumber } from '../../../programme/checks/read-quantity.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { openGoals } from '../../../programme/counters.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { metricName, sayNumber, withUnit } from '../work/measurements.ts'
import { changesIn, type ToldChange, weeksIn } from './figures-in.ts'

/** Below this a difference of counts is taken for more than chance. */
const significant = 0.05
/** Units of what is counted one by one, so that its chance is known without a number of data. */
const counted: ReadonlySet<string> = new Set([
  'keluhan',
  'tiket',
  'kasus',
  'kontak',
  'chat',
  'orang',
  'pelanggan',
  'ulasan',
  'kali',
])

/** "Komplain turun dari 22 jadi 20, itu berhasil gak?": what the figures say, and what may be concluded of them. */
export function tellEffect(desk: Desk): SkillOutcome | undefined {
  const told = changesIn(desk, desk.text)
  if (told.length > 0) {
    const weeks = weeksIn(desk, desk.text)
    const lines = told.map((change) => sayChange(desk, change))
    const short =
      told.length === 1 && weeks !== undefined && weeks < enoughWeeks ? [desk.say('effect-short', { weeks })] : []
    const two = told.length > 1 ? [desk.say('effect-two')] : []
    return desk.tell('effect', { lines: [...lines, ...two, ...short].join('\n\n'), next: desk.say('effect-next') })
  }
  return seriesTold(desk) ?? sharesKept(desk) ?? effectOfKept(desk)
}

const enoughWeeks = 6

function sayChange(desk: Desk, { from, to, metric, unit }: ToldChange): string {
  const name = metric ? metric.name[desk.language] : desk.say('effect-figure')
  const values = {
    metric: name,
    from: withUnit(desk, from, unit),
    to: withUnit(desk, to, unit),
    by: sayNumber(desk, Math.abs(to - from)),
    percent: from === 0 ? '–' : sayNumber(desk, Math.round((Math.abs(to - from) / from) * 100)),
  }
  const isBetter = metric === undefined ? undefined : to > from === (metric.better === 'higher')
  const head = to === from ? desk.say('effect-same', values) : desk.say(to > from ? 'effect-up' : 'effect-down', values)
  if (to === from) return head
  if (unit !== undefined && counted.has(unit) && Number.isInteger(from) && Number.isInteger(to)) {
    const p = chanceOf(from, to)
    const limit = clearlyFewer(from)
    const verdict =
      p < significant
        ? desk.say(isBetter ? 'effect-counts-clear' : 'effect-counts-clear-worse')
        : desk.say(limit === undefined || to > from ? 'effect-counts-chance' : 'effect-counts-chance-limit', {
            limit: limit ?? 0,
          })
    return `${head} ${verdict}`
  }
  return `${head} ${desk.say(isBetter === false ? 'effect-worse' : metric?.n === true ? 'effect-needs-n' : 'effect-one-pair')}`
}

/**
 * Two-sided p of two counts of equal times being of one rate: z = |a − b| ÷ √(a + b), the normal form of the conditional
 * test (Przyborowski and Wilenski, Biometrika 31, 1940).
 */
export function chanceOf(a: number, b: number): number {
  return a + b === 0 ? 1 : twoSidedP(Math.abs(a - b) / Math.sqrt(a + b))
}

/** The highest count that is clearly fewer; undefined where not even none would be. */
function clearlyFewer(from: number): number | undefined {
  for (let to = from - 1; to >= 0; to--) if (chanceOf(from, to) < significant) return to
  return undefined
}

const month =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?'

/** "NPS: May 12, June 18, July 17. Is this a success?": from the first to the last, and the last step by itself. */
function seriesTold(desk: Desk): SkillOutcome | undefined {
  const found = [...desk.text.matchAll(new RegExp(String.raw`(?<![\p{L}])(${month})\s*:?\s*(\d+(?:[.,]\d+)?)`, 'giu'))]
  const values = found.map((match) => toNumber(match[2] ?? ''))
  const metric = metricIn(desk.text, desk.parts.knowledge.metrics)
  const [first] = values
  const last = values.at(-1)
  const before = values.at(-2)
  if (!metric || first === undefined || last === undefined || before === undefined) return undefined
  const unit = metric.unit
  const head = sayChange(desk, { from: first, to: last, metric, unit })
  const step = desk.say('effect-last-step', {
    from: withUnit(desk, before, unit),
    to: withUnit(desk, last, unit),
    count: values.length,
  })
  return desk.tell('effect', { lines: [head, step].join('\n\n'), next: desk.say('effect-goal') })
}

/** The last two shares of one metric that were kept with how many answered: whether their difference is more than chance. */
function sharesKept(desk: Desk): SkillOutcome | undefined {
  const all = [...desk.programme.measurements.values()]
  const newest = metricIn(desk.text, desk.parts.knowledge.metrics)?.id ?? all.at(-1)?.values.metric.key
  const [before, last] =
    newest === undefined
      ? []
      : seriesOf(desk.programme, newest)
          .last(2)
          .map(({ values }) => values)
  const known = desk.parts.knowledge.metrics.find(({ id }) => id === newest)
  if (!before || !last || !known?.share || before.n === undefined || last.n === undefined) return undefined
  const { difference, interval, p } = compareShares(toShare(before.value, before.n), toShare(last.value, last.n))
  const points = (share: number) => sayNumber(desk, Math.round(share * 1000) / 10)
  return desk.tell('effect', {
    lines: desk.say(difference >= 0 ? 'effect-up' : 'effect-down', {
      metric: escapeMarkdown(metricName(desk, last.metric)),
      from: `${withUnit(desk, before.value, last.metric.unit)} (n = ${before.n})`,
      to: `${withUnit(desk, last.value, last.metric.unit)} (n = ${last.n})`,
      by: sayNumber(desk, Math.round(Math.abs(last.value - before.value) * 10) / 10),
      percent:
        before.value === 0
          ? '–'
          : sayNumber(desk, Math.round((Math.abs(last.value - before.value) / before.value) * 100)),
    }),
    next: desk.say(p < significant ? 'effect-shares-clear' : 'effect-shares-chance', {
      low: points(interval.low),
      high: points(interval.high),
    }),
  })
}

/** A percentage of so many as a count of them. */
function toShare(percent: number, n: number) {
  return { x: Math.min(n, Math.round((percent / 100) * n)), n }
}

/** Of what was recorded: the last value of the goal's metric against where it began and is to go. */
function effectOfKept(desk: Desk): SkillOutcome | undefined {
  const goal = openGoals(desk.programme).find(
    ({ values }) => values.metric !== undefined && values.target !== undefined,
  )
  const { metric, target, baseline, due } = goal?.values ?? {}
  if (!goal || !metric || target === undefined) return undefined
  const series = seriesOf(desk.programme, metric.key)
  const last = series.at(-1)
  const start = baseline ?? series.at(0)?.values.value
  if (!last || start === undefined || start === target) return undefined
  const way = (last.values.value - start) / (target - start)
  const values = {
    metric: escapeMarkdown(metricName(desk, metric)),
    start: withUnit(desk, start, metric.unit),
    last: withUnit(desk, last.values.value, metric.unit),
    target: withUnit(desk, target, metric.unit),
    done: sayNumber(desk, Math.abs(last.values.value - start)),
    all: sayNumber(desk, Math.abs(target - start)),
    percent: sayNumber(desk, Math.round(way * 100)),
    count: series.length,
    due: due ?? '',
  }
  const key = way >= 1 ? 'effect-kept-met' : way <= 0 ? 'effect-kept-none' : 'effect-kept-part'
  return desk.tell('effect', {
    lines: desk.say(key, values),
    next: desk.say(series.length < 6 ? 'effect-few' : 'effect-next', values),
  })
}
