import { wholePeople } from '../../../measures/staffing.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPercents, given } from './checks.ts'

/**
 * What a team can handle: people × contacts of one a day × days × (1 − shrinkage); and, where a load is given, how many people
 * that asks for: load ÷ (contacts of one in the period). Counts; days of the period; shrinkage in per cent. Source: facts CSM-109.
 */
export function solveCapacity(slots: Slots): Outcome {
  const { agents, each, days, shrinkage, load } = slots
  const wrong = checkCounts(given(slots, ['agents', 'each', 'load'])) ?? checkPercents(given(slots, ['shrinkage']))
  if (wrong) return wrong
  if (!agents) return missing('agents')
  if (!each) return missing('each')
  if (shrinkage && shrinkage.value >= 100) return impossible('bad-percent', { value: shrinkage.value })
  const factor = 1 - (shrinkage?.value ?? 0) / 100
  const span = days?.value ?? 1
  const one = each.value * span * factor
  const all = agents.value * one
  if (!(one > 0)) return impossible('bad-time', { value: one })
  const exact = load && load.value / one
  const needed = exact === undefined ? undefined : wholePeople(exact)
  const more = needed === undefined ? 0 : needed - agents.value
  return {
    kind: 'done',
    result: needed === undefined ? { value: all, unit: 'plain' } : { value: Math.max(0, more), unit: 'plain' },
    explain: ({ say, number, percent }) => ({
      headline:
        needed === undefined
          ? say('result', { name: say('name-capacity'), value: number(all) })
          : more > 0
            ? say('capacity-short', { more: number(more), needed: number(needed) })
            : say('capacity-enough', { agents: number(agents.value), needed: number(needed) }),
      working: [
        number(agents.value),
        `× ${number(each.value)}`,
        ...(days ? [`× ${number(days.value)}`] : []),
        ...(shrinkage ? [`× (1 − ${percent(shrinkage.value)})`] : []),
        `= ${number(all)}`,
        ...(load && exact !== undefined ? [`; ${number(load.value)} ÷ ${number(one, 1)} = ${number(exact, 3)}`] : []),
      ].join(' '),
      notes: [
        ...(needed !== undefined && exact !== undefined && needed - exact > 0.9
          ? [say('capacity-edge', { exact: number(exact, 3), less: number(needed - 1) })]
          : []),
        ...(shrinkage ? [] : [say('staffing-no-shrinkage')]),
        say('workload-peaks'),
      ],
    }),
  }
}
