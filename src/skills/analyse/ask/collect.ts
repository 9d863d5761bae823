import type { Amounts, Spread } from './asked-answer.ts'

/** Numbers by a name: as many as there are rows, and no more. */
export class Spreads {
  readonly #byName = new Map<string, number[]>()
  readonly #spellings = new Map<string, string>()

  add(name: string, value: number): void {
    const shown = spelled(name, this.#spellings)
    const values = this.#byName.get(shown)
    if (values) values.push(value)
    else this.#byName.set(shown, [value])
  }

  values(): readonly (readonly [string, readonly number[]])[] {
    return [...this.#byName]
  }

  spreads(): readonly (readonly [string, Spread])[] {
    return [...this.#byName].map(([name, values]) => [name, spreadOf(values)] as const)
  }
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).toSorted()
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return {
    n: values.length,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    median: (low + high) / 2,
    most: sorted.at(-1) ?? 0,
  }
}

export function amountsOf(values: readonly number[]): Amounts {
  const sum = values.reduce((all, value) => all + value, 0)
  return { ...spreadOf(values), sum, least: values.reduce((least, value) => Math.min(least, value), values[0] ?? 0) }
}

/** How often each name stands there, in whatever letters. */
export class Counts {
  readonly #counts = new Map<string, number>()
  readonly #spellings = new Map<string, string>()
  blank = 0

  add(name: string, times = 1): void {
    if (name === '' || name === '-') {
      this.blank += times
      return
    }
    const shown = spelled(name, this.#spellings)
    this.#counts.set(shown, (this.#counts.get(shown) ?? 0) + times)
  }

  /** The most frequent first. */
  sorted(): readonly (readonly [string, number])[] {
    return [...this.#counts].toSorted(([, a], [, b]) => b - a)
  }

  total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
}

/** "REFUND " and "Refund" are one, called as it was first. */
function spelled(name: string, spellings: Map<string, string>): string {
  const key = name.toLowerCase().replace(/\s+/g, ' ').trim()
  const known = spellings.get(key) ?? name.trim()
  spellings.set(key, known)
  return known
}
