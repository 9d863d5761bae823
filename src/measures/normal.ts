/** Half-width of the middle 95 % of a standard normal distribution. */
export const z95 = 1.959963984540054

/**
 * Chance that a standard normal value is at most `z`. Formula: Φ(z) = ½ erfc(−z/√2), erfc by its continued fraction or
 * power series. Absolute error below 1e-12. Source: Abramowitz and Stegun, 7.1.5 and 7.1.14.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const tail = 0.5 * (x < 3 ? 1 - erfSeries(x) : erfcFraction(x))
  return z < 0 ? tail : 1 - tail
}

/** Two-sided p-value of a z statistic. */
export function twoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z))
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

function erfcFraction(x: number): number {
  let fraction = x
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction
}
