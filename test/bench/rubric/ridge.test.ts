import { expect, test } from 'vitest'
import { fitRidge } from '../../../bench/rubric/ridge.ts'
import { weightedKappa } from '../../../bench/rubric/weighted-kappa.ts'

/** Around nothing, as standardised features are. */
const rows = [
  [-1, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
]
const line = rows.map(([x = 0, y = 0]) => 3 * x - 2 * y + 5)

test('with hardly any shrinkage a plane is found again', () => {
  const { weights, bias } = fitRidge(rows, line, 1e-6)
  expect(weights[0]).toBeCloseTo(3)
  expect(weights[1]).toBeCloseTo(-2)
  expect(bias).toBeCloseTo(5)
})

test('shrinkage draws weights to nothing and the intercept to the mean', () => {
  const { weights, bias } = fitRidge(rows, line, 1e9)
  expect(weights.every((weight) => Math.abs(weight) < 1e-6)).toBe(true)
  expect(bias).toBeCloseTo(line.reduce((sum, one) => sum + one, 0) / line.length)
})

test('raters who agree have a kappa of 1, those who differ as by chance 0', () => {
  expect(weightedKappa([0, 5, 10], [0, 5, 10])).toBe(1)
  expect(weightedKappa([0, 0, 10, 10], [0, 10, 0, 10])).toBeCloseTo(0)
})
