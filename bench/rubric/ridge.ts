/**
 * Ridge regression around the mean of what is wanted: the weights that minimise the squared error plus `shrinkage` times
 * their squared length (Hoerl and Kennard 1970), solved in its dual form, which is as large as there are rows: there may be
 * many more columns. `rows`: as many numbers in each; the answer has one weight for each of them, and the mean.
 */
export function fitRidge(rows: readonly (readonly number[])[], wanted: readonly number[], shrinkage: number) {
  const bias = sum(wanted) / wanted.length
  const equations = rows.map((row, at) => [
    ...rows.map((other, index) => dot(row, other) + (index === at ? shrinkage : 0)),
    (wanted[at] ?? 0) - bias,
  ])
  const shares = solve(equations)
  const weights = (rows[0] ?? []).map((_, column) => sum(rows.map((row, at) => (row[column] ?? 0) * (shares[at] ?? 0))))
  return { weights, bias }
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

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((total, value, at) => total + value * (other[at] ?? 0), 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
