import { isYear } from './figures.ts'
import type { Finding, PersonalDataKind } from './finding.ts'

const place =
  '(?:pertama|awal(?:nya|an)?|depan(?:nya)?|mula|tengah(?:nya)?|belakang(?:nya)?|blkg|akhir(?:nya)?|terakhir(?:nya)?|ujung(?:nya)?|kedua|ketiga|keempat|first(?: half| part)?|second(?: half| part)?|third|last|middle|(?:lalu|terus|trus|trs|kemudian|abis itu|habis itu|then)(?=:? ?[0-9]))'
/** `empat angka pertama 5200`, `lalu 8282`, `terakhir 8210`, `first half 5412 7703`. */
const part = new RegExp(
  String.raw`(?<![\p{L}])${place}(?: (?:angka|digit|kartu|otp|pin|nya|itu|adalah|is|half|part))? ?[:=]? ?([0-9]{2,8}(?:[ -][0-9]{2,4}){0,3})(?![0-9.,%]*[0-9%])`,
  'giu',
)
/** What tells that they are parts: a place of its own among them, not only "then". */
const placed = /pertama|awal|depan|tengah|belakang|blkg|akhir|ujung|first|second|last|middle/iu
/** What such numbers are, by a word anywhere in the sentence. */
const kinds: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['otp', /(?<!\p{L})(?:otp|m?pin|kode)(?:nya|ku)?(?!\p{L})/iu],
  ['card', /(?<!\p{L})(?:kartu|card|cc|debit|kredit|atm)(?:nya|ku)?(?!\p{L})/iu],
  ['nik', /(?<!\p{L})(?:nik|ktp|kk)(?:nya|ku)?(?!\p{L})/iu],
  ['account', /(?<!\p{L})(?:rek|rekening|norek|bca|bri|bni|mandiri)(?:nya|ku)?(?!\p{L})/iu],
  ['phone', /(?<!\p{L})(?:hp|wa|nomor|nomer|telp|telepon)(?:nya|ku)?(?!\p{L})/iu],
]
/** Parts of one number stand close together. */
const farthest = 40

/** A number told in its parts: the first digits, those that follow, the last. */
export function findToldInParts(text: string): readonly Finding[] {
  const found = [...text.matchAll(part)].filter(({ 1: digits = '' }) => !isYear(digits))
  const isManyDigits = found.length > 2 && /(?:angka|digit)s? (?:pertama|awal|depan)|first \w+ digits/iu.test(text)
  const kind =
    found.length < 2
      ? undefined
      : (kinds.find(([, cue]) => cue.test(text))?.[0] ?? (isManyDigits ? 'number' : undefined))
  if (kind === undefined || !found.some(({ 0: whole }) => placed.test(whole))) return []
  const ends = found.map(({ index, 0: whole }) => index + whole.length)
  const [first, last] = [found[0], ends.at(-1)]
  // "Depan 4556, lalu 7375, 8689, belakang 9855": between them the bare ones are parts, too.
  const bare = [...text.matchAll(/(?<=[,;] ?)[0-9]{4}(?=[,;])/g)]
    .filter(({ index }) => first && last && index > first.index && index < last)
    .map(({ index, 0: digits }): Finding => ({ kind, start: index, end: index + digits.length }))
  const parts = found.flatMap(({ index, 0: whole, 1: digits = '' }, at): readonly Finding[] => {
    const before = ends[at - 1]
    const next = found[at + 1]
    const isNear =
      (before !== undefined && index - before <= farthest) ||
      (next !== undefined && next.index - (ends[at] ?? 0) <= farthest)
    const start = index + whole.length - digits.length
    return isNear ? [{ kind, start, end: start + digits.length }] : []
  })
  return [...parts, ...bare]
}
