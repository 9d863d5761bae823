import { churnRate, customerLifetimeValue, retentionRate, yearlyChurn } from '../../../measures/customers.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPart, checkPercents, given } from './checks.ts'

const monthsPerYear = 12
const daysPerYear = 365

/** Churn and retention, from who left, who stayed, or who is there at the end. Source: facts CS-059–CS-061. */
export function solveChurn(slots: Slots, said: ReadonlySet<string>): Outcome {
  const isMonthly = Object.values(slots).some(({ per }) => per?.unit === 'month')
  const marks = isMonthly ? new Set([...said, 'monthly']) : said
  const { lost, stayed, start, end } = slots
  const [churn, retention] = [slots['churn-rate'], slots['retention-rate']]
  const gained = slots.new
  const wrong = checkCounts([lost, stayed, start, end, gained]) ?? checkPercents([churn, retention])
  if (wrong) return wrong
  if ((churn ?? retention) && !lost && !stayed && !start && !end) return yearly(slots, marks)
  if (!start) return missing('start')
  if (lost) return fromLost(lost.value, start.value, marks)
  if (stayed) {
    const off = checkPart(stayed.value, start.value)
    return off ?? fromLost(start.value - stayed.value, start.value, marks)
  }
  if (!end) return missing(marks.has('retention') ? 'end' : 'lost')
  if (!gained) return missing('new')
  if (start.value === 0) return impossible('bad-zero-customers')
  const kept = end.value - gained.value
  if (kept < 0) return impossible('bad-part', { part: gained.value, whole: end.value })
  if (kept > start.value) return impossible('bad-kept', { kept, start: start.value })
  return churnOutcome(1 - retentionRate(end.value, gained.value, start.value), marks, ({ number }) => {
    const retained = `(${number(end.value)} − ${number(gained.value)}) ÷ ${number(start.value)}`
    return marks.has('retention') ? `${retained} × 100` : `(1 − ${retained}) × 100`
  })
}

function fromLost(lost: number, start: number, marks: ReadonlySet<string>): Outcome {
  if (start === 0) return impossible('bad-zero-customers')
  const off = checkPart(lost, start)
  if (off) return off
  return churnOutcome(churnRate(lost, start), marks, ({ number }) =>
    marks.has('retention')
      ? `(${number(start)} − ${number(lost)}) ÷ ${number(start)} × 100`
      : `${number(lost)} ÷ ${number(start)} × 100`,
  )
}

/** Churn or retention, whichever was asked for, and the other. `churn`: a fraction. */
function churnOutcome(churn: number, marks: ReadonlySet<string>, working: (speech: Speech) => string): Outcome {
  const asksRetention = marks.has('retention')
  return {
    kind: 'done',
    result: { value: (asksRetention ? 1 - churn : churn) * 100, unit: 'percent' },
    explain(speech) {
      const { say, percent } = speech
      const [lost, kept] = [percent(churn * 100, 2), percent((1 - churn) * 100, 2)]
      return {
        headline: asksRetention
          ? say('result', { name: say('name-retention'), value: kept })
          : say('result', { name: say('name-churn'), value: lost }),
        working: working(speech),
        notes: [
          asksRetention ? say('note-churn-too', { value: lost }) : say('note-retention-too', { value: kept }),
          ...(marks.has('monthly') && churn > 0 && churn < 1
            ? [say('note-yearly-churn', { value: percent(yearlyChurn(churn) * 100) })]
            : []),
        ],
      }
    },
  }
}

/** "Churn 1% sebulan, setahun berapa?" */
function yearly(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const rate = slots['churn-rate'] ?? slots['retention-rate']
  if (!rate || !marks.has('monthly') || !marks.has('yearly')) return missing('start')
  const kept = 1 - yearlyChurn(slots['churn-rate'] ? rate.value / 100 : 1 - rate.value / 100)
  const asksRetention = marks.has('retention')
  return {
    kind: 'done',
    explain({ say, percent }) {
      const [retention, churn] = [percent(kept * 100), percent((1 - kept) * 100)]
      const power = slots['churn-rate'] ? `(1 − ${percent(rate.value, 2)})¹²` : `${percent(rate.value, 2)}¹²`
      return {
        headline: asksRetention
          ? say('result', { name: say('name-yearly-retention'), value: retention })
          : say('result', { name: say('name-yearly-churn'), value: churn }),
        working: asksRetention ? power : `1 − ${power}`,
        notes: [
          asksRetention ? say('note-churn-too', { value: churn }) : say('note-retention-too', { value: retention }),
          say('note-not-times-twelve'),
        ],
      }
    },
  }
}

/** CLV = order value × orders a year × margin ÷ yearly churn − acquisition cost. Source: facts CS-063, CSM-414. */
export function solveClv(slots: Slots): Outcome {
  const { frequency, margin, acquisition, lifetime } = slots
  const order = slots['order-value']
  const wrong =
    checkPercents(given(slots, ['margin', 'churn', 'retention'])) ??
    negativeIn(given(slots, ['order-value', 'frequency', 'acquisition', 'lifetime']))
  if (wrong) return wrong
  if (!order) return missing('order-value')
  if (!frequency) return missing('frequency')
  if (!margin) return missing('margin')
  const churn = churnOf(slots)
  if (churn === undefined) return lifetime ? impossible('bad-no-churn') : missing('churn')
  if (churn <= 0) return impossible('bad-no-churn')
  const ordersPerYear = frequency.value * (frequency.per?.unit === 'month' ? monthsPerYear : 1)
  const cost = acquisition?.value ?? 0
  const value = customerLifetimeValue({
    orderValue: order.value,
    ordersPerYear,
    margin: margin.value / 100,
    yearlyChurn: churn,
    acquisitionCost: cost,
  })
  return {
    kind: 'done',
    result: { value, unit: 'money' },
    explain: ({ say, money, number, percent }) => ({
      headline: say('result', { name: say('name-clv'), value: money(value) }),
      working: `${money(order.value)} × ${number(ordersPerYear, 2)} × ${percent(margin.value)} ÷ ${percent(churn * 100)}${acquisition ? ` − ${money(cost)}` : ''}`,
      notes: [
        say('note-clv-year', { value: money((order.value * ordersPerYear * margin.value) / 100) }),
        ...(acquisition ? [] : [say('note-clv-no-cost')]),
        say('note-clv-average'),
      ],
    }),
  }
}

/** Yearly churn as a fraction. */
function churnOf({ churn, retention, lifetime }: Slots): number | undefined {
  const rate = churn ?? retention
  if (rate) {
    const share = churn ? rate.value / 100 : 1 - rate.value / 100
    return rate.per?.unit === 'month' ? yearlyChurn(share) : share
  }
  const years = lifetime && yearsOf(lifetime)
  return years !== undefined && years >= 1 ? 1 / years : undefined
}

function yearsOf({ value, unit }: Quantity): number {
  if (unit === 'month') return value / monthsPerYear
  return unit === 'day' ? value / daysPerYear : value
}

function negativeIn(quantities: readonly Quantity[]): Outcome | undefined {
  const bad = quantities.find(({ value }) => value < 0)
  return bad && impossible('bad-negative', { value: bad.value })
}
