import { dutiesOf } from '../../../knowledge/deadlines/duties.ts'
import type { Guide } from '../../../knowledge/guides/guide.ts'
import type { GuideRun } from '../../../knowledge/guides/run-guide.ts'
import type { Desk } from '../desk.ts'
import { formatMoment } from '../tell.ts'

/** By when each step of a plan is due the next time, ready to stand behind it: ` (**paling lambat …**)`; "" without a date. */
export function duesOf(desk: Desk, guide: Guide, run: GuideRun): { readonly any: boolean; of(step: string): string } {
  const dues = new Map(dutiesOf(guide, run, desk.today()).map(({ step, due: [first] }) => [step.name, first]))
  return {
    any: dues.size > 0,
    of(step) {
      const due = dues.get(step)
      return due === undefined ? '' : ` (**${desk.say('due-by', { day: formatMoment(due, desk) })}**)`
    },
  }
}
