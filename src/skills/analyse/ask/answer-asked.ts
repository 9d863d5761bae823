import { isAnsweredColumn } from '../survey/guess-roles.ts'
import { says } from '../words/tokens.ts'
import { amountAsked, answerAmounts } from './answer-amounts.ts'
import { answerCounts } from './answer-counts.ts'
import { answerMeasures } from './answer-measures.ts'
import { answerRates, asksRates } from './answer-rates.ts'
import { answerCounted, answerMentions, answerRows } from './answer-scope.ts'
import { answerTimes } from './answer-times.ts'
import { answerChanges, answerVersus, changesOfGroups } from './answer-versus.ts'
import type { Part } from './asked-answer.ts'
import type { AskedTable, Clause } from './asked-table.ts'
import { type Grouping, groupingColumns, groupingOf, isOfMonths, overlapOf } from './find-columns.ts'
import { joinParts } from './join-parts.ts'
import { type Asked, readAsked } from './read-asked.ts'
import { clausesOf, type TextClause } from './read-clauses.ts'
import { answerRecap } from './recap/answer-recap.ts'
import type { Filter } from './scope/filter.ts'
import { readScope, type Scope } from './scope/read-scope.ts'
import { countRows, scopedTable } from './scope/scoped-table.ts'
import { weightOfRows } from './weight.ts'

const clauseEnd = /[?;\n]+|,(?!\d)|&|(?<!\d)\s+(?:dan|and|trus|terus|serta|plus)\s+(?!\d)/i
/** Which of them, or each: "mana yang turun", "per cabang". */
const asksForEach = /(?<!\p{L})(?:mana|siapa|tiap|setiap|per|masing-masing|masing2|which|who|each|every|by)(?!\p{L})/iu
const mostParts = 8
/** Asked beside "berapa", these ask for more than a number of rows. */
const figured = ['high', 'low', 'slow', 'fast', 'most', 'least', 'mean', 'change', 'each', 'items', 'duration'] as const

/**
 * Answers what somebody asks of a table in words: measures by group or month, how long something took, how many there are,
 * what is most frequent, of all rows or of those that the question limits itself to. Nothing is guessed: what the columns do
 * not tell is said, and what the file does not have is asked about. Empty: the words ask nothing of it.
 */
export async function answerAsked(said: string, given: AskedTable): Promise<readonly Part[]> {
  const { tools, look } = given
  const text = withMeasure(said, given)
  const whole = readAsked(text, tools.words.asked)
  const summed = await answerRecap(text, whole, given)
  if (summed) return summed
  const weightAt = await weightOfRows(given)
  const asked = weightAt === undefined ? given : { ...given, weightAt }
  const isTimed =
    whole.limit !== undefined || whole.wants.has('duration') || whole.wants.has('slow') || whole.wants.has('fast')
  const counting = clausesOf(text).filter((clause) => {
    const read = readAsked(clause.text, tools.words.asked)
    return isCounting(read) && amountAsked(read, asked) === undefined
  })
  const scope = await readScope(text, asked, {
    isTimed,
    isCounted: counting.length > 0 || asksRates(whole),
    isChange: whole.wants.has('change'),
  })
  const unknown = scope.unknown
  if (unknown.length > 0) return [{ kind: 'unknown', unknown, columns: look.columns.map(({ title }) => title) }]
  const parts = await answerScoped(scope, whole, asked, counting)
  const isFigure = parts.some(({ kind }) => kind !== 'cannot')
  return isFigure && scope.unread.length > 0 ? [...parts, { kind: 'unread', words: scope.unread }] : parts
}

const barely = /(?<!\p{L})(?:berapa|brp|gimana|bagaimana|how)(?!\p{L})/iu

/**
 * "Pelatih dapat berapa", "Juli berapa?": nothing is counted and no measure named; the question of that name is meant, or
 * the one that the survey is about. It is said then what is asked for.
 */
