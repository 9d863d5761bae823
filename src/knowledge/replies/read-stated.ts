import type { Slots } from './fill-template.ts'

const no = String.raw`(?<![\p{L}])`
const end = String.raw`(?![\p{L}])`
/** Where what was told ends: another clause, or how the text is to be. */
const manner =
  /[\s,]+(?:(?:pesannya|kalimatnya|kata2nya|katanya|yg|yang|pake|pakai|dengan|dgn|biar|supaya|tanpa|nadanya|bahasanya|bahasa|singkat|pendek|santai|formal|resmi|sopan|halus|ramah|jangan|jgn|maks\.?|maksimal \d+ kalimat|max|tolong|please|keep|make|short|friendly|polite|in english|in indonesian|in bahasa|versi|dong|ya|donk|aja|deh|gimana|gmn|bagaimana|bales\p{L}*|balas\p{L}*|jawab\p{L}*|tulis\p{L}*|bikin\p{L}*|buat(?:kan|in)|nolak\p{L}*|ngomong\p{L}*|draft|write|how)(?![\p{L}]).*)$/iu
const longestPart = 160
const mostWordsOfWish = 9

const ground = new RegExp(
  String.raw`${no}(?:padahal|pdhl|sementara|even though|although)${end}\s+(?:itu\s+)?([^.?!]{4,})`,
  'iu',
)
/** "Aturan cuma sampe jam 1": the rule itself is the ground. */
const rule = new RegExp(
  String.raw`${no}((?:aturan|kebijakan|ketentuan)(?:nya)?${end}\s+(?:kami\s|kita\s|toko\s|hotel\s)?(?:cuma|hanya|maksimal|maks|paling lambat|sampai|sampe|harus|tidak|ga|gak)${end}[^.?!,]*|our (?:policy|rule) (?:is|says)[^.?!,]*)`,
  'iu',
)
const butNot = new RegExp(String.raw`${no}(?:tapi|tp|but)${end}\s+([^.?!]{4,})`, 'iu')
const wanted = new RegExp(
  String.raw`${no}(?:minta|mnta|nuntut|menuntut|maksa minta|maksa|ngotot minta|meminta|ask(?:s|ed|ing)? for|want(?:s|ed)?|demand(?:s|ed|ing)?|request(?:s|ed|ing)? for)${end}\s+(?:a\s+|an\s+|the\s+|for\s+)?(.+)$`,
  'iu',
)
const wantEnds =
  /[.?!;:,]|\s(?:padahal|pdhl|tapi|tp|soalnya|karena|krn|gara|gara-gara|sementara|terus|trus|trs|dan dia|but|because|even|although|and|which|while|gimana|gmn|bagaimana|how)\s/iu
const whoWants =
  /^(?:ke|kepada|sama|saya|gw|gue|aku|kami|kita|tolong|dong|kalimat|contoh|template|draf|draft|bantu|izin|maaf|persetujuan|testimoni|to|you|me)(?![\p{L}])/iu
const told = new RegExp(
  String.raw`${no}(?:bahwa|bhw|kalau|kalo|klo|nek|mengenai|perihal|terkait|that|about|regarding)${end}\s+(.+)$`,
  'iu',
)
const people = `(?:pelanggan|customers?|cust|konsumen|klien|clients?|tamu|guests?|pasien|patients?|nasabah|anggota|members?|warga|penghuni|penyewa|tenants?|orang tua|wali murid|tim|team|staf|staff|karyawan|pegawai|anak buah|crew|agents?)`
const toldTo = new RegExp(
  String.raw`${no}(?:kasih tau|kasih tahu|kasi tau|beri tahu|beritahu|ngabar\p{L}*|kabar\p{L}*|umum\p{L}*|sampaikan|menyampaikan|sampein|bilang|ngingetin|ingetin|ingatkan|mengingatkan|inform|notify|tell|let|remind)${end}\s+(?:\p{L}+\s){0,3}?${people}(?:nya)?${end}(?:\s(?:kita|kami|gw|gue|saya|kalo|kalau|klo|nek|bahwa|know|that)(?![\p{L}]))*\s+(.+)$`,
  'iu',
)
const ofThem = new RegExp(
  String.raw`${no}(?:${people}|peserta|pengguna|penumpang|pembeli)(?:\s\p{L}+){0,2}?\s(?:yang|yg|sing)\s+((?:\p{L}+nya|pesanannya|ga|gak|tidak)${end}.+)$`,
  'iu',
)
const moneyWord = String.raw`(?:rp\.?\s?)?\d[\d.,]*\s?(?:rb|ribu|jt|juta|k)?(?:\s(?:per|a|/)\s?\p{L}+)?`
const change = new RegExp(
  String.raw`${no}(?:dari|from)\s+(${moneyWord})${end}\s+(?:jadi|ke|menjadi|to|->)\s+(${moneyWord})${end}`,
  'iu',
)
const months =
  'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december'
const weekdays = 'senin|selasa|rabu|kamis|jumat|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const starting = new RegExp(
  String.raw`${no}(?:mulai|per|terhitung|from|starting|as of|berlaku|efektif|effective)\s+((?:tanggal|tgl|hari|on)?\s?(?:\d{1,2}(?:\s(?:${months}))?|besok|lusa|tomorrow|(?:${months})|(?:${weekdays}))(?:\s(?:depan|next))?)${end}`,
  'iu',
)
const span = new RegExp(
  String.raw`${no}(?:tanggal|tgl|dari|from)?\s?(\d{1,2}(?:\s(?:${months}))?)\s?(?:-|–|sampai|sampe|s/d|sd|hingga|to|until)\s?(\d{1,2}(?:\s(?:${months}))?)${end}`,
  'iu',
)
/** "Data nomor telepon mereka": what of people's data it is about. */
const exposed =
  /(?<![\p{L}])data\s+((?:(?:nomor|no|nama|alamat|email|e-mail|ktp|nik|telepon|telpon|hp|rekening|kartu|kredit|kesehatan|transaksi|tanggal|lahir|dan|phone|numbers?|address(?:es)?|names?|emails?)[\s,]*)+?)(?=\s*(?:pelanggan|customers?|mereka|nasabah|pasien|kita|kami|anggota|yang|mungkin|kemungkinan|bocor|ter|di)|[.,?!]|$)/iu
