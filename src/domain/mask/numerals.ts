import { setOf } from './words.ts'

/** Digits that were said: where, and what they are. */
export type Numeral = { readonly start: number; readonly end: number; readonly text: string }

const units: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nol: 0,
    nul: 0,
    kosong: 0,
    zero: 0,
    oh: 0,
    satu: 1,
    siji: 1,
    hiji: 1,
    one: 1,
    dua: 2,
    loro: 2,
    two: 2,
    tiga: 3,
    telu: 3,
    tilu: 3,
    three: 3,
    empat: 4,
    papat: 4,
    opat: 4,
    four: 4,
    lima: 5,
    limo: 5,
    five: 5,
    enam: 6,
    enem: 6,
    genep: 6,
    six: 6,
    tujuh: 7,
    pitu: 7,
    seven: 7,
    delapan: 8,
    dlapan: 8,
    lapan: 8,
    wolu: 8,
    dalapan: 8,
    eight: 8,
    sembilan: 9,
    songo: 9,
    sanga: 9,
    salapan: 9,
    nine: 9,
  }),
)
const wholes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    sepuluh: 10,
    sebelas: 11,
    seratus: 100,
    seribu: 1000,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
)
const tens: ReadonlyMap<string, number> = new Map(
  Object.entries({ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }),
)
const times: ReadonlyMap<string, number> = new Map(
  Object.entries({ double: 2, dobel: 2, dabel: 2, triple: 3, tripel: 3 }),
)
const factors = setOf('belas puluh ratus ribu')
const word = [...units.keys(), ...wholes.keys(), ...tens.keys(), ...times.keys(), ...factors]
  .toSorted((one, other) => other.length - one.length)
  .join('|')
const link =
  '(?:[ ,./*-]{0,3}|,? ?(?:terus|trus|lalu|lanjut|lanjutannya|kemudian|sambung|sambungannya|sisanya|ya|then|and|spasi|strip|dash),? )'
/** A word for a digit, and what goes on with it; never a part of another word. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[0-9]{1,6}${link}){0,3}(?:${word})(?:${link}(?:(?:${word})|[0-9]{1,6}))*(?![\p{L}\p{N}])`,
  'giu',
)
const token = new RegExp(`${word}|[0-9]+`, 'giu')
/** What is counted or paid stands after it: an amount, however it is said. */
const counted =
  /^ ?(?:juta|jt|miliar|milyar|triliun|rupiah|perak|persen|%|orang|org|kali|x(?!\p{L})|menit|jam|hari|minggu|bulan|tahun|porsi|buah|pcs|unit|kilo|kg|meter|paket|dus|people|times|minutes|hours|days|percent|dollars?)/iu
/** Fewer words are everyday speech: "dua tiga hari". */
const fewestWords = 3

/** Digits said in words, a part of them maybe written, as digits. `fewest`: how many words it takes. */
export function readNumerals(text: string, fewest = fewestWords): readonly Numeral[] {
  return [...text.matchAll(run)].flatMap(({ index, 0: found }): readonly Numeral[] => {
    const whole = withoutCount(found, text.slice(index + found.length))
    const tokens = (whole.match(token) ?? []).map((one) => one.toLowerCase())
    const said = tokens.filter((one) => !/^[0-9]/.test(one))
    const hasGlue = /\p{L}[0-9]|[0-9]\p{L}/u.test(whole)
    if (said.length < fewest && !(hasGlue && said.length > 0)) return []
    if (counted.test(text.slice(index + whole.length, index + whole.length + 10))) return []
    return [{ start: index, end: index + whole.length, text: toDigits(tokens) }]
  })
}

/** "… tujuh tujuh 2 bungkus": a few digits at the end, and what they count. */
function withoutCount(found: string, after: string): string {
  return /^ ?\p{L}{2}/u.test(after) ? found.replace(/[ ,]{1,2}[0-9]{1,2}$/, '') : found
}

/** "Dua belas, tiga puluh empat" is 1234; "seribu sembilan ratus sembilan puluh satu" is one number. */
function toDigits(tokens: readonly string[]): string {
  let digits = ''
  for (let at = 0; at < tokens.length; ) {
    const { text, used } = isGreat(tokens, at) ? readGreat(tokens, at) : readSmall(tokens, at)
    digits += text
    at += used
  }
  return digits
}

type Part = { readonly text: string; readonly used: number }

/** Whether a number with hundreds or thousands begins here. */
function isGreat(tokens: readonly string[], at: number): boolean {
  const [first = '', second = ''] = tokens.slice(at, at + 2)
  return /^(?:seratus|seribu)$/.test(first) || (units.has(first) && /^(?:ratus|ribu)$/.test(second))
}

function readGreat(tokens: readonly string[], from: number): Part {
  let at = from
  let total = 0
  let below = 1_000_000
  for (;;) {
    const [first = '', second = ''] = tokens.slice(at, at + 2)
    const factor = second === 'ribu' || first === 'seribu' ? 1000 : second === 'ratus' || first === 'seratus' ? 100 : 0
    if (factor === 0 || factor >= below) break
    total += factor * (wholes.has(first) ? 1 : (units.get(first) ?? 0))
    at += wholes.has(first) ? 1 : 2
    below = factor
  }
  const rest = tokens[at]
  if (rest !== undefined && !/^[0-9]/.test(rest) && !times.has(rest)) {
    const { text, used } = readSmall(tokens, at)
    return { text: String(total + Number(text)), used: at + used - from }
  }
  return { text: String(total), used: at - from }
}

function readSmall(tokens: readonly string[], at: number): Part {
  const [first = '', second = '', third = '', fourth = ''] = tokens.slice(at, at + 4)
  if (/^[0-9]/.test(first)) return { text: first, used: 1 }
  const repeated = times.get(first)
  if (repeated !== undefined) {
    const digit = units.get(second)
    return digit === undefined ? { text: '', used: 1 } : { text: String(digit).repeat(repeated), used: 2 }
  }
  const whole = wholes.get(first)
  if (whole !== undefined) return { text: String(whole), used: 1 }
  const ten = tens.get(first)
  const unit = units.get(first)
  if (ten !== undefined) {
    const digit = units.get(second)
    return digit ? { text: String(ten + digit), used: 2 } : { text: String(ten), used: 1 }
  }
  if (unit === undefined) return { text: '', used: 1 }
  if (second === 'belas') return { text: String(10 + unit), used: 2 }
  if (second === 'puluh') {
    const digit = units.get(third)
    const isOwn = digit !== undefined && digit > 0 && !factors.has(fourth)
    return isOwn ? { text: String(10 * unit + digit), used: 3 } : { text: String(10 * unit), used: 2 }
  }
  return { text: String(unit), used: 1 }
}
