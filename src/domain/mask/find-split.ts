import { hasDigits } from './digits.ts'
import type { Finding, PersonalDataKind } from './finding.ts'

const words = {
  nik: 'nik|no ?kk|ktp|e-?ktp|kk|npwp',
  phone: 'hp|no ?hp|nomer hp|wa|wea|whatsapp|telp|telepon|tlp|nomor hp|nope|hape|ponsel',
  account: 'rek|rekening|rekenink|norek|bca|bri|bni|mandiri|bsi|btn|tf|transfer',
  card: 'kartu|card|cc',
} as const
/** How many digits such a number has in all. */
const lengths: Readonly<Record<keyof typeof words, readonly [number, number]>> = {
  nik: [15, 16],
  phone: [9, 14],
  account: [9, 16],
  card: [13, 19],
}
const fewestDigits = Math.min(...Object.values(lengths).map(([least]) => least))
const kinds: Readonly<Record<keyof typeof words, PersonalDataKind>> = {
  nik: 'nik',
  phone: 'phone',
  account: 'account',
  card: 'card',
}

const digits = '[0-9]{2,12}(?:[ .-][0-9]{2,6}){0,3}'
/** What goes on may begin with one digit: `sisanya 5-036.000`. */
const rest = '[0-9]{1,12}(?:[ .-][0-9]{2,6}){0,3}'
/** Between the parts: the end of a line, or words that say how it goes on. */
const link =
  '(?: {0,2}\\n[-. ]{0,2}|,? (?:(?:terus|trus|lalu|kemudian|dan|then|and) )?(?:sambungannya|sambungane|sambung|lanjutannya|lanjut|lanjutane|terus|trus|belakangnya|belakang|blkg|tengahnya|tengah|akhirnya|terakhir|terakhirnya|ujungnya|depannya|sisanya|sisane|trs|habis itu|abis itu|continued|followed by)(?: (?:nya|adalah|itu))? ?[:=]? ?)'

type Split = keyof typeof words
const splits = (Object.keys(words) as readonly Split[]).map((kind) => ({
  kind,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words[kind]})(?:-?(?:nya|ku|ne))?(?:[ \\n:=]{1,3}(?:\\p{L}{1,10}|[0-9] digit)){0,6}?[ \\n:=]{1,3}(?<![0-9])(${digits}(?:${link}${rest}){1,3})(?![0-9])`,
    'giu',
  ),
}))
const parts = new RegExp(rest, 'g')

/** Numbers in parts: `nik 35780764 terus sambungannya 20509768`, `hp saya 085780` and `922232` in the next line. */
export function findSplit(text: string): readonly Finding[] {
  if (!hasDigits(text, fewestDigits)) return []
  return splits.flatMap(({ kind, pattern }) => {
    const [least, most] = lengths[kind]
    return [...text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: number = '' }) => {
      const count = number.replace(/[^0-9]/g, '').length
      if (count < least || count > most || !/[\p{L}\n]/u.test(number)) return []
      const from = index + whole.length - number.length
      if (!/\p{L}/u.test(number)) return [{ kind: kinds[kind], start: from, end: from + number.length }]
      return [...number.matchAll(parts)].map((part): Finding => {
        const start = from + part.index
        return { kind: kinds[kind], start, end: start + part[0].length }
      })
    })
  })
}