const limit =
  /(?<![\p{L}])(?:maksimal|maks|max|maximum|paling banyak|cuma boleh|hanya boleh|batasnya|limit(?:nya| is)?|at most|up to|more than)\s*(?:cuma\s|only\s)?(\d+(?:[.,]\d+)?\s?(?:%|persen|percent))/iu
const deadline = new RegExp(
  String.raw`${no}(?:sebelum|paling lambat|by|before)\s+(?:hari\s)?((?:tanggal\s)?\d{1,2}(?:\s(?:${months}))|${weekdays})${end}`,
  'iu',
)
const loyal =
  /(?<![\p{L}])(?:langganan|pelanggan|nasabah|member|customer|with us)\s+(?:lama\s|setia\s)?(?:kita\s|kami\s)?(?:dari|sejak|since)\s+(?:tahun\s)?((?:19|20)\d\d)/iu

/** What a message says in its own words of a wish, the ground against it, and the news to tell. */
export function readStated(text: string): Slots {
  const plain = text.replace(/\s+/g, ' ').trim()
  const [, old, next] = change.exec(plain) ?? []
  const [, first, last] = span.exec(plain) ?? []
  return {
    wish: wishIn(plain),
    ground: groundIn(plain),
    about: aboutIn(plain),
    thanks: thanksIn(plain),
    event: eventIn(plain),
    exposed: exposed.exec(plain)?.[1]?.trim(),
    old: old?.trim(),
    new: next?.trim(),
    starting: dated(starting.exec(plain)?.[1]),
    first: dated(first),
    last: dated(last),
    limit: limit.exec(plain)?.[1]?.replace(/\s(?=%)/, ''),
    by: dated(deadline.exec(plain)?.[1]),
    loyal: loyal.exec(plain)?.[1],
  }
}

/** Names of days and months have a capital. */
function dated(said: string | undefined): string | undefined {
  return said
    ?.trim()
    .replace(
      new RegExp(`${no}(?:${months}|${weekdays})${end}`, 'giu'),
      (name) => name.charAt(0).toUpperCase() + name.slice(1),
    )
}

/** "Minta tuker baju yg udah dicuci, …": what they want, up to the next clause. */
function wishIn(text: string): string | undefined {
  const request = /(?<![\p{L}])request (to .+)$/iu.exec(text)?.[1]
  if (request !== undefined) return `your request ${request.split(wantEnds)[0]?.trim()}`
  const said = wanted.exec(text)?.[1]
  if (said === undefined || whoWants.test(said)) return undefined
  const [part = ''] = said.split(wantEnds)
  const short = part.trim().replace(/^(?:the|a|an|for)\s+/iu, '')
  return short === '' || short.split(' ').length > mostWordsOfWish ? undefined : short
}

/** "Undangan ke acara cicip menu baru, sabtu jam 4 sore": what it is to, and when. */
function eventIn(text: string): string | undefined {
  const said =
    /(?<![\p{L}])(?:acara|peresmian|pembukaan|open house|tasting|event|launch(?:ing)?|gathering)(?![\p{L}])\s*(.{3,})$/iu.exec(
      text,
    )?.[0]
  return said === undefined ? undefined : withoutManner(said)
}

/** "Thanking a client for pointing out a bug": for what. */
function thanksIn(text: string): string | undefined {
  const said =
    /(?<![\p{L}])thank\p{L}*\s(?:[^.]{0,40}?\s)?for\s+(.+)$/iu.exec(text)?.[1] ??
    /(?<![\p{L}])(?:terima kasih|makasih|matur nuwun)(?:[^.]{0,40}?)\s(?:atas|karena|krn|soalnya|yg udah|yang udah|yang sudah|yg sudah)\s+(?!\d)(.+)$/iu.exec(
      text,
    )?.[1]
  return said === undefined || /\d\s?(?:tahun|taun|years?)/iu.test(said) ? undefined : withoutManner(said)
}

function groundIn(text: string): string | undefined {
  const said = (ground.exec(text) ?? rule.exec(text) ?? butNot.exec(text))?.[1]
  if (
    said === undefined ||
    /^(?:dia|ia|mereka|she|he|they|gimana|gmn|how|saya bingung|jangan|kalau|kalo|ga(?:k)? (?:tau|enak))(?![\p{L}])/iu.test(
      said,
    )
  )
    return undefined
  return withoutManner(said)
}

function aboutIn(text: string): string | undefined {
  const colon = /^[^:?]{6,80}:\s+(?!["“'‘])(.+)$/u.exec(text)?.[1]
  const said = colon ?? told.exec(text)?.[1] ?? toldTo.exec(text)?.[1] ?? ofThem.exec(text)?.[1]
  if (said === undefined) return undefined
  return withoutManner(said.replace(/^(?:kalau|kalo|klo|bahwa|that|nek|yang|yg)\s+/iu, ''))
}

function withoutManner(said: string): string | undefined {
  const [clause = ''] = said.split(/[.!?;](?:\s|$)/u)
  const short = clause
    .replace(manner, '')
    .replace(/[\s,]+$/, '')
    .trim()
  return short.length < 4 ? undefined : short.slice(0, longestPart)
}
