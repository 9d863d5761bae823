import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { ComplaintWords } from '../../../knowledge/analyse/analyse-words.ts'
import { type Say, sayFigure, sayInterval, sayNumber } from '../show/say.ts'
import { nameOf, sayComparison, sayMeasure } from '../show/show-survey.ts'
import { fewAnswers, leastShown, recommendationsOf } from '../survey/figures.ts'
import type { Measure } from '../survey/survey-result.ts'
import type { Amounts, Part, Spread } from './asked-answer.ts'
import { sayCourse, sayGroupChanges, sayRates } from './say-course.ts'
import { asIs, list, mostLines, named, sayDifference, sayMonth } from './say-lines.ts'
import { sayFilter, sayShortFilter, sayUnknown } from './say-scope.ts'
import type { Filter } from './scope/filter.ts'

/** Months in a row. */
const mostOfTime = 24

/** An answer to a question on a file, a block for each part of it. */
export function sayAsked(parts: readonly Part[], complaints: ComplaintWords, say: Say): readonly string[] {
  return parts.map((part) => sayPart(part, complaints, say)).filter((block) => block !== '')
}

function sayPart(part: Part, complaints: ComplaintWords, say: Say): string {
  const { language } = say
  const count = (value: number) => sayNumber(value, language, 0)
  const share = (value: number, of: number) => sayNumber(of === 0 ? 0 : (value / of) * 100, language)
  switch (part.kind) {
    case 'measure':
      return [
        sayMeasure(part.measure, part.elements, say),
        ...(part.hasMean && part.measure.kind !== 'rating' ? [sayMean(part.measure, say)] : []),
        ...(part.hasMedian ? [say('asked-median', { value: sayNumber(medianOf(part.measure), language, 2) })] : []),
        ...(part.hasCounts && part.measure.kind === 'nps'
          ? [say('asked-recommendations', countsOf(part.measure, say))]
          : []),
        ...(part.isUnsatisfied ? [sayUnsatisfied(part.measure, say)] : []),
        ...(part.range ? [sayRange(part.measure, part.range, say)] : []),
        ...(part.measure.scale.isReversed ? [say('note-reversed', reversedFacts(part.measure, say))] : []),
        ...(part.measure.invalid > 0
          ? [
              say('asked-invalid', {
                count: count(part.measure.invalid),
                example: named(part.measure.invalidExample ?? ''),
              }),
            ]
          : []),
        ...(part.measure.sums.n < fewAnswers ? [say('few-answers', { n: part.measure.sums.n })] : []),
      ].join(' ')
    case 'groups': {
      const [first] = part.shown
      const lines = part.shown.slice(0, mostLines).map(({ name, figure }) =>
        say(figure.n < fewAnswers ? 'group-line-few' : 'group-line', {
          name: asIs(name),
          value: sayFigure(part.measure.kind, figure.value, language),
          interval: sayInterval(part.measure.kind, figure, language),
          n: count(figure.n),
        }),
      )
      return [
        say(part.end === 'low' ? 'asked-groups-low' : 'asked-groups-high', {
          measure: nameOf(part.measure, say),
          by: named(part.by),
        }),
        ...list(lines, part.shown.length, say),
        ...(part.left > 0 ? [say('groups-hidden', { count: part.left, least: leastShown.branch })] : []),
        ...(part.shown.length > 1 && first && !first.isDistinct ? [say('asked-chance')] : []),
      ].join('\n')
    }
    case 'items': {
      const lines = part.items
        .slice(0, mostLines)
        .map(({ title, mean, n, high }) =>
          say('asked-item', { title: named(title), value: sayNumber(mean, language, 2), high, n: count(n) }),
        )
      const last = part.items.length > mostLines ? part.items.at(-1) : undefined
      return [
        say(part.end === 'low' ? 'asked-items-low' : 'asked-items-high'),
        ...lines.map((line) => `- ${line}`),
        ...(last
          ? [
              `- … ${say('asked-item', { title: named(last.title), value: sayNumber(last.mean, language, 2), high: last.high, n: count(last.n) })}`,
            ]
          : []),
      ].join('\n')
    }
    case 'durations':
      return [
        say('asked-duration', { what: named(part.what), ...spread(part.all, say) }),
        ...(part.open > 0
          ? [say(part.isOfColumn ? 'asked-open-column' : 'asked-open', { count: count(part.open) })]
          : []),
        ...(part.wrong > 0 ? [say('asked-wrong', { count: count(part.wrong) })] : []),
      ].join(' ')
    case 'duration-groups': {
      const longest = Math.max(...part.groups.map(([, { mean }]) => mean))
      return [
        say(part.isSlowFirst ? 'asked-slow' : 'asked-fast', { by: named(part.by) }),
        ...list(
          part.groups
            .slice(0, mostLines)
            .map(([name, all]) => say('asked-duration-line', { name: asIs(name), ...spread(all, say, longest) })),
          part.groups.length,
          say,
        ),
        say('asked-duration-note'),
      ].join('\n')
    }
    case 'limit': {
      const all = part.n + part.open
      const key = part.limit.isOver ? 'asked-over' : 'asked-within'
      return say(part.isOfColumn ? `${key}-column` : key, {
        share: share(part.count, part.n),
        count: count(part.count),
        n: count(part.n),
        limit: named(part.limit.said),
        open:
          part.open > 0 && !part.isOfColumn
            ? say('asked-open-all', { count: count(part.open), share: share(part.count, all), all: count(all) })
            : '',
      })
    }
    case 'counts':
      return [
        say(part.isOrdered ? 'asked-counts-time' : part.title === '' ? 'asked-counts-plain' : 'asked-counts', {
          title: named(part.title),
          n: count(part.total),
        }),
        ...list(
          part.counts.slice(0, part.most ?? (part.isOrdered ? mostOfTime : mostLines)).map(([name, times]) =>
            say('asked-count', {
              name: part.isOrdered ? sayMonth(name, language) : asIs(name),
              count: count(times),
              share: share(times, part.total),
            }),
          ),
          part.counts.length,
          say,
        ),
        ...(part.blank > 0 ? [say('asked-blank', { count: count(part.blank) })] : []),
      ].join('\n')
    case 'counted':
      return say('asked-counted', {
        what: sayFilter(part.filter, say),
        share: share(part.count, part.total),
        count: count(part.count),
        n: count(part.total),
      })
    case 'mentions':
      return sayMentions(part, say)
    case 'amounts':
      return say('asked-amounts', { title: named(part.title), ...amounts(part.amounts, say) })
    case 'amount-groups':
      return [
        say(part.end === 'high' ? 'asked-amounts-high' : 'asked-amounts-low', {
          title: named(part.title),
          by: named(part.by),
        }),
        ...list(
          part.groups
            .slice(0, mostLines)
            .map(([name, all]) =>
              say(part.isMean ? 'asked-amount-mean' : 'asked-amount-sum', { name: asIs(name), ...amounts(all, say) }),
            ),
          part.groups.length,
          say,
        ),
      ].join('\n')
    case 'versus':
      return sayVersus(part.sides, complaints, say)
    case 'changes':
      return [
        say('asked-changes', {
          title: named(part.title),
          from: sayShortFilter(part.from, say),
          to: sayShortFilter(part.to, say),
        }),
        ...list(
          part.rows
            .slice(0, mostLines)
            .map(
              ([name, before, after]) =>
                `${asIs(name)}: ${count(before)} → **${count(after)}** (${sayDifference(after - before, say)})`,
            ),
          part.rows.length,
          say,
        ),
      ].join('\n')
    case 'recap-changes':
      return sayRecapChanges(part, say)
    case 'recap-total':
      return part.names.length === 0
        ? say('asked-sum', { value: count(part.value) })
        : say('asked-sum-of', { names: part.names.map(named).join(', '), value: count(part.value) })
    case 'scope':
      return say('asked-scope', {
        filters: part.filters.map((filter) => sayFilter(filter, say)).join('; '),
        rows: count(part.rows),
        of: count(part.of),
      })
    case 'unread':
      return say('asked-unread', { words: part.words.map(named).join(', ') })
    case 'unknown':
      return part.unknown.map((one) => sayUnknown(one, part.columns, say)).join('\n')
    case 'change': {
      const side = (one: string | Filter) =>
        typeof one === 'string' ? sayMonth(one, language) : sayShortFilter(one, say)
      return `**${side(part.from)} → ${side(part.to)}** – ${sayComparison(part.line, say)}`
    }
    case 'course':
      return sayCourse(part, say)
    case 'rates':
      return sayRates(part, say)
    case 'group-changes':
      return sayGroupChanges(part, say)
    case 'averaged':
      return [
        ...(part.n === undefined
          ? []
          : [
              say('asked-averaged', {
                title: named(part.title),
                value: figureOf(part.value, part.isShare, say),
                n: count(part.n),
              }),
            ]),
        ...(part.groups.length > 1 || part.n === undefined
          ? [say('asked-averaged-each', { title: named(part.title) })]
          : []),
        ...list(
          part.groups
            .slice(0, mostLines)
            .map(([name, value]) => `${asIs(name)}: **${figureOf(value, part.isShare, say)}**`),
          part.groups.length,
          say,
        ),
      ].join('\n')
    case 'repeated':
      return say('asked-repeated', {
        people: count(part.people),
        title: named(part.title),
        figure: sayMeasure(part.measure, part.elements, say),
      })
    case 'complaints': {
      if (part.total === 0) return say('asked-complaints-none', { messages: count(part.messages) })
      const nameIn = (id: string) => complaints.find((one) => one.id === id)?.name[language] ?? id
      return [
        say('asked-complaints', { total: count(part.total), messages: count(part.messages) }),
        ...list(
          part.counts
            .slice(0, mostLines)
            .map(([id, times]) =>
              say('asked-count', { name: nameIn(id), count: count(times), share: share(times, part.total) }),
            ),
          part.counts.length,
          say,
        ),
        say('asked-complaints-note'),
      ].join('\n')
    }
    case 'rows':
      return [
        part.title === undefined
          ? say('asked-rows', { rows: count(part.rows) })
          : say('asked-total', { title: named(part.title), rows: count(part.rows) }),
        ...(part.different
          ? [say('asked-different', { title: named(part.different.title), count: count(part.different.count) })]
          : []),
      ].join(' ')
    case 'cannot':
      return say(`cannot-${part.why}`, { columns: (part.columns ?? []).map(named).join(', ') })
  }
}

