import type { Finding } from './finding.ts'

const months =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun(?:i|e)?|jul(?:i|y)?|agu(?:stus)?|aug(?:ust)?|sep(?:tember|t)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?'
const day = `(?:[0-9]{1,2} ?[-./ ] ?(?:[0-9]{1,2}|${months}) ?[-./ ] ?[0-9]{2,4}|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|(?:${months}) [0-9]{1,2},? [0-9]{4}|[0-9]{8}|[0-9]{6})`
/** A day after a word for birth, with the place before it: `TTL: Surakarta, 4 Mei 1991`. */
const birth = new RegExp(
  String.raw`(?<![\p{L}])(?:ttl|tempat,? ?tanggal lahir|(?:tanggal|tgl|tgll) ?lahir|lahir|kelahiran|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born)(?:nya)?(?: (?:saya|aku|pelanggan|beliau|anak|istri|suami|ibu|bapak|on|is|adalah|di|in|pada|tanggal|tgl|itu)){0,4} ?[:=]? {0,2}((?:\p{L}{3,20}(?: \p{L}{3,20})?,? ?(?:pada |tanggal |tgl )?)?${day})(?![0-9])`,
  'giu',
)

/** Days of birth, and the place where it stands before the day. A year alone tells nobody. */
export function findBirths(text: string): readonly Finding[] {
  return [...text.matchAll(birth)].map(({ index, 0: whole, 1: told = '' }) => ({
    kind: 'birth',
    start: index + whole.length - told.length,
    end: index + whole.length,
  }))
}
