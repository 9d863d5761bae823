import { analyseSurvey } from '../survey/analyse-survey.ts'
import { differenceOf, figureOfSums, groupFigures, leastShown } from '../survey/figures.ts'
import type { ColumnRole } from '../survey/guess-roles.ts'
import { answersOf } from '../survey/look-at-survey.ts'
import type { Profile } from '../survey/profile.ts'
import type { Measure, SurveyResult } from '../survey/survey-result.ts'
import { meanOf } from '../survey/tally.ts'
import { answerRepeated } from './answer-repeated.ts'
import type { Cannot, End, Part } from './asked-answer.ts'
import { type AskedTable, type Clause, groupNameOf } from './asked-table.ts'
import { type Grouping, missingGroup, namedValue, overlapOf } from './find-columns.ts'
import { monthNumberOf } from './months.ts'
import type { Asked, MeasureName } from './read-asked.ts'

const fewestItems = 3
/** Of two months the change says all. */
const fewestOfCourse = 3
const ofRecommenders = /^(?:promot|detra[kc]tor|pasif|passive)/
const scoredRoles = new Set<ColumnRole['role']>(['csat', 'rating', 'nps', 'ces'])

/** What a survey measures, in all, by group, or month against month. Undefined: nothing of the kind is asked. */
export async function answerMeasures(
  clause: Clause,
  table: AskedTable,
  columns: readonly Profile[],
): Promise<readonly Part[] | undefined> {
  const { asked, grouping } = clause
  const { wants } = asked
  const isRanked = wants.has('high') || wants.has('low')
  const isAsked =
    asked.measures.size > 0 ||
    asked.range !== undefined ||
    wants.has('mean') ||
    isRanked ||
    wants.has('items') ||
    wants.has('change')
  if (!isAsked) return undefined
  if (isRanked || wants.has('items')) {
    const items = itemsOf(clause, table)
    if (items) return [...(await measuresBeside(clause, table)), await compareItems(items, asked, table)]
  }
  const wanted = wantedOf(clause, table)
  if ('why' in wanted) {
    const several = wanted.why === 'csat' ? severalOf(table) : []
    if (several.length > 0) return [await compareItems(several, asked, table)]
    return [...(await besideCannot(wanted.why, clause, table))]
  }
  const { column } = wanted
  const result = await analysed(column, grouping, grouping ? clocked(table, grouping) : table)
  const measure = result.measures[0]
  if (!measure) return [{ kind: 'cannot', why: 'score' }]
  const all: Part = {
    kind: 'measure',
    measure,
    elements: result.elements,
    hasMean: measure.kind === 'csat' && (wants.has('mean') || asked.measures.has('score') || asked.range !== undefined),
    ...(asked.wants.has('median') ? { hasMedian: true } : {}),
    ...(asked.words.some((word) => ofRecommenders.test(word)) ? { hasCounts: true } : {}),
    ...(asked.wants.has('displeased') ? { isUnsatisfied: true } : {}),
    ...(asked.range ? { range: asked.range } : {}),
  }
  if (clause.isRepeated) return [all, ...(await answerRepeated(column, table))]
  if (wants.has('change') && !clause.isOfSide) return [all, ...changesOf(measure, grouping, asked, columns)]
  const isGrouped =
    grouping !== undefined &&
    (isRanked ||
      clause.isCompared === true ||
      wants.has('each') ||
      grouping.clock !== undefined ||
      isNamed(asked, grouping, columns) ||
      missingGroup(asked, table.tools.words.asked) !== undefined)
  if (!isGrouped) {
    const isMissed = isRanked || (wants.has('each') && missingGroup(asked, table.tools.words.asked) !== undefined)
    return isMissed && !grouping ? [all, { kind: 'cannot', why: 'group' }] : [all]
  }
  return [...groupsOf(result, measure, grouping, asked), all]
}

/** The columns of several questions that are compared with each other: unsur, aspects, statements. */
function itemsOf({ asked, grouping }: Clause, { look, tools }: AskedTable): readonly ColumnRole[] | undefined {
  const elements = look.columns.filter(({ role }) => role === 'element')
  const ratings = ofOneScale(
    look.columns.filter(({ role, scale }) => scoredRoles.has(role) && scale !== undefined && role !== 'nps'),
  )
  const items = elements.length > 0 ? elements : ratings
  if (items.length < 2) return undefined
  const isNamed = asked.wants.has('items')
  const isOfGroup = grouping !== undefined || missingGroup(asked, tools.words.asked) !== undefined
  return isNamed || (!isOfGroup && asked.measures.size === 0) ? items : undefined
}

/** Questions on one scale of which none is the satisfaction: each is told. Empty: fewer than three. */
function severalOf({ look }: AskedTable): readonly ColumnRole[] {
  const items = ofOneScale(look.columns.filter(({ role, scale, isMean }) => role === 'rating' && scale && !isMean))
  return items.length >= fewestItems ? items : []
}

/** Means on different scales are not compared: those on the scale of most. */
function ofOneScale(columns: readonly ColumnRole[]): readonly ColumnRole[] {
  const groups = [...Map.groupBy(columns, ({ scale }) => `${scale?.low}-${scale?.high}`).values()]
  return groups.toSorted((a, b) => b.length - a.length)[0] ?? []
}