type Mentions = Extract<Part, { kind: 'mentions' }>

function sayMentions({ title, topic, count, total, sounds, ratedBy, quotes }: Mentions, say: Say): string {
  const number = (value: number) => sayNumber(value, say.language, 0)
  const facts = { title: named(title), topic: named(topic), count: number(count), n: number(total) }
  if (count === 0) return say('asked-mentions-none', facts)
  return [
    say('asked-mentions', {
      ...facts,
      negative: number(sounds.negative),
      neutral: number(sounds.neutral),
      positive: number(sounds.positive),
    }),
    ...quotes.map((quote) => `- “${escapeMarkdown(quote)}”`),
    ratedBy === undefined ? say('asked-mentions-note') : say('asked-mentions-rated', { title: named(ratedBy) }),
  ].join('\n')
}

type RecapChanges = Extract<Part, { kind: 'recap-changes' }>

function sayRecapChanges({ title, from, to, rows, isAdded, isFall, partial }: RecapChanges, say: Say): string {
  const count = (value: number) => sayNumber(value, say.language, 2)
  const change = (before: number, after: number) =>
    `${count(before)} → **${count(after)}** (${sayDifference(after - before, say)}${before === 0 ? '' : `, ${sayDifference(((after - before) / before) * 100, say, 1)} %`})`
  const of = (at: 1 | 2) => rows.reduce((sum, row) => sum + row[at], 0)
  return [
    ...(isAdded ? [say('asked-recap-total', { from: named(from), to: named(to), change: change(of(1), of(2)) })] : []),
    say(
      title === '' ? (isFall ? 'asked-recap-falls' : 'asked-recap-changes') : isFall ? 'asked-falls' : 'asked-changes',
      {
        title: named(title),
        from: named(from),
        to: named(to),
      },
    ),
    ...list(
      rows.slice(0, mostLines).map(([name, before, after]) => `${asIs(name)}: ${change(before, after)}`),
      rows.length,
      say,
    ),
    ...(partial.length > 0 ? [say('asked-partial', { names: partial.map(named).join(', ') })] : []),
  ].join('\n')
}

