const grades = 11

/** Agreement of two raters on a scale from 0 to 10, disagreements weighed by the square of their distance (Cohen 1968). */
export function weightedKappa(a: readonly number[], b: readonly number[]): number {
  const distance = (x: number, y: number) => ((x - y) / (grades - 1)) ** 2
  const seen = a.reduce((sum, grade, index) => sum + distance(grade, b[index] ?? 0), 0)
  const byChance = a.flatMap((x) => b.map((y) => distance(x, y))).reduce((sum, one) => sum + one, 0) / a.length
  return 1 - seen / byChance
}