async function compareItems(items: readonly ColumnRole[], asked: Asked, table: AskedTable): Promise<Part> {
  const result = await analyse(
    items.map((column) => ({ ...column, role: 'rating' as const })),
    table,
  )
  const end: End = asked.wants.has('low') || !asked.wants.has('high') ? 'low' : 'high'
  const means = result.measures.map(({ title, scale, sums }) => ({
    title,
    mean: meanOf(sums),
    n: sums.n,
    high: scale.high,
  }))
  return { kind: 'items', end, items: means.toSorted((a, b) => (end === 'low' ? a.mean - b.mean : b.mean - a.mean)) }
}

/** "Unsur mana yang terendah, IKM-nya berapa" names a measure beside. */
async function measuresBeside({ asked, before }: Clause, table: AskedTable): Promise<readonly Part[]> {
  if (!asked.measures.has('ikm') || before.some((part) => part.kind === 'measure')) return []
  const elements = table.look.columns.filter(({ role }) => role === 'element')
  if (elements.length === 0) return []
  const result = await analyse(elements, table)
  const [measure] = result.measures
  return measure ? [{ kind: 'measure', measure, elements: result.elements, hasMean: false }] : []
}

type Wanted = { readonly column: readonly ColumnRole[] } | { readonly why: Cannot }

/** The column that a measure is computed from, as what it is asked for. */
function wantedOf(clause: Clause, { look, tools }: AskedTable): Wanted {
  const { asked, before } = clause
  const last = before.findLast((part) => part.kind === 'measure')?.measure
  const inherited: MeasureName | undefined = last && (last.kind === 'rating' ? 'score' : last.kind)
  const name = (['ikm', 'nps', 'ces', 'csat', 'score'] as const).find((one) => asked.measures.has(one)) ?? inherited
  const scored = look.columns.filter(({ role, scale }) => scoredRoles.has(role) && scale !== undefined)
  const elements = look.columns.filter(({ role }) => role === 'element')
  const named = (columns: readonly ColumnRole[]) =>
    columns
      .map((column, place) => ({ column, place, score: overlapOf(column.title, asked, tools.words.asked) }))
      .toSorted((a, b) => b.score - a.score || a.place - b.place)[0]
  if (name === 'ikm') return elements.length > 0 ? { column: elements } : { why: 'ikm' }
  if (name === 'nps') {
    const found = scored.find(({ role }) => role === 'nps')
    return found ? { column: [found] } : { why: scored.length > 0 ? 'nps-score' : 'nps' }
  }
  if (name === 'ces') {
    const found = scored.find(({ role }) => role === 'ces')
    return found ? { column: [found] } : { why: 'ces' }
  }
  if (name === undefined && elements.length > 0) return { column: elements }
  const own = scored.filter(({ role }) => role === 'csat' || role === 'rating')
  const same = asked.measures.size === 0 ? own.find(({ title }) => title === last?.title) : undefined
  if (same && last) return { column: [{ ...same, role: last.kind === 'rating' ? 'rating' : 'csat' }] }
  const best = named(own)
  const main = own.find(({ role }) => role === 'csat')
  const chosen = best && best.score > 0 ? best.column : (main ?? (own.length === 1 ? own[0] : undefined))
  if (!chosen) {
    if (name === 'csat' || own.length > 1) return { why: 'csat' }
    const only = scored.length === 1 ? scored[0] : undefined
    return only ? { column: [only] } : { why: elements.length > 0 ? 'csat' : 'score' }
  }
  const isMean =
    name === 'score' || (name === undefined && asked.wants.has('mean')) || (name === 'csat' && chosen.isMean)
  // Yes and no of a further question stay its own.
  const isOther = chosen.role === 'rating' && chosen.scale?.words === 'yes-no'
  const role = isMean || isOther ? 'rating' : 'csat'
  return { column: [{ ...chosen, role: name === undefined && chosen.role === 'csat' && !isMean ? 'csat' : role }] }
}

/** What is said beside "that cannot be computed": the score that there is. */
async function besideCannot(why: Cannot, { before }: Clause, table: AskedTable): Promise<readonly Part[]> {
  const titles = table.look.columns.map(({ title }) => title).slice(0, 12)
  const cannot: Part = { kind: 'cannot', why, columns: titles }
  if (before.some((part) => part.kind === 'cannot' && part.why === why)) return []
  if (why !== 'nps-score') return [cannot]
  const score = table.look.columns.find(
    ({ role, scale }) => (role === 'csat' || role === 'rating') && scale !== undefined,
  )
  if (!score) return [cannot]
  const result = await analyse([{ ...score, role: 'rating' }], table)
  const [measure] = result.measures
  return measure ? [cannot, { kind: 'measure', measure, elements: [], hasMean: true }] : [cannot]
}

