import { foreignInvestmentAbove, scaleOf, scaleSteps } from '../../../measures/law-figures.ts'
import { namedIn } from '../lists/named-slots.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'

const scalePhrases = {
  micro: 'scale-micro',
  small: 'scale-small',
  medium: 'scale-medium',
  large: 'scale-large',
} as const

/**
 * Amounts of capital or investment together, Σ amounts + units × each, in rupiah, land and buildings left out; held against a
 * limit (`limit`, or the one for foreign companies where `pma`), or put on the scale of micro to large (`scale`), beside
 * `sales`, rupiah of a year, where both are told. Source of limits: src/measures/law-figures.ts.
 */
export function solveCapital(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const [amounts, left] = [namedIn(slots, 'amount'), namedIn(slots, 'excluded')]
  const { each, count } = slots
  const told = slots.sales
  if (amounts.length === 0 && !(each && count)) return told ? bySales(told) : missing('amount')
  const parts = [...amounts.map(({ quantity }) => quantity.value), ...(each && count ? [each.value * count.value] : [])]
  const negative = parts.find((part) => part < 0)
  if (negative !== undefined) return impossible('bad-negative', { value: negative })
  const sum = parts.reduce((so_far, part) => so_far + part, 0)
  const isPma = marks.has('pma') && !slots.limit
  const limit = slots.limit?.value ?? (isPma ? foreignInvestmentAbove : undefined)
  return {
    kind: 'done',
    result: { value: sum, unit: 'money' },
    ...(isPma ? { definition: 'oss/modal-minimum-pma' } : limit === undefined ? { definition: 'oss/skala-usaha' } : {}),
    explain(speech) {
      const { say, money, number } = speech
      const working = [
        ...(each && count ? [`${number(count.value)} × ${money(each.value)}`] : []),
        ...amounts.map(({ quantity }) => money(quantity.value)),
      ].join(' + ')
      return {
        headline: limit !== undefined ? againstLimit(sum, limit, isPma, speech) : scaleLine(sum, 'capital', speech),
        working: parts.length > 1 || (each && count) ? `${working} = ${money(sum)}` : working,
        notes: [
          ...(left.length > 0
            ? [
                say('capital-left-out', {
                  amounts: left.map(({ label, quantity }) => `${label} ${money(quantity.value)}`).join(', '),
                }),
              ]
            : marks.has('land-asked')
              ? [say('capital-no-land')]
              : []),
          ...(told && limit === undefined ? [besideSales(sum, told, speech)] : []),
          ...(limit === undefined ? nextStep(sum, 'capital', speech) : isPma ? [say('capital-pma-rule')] : []),
        ],
      }
    },
  }
}

/** Sales alone; of a shorter time, as they come to in a year. */
function bySales({ value, per }: Quantity): Outcome {
  if (value < 0) return impossible('bad-negative', { value })
  return {
    kind: 'done',
    result: { value, unit: 'money' },
    definition: 'oss/skala-usaha',
    explain(speech) {
      return {
        headline: scaleLine(value, 'sales', speech),
        working: speech.money(value),
        notes: [...(per ? [speech.say('scale-even-year')] : []), ...nextStep(value, 'sales', speech)],
      }
    },
  }
}

/** Which of both counts where they differ. Source: the entry oss/skala-usaha. */
function besideSales(sum: number, { value }: Quantity, { say, money }: Speech): string {
  const [byCapital, bySales] = [scaleOf(sum, 'capital'), scaleOf(value, 'sales')]
  const values = { sales: money(value), scale: say(scalePhrases[bySales]), capital: say(scalePhrases[byCapital]) }
  return say(byCapital === bySales ? 'scale-sales-agree' : 'scale-sales-differ', values)
}

function againstLimit(sum: number, limit: number, isPma: boolean, { say, money }: Speech): string {
  const values = { sum: money(sum), limit: money(limit), gap: money(Math.abs(sum - limit)) }
  if (sum > limit) return say('limit-above', values)
  if (sum === limit) return say(isPma ? 'limit-equal-strict' : 'limit-equal', values)
  return say('limit-below', values)
}

function scaleLine(sum: number, by: 'capital' | 'sales', { say, money }: Speech): string {
  return say(by === 'sales' ? 'scale-by-sales' : 'scale-by-capital', {
    sum: money(sum),
    scale: say(scalePhrases[scaleOf(sum, by)]),
  })
}

/** How far the next size is; the first rupiah above the end of this one belongs to it. */
function nextStep(sum: number, by: 'capital' | 'sales', { say, money }: Speech): readonly string[] {
  const at = scaleSteps.findIndex((step) => sum <= step[by])
  return scaleSteps
    .slice(at, -1)
    .slice(0, 1)
    .map((step, index) => {
      const next: CalculatePhrase = scalePhrases[scaleSteps[at + index + 1]?.scale ?? 'large']
      return say('scale-next', { scale: say(next), from: money(step[by]), gap: money(step[by] - sum) })
    })
}
