import type { Finding, PersonalDataKind } from './finding.ts'

/** What a word before it gives away; the last group is what goes. */
type Row = {
  readonly kind: PersonalDataKind
  readonly pattern: RegExp
  /** What the last group must look like besides, its capitals as they are written. */
  readonly looks?: RegExp
}

/** A name somebody gave themselves: letters, and a digit, a dot or a line among them; no address of a site. */
const chosen = String.raw`((?=\p{L})(?=[\w.]*[0-9_.]\w|\p{Ll}{1,4}\p{Lu})(?![\w.]*\.(?:com|net|org|html?|pdf|xlsx?|csv|docx?|js|py|go\.id|co\.id)(?!\w))[\w.]{5,40})`
/** The same, of any letters: its capitals are looked at afterwards. */
const maybeChosen = String.raw`((?=\p{L})(?![\w.]*\.(?:com|net|org|html?|pdf|xlsx?|csv|docx?|js|py|go\.id|co\.id)(?!\w))[\w.]{5,40})`
const looksChosen = /^(?:[\w.]*[0-9_.]\w|\p{Ll}{1,4}\p{Lu})/u
const month =
  '(?:jan(?:uari)?|feb(?:ruari)?|mrt|mar(?:et)?|apr(?:il)?|mei|jun(?:i)?|jul(?:i)?|agt|agst?|agustus|sept?|september|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)'
const numeral =
  '(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seribu|ribu|seratus|ratus|belas|puluh)'