type Sides = Extract<Part, { kind: 'versus' }>['sides']

/** Figure beside figure, and how far they lie apart. */
function sayVersus(sides: Sides, complaints: ComplaintWords, say: Say): string {
  const lines = sides.map(
    ({ filter, part }) => `- **${sayShortFilter(filter, say)}** – ${sayPart(part, complaints, say)}`,
  )
  const [from, to] = sides.map(({ part }) => headOf(part))
  if (from === undefined || to === undefined) return lines.join('\n')
  const value =
    sides[0]?.part.kind === 'durations'
      ? `${to < from ? '−' : '+'}${sayDuration(Math.abs(to - from), say)}`
      : sayDifference(to - from, say)
  const percent = from === 0 ? '' : ` (${sayDifference(((to - from) / from) * 100, say, 1)} %)`
  return [...lines, say('asked-difference', { value, percent })].join('\n')
}

/** What two sides are held against each other by. */
function headOf(part: Part): number | undefined {
  if (part.kind === 'rows') return part.rows
  if (part.kind === 'durations') return part.all.mean
  if (part.kind !== 'amounts') return undefined
  return part.isSummed ? part.amounts.sum : part.amounts.mean
}

function amounts({ sum, mean, median, least, most, n }: Amounts, say: Say) {
  const number = (value: number) => sayNumber(value, say.language, 2)
  return {
    sum: number(sum),
    mean: number(mean),
    median: number(median),
    least: number(least),
    most: number(most),
    n: sayNumber(n, say.language, 0),
  }
}

