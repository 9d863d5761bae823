import type { CalculatePhrase } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Speech } from './speech.ts'

/** What is said of a result, each a line of Markdown. */
export type Explanation = {
  /** The result: `CSAT = **68,3%**`. */
  readonly headline: string
  /** How it comes about, with the figures as they were read. */
  readonly working: string
  /** What it means, and what to be careful about. */
  readonly notes: readonly string[]
}

/** What comes of the figures that there are. */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly explain: (speech: Speech) => Explanation
      /** Where it is a share of counts: what an interval or a comparison can go on with. */
      readonly share?: { readonly x: number; readonly n: number }
      /** What came out, where it is one figure: what the next message can multiply, compare or spread over a year. */
      readonly result?: Quantity
      /** The 95 % interval of the result, in its unit, where there is one. */
      readonly range?: { readonly low: number; readonly high: number }
      /** The entry behind this very result, where it is not the measure's own. */
      readonly definition?: string
    }
  /** One figure is missing: its slot, and what can be said without it. */
  | { readonly kind: 'missing'; readonly slot: string; readonly hint?: (speech: Speech) => string }
  /** The figures cannot be. */
  | {
      readonly kind: 'impossible'
      readonly reason: CalculatePhrase
      readonly values: (speech: Speech) => Readonly<Record<string, string>>
    }

export function missing(slot: string): Outcome {
  return { kind: 'missing', slot }
}

/** `values` are numbers, said as the language says them. */
export function impossible(reason: CalculatePhrase, values: Readonly<Record<string, number>> = {}): Outcome {
  return {
    kind: 'impossible',
    reason,
    values: (speech) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, speech.number(value, 2)])),
  }
}
