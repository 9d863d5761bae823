import { isMobile } from './classify-number.ts'
import { hasDigits } from './digits.ts'
import { findFigures } from './figures.ts'
import type { Finding, PersonalDataKind } from './finding.ts'

/** Digits with whatever people put between them: spaces, dots, dashes, bars, brackets. */
const digits = String.raw`\(?[0-9](?:[ .()/|_·•*-]{0,3}[0-9]){3,24}\)?`
/** `(bank jago, punyaku)`, ` itu `, `, ` before the word that says whose number it was. */
const between = String.raw`(?:[ ,(–-]{1,3})(?:(?:itu|tuh|ini|adalah|is|are|nah|yaitu|punya|buat|untuk|nomor|nomer|no|my|the|bank)[ .,]{1,2}){0,3}`
/** "2025-06-13, no rek 1234567890": the word has a number of its own behind it; after a comma another thing begins. */
const alone = String.raw`(?![^.,?!\n]{0,24}[0-9])`
/** Said of one's own, or shown: "1200 OTP per hari" counts. */
const shown = String.raw`(?=[ ,(–-]{1,3}(?:(?:itu|tuh|ini|adalah|is)[ ,]|(?:\p{L}{2,12} ){0,2}\p{L}{2,12}(?:nya|ku|ne)(?!\p{L})|my ))`

/** Of a code; of anything else it takes more. */
const fewestDigits = 4

type Behind = { readonly kind: PersonalDataKind; readonly word: string; readonly least: number; readonly most: number }
const rows: readonly Behind[] = [
  { kind: 'npwp', word: 'npwp', least: 15, most: 16 },
  { kind: 'nik', word: 'nik|(?:no|nomor) ?(?:ktp|kk)|ktp|kk', least: 15, most: 17 },
  {
    kind: 'account',
    word: 'rek(?:ening)?|norek|bca|bri|bni|mandiri|bsi|btn|cimb|danamon|permata|jago|seabank|jenius|gopay|ovo|dana',
    least: 8,
    most: 18,
  },
  { kind: 'card', word: 'kartu|card', least: 13, most: 19 },
  { kind: 'phone', word: 'hp|no ?hp|wa|whatsapp|telp|telepon|ponsel|phone|cell', least: 9, most: 14 },
]
const named = rows.map((row) => ({
  ...row,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(${digits})(?=${between}(?:${row.word})(?:-?(?:nya|ku|ne|mu))?(?!\p{L})${alone})`,
    'giu',
  ),
}))
const shownCode = new RegExp(
  String.raw`(?<![\p{L}\p{N}])([0-9](?:[ .|-]{0,3}[0-9]){3,7})${shown}(?=${between}(?:kode ?)?(?:otp|pin|verifikasi|verif)(?:-?(?:nya|ku|ne))?(?!\p{L})${alone})`,
  'giu',
)
/** `(0878) (6612) (3045)`, `0812/3344/5566`: a phone by its form, however it is cut. */
const cut =
  /(?<![\p{L}\p{N}.,]|[0-9][ .,/()_|~-]{1,3})\(?(?:\+?62|0)[ .()/|_~-]{0,3}8[0-9](?:[ .()/|_~-]{0,3}[0-9]){7,11}\)?(?![\p{L}\p{N}])/gu
/** `0812` and `3456` and `7890`, each in a line of its own: a phone by its form. */
const broken =
  /(?<![\p{L}\p{N}.,])(?:\+?62|0)8[0-9]{1,9}[ -]*\n[ -]*[0-9]{3,8}(?:[ -]*\n[ -]*[0-9]{2,4})?(?![\p{L}\p{N}.,])/gu
/** The year of an amount or a long count is none: Rp and the like stand before. */
const isAmount = /(?:rp|idr|usd|\$)\.? ?$/i

/** Numbers behind which it is said whose they are: `9011 2288 71 (bank jago, punyaku)`, and phones cut in odd places. */
export function findBehind(text: string): readonly Finding[] {
  if (!hasDigits(text, fewestDigits)) return []
  const isFigure = findFigures(text)
  const cued = named.flatMap(({ kind, pattern, least, most }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 1: number = '' }): readonly Finding[] => {
      const count = countOf(number)
      if (count < least || count > most || isFigure[index] || isAmount.test(text.slice(Math.max(0, index - 5), index)))
        return []
      return [withoutBrackets(kind, index, number)]
    }),
  )
  const codes = [...text.matchAll(shownCode)].map(
    ({ index, 1: number = '' }): Finding => ({ kind: 'otp', start: index, end: index + number.length }),
  )
  const phones = [...text.matchAll(cut)]
    .filter(({ 0: whole }) => /[()/|_~]/.test(whole) && isMobile(whole.replace(/[^0-9]/g, '')))
    .map(({ index, 0: whole }) => withoutBrackets('phone', index, withoutCount(whole)))
  const lines = [...text.matchAll(broken)]
    .filter(({ 0: whole }) => isMobile(whole.replace(/[^0-9]/g, '')))
    .map(({ index, 0: whole }): Finding => ({ kind: 'phone', start: index, end: index + whole.length }))
  return [...cued, ...codes, ...phones, ...lines]
}

/** `0813 9021 4456 / 2 dus`: what counts something behind a phone that is whole. */
function withoutCount(number: string): string {
  const shorter = number.replace(/ [(/|~-]? ?[0-9]{1,2}$/, '')
  return isMobile(shorter.replace(/[^0-9]/g, '')) ? shorter : number
}

/** Brackets around the whole are the sentence's; those inside belong to the number. */
function withoutBrackets(kind: PersonalDataKind, start: number, number: string): Finding {
  const isBracketed = /^\([^()]*\)$/.test(number)
  const isOpenOnly = /^\([^()]*$/.test(number)
  const isClosedOnly = /^[^()]*\)$/.test(number)
  const from = start + (isBracketed || isOpenOnly ? 1 : 0)
  return { kind, start: from, end: start + number.length - (isBracketed || isClosedOnly ? 1 : 0) }
}

function countOf(number: string): number {
  return number.replace(/[^0-9]/g, '').length
}
