import type { Computation } from './find-measure.ts'
import type { Item } from './items.ts'
import type { MeasureName } from './measures/solve.ts'
import type { Cue } from './measures-vocabulary.ts'
import { toSeconds } from './quantity.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Measures whose names are everyday words: a field of law beside them decides against them. */
const everyday: ReadonlySet<MeasureName> = new Set([
  'change',
  'share',
  'compare',
  'contact-cost',
  'roster',
  'goal-status',
  'actions-status',
  'staffing',
])
/** Their result is a judgement: the letter of an index says how good it is. */
const judging: ReadonlySet<MeasureName> = new Set(['ikm', 'goal-status', 'actions-status', 'capital', 'fine', 'pareto'])
/** People tell of them without asking for a number: "CSAT turun dari 84 ke 81, gimana ya". */
const onRequest: ReadonlySet<MeasureName> = new Set(['change', 'share'])
/** People tell of their rate, "abandon rate 14%, agen 10", and want to know something else. */
const rates: ReadonlySet<MeasureName> = new Set(['abandonment', 'fcr', 'response-rate'])
const fewestOfQueue = 3
/** Figures that say how something was counted, and nothing of what was counted. */
const context: ReadonlySet<string> = new Set(['elements', 'threshold', 'n', 'minimum', 'respondents'])

/** Whether a text that could be read as a measure also asks for it. */
export function isWanted(found: Computation, items: readonly Item[], vocabulary: Vocabulary): boolean {
  const { measure, outcome, isNamed, placed, labelled, leftovers } = found
  const has = (cue: Cue) => vocabulary.has(items, cue)
  if (has('origins')) return false
  // A penalty of some law is not the asker's own contract: only what can be computed from that is.
  if (measure === 'penalty') return outcome.kind === 'done'
  // "Istirahat sama izin 25%" beside calls, their length and a target is no question of law.
  const isQueue = measure === 'staffing' && outcome.kind === 'done' && isNamed && placed >= fewestOfQueue
  if (has('law') && everyday.has(measure) && !isQueue) return false
  // "Yang isi kuesioner cuma 40 dari 2.000" tells of answers, and not how many are satisfied.
  if (measure === 'csat' && has('fills') && ![...labelled].some((slot) => slot !== 'total')) return false
  if (measure === 'csat' && countsAnswers(items) && ![...labelled].some((slot) => slot !== 'total')) return false
  // "3,900 tickets a month, handle time 14 minutes" tells the handle time.
  if (measure === 'aht' && found.slots.contacts?.per) return false
  // "CSAT 82% turun dari 85%, kebetulan?" cannot be told without the counts: they are asked for.
  if (measure === 'compare' && outcome.kind === 'missing' && outcome.slot === 'totals' && has('chances')) return true
  // "Komplain turun dari 22 jadi 20, itu berhasil?"
  const isJudged = measure === 'change' && has('judging') && outcome.kind === 'done' && placed > 1 && areCounts(found)
  // "Within 20 seconds" is no survey.
  if (measure === 'response-rate' && leftovers.some(({ quantity }) => toSeconds(quantity) !== undefined)) return false
  const isAsked =
    has('asks') || (measure === 'share' && items.some((item) => item.kind === 'sign' && item.text === '?'))
  if (onRequest.has(measure) && (!isAsked || has('judges')) && !isJudged) return false
  if (rates.has(measure) && isRate(found) && !has('asks') && outcome.kind !== 'done') return false
  if (outcome.kind === 'done') {
    // "Chat lagi dalam 3 hari" says in what time repeats were counted.
    const others = measure === 'fcr' ? leftovers.filter(({ quantity }) => quantity.unit !== 'day') : leftovers
    if (others.length > placed || (measure === 'ikm' && placed === 1 && leftovers.length > 0)) return false
    if (has('formulas') && placed <= 1 && !judging.has(measure)) return false
    if (has('explains') && placed <= 1 && !has('asks') && !judging.has(measure)) return false
    return !has('judges') || placed > 1 || judging.has(measure)
  }
  // "Respondennya 0, gimana csatnya?" is answered by saying that there is nothing to compute.
  const isEmpty = outcome.kind === 'impossible' && outcome.reason === 'bad-zero' && isNamed
  const isExplained = has('explains') && !isEmpty
  if (isExplained || has('formulas') || has('judges') || onRequest.has(measure)) return false
  // A figure that was there and could not be meant: something else is asked for.
  if (outcome.kind === 'missing' && labelled.has(outcome.slot)) return false
  if (outcome.kind === 'impossible') {
    return labelled.size > 0 || (isNamed && (placed > 1 || leftovers.length === 0))
  }
  if (has('interval-wishes') && (measure !== 'interval' || outcome.slot === 'part')) return false
  const own = [...labelled].filter((slot) => !context.has(slot)).length
  return has('orders') || (has('asks') && own > 0) || (isNamed && placed > 1)
}

function isRate({ slots }: Computation): boolean {
  return Object.values(slots).some(({ unit }) => unit === 'percent')
}

const answers: ReadonlySet<string> = new Set([
  'responses',
  'response',
  'replies',
  'answers',
  'jawaban',
  'responden',
  'respondents',
])

/** "63 responses out of 900 customers": whoever answered is not satisfied for that. */
function countsAnswers(items: readonly Item[]): boolean {
  const first = items.findIndex(({ kind }) => kind === 'number')
  const after = items.slice(first + 1, first + 3)
  return after.some((item) => item.kind === 'word' && answers.has(item.text)) && isOf(items, first)
}

const of: ReadonlySet<string> = new Set(['dari', 'of', 'out'])

function isOf(items: readonly Item[], first: number): boolean {
  return items.slice(first + 1, first + 5).some((item) => item.kind === 'word' && of.has(item.text))
}

function areCounts({ slots: { from, to } }: Computation): boolean {
  return [from, to].every((one) => one?.unit === 'plain' && Number.isInteger(one.value) && one.value > 0)
}
