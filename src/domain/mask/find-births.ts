import type { Finding } from './finding.ts'

const months =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun(?:i|e)?|jul(?:i|y)?|agu(?:stus)?|aug(?:ust)?|sep(?:tember|t)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?'
const day = `(?:[0-9]{1,2}(?: ?\\([^)]{2,20}\\))? ?[-./•· ] ?(?:[0-9]{1,2}|${months}|[ivx]{1,4}) ?[-./•· ] ?['’]?[0-9]{2,4}|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|(?:${months}) [0-9]{1,2},? [0-9]{4}|[0-9]{8}|[0-9]{6})`
const numeral =
  '(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seribu|ribu|seratus|ratus|belas|puluh)'
/** `lahir tujuh belas agustus sembilan puluh dua`: in words. */
const spelled = new RegExp(
  String.raw`(?<![\p{L}])(?:lahir|kelahiran|ttl)(?:ku|nya)?(?: (?:pada|tanggal|tgl|saya|di))* ((?:${numeral} ){1,3}(?:${months})(?: (?:${numeral}|[0-9]{2,4})){1,6})(?![\p{L}])`,
  'giu',
)
/** `the fifth of May nineteen ninety`, `5th of May 1990`, `May 5th, 1990` */
const english = new RegExp(
  String.raw`(?<![\p{L}])(?:born|date of birth|dob|birthday)(?: (?:is|was|on|in|the))* ((?:[a-z]{3,12}(?:st|nd|rd|th)|[0-9]{1,2}(?:st|nd|rd|th)) of (?:${months}),? (?:[0-9]{4}|(?:nineteen|twenty|two thousand)(?:[ -](?:and )?[a-z]{3,9}){0,2})|(?:${months}) [0-9]{1,2}(?:st|nd|rd|th),? [0-9]{4})(?![\p{L}\p{N}])`,
  'giu',
)
/** `tgl lhr 0 5 / 0 9 / 8 6`: digit by digit. */
const spaced =
  /(?<![\p{L}])(?:ttl|(?:tgl|tanggal) ?(?:lahir|lhr)|lahir|lhr|dob)(?:nya|ku)?[ :=]{1,3}([0-9](?: ?[0-9])? ?[-./] ?[0-9](?: ?[0-9])? ?[-./] ?[0-9](?: ?[0-9]){1,3})(?![0-9])/giu
/** `6-12-99 tanggal lahirku`: the day first. */
const dayFirst = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${day})(?= (?:itu |is |adalah |ini |my ){0,2}(?:(?:tanggal|tgl) ?(?:lahir|lhr)|ttl|birthday|date of birth|ultah)(?:nya|ku)?(?!\p{L}))`,
  'giu',
)
/** A day after a word for birth, with the place before it: `TTL: Surakarta, 4 Mei 1991`. */
const birth = new RegExp(
  String.raw`(?<![\p{L}])(?:ttl|tempat,? ?tanggal lahir|(?:tanggal|tgl|tgll) ?(?:lahir|lhr)|lahir|kelahiran|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born)(?:nya|ku)?(?: (?:saya|aku|pasien|pelanggan|beliau|anak|istri|suami|ibu|bapak|on|is|adalah|di|in|pada|tanggal|tgl|itu)){0,4} ?[:=]?[ \n]{0,2}((?:\p{L}{3,20}(?: \p{L}{3,20})?,? ?(?:pada |tanggal |tgl )?)?${day})(?![0-9])`,
  'giu',
)

/** Without such a word none of the patterns, which are long, can match. */
const told = /ttl|lahir|lhr|d\.?o\.?b|birth|born|ultah/iu

/** Days of birth, and the place where it stands before the day. A year alone tells nobody. */
export function findBirths(text: string): readonly Finding[] {
  if (!told.test(text)) return []
  return [birth, spelled, english, spaced, dayFirst].flatMap((pattern) => [...text.matchAll(pattern)].map(toFinding))
}

function toFinding(match: RegExpExecArray): Finding {
  const [whole, day = ''] = match
  const start = match.index + whole.length - day.length
  return { kind: 'birth', start, end: match.index + whole.length }
}
