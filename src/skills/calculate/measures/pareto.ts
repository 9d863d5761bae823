import { namedIn } from '../lists/named-slots.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts } from './checks.ts'

/** The share that the fewest causes together should explain; a habit, no law. Source: facts behind cs-analysis/pareto-keluhan. */
const most = 80
/** Two causes this close, in per cent of all, may change places next month. */
const almostTied = 2
const otherWords = /^(?:lain|lainnya|lain[\s-]?lain|lain2|macam|macem2|others?|misc)/

/**
 * Reasons from the most to the fewest with their share and the running sum of shares: count ÷ all × 100. Counts; `total`
 * where more were counted than were named. Source: cs-analysis/pareto-keluhan.
 */
export function solvePareto(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const causes = namedIn(slots, 'cause')
  const wrong = checkCounts([...causes.map(({ quantity }) => quantity), slots.total])
  if (wrong) return wrong
  if (causes.length < 2) return missing('causes')
  const sum = causes.reduce((so_far, { quantity }) => so_far + quantity.value, 0)
  const total = Math.max(sum, slots.total?.value ?? 0)
  if (total === 0) return impossible('bad-zero')
  const ranked = causes
    .map(({ label, quantity }) => ({ label, count: quantity.value }))
    .toSorted((a, b) => Number(otherWords.test(a.label)) - Number(otherWords.test(b.label)) || b.count - a.count)
  let running = 0
  const lines = ranked.map((cause) => {
    running += cause.count
    return { ...cause, share: (cause.count / total) * 100, running: (running / total) * 100 }
  })
  const [first, second] = lines
  const enough = lines.find(({ running: so_far }) => so_far >= most)
  return {
    kind: 'done',
    result: { value: sum, unit: 'plain' },
    definition: 'cs-analysis/pareto-keluhan',
    explain(speech) {
      const { say, number, percent } = speech
      const rest = total - sum
      return {
        headline: say('pareto-first', { label: first?.label ?? '', share: percent(first?.share ?? 0) }),
        working: [
          say('pareto-of', { total: number(total) }),
          ...lines.map((line, index) => lineOf(line, index, speech)),
          ...(rest > 0 ? [say('pareto-rest', { count: number(rest), share: percent((rest / total) * 100) })] : []),
        ].join('\n'),
        notes: [
          ...(enough
            ? [say('pareto-most', { count: number(lines.indexOf(enough) + 1), share: percent(enough.running) })]
            : []),
          ...(first && second && first.share - second.share < almostTied && !otherWords.test(second.label)
            ? [say('pareto-tied', { first: first.label, second: second.label })]
            : []),
          ...(first
            ? [
                say('pareto-without', {
                  label: first.label,
                  left: number(total - first.count),
                  share: percent(first.share),
                }),
              ]
            : []),
          say(marks.has('excluded') ? 'pareto-excluded' : 'pareto-weight'),
        ],
      }
    },
  }
}

function lineOf(
  { label, count, share, running }: { label: string; count: number; share: number; running: number },
  index: number,
  { number, percent }: Speech,
): string {
  return `${index + 1}. ${label}: ${number(count)} = ${percent(share)} (∑ ${percent(running)})`
}
