/** A time of the day, and where in the text it stands. */
export type ReadTime =
  | {
      readonly kind: 'time'
      readonly hour: number
      readonly minute: number
      readonly start: number
      readonly end: number
    }
  /** The day has no such time: "jam 25". */
  | { readonly kind: 'impossible' }

const named =
  /(?<![\p{L}\d])(?:(?:jam|pukul|pkl\.?|at)\s*(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2})[.:](\d{2})(?![./-]?\d)|(\d{1,2})(?=\s*(?:am|pm|pagi|siang|sore|malam)(?!\p{L})))(?:\s*(am|pm|pagi|siang|sore|malam))?(?!\p{L})/iu
const bare = /(?<![\p{L}\d./-])(\d{1,2})(?:[.:](\d{2}))?(?![\p{L}\d])/u

const hoursInWords = [
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]
const halfPast = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:jam|pukul|pkl\.?)\s*)?setengah\s+(dua\s+belas|${hoursInWords.join('|')}|\d{1,2})(?:\s*(pagi|siang|sore|malam))?(?!\p{L})`,
  'iu',
)
const inWords = new RegExp(
  String.raw`(?<![\p{L}\d])(?:jam|pukul|pkl\.?)\s+(dua\s+belas|${hoursInWords.toReversed().join('|')})(?:\s*(pagi|siang|sore|malam))?(?!\p{L})`,
  'iu',
)

/** "Setengah delapan" is half an hour before eight; "jam 8", "pukul 14.30", "jam sepuluh", "8 pagi", "3 sore", "at 9". `isExpected`: any number is a time, as in "Senin 8". */
export function readTime(text: string, isExpected = false): ReadTime | undefined {
  const half = halfPast.exec(text)
  if (half) {
    const [whole, said = '', part] = half
    const hour = /^\d/.test(said) ? Number(said) : hoursInWords.indexOf(said.toLowerCase()) + 1 || 12
    return toTime(String(hour - 1), '30', part, half.index, whole.length)
  }
  const found = named.exec(text)
  if (found) {
    const [whole, byWord, ofWord, byClock, ofClock, byPart, part] = found
    return toTime(byWord ?? byClock ?? byPart ?? '', ofWord ?? ofClock, part, found.index, whole.length)
  }
  const spelt = inWords.exec(text)
  if (spelt) {
    const [whole, said = '', part] = spelt
    return toTime(String(hoursInWords.indexOf(said.toLowerCase()) + 1 || 12), '00', part, spelt.index, whole.length)
  }
  const alone = isExpected ? bare.exec(text) : undefined
  return alone ? toTime(alone[1] ?? '', alone[2], undefined, alone.index, alone[0].length) : undefined
}

function toTime(hours: string, minutes: string | undefined, part: string | undefined, start: number, length: number) {
  const said = Number(hours)
  const when = part?.toLowerCase()
  const isLater = when === 'pm' || when === 'sore' || when === 'malam' || (when === 'siang' && said < 10)
  const hour = said + (isLater && said < 12 ? 12 : 0)
  const minute = Number(minutes ?? 0)
  if (hour > 23 || minute > 59) return { kind: 'impossible' } as const
  return { kind: 'time', hour, minute, start, end: start + length } as const
}