/** The table with the hour or the day of the week behind each row, where it is grouped by one. */
function clocked(asked: AskedTable, grouping: Grouping): AskedTable {
  if (!grouping.clock) return asked
  const { table, look } = asked
  const at = look.columns.length
  return {
    ...asked,
    table: {
      ...table,
      async *rows(signal) {
        for await (const row of table.rows(signal)) {
          yield [...Array.from({ length: at }, (_, index) => row[index] ?? ''), groupNameOf(row, grouping, look.order)]
        }
      },
    },
  }
}

function analysed(
  columns: readonly ColumnRole[],
  grouping: Grouping | undefined,
  table: AskedTable,
): Promise<SurveyResult> {
  const date = table.look.columns.find(({ role }) => role === 'date')
  const by: readonly ColumnRole[] =
    grouping && !grouping.isMonthOfDay
      ? [{ index: grouping.clock ? table.look.columns.length : grouping.index, title: grouping.title, role: 'branch' }]
      : []
  return analyse(
    [
      ...columns,
      ...by,
      ...(date && (date.index !== grouping?.index || grouping.isMonthOfDay || grouping.clock) ? [date] : []),
    ],
    table,
  )
}

function analyse(
  columns: readonly ColumnRole[],
  { table, look, tools, facts, signal }: AskedTable,
): Promise<SurveyResult> {
  return analyseSurvey(answersOf(table, look, tools.words.columns, signal), columns, tools, facts)
}

function groupsOf(result: SurveyResult, measure: Measure, grouping: Grouping, asked: Asked): readonly Part[] {
  const measured = grouping.isMonthOfDay
    ? { ...measure, groups: { ...measure.groups, branch: measure.months } }
    : measure
  const { shown, left } = groupFigures(measured, 'branch', grouping.isMonthOfDay ? [] : result.elements)
  const end: End = asked.wants.has('high') && !asked.wants.has('low') ? 'high' : 'low'
  const isOfMonths = shown.length > 0 && shown.every(({ name }) => monthNumberOf(name) !== undefined)
  const isRanked = asked.wants.has('high') || asked.wants.has('low')
  const ordered =
    isOfMonths && !isRanked
      ? shown.toSorted((a, b) => (monthNumberOf(a.name) ?? 0) - (monthNumberOf(b.name) ?? 0))
      : end === 'low'
        ? shown
        : shown.toReversed()
  // One alone is neither the lowest nor the highest.
  if (shown.length === 0 || (shown.length === 1 && isRanked)) return [{ kind: 'cannot', why: 'few' }]
  return [{ kind: 'groups', by: grouping.title, measure, shown: ordered, left, end }]
}

/** "CSAT cabang Depok": one of the groups is named. */
function isNamed(asked: Asked, { index }: Grouping, columns: readonly Profile[]): boolean {
  return (
    namedValue(
      asked,
      columns.filter((column) => column.index === index),
    ) !== undefined
  )
}

/** Month after month, and the last against the one before and the first; or the two that are named. */
function changesOf(
  measure: Measure,
  grouping: Grouping | undefined,
  asked: Asked,
  columns: readonly Profile[],
): readonly Part[] {
  const byName = measure.groups.branch.filter(([name]) => monthNumberOf(name) !== undefined)
  const ofColumn = grouping && !grouping.isMonthOfDay && columns.some(({ index }) => index === grouping.index)
  const isOfWeeks = asked.groups.includes('week') && !asked.groups.includes('month')
  const dated = isOfWeeks ? measure.weeks : measure.months
  const months = ofColumn && byName.length > 1 ? byName : dated
  if (months.length === 0) return [{ kind: 'cannot', why: 'change' }]
  if (months.length === 1) return [{ kind: 'cannot', why: 'change-one' }]
  const ordered = months.toSorted(([a], [b]) => (monthNumberOf(a) ?? 0) - (monthNumberOf(b) ?? 0))
  const named = ordered.filter(([name]) => asked.words.some((word) => isMonth(word, name)))
  if (named.length === 2) return [changeBetween(measure, named[0], named[1])]
  const last = changeBetween(measure, ordered.at(-2), ordered.at(-1))
  if (ordered.length < fewestOfCourse) return [last]
  const course: Part = {
    kind: 'course',
    measure,
    points: ordered.map(([name, sums]) => ({ name, figure: figureOfSums(measure.kind, sums, measure.scale) })),
  }
  return [course, last, changeBetween(measure, ordered[0], ordered.at(-1))]
}

type NamedSums = readonly [string, Measure['sums']]

function changeBetween(measure: Measure, from: NamedSums | undefined, to: NamedSums | undefined): Part {
  if (!from || !to || Math.min(from[1].n, to[1].n) < leastShown.branch) return { kind: 'cannot', why: 'few' }
  const figure = (sums: Measure['sums']) => figureOfSums(measure.kind, sums, measure.scale)
  return {
    kind: 'change',
    from: from[0],
    to: to[0],
    line: {
      measure,
      before: figure(from[1]),
      after: figure(to[1]),
      difference: differenceOf(measure.kind, from[1], to[1]),
    },
  }
}

function isMonth(word: string, name: string): boolean {
  const [asked, known] = [monthNumberOf(word), monthNumberOf(name)]
  return asked !== undefined && known !== undefined && asked % 100 === known % 100
}