function figureOf(value: number, isShare: boolean, say: Say): string {
  return isShare ? `${sayNumber(value, say.language)} %` : sayNumber(value, say.language, 2)
}

function reversedFacts({ kind, title, scale }: Measure, say: Say) {
  return { measure: nameOf({ kind, title }, say), sum: scale.low + scale.high }
}

function sayMean({ counts, sums, scale }: Measure, say: Say): string {
  const mean = counts.reduce((sum, [answer, times]) => sum + answer * times, 0) / sums.n
  return say('asked-mean', { value: sayNumber(mean, say.language, 2), high: scale.high })
}

function countsOf(measure: Measure, say: Say) {
  const { promoters, passives, detractors } = recommendationsOf(measure)
  const count = (value: number) => sayNumber(value, say.language, 0)
  return { promoters: count(promoters), passives: count(passives), detractors: count(detractors) }
}

/** The middle answer, as it was given. */
function medianOf({ counts, sums, scale }: Measure): number {
  const at = (place: number) => {
    let seen = 0
    return counts.find(([, times]) => {
      seen += times
      return seen >= place
    })?.[0]
  }
  const middle = ((at(Math.ceil(sums.n / 2)) ?? 0) + (at(Math.floor(sums.n / 2) + 1) ?? 0)) / 2
  return scale.isReversed ? scale.low + scale.high - middle : middle
}

/** Those below the middle of the scale; of yes and no, the no. */
function sayUnsatisfied({ counts, sums, scale }: Measure, say: Say): string {
  const below = (scale.low + scale.high) / 2
  const count = counts.reduce((sum, [answer, times]) => sum + (answer < below ? times : 0), 0)
  const [low, high] = [scale.low, Math.ceil(below) - 1]
  const given = scale.isReversed ? [scale.low + scale.high - high, scale.high] : [low, high]
  return say('asked-unsatisfied', {
    count: sayNumber(count, say.language, 0),
    share: sayNumber((count / sums.n) * 100, say.language),
    n: sayNumber(sums.n, say.language, 0),
    range:
      scale.high - scale.low === 1 ? say('no') : given[0] === given[1] ? String(given[0]) : `${given[0]}–${given[1]}`,
  })
}

/** The answers as they were given: a scale that was turned is turned back. */
function sayRange(
  { counts, sums, scale }: Measure,
  { from, to }: { readonly from: number; readonly to: number },
  say: Say,
): string {
  const given = (answer: number) => (scale.isReversed ? scale.low + scale.high - answer : answer)
  const count = counts.reduce(
    (sum, [answer, times]) => sum + (given(answer) >= from && given(answer) <= to ? times : 0),
    0,
  )
  const [low, high] = [Math.max(from, scale.low), Math.min(to, scale.high)]
  return say('asked-range', {
    range: low === high ? String(low) : `${low}–${high}`,
    share: sayNumber((count / sums.n) * 100, say.language),
    count: sayNumber(count, say.language, 0),
    n: sayNumber(sums.n, say.language, 0),
  })
}

function spread({ mean, median, most, n }: Spread, say: Say, longest = Math.max(mean, median)) {
  return {
    mean: sayDuration(mean, say, longest),
    median: sayDuration(median, say, longest),
    most: sayDuration(most, say),
    n: sayNumber(n, say.language, 0),
  }
}

/** "2,5 jam", "12 menit", "48 detik": in the unit that people would say of `longest`, the longest of those beside it. */
export function sayDuration(seconds: number, say: Say, longest = seconds): string {
  const [unit, size] =
    longest < 90
      ? (['second', 1] as const)
      : longest < 90 * 60
        ? (['minute', 60] as const)
        : longest < 72 * 3600
          ? (['hour', 3600] as const)
          : (['day', 86_400] as const)
  return `${sayNumber(seconds / size, say.language)} ${say(`unit-${unit}`)}`
}
