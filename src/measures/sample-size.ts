import { z95 } from './normal.ts'

/** χ² of 1 degree of freedom at 95 %, as Krejcie and Morgan used it. */
const chiSquared = 3.841

/**
 * Slovin (Yamane): n = N ÷ (1 + N·e²), rounded up. `population` N ≥ 1; `error` e as a fraction, 0 < e < 1.
 * Source: facts CS-084.
 */
export function slovin(population: number, error: number): number {
  checkError(error)
  checkPopulation(population)
  return ceil(population / (1 + population * error * error))
}

/**
 * Cochran: n₀ = z²·p(1 − p) ÷ e² with p = 0.5, and with a known population n = n₀ ÷ (1 + (n₀ − 1) ÷ N); rounded up.
 * `error` e as a fraction. Source: Cochran, Sampling Techniques, 1977; unknown N at 5 % gives 385, facts CS-088.
 */
export function cochran(error: number, population?: number): number {
  checkError(error)
  const unlimited = (z95 * z95 * 0.25) / (error * error)
  if (population === undefined) return ceil(unlimited)
  checkPopulation(population)
  return ceil(unlimited / (1 + (unlimited - 1) / population))
}

/**
 * Krejcie–Morgan: s = χ²·N·P(1 − P) ÷ (d²(N − 1) + χ²·P(1 − P)), χ² = 3.841, P = 0.5, rounded to the nearest as in their
 * table of 1970. `error` d as a fraction, 0.05 in the table. Source: facts CS-085.
 */
export function krejcieMorgan(population: number, error = 0.05): number {
  checkError(error)
  checkPopulation(population)
  const spread = chiSquared * 0.25
  return Math.min(population, Math.round((spread * population) / (error * error * (population - 1) + spread)))
}

/**
 * How many to invite: needed ÷ expected share of answers, rounded up. `responseRate` as a fraction, 0 < r ≤ 1.
 * Source: facts CSM-296.
 */
export function invitations(needed: number, responseRate: number): number {
  if (!(responseRate > 0 && responseRate <= 1)) throw new RangeError(`no response rate: ${responseRate}`)
  return ceil(needed / responseRate)
}

/** Rounds up, but not because of the last bit of a quotient: 100 ÷ 0.2 is 500. */
function ceil(value: number): number {
  return Math.ceil(value - 1e-9)
}

function checkError(error: number): void {
  if (!(error > 0 && error < 1)) throw new RangeError(`no margin of error: ${error}`)
}

function checkPopulation(population: number): void {
  if (!(population >= 1)) throw new RangeError(`no population: ${population}`)
}
