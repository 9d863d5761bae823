import { impossible, missing, type Outcome } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import { toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPercents, given } from './checks.ts'

const secondsPerHour = 3600
const monthsPerYear = 12

/**
 * What so many customers, calls, orders or hours are worth or cost in a period, and whether spending against it pays:
 * count × share that it happens to × (1 − share that comes back) × amount of each [× months they stay]; a cost beside it is
 * people × amount, in the same period. Amounts in rupiah, shares in per cent. Method: cs-analysis/roi-layanan.
 */
export function solveWorth(said: Slots, marks: ReadonlySet<string>): Outcome {
  const slots = payOnly(said)
  const { each, happens, back, kept, months, people, cost } = slots
  const count = slots.count ?? slots.hours
  const wrong = checkCounts(given(slots, ['people'])) ?? checkPercents(given(slots, ['happens', 'back', 'kept']))
  if (wrong) return wrong
  if (!each) return missing('each')
  if (!count) return missing('count')
  const negative = [count, each, cost].find((quantity) => quantity && quantity.value < 0)
  if (negative) return impossible('bad-negative', { value: negative.value })
  const seconds = toSeconds(count)
  const number = seconds === undefined ? count.value : seconds / secondsPerHour
  const shares = [happens, back && { value: 100 - back.value }, kept].flatMap((share) => share ?? [])
  const base = number * shares.reduce((product, { value }) => (product * value) / 100, 1)
  const stays = months?.value ?? 1
  const periods = marks.has('yearly') && !isYearly(slots) ? monthsPerYear : 1
  const value = base * each.value * stays * periods
  const spent = cost && cost.value * (people?.value ?? 1) * periods
  return {
    kind: 'done',
    result: { value, unit: 'money' },
    definition: 'cs-analysis/roi-layanan',
    explain(speech) {
      const { say, money } = speech
      const working = workingOf(slots, { number, base, value, periods }, speech)
      if (spent === undefined || !cost) {
        return {
          headline: say('result', {
            name: say(happens || kept || back ? 'name-worth' : 'name-amount'),
            value: money(value),
          }),
          working,
          notes: happens || kept || back ? [say('worth-assumption')] : [],
        }
      }
      return {
        headline: say(verdict(value >= spent, kept !== undefined, slots.count === undefined), {
          net: money(Math.abs(value - spent)),
        }),
        working: [
          working,
          `${say('worth-cost')} ${people ? `${speech.number(people.value)} × ${money(cost.value)} = ` : ''}${money(spent)}`,
        ].join('\n'),
        notes: breakEven(
          spent,
          value,
          { base, each: each.value * periods, stays },
          speech,
          kept !== undefined,
          slots.count === undefined,
        ),
      }
    },
  }
}

function workingOf(
  { each, happens, back, kept, months, count }: Slots,
  {
    number,
    base,
    value,
    periods,
  }: { readonly number: number; readonly base: number; readonly value: number; readonly periods: number },
  { number: show, percent, money, say }: Speech,
): string {
  return [
    `${show(number, 2)}${count ? '' : ` ${say('hours-word')}`}`,
    ...(happens ? [`× ${percent(happens.value, 2)}`] : []),
    ...(back ? [`× (1 − ${percent(back.value, 2)})`] : []),
    ...(kept ? [`× ${percent(kept.value, 2)}`] : []),
    ...(happens || back || kept ? [`= ${show(base, 1)};`] : []),
    `× ${money(each?.value ?? 0)}`,
    ...(months ? [`× ${say('span-months', { count: show(months.value) })}`] : []),
    ...(periods > 1 ? [`× ${say('span-months', { count: show(periods) })}`] : []),
    `= ${money(value)}`,
  ].join(' ')
}

/** How much of it must come true, or how many there would have to be, until the cost is met. */
function breakEven(
  spent: number,
  value: number,
  { base, each, stays }: { readonly base: number; readonly each: number; readonly stays: number },
  { say, percent, number, money }: Speech,
  isKept: boolean,
  isHours: boolean,
): readonly string[] {
  const needed = each * stays > 0 ? spent / (each * stays) : undefined
  return [
    ...(value >= spent && value > 0 && !isKept && !isHours
      ? [say('worth-break-even', { share: percent((spent / value) * 100, 0) })]
      : []),
    ...(needed === undefined
      ? []
      : [say('worth-needed', { needed: number(needed, 1), base: number(base, 1), each: money(each * stays) })]),
    say('worth-limits'),
  ]
}

/** Hours that are paid for are saved for certain; customers may go all the same. */
function verdict(pays: boolean, isKept: boolean, isHours: boolean): CalculatePhrase {
  if (isHours) return pays ? 'hire-cheaper' : 'hire-dearer'
  if (!pays) return 'worth-not'
  return isKept ? 'worth-pays' : 'worth-could'
}

/** Whether a figure is of a year already. */
function isYearly(slots: Slots): boolean {
  return Object.values(slots).some(({ per }) => per?.unit === 'year')
}

/** "9 orang, gaji 4,8 juta per orang": nothing stands against it, so it is the amount that is asked for. */
function payOnly(slots: Slots): Slots {
  const { count, hours, each, people, cost, ...rest } = slots
  return !count && !hours && !each && people && cost ? { ...rest, count: people, each: cost } : slots
}
