import { wilsonInterval } from '../../../measures/intervals.ts'
import { cochran, invitations, krejcieMorgan, slovin } from '../../../measures/sample-size.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity, Unit } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPercents, given } from './checks.ts'
import { shareOf, shareResult } from './share-result.ts'

const usualError = 0.05
/** Up to so many people, asking them all is less work than drawing a sample. */
const askAllUpTo = 30

/** How many answers a survey needs. Source: facts CS-084–CS-088, CSM-296. */
export function solveSampleSize(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { population, error, response } = slots
  const wrong = checkCounts([population]) ?? checkPercents(given(slots, ['error', 'response']))
  if (wrong) return wrong
  if (error && !(error.value > 0 && error.value < 100)) return impossible('bad-error', { value: error.value })
  if (response?.value === 0) return impossible('bad-percent', { value: 0 })
  const e = error ? error.value / 100 : usualError
  // What is read is there already: those of the month are all there are, and nobody has to answer.
  const isRead = marks.has('reading')
  const N = population && (isRead ? population.value : perYear(population))
  const shared = { slots, margin: e, population: N, isRead, isEach: marks.has('each') }
  if (N === undefined) {
    const canDo = marks.has('unknown') || (marks.has('cochran') && error !== undefined)
    return canDo ? sized({ ...shared, n: cochran(e), method: 'cochran' }) : missing('population')
  }
  if (N === 0) return impossible('bad-population')
  if (marks.has('slovin')) return sized({ ...shared, n: slovin(N, e), method: 'slovin' })
  if (marks.has('cochran')) return sized({ ...shared, n: cochran(e, N), method: 'cochran' })
  return sized({ ...shared, n: krejcieMorgan(N, e), method: 'krejcie' })
}

type Sizing = {
  readonly n: number
  readonly method: 'slovin' | 'cochran' | 'krejcie'
  readonly slots: Slots
  /** Margin of error as a fraction. */
  readonly margin: number
  readonly population: number | undefined
  /** Tickets to be read, not people to be asked. */
  readonly isRead: boolean
  /** What is done in a day is what each of those does who ask. */
  readonly isEach: boolean
}

function sized({ n, method, slots, margin, population, isRead, isEach }: Sizing): Outcome {
  const { error, response } = slots
  return {
    kind: 'done',
    result: { value: n, unit: 'plain' },
    explain(speech) {
      const { say, number, percent } = speech
      return {
        headline: say(isRead ? 'sample-read' : 'sample-needed', { n: number(n) }),
        working: workingOf(method, margin, population, speech),
        notes: [
          ...(population !== undefined && population <= askAllUpTo && !isRead
            ? [say('sample-all', { population: number(population) })]
            : []),
          isRead
            ? say('sample-read-random')
            : response
              ? invitationNote(n, response.value / 100, population, speech)
              : say('sample-answers'),
          ...daysNote(n, slots, isEach, speech),
          ...(population === undefined ? [] : [otherMethods(method, margin, population, speech)]),
          ...(error ? [] : [say('sample-assumed-error', { error: percent(margin * 100) })]),
        ],
      }
    },
  }
}

/** How many days it takes to ask them all, n ÷ interviews a day, rounded up. */
function daysNote(n: number, { daily, interviewers }: Slots, isEach: boolean, { say, number }: Speech): string[] {
  const each = daily?.value ?? 0
  const all = isEach && interviewers ? each * interviewers.value : each
  return all > 0 ? [say('sample-days', { daily: number(all), days: number(Math.ceil(n / all)) })] : []
}

/** What the other formulas come to: they differ by little, and the choice is to be said. */
function otherMethods(method: Sizing['method'], margin: number, population: number, { say, number }: Speech): string {
  const all = {
    krejcie: ['Krejcie–Morgan', krejcieMorgan(population, margin)],
    slovin: ['Slovin', slovin(population, margin)],
    cochran: ['Cochran', cochran(margin, population)],
  } as const
  const others = Object.entries(all).filter(([name]) => name !== method)
  return say('sample-others', { others: others.map(([, [name, n]]) => `${name} ${number(n)}`).join(', ') })
}

function workingOf(
  method: Sizing['method'],
  margin: number,
  population: number | undefined,
  { say, number, percent }: Speech,
): string {
  const error = percent(margin * 100)
  return population === undefined
    ? say('sample-cochran-unknown', { error })
    : say(`sample-${method}`, { error, population: number(population) })
}

/** Users are counted over a year: 1,200 a month are 14,400. Source: facts CS-106. */
function perYear({ value, per }: Quantity): number {
  const times: Partial<Record<Unit, number>> = { month: 12, week: 52 }
  return value * (times[per?.unit ?? 'year'] ?? 1)
}

function invitationNote(
  n: number,
  rate: number,
  population: number | undefined,
  { say, number, percent }: Speech,
): string {
  const invited = invitations(n, rate)
  const values = { invited: number(invited), rate: percent(rate * 100), population: number(population ?? 0) }
  return population !== undefined && invited > population
    ? say('sample-invite-all', values)
    : say('sample-invite', values)
}

/** The interval of a share. Source: facts CS-087, CS-089. */
export function solveInterval(slots: Slots): Outcome {
  const { part, total } = slots
  if (!total) return missing('total')
  if (!part) return missing('part')
  return shareResult({ part, whole: total, name: 'name-share' })
}

/** Answers ÷ invitations. Source: facts CSM-293, CSM-297. */
export function solveResponseRate(slots: Slots): Outcome {
  const { answered, invited } = slots
  const n = answered?.unit === 'percent' ? ((invited?.value ?? 0) * answered.value) / 100 : (answered?.value ?? 0)
  return shareOf(slots, ['answered', 'invited'], {
    name: 'name-response-rate',
    isCensus: true,
    notes: ({ say, number }) => [
      ...(n > 0 ? [say('note-response-margin', { n: number(n, 0), margin: number(widestMargin(n)) })] : []),
      say('note-response-rate'),
    ],
  })
}

/** Half the 95 % interval of a share of one half, in points: no share of n answers is less certain. Source: facts CS-087. */
function widestMargin(n: number): number {
  const { low, high } = wilsonInterval(n / 2, n)
  return ((high - low) / 2) * 100
}
