/**
 * Ridge regression with an intercept that is not shrunk: the weights that minimise the squared error plus `shrinkage`
 * times their squared length (Hoerl and Kennard 1970), by Gaussian elimination of the normal equations.
 * `rows`: as many numbers in each; the answer has one weight for each of them, and the intercept.
 */
export function fitRidge(rows: readonly (readonly number[])[], wanted: readonly number[], shrinkage: number) {
  const withOne = rows.map((row) => [...row, 1])
  const size = withOne[0]?.length ?? 1
  const equations = Array.from({ length: size }, (_, at) => [
    ...Array.from({ length: size }, (_, other) => {
      const products = sum(withOne.map((row) => (row[at] ?? 0) * (row[other] ?? 0)))
      return at === other && at < size - 1 ? products + shrinkage : products
    }),
    sum(withOne.map((row, index) => (row[at] ?? 0) * (wanted[index] ?? 0))),
  ])
  const solved = solve(equations)
  return { weights: solved.slice(0, -1), bias: solved.at(-1) ?? 0 }
}

/** Gauss-Jordan with the greatest pivot of each column; the matrix is positive definite but for rounding. */
function solve(equations: number[][]): readonly number[] {
  for (let column = 0; column < equations.length; column++) {
    const rest = equations.slice(column)
    const best = rest.reduce((most, row) => (Math.abs(row[column] ?? 0) > Math.abs(most[column] ?? 0) ? row : most))
    equations.splice(equations.indexOf(best), 1)
    equations.splice(column, 0, best)
    const pivot = best[column] ?? 1
    for (const row of equations) {
      if (row === best) continue
      const factor = (row[column] ?? 0) / pivot
      for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (best[at] ?? 0)
    }
  }
  return equations.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
