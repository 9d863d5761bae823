/** Amounts, dates and times as they are written: what stays whatever it looks like in groups. */
const written: readonly RegExp[] = [
  // What stands in a web address, except those that call a person.
  /https?:\/\/(?!wa\.me|api\.whatsapp|t\.me)\S{1,2000}/gi,
  // Rp2.500.000.000, USD 1200.50
  /(?<![A-Za-z])(?:rp|idr|usd|sgd|eur)[. ]{0,2}[0-9][0-9.,]{0,30}|[$€£][ ]?[0-9][0-9.,]{0,30}/gi,
  // 1.234.567 and 1,234,567.89
  /(?<![0-9+][.,]?)[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,6}(?:,[0-9]{1,2})?|(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,2})?)(?![.,]?[0-9])/g,
  // 10.0.22631.4317 after a word for versions
  /(?<=(?<!\p{L})(?:build|versi|version|firmware)\.? ?)[0-9]+(?:\.[0-9]+){0,5}(?![0-9])/giu,
  // 3,14159265358
  /(?<![0-9][.,]?)(?:0|[1-9][0-9]{0,2}),[0-9]{4,20}(?![.,]?[0-9])|(?<![0-9][.,]?)[0-9]\.[0-9]{4,20}(?![.,-]?[0-9])/g,
  // 5 juta, 12,5 persen, 2500000000 rupiah
  /(?<![0-9][.,]?)[0-9]{1,16}(?:[.,][0-9]{1,3})?[ ]?(?:juta|jt|ribu|rb|mili?ar|milyar|triliun|rupiah|perak|persen|%|million|billion)(?![a-z])/gi,
  // 05-06-2025, 5/6/25 is short enough anyway
  /(?<![0-9][-./]?)(?:0?[1-9]|[12][0-9]|3[01])([-./ ])(?:0?[1-9]|1[0-2])\1(?:19|20)[0-9]{2}(?![-./]?[0-9])/g,
  // 2025-06-05, 2025/06/05
  /(?<![0-9][-./]?)(?:19|20)[0-9]{2}([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![-./]?[0-9])/g,
  // 08.00, 17:30, 08.00-16.00
  /(?<![0-9][.:]?)(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![.:]?[0-9])/g,
]

/** For every character of the text whether it belongs to a written amount, date or time. */
export function findFigures(text: string): Uint8Array {
  const isFigure = new Uint8Array(text.length)
  for (const pattern of written) {
    for (const { index, 0: found } of text.matchAll(pattern)) isFigure.fill(1, index, index + found.length)
  }
  return isFigure
}

/** Without a word that says otherwise: a year, a KBLI code, a score, a round amount, a time of day. */
export function looksLikeFigure(digits: string): boolean {
  if (isTimeOfDay(digits) || digits.length === 5) return true
  if (digits.startsWith('0') && digits.length > 1) return false
  return digits.length <= 3 || isYear(digits) || /00$/.test(digits)
}

export function isYear(digits: string): boolean {
  return /^(?:19|20)[0-9]{2}$/.test(digits)
}

export function isTimeOfDay(digits: string): boolean {
  return /^(?:[01][0-9]|2[0-4])[0-5][05]$/.test(digits)
}

/** 2500000000: nobody has such an account; an amount looks so. */
export function isRound(digits: string): boolean {
  return /^[1-9][0-9]*0{5}$/.test(digits)
}
