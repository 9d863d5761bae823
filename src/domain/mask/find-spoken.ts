import type { Finding } from './finding.ts'

const digit =
  'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|zero|oh|one|two|three|four|five|six|seven|eight|nine'
const run = `(?:(?:double|triple|dobel|dabel|tripel) )?(?:${digit}|[0-9]{2,12})`
const link = '(?:,? ?(?:terus|trus|lalu|kemudian|then|and|sambung) |[ ,.-]{1,2})'
/** Digits said one by one, a part of them maybe written: `kosong-lapan-satu-dua terus 98765432`. */
const spoken = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${digit})(?:${link}${run}){3,18}(?![\p{L}\p{N}])`, 'giu')
/** Fewer digits may count something. */
const fewest = 8

/** Numbers of phones that are spelled out. */
export function findSpoken(text: string): readonly Finding[] {
  return [...text.matchAll(spoken)]
    .filter(({ 0: whole }) => countOfDigits(whole) >= fewest)
    .map(({ index, 0: whole }) => ({ kind: 'phone', start: index, end: index + whole.length }))
}

function countOfDigits(said: string): number {
  let count = 0
  let times = 1
  for (const [word] of said.toLowerCase().matchAll(/[a-z]+|[0-9]+/g)) {
    if (/^(?:double|dobel|dabel)$/.test(word)) times = 2
    else if (/^trip/.test(word)) times = 3
    else if (/^(?:terus|trus|lalu|kemudian|then|and|sambung)$/.test(word)) times = 1
    else {
      count += /^[0-9]/.test(word) ? word.length : times
      times = 1
    }
  }
  return count
}
