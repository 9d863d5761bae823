import type { Finding, PersonalDataKind } from './finding.ts'

/** Characters one by one: `B.u.d.i`, `k u c i n g 9 9`, `A G 3 3 1 0 B C`, `0 7 . 9 4 2 . 1 1 8`. */
const lettered =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:(?: {1,2}[./-] {0,2}| {1,2}|[._*·-])[\p{L}\p{N}]){3,40}(?![\p{L}\p{N}])/gu
const plate = /^[a-z]{1,2}[0-9]{2,4}[a-z]{1,3}$/i
const nameCue =
  /(?<!\p{L})(?:nama|nm|name|namanya|saya|aku|atas nama|a\.?n\.?|an|panggil|bernama|bu|pak|mas|mbak|kak)[ :=.]{1,3}$/iu
const addressCue = /(?<!\p{L})(?:alamat|almt|rumah|rmh|jl|jln)(?:nya|ku)?(?: (?:di|saya|nya))?[ :=.]{1,3}$/iu
const secretCue =
  /(?<!\p{L})(?:sandi|password|pass|pw|kata sandi|passwordnya|sandinya)(?: (?:saya|aku|nya|is|itu))?[ :=]{1,3}$/iu
const codeCue = /(?<!\p{L})(?:otp|pin|kode(?: \p{L}+)?)(?: (?:saya|aku|nya|is|itu|atm))*[ :=]{1,3}$/iu
/** As long a number nobody counts digit by digit. */
const leastDigits = 9

/** What is written character by character, which words and numbers of the usual kind do not show. */
export function findLettered(text: string): readonly Finding[] {
  return [...text.matchAll(lettered)].flatMap(({ index, 0: whole }): readonly Finding[] => {
    const plain = whole.replace(/[^\p{L}\p{N}]/gu, '')
    const kind = kindOf(plain, text.slice(Math.max(0, index - 24), index))
    return kind ? [{ kind, start: index, end: index + whole.length }] : []
  })
}

/** 0 1 2 3 … 10 is a scale, 4 5 3 4 5 are answers on one. */
function isScores(plain: string, before: string): boolean {
  return /^0?123456|^[1-5]+$/.test(plain) || /(?:skor|nilai|rating|jawaban|data|score|scores)[ :=]{1,3}$/i.test(before)
}

function kindOf(plain: string, before: string): PersonalDataKind | undefined {
  if (secretCue.test(before)) return 'password'
  if (addressCue.test(before) && /\p{L}/u.test(plain)) return 'address'
  if (/^[0-9]+$/.test(plain)) {
    if (codeCue.test(before) && plain.length <= 8) return 'otp'
    return plain.length >= leastDigits && !isScores(plain, before) ? 'number' : undefined
  }
  if (plate.test(plain)) return 'plate'
  return /^\p{L}+$/u.test(plain) && nameCue.test(before) ? 'name' : undefined
}