function withMeasure(text: string, { look, tools }: AskedTable): string {
  const asked = readAsked(text, tools.words.asked)
  const others = [...asked.wants].filter((want) => want !== 'many')
  const isNamed = asked.measures.size > 0 || asked.limit !== undefined || asked.range !== undefined || asked.clock
  if (isNamed || others.length > 0 || says(text, tools.words.asked.rows) || !barely.test(text)) return text
  const scored = look.columns.filter(isAnsweredColumn)
  const isTitled = scored.some(({ title }) => overlapOf(title, asked, tools.words.asked) > 0)
  const isOfOther = look.columns.some(
    (column) =>
      !scored.some(({ index }) => index === column.index) && overlapOf(column.title, asked, tools.words.asked) > 0,
  )
  const hasMain = scored.length === 1 || scored.some(({ role }) => role !== 'rating')
  return isTitled || (hasMain && !isOfOther) ? `${text} nilai` : text
}

async function answerScoped(
  { filters, sides, rest }: Scope,
  whole: Asked,
  asked: AskedTable,
  counting: readonly TextClause[],
): Promise<readonly Part[]> {
  const { words } = asked.tools
  const rated = sides.length === 0 ? await answerRates(filters, whole, rest, asked) : undefined
  if (rated) return rated
  const isPlain = whole.measures.size === 0 && !figured.some((want) => want !== 'each' && whole.wants.has(want))
  const topic = isPlain ? filters.find((filter) => filter.kind === 'topic') : undefined
  const parted =
    sides.length > 0
      ? []
      : counting.map((clause) => ({
          clause,
          own: topic ?? partAsked(filters, clause, readAsked(clause.text, words.asked)),
        }))
  const own = [...new Set([...(topic ? [topic] : []), ...parted.flatMap((one) => one.own ?? [])])]
  const others = filters.filter((filter) => !own.includes(filter))
  const scoped = scopedTable(asked, others)
  const counted = await Promise.all(
    own.map((filter) => (filter.kind === 'topic' ? answerMentions(filter, scoped) : answerCounted(filter, scoped))),
  )
  const isBare = ({ clause, own: filter }: (typeof parted)[number]) =>
    filter === undefined && isNumber(readAsked(clause.text, words.asked))
  const numbers = parted.some(isBare) ? [await answerRows(scoped)] : []
  const answered = [...parted.filter((one) => one.own !== undefined || isBare(one)).map(({ clause }) => clause)]
  const left = answered.reduce(
    (text, { start, end }) => `${text.slice(0, start)};${' '.repeat(Math.max(0, end - start - 1))}${text.slice(end)}`,
    rest,
  )
  const further = topic ? [] : await answerWithin(sides, left, scoped)
  const found = [...counted, ...numbers, ...further]
  const isAsked = whole.wants.size > 0 || whole.measures.size > 0
  const isOpen = found.length === 0 && isAsked && filters.length + sides.length > 0
  const parts = isOpen ? [await answerRows(scoped)] : found
  if (others.length === 0 || parts.every(({ kind }) => kind === 'cannot')) return parts
  return [{ kind: 'scope', filters: others, rows: await countRows(scoped), of: await countRows(asked) }, ...parts]
}

/** "Berapa tiket?", without what they have. */
function isNumber({ wants }: Asked): boolean {
  return wants.has('many') && !wants.has('share')
}

async function answerWithin(sides: readonly Filter[], rest: string, table: AskedTable): Promise<readonly Part[]> {
  const [from, to] = sides
  if (from && to && sides.length === 2) return answerSides([from, to], rest, table)
  const [side] = sides
  const compared = side?.kind === 'value' ? { index: side.index, title: side.title } : undefined
  const among = sides.length === 0 ? table : scopedTable(table, [anyOf(sides)])
  return answerClauses(rest, among, compared)
}

