import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'

const unitPhrases = { day: 'span-days', week: 'span-weeks', month: 'span-months', year: 'span-years' } as const
type SpanUnit = keyof typeof unitPhrases
const monthsPerYear = 12

/**
 * When a target is reached at a steady pace: steps = |target − now| ÷ pace, rounded up to whole periods; or which pace the
 * time that is left asks for: |target − now| ÷ periods. `target`, `now` and `pace` in points of the measure, `pace` per
 * period; `dip`: what is lost once on the way. Straight-line arithmetic: a pace seldom stays the same.
 */
export function solvePace(slots: Slots, _marks: ReadonlySet<string>): Outcome {
  const { target, now, pace, left } = slots
  const begin = slots['begin-month']
  if (!target) return missing('target')
  if (!now) return missing('now')
  const gap = target.value - now.value
  if (!pace && !left) return gapOnly(target, now, gap)
  if (pace) {
    const step = Math.abs(pace.value)
    if (step === 0) return impossible('bad-pace')
    const dip = Math.abs(slots.dip?.value ?? 0)
    const exact = (Math.abs(gap) + dip) / step
    const periods = Math.ceil(exact - 1e-9)
    const unit = spanUnitOf(pace.per?.unit)
    return {
      kind: 'done',
      result: { value: periods, unit },
      explain(speech) {
        const { say, number } = speech
        const month = begin && unit === 'month' ? monthName(begin.value + periods - 1, speech) : undefined
        return {
          headline: say(month === undefined ? 'pace-reached' : 'pace-reached-month', {
            span: say(unitPhrases[unit], { count: number(periods) }),
            month: month ?? '',
          }),
          working: `${dip > 0 ? `(${number(Math.abs(gap), 2)} + ${number(dip, 2)})` : `|${number(target.value, 2)} − ${number(now.value, 2)}|`} ÷ ${number(step, 2)} = ${number(exact, 2)}`,
          notes: [
            ...(begin === undefined || unit !== 'month'
              ? []
              : [
                  say('pace-first', {
                    month: monthName(begin.value, speech),
                    value: number(now.value + Math.sign(gap) * step, 2),
                  }),
                ]),
            ...(dip > 0 ? [say('pace-dip', { dip: number(dip, 2) })] : []),
            say('pace-steady'),
          ],
        }
      },
    }
  }
  const periods = left?.value ?? 0
  if (!(periods > 0)) return impossible('bad-time', { value: periods })
  const unit = spanUnitOf(left?.unit)
  return {
    kind: 'done',
    result: { value: Math.abs(gap) / periods, unit: 'points' },
    explain: ({ say, number }) => ({
      headline: say('pace-needed', {
        gap: number(Math.abs(gap), 2),
        pace: number(Math.abs(gap) / periods, 2),
        unit: say(
          unit === 'week' ? 'per-week' : unit === 'day' ? 'per-day' : unit === 'year' ? 'per-year' : 'per-month',
        ),
      }),
      working: `(${number(target.value, 2)} − ${number(now.value, 2)}) ÷ ${say(unitPhrases[unit], { count: number(periods) })}`,
      notes: [say('pace-question')],
    }),
  }
}

function gapOnly(target: Quantity, now: Quantity, gap: number): Outcome {
  return {
    kind: 'done',
    result: { value: Math.abs(gap), unit: 'points' },
    explain: ({ say, number }) => ({
      headline: say('pace-gap', { gap: number(Math.abs(gap), 2) }),
      working: `${number(target.value, 2)} − ${number(now.value, 2)}`,
      notes: [say('pace-ask-speed')],
    }),
  }
}

function spanUnitOf(unit: Quantity['unit'] | undefined): SpanUnit {
  return unit === 'day' || unit === 'week' || unit === 'year' ? unit : 'month'
}

/** `month`: 1 is January, 13 the January after it. */
function monthName(month: number, { language }: Speech): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2027, (month - 1) % monthsPerYear, 1)))
}
