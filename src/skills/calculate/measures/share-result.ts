import { wilsonInterval } from '../../../measures/intervals.ts'
import type { Outcome } from '../outcome.ts'
import { missing } from '../outcome.ts'
import type { CalculatePhrase } from '../phrases.ts'
import type { Quantity } from '../quantity.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPart } from './checks.ts'

/** Below this, a share of answers is a first hint only. Source: facts CS-089. */
const fewAnswers = 30

export type ShareRequest = {
  /** Counts, or `part` a percentage of `whole`. */
  readonly part: Quantity
  readonly whole: Quantity
  readonly name: CalculatePhrase
  /** How the part was counted, where it was not said in so many words. */
  readonly working?: (speech: Speech) => string
  readonly notes?: (speech: Speech) => readonly string[]
  /** Shares of calls or customers are no sample: they need no interval. */
  readonly isCensus?: true
}

/** The share of a part in its whole, with its 95 % interval by Wilson. */
export function shareResult(request: ShareRequest): Outcome {
  const { part, whole, name, working, notes, isCensus } = request
  const wrong = checkCounts([part, whole])
  if (wrong) return wrong
  const n = whole.value
  const x = part.unit === 'percent' ? (part.value / 100) * n : part.value
  const off = checkPart(x, n)
  if (off) return off
  return {
    kind: 'done',
    share: { x, n },
    result: { value: (x / n) * 100, unit: 'percent' },
    ...(isCensus ? {} : { range: inPercent(wilsonInterval(x, n)) }),
    explain(speech) {
      const { number, percent, say } = speech
      return {
        headline:
          part.unit === 'percent' && isCensus
            ? say('result-count', { name: say(name), value: percent((x / n) * 100), x: number(x, 0), n: number(n) })
            : say('result', { name: say(name), value: percent((x / n) * 100) }),
        working:
          working?.(speech) ??
          (part.unit === 'percent'
            ? say('working-percent-of', { percent: percent(part.value, 2), n: number(n), x: number(x) })
            : `${number(x)} ÷ ${number(n)} × 100`),
        notes: [...(isCensus ? [] : intervalNotes(x, n, speech)), ...(notes?.(speech) ?? [])],
      }
    },
  }
}

function inPercent({ low, high }: { readonly low: number; readonly high: number }) {
  return { low: low * 100, high: high * 100 }
}

/** The interval of a share in words, and a warning where there are few answers. */
export function intervalNotes(x: number, n: number, { percent, number, say }: Speech): readonly string[] {
  const { low, high } = wilsonInterval(x, n)
  const range = say('share-interval', { low: percent(low * 100), high: percent(high * 100) })
  return n < fewAnswers ? [range, say('few-answers', { n: number(n) })] : [range]
}

/** The share of a part in its whole, or the one that is missing. */
export function shareOf(
  slots: Readonly<Record<string, Quantity>>,
  [part, whole]: readonly [string, string],
  rest: Omit<ShareRequest, 'part' | 'whole'>,
): Outcome {
  const [x, n] = [slots[part], slots[whole]]
  if (!n) return missing(whole)
  if (!x) return missing(part)
  return shareResult({ part: x, whole: n, ...rest })
}
