/** Sums of scores, from which count, mean and spread follow. Each measure has a score for an answer; see `scoreOf`. */
export type Sums = { readonly n: number; readonly sum: number; readonly squares: number }

/** Adds up scores as they come. */
export class Tally {
  #n = 0
  #sum = 0
  #squares = 0

  add(score: number): void {
    this.#n++
    this.#sum += score
    this.#squares += score * score
  }

  sums(): Sums {
    return { n: this.#n, sum: this.#sum, squares: this.#squares }
  }
}

/** Tallies by a name: a branch, a week. */
export class Tallies {
  readonly #byName = new Map<string, Tally>()
  readonly #most: number

  /** Beyond `most` names nothing new is counted. */
  constructor(most: number) {
    this.#most = most
  }

  add(name: string, score: number): void {
    let tally = this.#byName.get(name)
    if (!tally) {
      if (this.#byName.size >= this.#most) return
      tally = new Tally()
      this.#byName.set(name, tally)
    }
    tally.add(score)
  }

  /** In the order of their names. */
  sums(): readonly (readonly [string, Sums])[] {
    return [...this.#byName]
      .map(([name, tally]) => [name, tally.sums()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Mean of the scores. @throws RangeError where there is none. */
export function meanOf({ n, sum }: Sums): number {
  if (n === 0) throw new RangeError('no scores')
  return sum / n
}

/** Standard deviation of a sample, with n − 1; 0 for one score. */
export function deviationOf({ n, sum, squares }: Sums): number {
  return n < 2 ? 0 : Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)))
}

/** All others of a whole. */
export function without(whole: Sums, part: Sums): Sums {
  return { n: whole.n - part.n, sum: whole.sum - part.sum, squares: whole.squares - part.squares }
}
