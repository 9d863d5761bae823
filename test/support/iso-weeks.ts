const day = 24 * 60 * 60 * 1000

/**
 * So many ISO weeks one after the other, by another way than Prima's: counted by Thursdays, since a week is of the year that
 * its Thursday lies in.
 */
export function isoWeeks(first: string, count: number): readonly string[] {
  const [year = 0, week = 0] = first.split('-W').map(Number)
  const fourth = Date.UTC(year, 0, 4)
  const thursday = fourth + (4 - (new Date(fourth).getUTCDay() || 7) + (week - 1) * 7) * day
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(thursday + index * 7 * day)
    const number = 1 + Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / (7 * day))
    return `${date.getUTCFullYear()}-W${String(number).padStart(2, '0')}`
  })
}
