import type { Day } from '../../programme/dates/calendar.ts'
import type { Guide, GuideStep } from '../guides/guide.ts'
import { type GuideRun, planOf } from '../guides/run-guide.ts'
import { hoursAfter, hoursOf, type LocalMoment, nextYearly } from './deadlines.ts'

/** A step of a plan and when it is due, the next time first: days, or moments. */
export type Duty = {
  readonly step: GuideStep & { readonly name: string }
  readonly due: readonly (Day | LocalMoment)[]
}

/** A yearly duty is told for so many times to come. */
const mostTimes = 4

/** What of a plan has a date. Nothing is due that the answers do not date. */
export function dutiesOf(guide: Guide, run: GuideRun, today: Day): readonly Duty[] {
  return planOf(guide, run).flatMap((step) => {
    const { due } = step
    if (!due) return []
    if ('yearly' in due) return [{ step, due: nextYearly(due.yearly, today, mostTimes) }]
    const from = run.answers[due.after]
    return from?.includes('T') ? [{ step, due: [hoursAfter(from, hoursOf(due.hours))] }] : []
  })
}
