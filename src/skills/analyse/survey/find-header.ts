import { readNumber } from './read-answer.ts'
import { readDay } from './read-day.ts'

export type Header = {
  /** One for each column; made up where there is none. */
  readonly titles: readonly string[]
  /** How many rows stand before the first answer. */
  readonly rows: number
  /** The rows have no titles: it was only numbers. */
  readonly isMissing: boolean
}

const lookedAt = 15
const bareNumber = /^[-+]?\d+(?:[.,]\d+)?$/
/** Of the cells that rows usually fill, so many must be filled in the row of titles. */
const shareFilled = 0.6
/** With fewer answers below, a row of words may be one of them. */
const fewestBelow = 5

/**
 * The row of titles among the first rows: the first that is as full as the rows below and holds words. What stands above
 * in one merged cell is a heading of the sheet; a fuller row of words right below belongs to it: "Kepuasan" over
 * "Kecepatan", "Keramahan". `subheaders`: a second line that some tools write.
 */
export function findHeader(rows: readonly (readonly string[])[], subheaders: readonly string[]): Header {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const usual = median(rows.map(filled))
  const at = rows.slice(0, lookedAt).findIndex((row, index) => {
    const cells = row.filter((cell) => cell !== '')
    const isLast = rows.length > 1 && index === rows.length - 1
    return !isLast && cells.length >= Math.max(1, usual * shareFilled) && isWords(cells)
  })
  if (at < 0) return { titles: titlesOf([], width), rows: 0, isMissing: true }
  const [row = [], next = []] = [rows[at], rows[at + 1]]
  const coded = codedTitles(rows, at, subheaders)
  if (coded) return { titles: titlesOf(coded.names, width), rows: coded.rows, isMissing: false }
  const isGroup = next.some((cell, index) => cell !== '' && !row[index]) && areTitles(next, rows.slice(at + 2))
  const above = isGroup ? [] : groupAbove(rows[at - 1], row)
  const names = isGroup ? joined(row, next) : joined(above, row)
  let count = at + (isGroup ? 2 : 1)
  while (rows[count] && isSubheader(rows[count] ?? [], subheaders)) count++
  if (isTitledAgain(rows[count] ?? [], rows.slice(count + 1))) count++
  return { titles: titlesOf(names, width), rows: count, isMissing: false }
}

/** Codes, the questions in words, and then what the tool wrote for itself: the questions are the titles. */
function codedTitles(rows: readonly (readonly string[])[], at: number, subheaders: readonly string[]) {
  const [codes = [], questions = [], own = []] = rows.slice(at, at + 3)
  if (!isSubheader(own, subheaders) || isSubheader(questions, subheaders)) return undefined
  const names = codes.map((code, index) => questions[index] || code)
  return { names, rows: at + 3 }
}

/** A row of groups is sparser than the titles below it and holds more than the one heading of a sheet. */
function groupAbove(row: readonly string[] | undefined, titles: readonly string[]): readonly string[] {
  if (!row) return []
  const count = filled(row)
  return count > 1 && count < filled(titles) ? row : []
}

/** A merged cell holds its text in the first of its columns; it goes for those without a text of their own below. */
function joined(groups: readonly string[], titles: readonly string[]): string[] {
  let group = ''
  const length = Math.max(groups.length, titles.length)
  return Array.from({ length }, (_, index) => {
    const title = titles[index] ?? ''
    if (groups[index]) group = groups[index] ?? ''
    if (title === '') return groups[index] ?? ''
    return group === '' || group === title ? title : `${group}: ${title}`
  })
}

function titlesOf(names: readonly string[], width: number): readonly string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const name = (names[index] ?? '').replace(/\s+/g, ' ').trim() || `Kolom ${letterOf(index)}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** A column as spreadsheets call it: 0 is A, 27 is AB. */
export function letterOf(index: number): string {
  const rest = index % 26
  const before = Math.floor(index / 26)
  return `${before > 0 ? letterOf(before - 1) : ''}${String.fromCharCode(65 + rest)}`
}

function isSubheader(row: readonly string[], subheaders: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '')
  const known = cells.filter((cell) => subheaders.some((one) => cell.toLowerCase().includes(one)))
  // Beside a question with several answers to tick their names stand; whoever answered has no name in such a line.
  const isBesideTicks = row[0] === '' && known.length > 1
  return cells.length > 0 && (isBesideTicks || known.length >= cells.length * 0.6)
}

/** Titles in a second language: words where all answers below are numbers or days, in two columns or more. */
function isTitledAgain(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const isTold = (cell: string) => readNumber(cell) !== undefined || readDay(cell, 'day-first') !== undefined
  const told = row.flatMap((cell, index) => {
    const cells = below.flatMap((other) => other[index] || [])
    return cells.length >= fewestBelow && cells.every(isTold) ? [cell] : []
  })
  return told.length > 1 && told.every((cell) => cell !== '' && !isTold(cell))
}

/** Titles hold no bare numbers or days, and do not stand in their columns again below, as answers do. */
function areTitles(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = row.flatMap((cell, index) => (cell === '' ? [] : [{ cell, index }]))
  const isBare = ({ cell }: { cell: string }) => bareNumber.test(cell) || readDay(cell, 'day-first') !== undefined
  const again = cells.filter(({ cell, index }) => below.some((other) => other[index] === cell))
  return cells.length > 0 && !cells.some(isBare) && again.length < cells.length * 0.3
}

function isWords(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => readNumber(cell) === undefined && readDay(cell, 'day-first') === undefined)
  // Titles such as "U1" and "Q2 (1-5)" end in figures: they are words all the same where no cell is a bare number.
  const bare = cells.filter((cell) => bareNumber.test(cell) || readDay(cell, 'day-first') !== undefined)
  return cells.length > 0 && (words.length >= cells.length * 0.6 || bare.length === 0)
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell !== '').length
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
