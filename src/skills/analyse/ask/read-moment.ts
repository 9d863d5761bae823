import { type AskedWords, unitNames } from '../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../survey/guess-roles.ts'
import { type DayOrder, readDay } from '../survey/read-day.ts'
import { tokensOf } from '../words/tokens.ts'
import { secondsOf } from './read-asked.ts'

const clock = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?$/i
const offset = /(?:\.\d+)?\s*(?:Z|GMT|WIB|WITA|WIT|(?:GMT|UTC)?\s*[+-]\d{1,2}:?\d{0,2})$/i
const serial = /^[3-5]\d{4}(?:[.,](\d+))?$/
const msPerDay = 86_400_000

/** A day with its time, in milliseconds; a day alone is its beginning. Undefined: the cell says no day. */
export function readMoment(cell: string, order: DayOrder): number | undefined {
  const day = readDay(cell, order)
  if (day === undefined) return undefined
  const start = Date.parse(`${day}T00:00:00Z`)
  const fraction = serial.exec(cell)?.[1]
  if (fraction !== undefined) return start + Math.round(Number(`0.${fraction}`) * msPerDay)
  const behind = cell.replace(offset, '').replace(/T(?=\d)/, ' ')
  // What is nothing but the day has a point or a dash where a clock has one.
  const [, hour, minute, second = '0', half = ''] = (/\s/.test(behind.trim()) && clock.exec(behind.trim())) || []
  if (hour === undefined || minute === undefined) return start
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  return start + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
}

const colons = /^(\d{1,4}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/
const bare = /^\d+(?:[.,]\d+)?$/

const shareNamed = 0.6

export type DurationReader = (cell: string) => number | undefined

/** "(min)", "in hours": a title that says what is counted in it. */
export function namesUnit(title: string, { units }: AskedWords): boolean {
  const said = tokensOf(title).at(-1) ?? ''
  return unitNames.some((unit) => units[unit].includes(said))
}

/**
 * Reads how long something took, in seconds: "00:02:15", "1 jam 20 menit", or a bare number in the unit that the title
 * names ("Resolution Time (hours)"); "06:07" is of hours or of minutes as its title says. Undefined as a reader: its title names no unit, and the cells have none either.
 */
export function durationReader(title: string, cells: readonly string[], words: AskedWords): DurationReader | undefined {
  const units = new Map(unitNames.flatMap((unit) => words.units[unit].map((word) => [word, secondsOf[unit]] as const)))
  const names = [...units.keys()].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name))
  const parts = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${names.join('|')})(?![\\p{L}])`, 'giu')
  const named = new RegExp(`(?<![\\p{L}])(${names.join('|')})(?![\\p{L}])`, 'iu').exec(title)?.[1]
  const ofTitle = named === undefined ? undefined : units.get(named.toLowerCase())
  // Nobody talks or waits on the telephone for hours: "06:07" under "Durasi bicara" is six minutes.
  const ofTalk = matchOf(title, words.talk) > 0 ? secondsOf.minute : undefined
  // "15" among cells such as "12 mnt": most name a unit, and the ones of a single unit all the same.
  const said = cells.map((cell) => [...cell.matchAll(parts)].map(([, , unit = '']) => units.get(unit.toLowerCase())))
  const single = new Set(said.filter(({ length }) => length === 1).map(([unit]) => unit))
  const isMostlyNamed = said.filter(({ length }) => length > 0).length >= cells.length * shareNamed
  const ofCells = isMostlyNamed && single.size === 1 ? [...single][0] : undefined
  const read = (cell: string): number | undefined => {
    const [, first, second, third] = colons.exec(cell) ?? []
    if (first !== undefined && second !== undefined) {
      if (third !== undefined) return Number(first) * 3600 + Number(second) * 60 + Number(third)
      // "02:30" alone may be hours or minutes: the title has to tell.
      const ofColons = ofTitle ?? ofTalk
      return ofColons === undefined || ofColons === secondsOf.day || ofColons === secondsOf.second
        ? undefined
        : Number(first) * ofColons + (Number(second) * ofColons) / 60
    }
    const ofBare = ofTitle ?? ofCells
    if (bare.test(cell)) return ofBare === undefined ? undefined : Number(cell.replace(',', '.')) * ofBare
    const said = [...cell.matchAll(parts)]
    if (said.length === 0 || cell.replace(parts, '').replace(/[\s,&]|dan|and/gi, '') !== '') return undefined
    return said.reduce(
      (sum, [, number = '', unit = '']) =>
        sum + Number(number.replace(',', '.')) * (units.get(unit.toLowerCase()) ?? 0),
      0,
    )
  }
  const filled = cells.filter((cell) => cell !== '' && cell !== '-')
  const known = filled.filter((cell) => read(cell) !== undefined).length
  return filled.length > 0 && known >= filled.length * 0.8 ? read : undefined
}
