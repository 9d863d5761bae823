import { type Benchmarks, bandOf, sectorOf } from '../benchmarks.ts'
import type { MeasureName } from '../measures/solve.ts'
import type { Computed } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import { resultOf } from './replay.ts'
import { targetNote } from './target.ts'

/** What is said about a result when it is asked whether it is good, and the entry that says so. */
export type Judgement = { readonly outcome: Outcome; readonly definition?: string }

const withLetters = new Set(['ikm', 'goal-status', 'actions-status'])

/**
 * "Bagus gak?": held against the asker's own target first, then against the benchmark of an entry, and where there is
 * neither, what it depends on. `text`: all that may name the business.
 */
export function judge(last: Computed, against: Against): Judgement | undefined {
  const result = resultOf(last)
  return !result || withLetters.has(last.measure) ? undefined : judgeValue(last.measure, result, against)
}

type Against = { readonly benchmarks: Benchmarks; readonly target: Quantity | undefined; readonly text: string }

/** A value of a measure held against the same. */
export function judgeValue(measure: MeasureName, result: Quantity, { benchmarks, target, text }: Against): Judgement {
  const benchmark = benchmarks[measure]
  const sector = benchmark && sectorOf(benchmark, text)
  const { value } = result
  return {
    ...(benchmark ? { definition: benchmark.entry } : {}),
    outcome: {
      kind: 'done',
      explain(speech) {
        const { say, number, percent, signed } = speech
        const show = (figure: number) =>
          result.unit === 'percent' ? percent(figure) : result.unit === 'points' ? signed(figure) : number(figure, 2)
        const band = benchmark && bandOf(benchmark, value, speech.language)
        return {
          headline:
            band === undefined
              ? say('judge-no-benchmark', { value: show(value) })
              : say('judge-band', { value: show(value), band }),
          working: '',
          notes: [
            ...(target ? [targetNote(result, target, speech)] : []),
            ...(sector
              ? [
                  say('judge-sector', {
                    sector: sector[speech.language],
                    value: show(sector.value),
                    gap: number(Math.abs(value - sector.value)),
                    side: say(value >= sector.value ? 'side-above' : 'side-below'),
                  }),
                ]
              : []),
            say(band === undefined ? 'judge-own-past' : 'judge-foreign'),
          ],
        }
      },
    },
  }
}
