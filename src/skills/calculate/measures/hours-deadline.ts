import { localeOf } from '../../../domain/language.ts'
import { missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'

const [minutesPerDay, minutesPerHour, msPerMinute] = [24 * 60, 60, 60_000]

/**
 * A deadline in hours from a moment: moment + hours, every hour counted, days of rest too. `day`: whole days since 1970-01-01,
 * `minute`: minutes since midnight, both on the asker's clock; `hours`: the length. When the clock starts is for the rule to say.
 */
export function solveHoursDeadline({ day, minute, hours }: Slots): Outcome {
  if (!day) return missing('day')
  if (!hours) return missing('hours')
  const begin = day.value * minutesPerDay + (minute?.value ?? 0)
  const due = begin + hours.value * minutesPerHour
  const isWhole = minute !== undefined
  return {
    kind: 'done',
    explain: (speech) => ({
      headline: speech.say(isWhole ? 'hours-deadline' : 'hours-deadline-day', { due: sayMoment(due, isWhole, speech) }),
      working: speech.say('hours-deadline-working', {
        from: sayMoment(begin, isWhole, speech),
        hours: speech.number(hours.value),
        days: speech.number(hours.value / 24, 2),
      }),
      notes: [speech.say('hours-deadline-rest'), ...(isWhole ? [] : [speech.say('hours-deadline-time')])],
    }),
  }
}

function sayMoment(minutes: number, withTime: boolean, { language }: Speech): string {
  const format = new Intl.DateTimeFormat(localeOf[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
    timeZone: 'UTC',
  })
  return format.format(new Date(minutes * msPerMinute))
}
