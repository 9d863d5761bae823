/** What parts the thousands of a column of figures; `none`: only money or a per cent stands beside them. */
export type Thousands = 'dot' | 'comma' | 'none'

const dots = /^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const commas = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const severalGroups = /^[-+]?\d{1,3}(?:[.,]\d{3}){2,}/
const whole = /^[-+]?\d+$/
const decimal = /^[-+]?\d+(?:[.,]\d+)$/
const money = /^(?:rp\.?|idr|usd|us\$|\$|€)\s*|(?:\s*(?:rupiah|idr|usd)|,-)$/gi
const shareThatFits = 0.9
/** Without thousands a figure is below this. */
const thousand = 1000

/**
 * How the thousands of a column are written, where the cells leave no doubt: money, a figure of several groups, or groups
 * beside whole figures below a thousand. "4.125" alone may be a mean. Undefined: nothing is to be put right.
 */
export function thousandsOf(cells: readonly string[], isCounted: boolean): Thousands | undefined {
  const filled = cells.filter((cell) => cell !== '' && cell !== '-')
  const bare = filled.map(withoutMoney)
  const isMoney = bare.some((cell, index) => cell !== filled[index] && /\d/.test(cell))
  const count = (pattern: RegExp) => bare.filter((cell) => pattern.test(cell)).length
  const [dotted, parted, plain, fractions] = [count(dots), count(commas), count(whole), count(decimal)]
  if (filled.length === 0) return undefined
  const others = fractions - bare.filter((cell) => decimal.test(cell) && (dots.test(cell) || commas.test(cell))).length
  if (dotted > 0 && parted > 0) return undefined
  if (dotted + parted + plain + others < filled.length * shareThatFits) return undefined
  const grouped = dotted + parted
  if (grouped === 0) return isMoney ? 'none' : undefined
  const isSevere = bare.some((cell) => severalGroups.test(cell))
  const isBesideWhole =
    others === 0 && plain > 0 && bare.every((cell) => !whole.test(cell) || Math.abs(Number(cell)) < thousand)
  const isAboveAnyScale = bare.some((cell) => whole.test(cell) && Number(cell) > 10)
  if (!isMoney && !isSevere && !(isBesideWhole && (isAboveAnyScale || isCounted)) && !(isCounted && others === 0))
    return undefined
  return dotted > 0 ? 'dot' : 'comma'
}

/** Whether all cells may be figures with their thousands parted so. */
export function areGrouped(cells: readonly string[], thousands: Thousands): boolean {
  const filled = cells.filter((cell) => cell !== '' && cell !== '-').map(withoutMoney)
  const grouped = thousands === 'dot' ? dots : commas
  return filled.some((cell) => grouped.test(cell)) && filled.every((cell) => grouped.test(cell) || whole.test(cell))
}

/** A figure as a computer writes it; a cell that is none stays as it is. */
export function writtenNumber(cell: string, thousands: Thousands): string {
  const bare = withoutMoney(cell)
  if (thousands === 'dot' && (dots.test(bare) || decimal.test(bare)))
    return dots.test(bare) || bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  if (thousands === 'comma' && (commas.test(bare) || decimal.test(bare))) return bare.replaceAll(',', '')
  return whole.test(bare) || decimal.test(bare) ? bare : cell
}

function withoutMoney(cell: string): string {
  return cell.replace(money, '').trim()
}