async function answerSides(
  sides: readonly [Filter, Filter],
  rest: string,
  table: AskedTable,
): Promise<readonly Part[]> {
  const { look, tools } = table
  const read = readAsked(rest, tools.words.asked)
  const parts = await answerVersus(sides, table, async (one) => {
    const found = await answerClauses(rest, one, undefined)
    const heads = found.filter(({ kind }) =>
      ['measure', 'durations', 'amounts', 'limit', 'rows', 'mentions', 'items'].includes(kind),
    )
    return heads.length > 0 ? heads : [await answerRows(one)]
  })
  const columns = groupingColumns(look, tools.words.columns).filter(
    ({ index }) => !sides.some((side) => side.kind === 'value' && side.index === index),
  )
  const grouping = groupingOf(read, columns, look, tools.words.asked)
  if (grouping && !grouping.isMonthOfDay && !grouping.clock && asksForEach.test(rest)) {
    // Groups are asked for by "mana", and held against each other by their change.
    const [from, to] = [sides[0], sides[1]].map((side) =>
      answerClauses(rest, scopedTable(table, [side]), grouping, true),
    )
    const changes = changesOfGroups(sides, (await from) ?? [], (await to) ?? [], read.isOfFall)
    if (changes) return [changes, ...parts]
  }
  const isOfRows = parts.every(
    (part) => part.kind === 'versus' && part.sides.every(({ part: one }) => one.kind === 'rows'),
  )
  if (!isOfRows || !grouping || grouping.isMonthOfDay || grouping.clock) return parts
  return [...parts, await answerChanges(sides, grouping, table)]
}

/** The clauses of a question one after the other; what groups is taken over from the one before. */
async function answerClauses(
  text: string,
  asked: AskedTable,
  compared: Grouping | undefined,
  isOfSide = false,
): Promise<readonly Part[]> {
  const { look, tools } = asked
  const isRepeated = readAsked(text, tools.words.asked).wants.has('repeated')
  const columns = groupingColumns(look, tools.words.columns)
  const months = columns.find(isOfMonths)
  let parts: readonly Part[] = []
  let grouping: Grouping | undefined = compared
  for (const clause of text.split(clauseEnd)) {
    const read = readAsked(clause, tools.words.asked)
    if (read.words.length === 0) continue
    grouping =
      groupingOf(read, columns, look, tools.words.asked) ?? (read.wants.has('change') && months ? months : grouping)
    const part: Clause = {
      asked: read,
      before: parts,
      isRepeated,
      ...(compared ? { isCompared: true } : {}),
      ...(isOfSide ? { isOfSide } : {}),
      ...(grouping ? { grouping: groupingIn(compared ?? grouping) } : {}),
    }
    const found =
      (await answerTimes(part, asked)) ??
      (await answerAmounts(part, asked)) ??
      (await answerCounts(part, asked)) ??
      (await answerMeasures(part, asked, columns))
    parts = joinParts(parts, found ?? [])
  }
  return parts.slice(0, mostParts)
}

/** Whether no more than a number of rows or a share of them is asked for. */
function isCounting({ wants, measures, limit, range }: Asked): boolean {
  const isFigured =
    figured.some((want) => wants.has(want)) || measures.size > 0 || limit !== undefined || range !== undefined
  return !isFigured && (wants.has('share') || wants.has('many'))
}

/** What is counted among the rows of the rest: "berapa tiket wifi bulan juni" counts those on wifi among those of June. */
function partAsked(filters: readonly Filter[], { start, end }: TextClause, { wants }: Asked): Filter | undefined {
  const inClause = filters.filter((filter) => filter.start >= start && filter.start < end)
  const named = inClause.filter(({ kind }) => kind !== 'period')
  const isOfAll = (filter: Filter) => filter.kind === 'value' && filter.isMarked
  const own = named.findLast((filter) => !isOfAll(filter)) ?? named.at(-1)
  return own ?? (wants.has('share') ? inClause.at(-1) : undefined)
}

function anyOf(sides: readonly Filter[]): Filter {
  const [first] = sides
  if (!first) throw new RangeError('no sides')
  return { ...first, fits: (row) => sides.some((side) => side.fits(row)) }
}

/** Without what else is known of its column. */
function groupingIn({ index, title, isMonthOfDay, clock }: Grouping): Grouping {
  return { index, title, ...(isMonthOfDay ? { isMonthOfDay } : {}), ...(clock ? { clock } : {}) }
}
