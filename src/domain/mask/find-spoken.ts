import { hasDigits } from './digits.ts'
import type { Finding } from './finding.ts'

const digit =
  'nol|nul|kosong|satu|dua|tiga|empat|lima|limo|enam|tujuh|delapan|dlapan|lapan|sembilan|siji|loro|telu|papat|enem|pitu|wolu|sanga|hiji|tilu|opat|genep|dalapan|salapan|zero|oh|one|two|three|four|five|six|seven|eight|nine'
const run = `(?:(?:double|triple|dobel|dabel|tripel) )?(?:(?:${digit})(?: (?:belas|puluh))?|[0-9]{1,12})`
const link =
  '(?:,? ?(?:ya|yah|nih|kak)?,? ?(?:lanjutannya|sambungannya|sisanya|lanjut|terus|trus|lalu|kemudian|then|and|sambung) |[ ,.-]{1,2})'
/** Digits said one by one, a part of them maybe written: `kosong-lapan-satu-dua terus 98765432`. */
const more = `(?:${link}[0-9]{1,12}){0,3}`
/** What is said stands among digits that are written: `08satu2 3344 lima lima 66`. */
const amongDigits = `0?8[0-9]{0,3}${more}(?:(?:${link})?(?:${digit})(?: (?:belas|puluh))?(?:[0-9]{1,12})?${more}){1,14}`
const spoken = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:(?:plus|tambah) )?(?:${digit})(?:${link}${run}){3,18}|${amongDigits})(?![\p{L}\p{N}])`,
  'giu',
)
/** Fewer digits may count something. */
const fewest = 8
/** "Triple satu belas" is the most that a word can be. */
const mostInWord = 4
const fewestOfCode = 4
const digitWord = new RegExp(digit, 'giu')

/** `kode rahasianya enam dua satu sembilan delapan nol`: fewer after a word for a code. */
const spokenCode = new RegExp(
  String.raw`(?<![\p{L}])(?:otp|pin|kode(?: (?:otp|rahasia(?:nya)?|verif\p{L}*))?)(?:nya|ku|ne)?(?: (?:saya|aku|itu|is|atm|adalah|barusan|tadi))*[ :=]{1,3}((?:${digit})(?:[ -](?:${digit})){3,7})(?![\p{L}])`,
  'giu',
)

/** `nol enam enam dua pin nya`: the word for it behind. */
const spokenCodeFirst = new RegExp(
  String.raw`(?<![\p{L}])((?:${digit})(?:[ -](?:${digit})){3,7})(?:,? (?:itu|ini|tuh|adalah|is))?(?: kode)? (?:otp|m?pin)(?: ?(?:nya|ku|saya))?(?![\p{L}])`,
  'giu',
)

/** Numbers of phones and codes that are spelled out. */
export function findSpoken(text: string): readonly Finding[] {
  // Both patterns are long, and hardly any text says so many digits.
  const words = text.match(digitWord)?.length ?? 0
  return [
    ...(words > 0 && hasDigits(text, fewest - mostInWord * words) ? findSpokenPhones(text) : []),
    ...(words >= fewestOfCode ? findSpokenCodes(text) : []),
  ]
}

function findSpokenCodes(text: string): readonly Finding[] {
  const behind = [...text.matchAll(spokenCodeFirst)].map(
    ({ index, 1: said = '' }): Finding => ({ kind: 'otp', start: index, end: index + said.length }),
  )
  const before = [...text.matchAll(spokenCode)].map(
    ({ index, 0: whole, 1: said = '' }): Finding => ({
      kind: 'otp',
      start: index + whole.length - said.length,
      end: index + whole.length,
    }),
  )
  return [...before, ...behind]
}

function findSpokenPhones(text: string): readonly Finding[] {
  return [...text.matchAll(spoken)]
    .filter(({ 0: whole }) => /[a-z]/i.test(whole) && countOfDigits(whole) >= fewest)
    .map(({ index, 0: whole }) => ({ kind: 'phone', start: index, end: index + whole.length }))
}

function countOfDigits(said: string): number {
  let count = 0
  let times = 1
  for (const [word] of said.toLowerCase().matchAll(/[a-z]+|[0-9]+/g)) {
    if (/^(?:double|dobel|dabel)$/.test(word)) times = 2
    else if (/^trip/.test(word)) times = 3
    else if (/^(?:belas|puluh)$/.test(word)) count++
    else if (
      /^(?:plus|tambah|ya|yah|nih|kak|lanjutannya|sambungannya|sisanya|lanjut|terus|trus|lalu|kemudian|then|and|sambung)$/.test(
        word,
      )
    )
      times = 1
    else {
      count += /^[0-9]/.test(word) ? word.length : times
      times = 1
    }
  }
  return count
}
