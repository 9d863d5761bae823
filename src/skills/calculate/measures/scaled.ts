import { missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'

/** A result over more periods, or for more cases alike: value × factor. Amounts in rupiah, counts without a unit. */
export function solveScaled({ value, factor }: Slots, marks: ReadonlySet<string>): Outcome {
  if (!value) return missing('value')
  if (!factor) return missing('factor')
  const all = value.value * factor.value
  return {
    kind: 'done',
    result: { value: all, unit: value.unit },
    explain({ say, number, money }) {
      const show = (figure: number) => (value.unit === 'money' ? money(figure) : number(figure, 2))
      const name = marks.has('yearly') ? 'name-yearly' : marks.has('monthly') ? 'name-monthly' : 'name-for-all'
      return {
        headline: say('result', { name: say(name, { factor: number(factor.value) }), value: show(all) }),
        working: `${show(value.value)} × ${number(factor.value, 2)}`,
        notes: marks.has('yearly') || marks.has('monthly') ? [say('note-alike')] : [],
      }
    },
  }
}