const digit = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan'
const born = String.raw`(?<![\p{L}])(?:(?:tgl|tanggal) ?(?:lahir|lhr)|ttl|lahir|kelahiran)(?:nya|ku)?|(?<![\p{L}])(?:ultah|ulang tahun)(?:nya|ku| saya| aku)?`
const rows: readonly Row[] = [
  // `discord budiGamer#4412`
  { kind: 'handle', pattern: /(?<!\p{L})discord(?:nya|ku)? ?[:=]? ?([\w.]{3,32}#[0-9]{4})(?![0-9])/giu },
  {
    kind: 'handle',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}@/.])(?:(?:user ?name|user ?id|uname|usr|ig|insta|instagram|tele|telegram|tiktok|twitter|fb|discord|steam|line id|id line)(?:nya|ku)?|user game|id(?:nya|ku)|masuk(?:nya)? pak[ae]i?n?|login pak[ae]i?n?)(?: (?:saya|aku|gue|gw|itu|adalah|akun))? ?[:=]? ?${chosen}`,
      'gu',
    ),
  },
  // `user id OSS budisantoso.umk`, `id member sari.k1992`, `Username shopee toko_berkah88`
  {
    kind: 'handle',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}@/.])(?:(?:user ?name|user ?id|uname|usr|user|login id|id login|id user|id member|member id|id akun|id anggota|akun|account)(?:nya|ku)?)(?: (?:oss|shopee|tokopedia|tokped|lazada|bukalapak|gojek|grab|crm|email|game|aplikasi|app|pse|web|saya|aku|gue|gw|itu|adalah|ini|is|my|pelanggan|customer|toko|login|lama|baru)){0,3}(?: ?[:=] ?| )${maybeChosen}`,
      'giu',
    ),
    looks: looksChosen,
  },
  // `uname: jokowarteg`: after a colon any name is one.
  {
    kind: 'handle',
    pattern:
      /(?<![\p{L}\p{N}])(?:user ?name|user ?id|uname|usr|login id|id login|id user|id member|member id)(?:nya|ku)?(?: (?:oss|shopee|tokopedia|saya|aku|is|crm)){0,2} ?[:=] ?((?!(?:berapa|apa|mana|siapa|saya|belum|tidak|gak|ga|sudah|salah|lupa|harus|minimal|wajib|untuk|yang|yg|password|sandi)(?!\p{L}))[\w.@-]{4,40})/giu,
  },
  // `wifi kantor pelanggan1st`
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})wi-?fi(?:nya)?(?: (?:kantor|rumah|toko|kost|kos|tamu|kafe|cafe|resto|kita|kami)){0,2} ?[:=]? ?((?=\w)(?![0-9]+ ?(?:mbps|ghz|gb|mb|rb|k|g)(?!\p{L})|lantai)(?=[^\s,;]*[0-9])(?=[^\s,;]*\p{L})[^\s,;"'“”/]{6,40})/giu,
  },
  // `wifi: TamuKost / kost12345`
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})wi-?fi(?:nya)?(?: \p{L}{3,10}){0,2} ?[:=] ?[\w.-]{3,40} ?[/|] ?((?=[^\s,;]*[0-9])[^\s,;"'“”/]{6,40})/giu,
  },
  // `no rekam medis RM-00-45-87`
  {
    kind: 'number',
    pattern:
      /(?<!\p{L})(?:rekam medis|medical record|mrn|no(?:mor)?\.? ?rm|rm)(?:nya|ku)?(?: (?:saya|pasien|no|nomor|is|itu))* ?[:=.]? ?((?:rm|mr)[ .-]?[0-9]{2,8}(?:[-. ][0-9]{2,4}){0,3})(?![0-9])/giu,
  },
  // `lahir 5 mrt 88`, `ultahku 17 april 95`, `lahir tgl 3 bulan 1 2019`, `lahirnya 12 agustus sembilan puluh`
  {
    kind: 'birth',
    pattern: new RegExp(
      String.raw`(?:${born})(?: (?:saya|aku|anak|pada|tanggal|tgl|itu|di))* ?[:=]? ?([0-9]{1,2} ?[-./ ]? ?(?:${month}|[0-9]{1,2})[-./ ]{1,2}(?:[0-9]{4}|['’]?[0-9]{2}|(?:${numeral} ?){1,6})(?!\p{L}|[0-9])|[0-3][0-9][01][0-9][0-9]{2}(?![0-9])|(?:${numeral} ){3,7}${numeral}(?!\p{L})|[0-9]{1,2} bulan [0-9]{1,2}(?: tahun| thn)? [0-9]{2,4})`,
      'giu',
    ),
  },
  // Where a device is in the network.
  {
    kind: 'device',
    pattern: /(?<![0-9A-Fa-f:-])((?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\2){4}[0-9A-Fa-f]{2})(?![0-9A-Fa-f:-])/gu,
  },
  { kind: 'device', pattern: /(?<!\p{L})mac(?: address|nya)? ?[:=]? ?((?=[0-9a-f]*[0-9])[0-9a-f]{12})(?![0-9a-z])/giu },
  {
    kind: 'device',
    pattern: /(?<!\p{L})ip(?:nya| address)? ?[:=]? ?([0-9]{1,3}(?: ?\. ?[0-9]{1,3}){3})(?! ?\.? ?[0-9])/giu,
  },
  // `rekam medis 00-45-12-88`, `no rm 123456`
  {
    kind: 'number',
    pattern:
      /(?<!\p{L})(?:(?:no(?:mor)?\.? ?)?rekam medis|no(?:mor)?\.? ?rm|rm)(?:nya)? ?[:=.]? ?([0-9]{2}(?:[-. ]?[0-9]{2}){2,4})(?![0-9])/giu,
  },
  // `4811-0922-1134-5562 0927 331`: what stands on a card behind its number, where its code is there too.
  {
    kind: 'card',
    pattern: /(?<![0-9])[0-9]{4}(?:[ .-]?[0-9]{4}){3} ((?:0[1-9]|1[0-2]) ?\/? ?[2-4][0-9] [0-9]{3,4})(?![0-9/])/gu,
  },
  // `tiga angka belakang kartu: 9 0 2`
  {
    kind: 'otp',
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:angka|digit|kode)(?: di)? belakang kartu(?:nya|ku)? ?[:=]? ?([0-9](?: ?[0-9]){2,3}|(?:${digit})(?: (?:${digit})){2,3})(?![\p{L}\p{N}])`,
      'giu',
    ),
  },
  // `kis 00018 43927 561`, `no jamsostek bapak 180 927 733 41`
  {
    kind: 'number',
    pattern:
      /(?<!\p{L})(?:kis|jkn|bpjs|bpjstk|jamsostek)(?:nya|ku)?(?: (?:saya|aku|ibu|bapak|anak|istri|suami|no|nomor)){0,2} ?[:=]? ?([0-9](?:[ .-]?[0-9]){9,12})(?![0-9])/giu,
  },
  // `Paspor RI B8820417`, `paspor sy C 7 3 1 4 4 0 9`
  {
    kind: 'number',
    pattern:
      /(?<!\p{L})(?:paspor|passport)(?:nya|ku)?(?: (?:ri|sy|saya|aku|indonesia|no|nomor)){0,2} ?[:=.]? ?([a-z] ?[0-9](?: ?[0-9]){5,7})(?![\p{L}\p{N}])/giu,
  },
  // The key of a bot at Telegram, also where a part of it was left away.
  {
    kind: 'password',
    pattern: /(?<![0-9])([0-9]{9,10}:(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[a-z])[A-Za-z0-9_-]{12,60})/gu,
  },
  // `pwd>> Truk#Merah9 <<`
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:kata sandi|sandi|password|pass|pwd|pw)(?:nya|ku)? ?[>~|#*]{1,3} ?((?=[^\s]*[0-9])(?=[^\s]*\p{L})[^\s<>"'“”]{5,40})/giu,
  },
  // `kunci akunku Sem@ngat45`, `pasnya sinar88`
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:kunci (?:akun|aplikasi|hp|laptop|email)|pas)(?:nya|ku|ne)(?: (?:itu|adalah|saya|aku))? ?[:=]? ?((?=[^\s,;]*[0-9])(?=[^\s,;]*\p{L})[^\s,;"'“”]{5,40})/giu,
  },
  // `0813 trus 9981 trus 2204`
  {
    kind: 'phone',
    pattern:
      /(?<![0-9])((?:\+?62|0)8[0-9]{1,3}(?:,? (?:trus|terus|lalu|lanjut|spasi|strip|then) [0-9]{3,5}){2,3})(?![0-9])/giu,
  },
  // `kodenya barusan 48 29 13`
  {
    kind: 'otp',
    pattern:
      /(?<!\p{L})kode(?:nya|ku)(?: (?:barusan|tadi|masuk|yang|yg|itu|td)){1,2} ?[:=]? ?([0-9]{2}[ -][0-9]{2}[ -][0-9]{2}|[0-9]{3}[ -]?[0-9]{3})(?![0-9])/giu,
  },
]

/** Accounts, days of birth, devices and codes that the word before them gives away, however they are cut. */
export function findCued(text: string): readonly Finding[] {
  return rows.flatMap(({ kind, pattern, looks }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: told = '' }): Finding[] => {
      if (looks && !looks.test(told)) return []
      const start = index + whole.lastIndexOf(told)
      return [{ kind, start, end: start + told.trimEnd().replace(/[.,]+$/, '').length }]
    }),
  )
}
