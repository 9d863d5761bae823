import type { Finding } from './finding.ts'
import { setOf } from './words.ts'

/** Numbers and parts that make an address of a name: No. 12, RT 03/RW 05, Blok C2, Kel. X, 40115. */
const part = String.raw`(?:(?:no|nomor|nomer|nomere|nmr|num)\.? ?(?:(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|siji|loro|telu|papat|limo|enem|pitu|wolu|songo)(?: ?(?:belas|puluh)(?: \p{L}{3,8})?)?(?!\p{L})|\d{1,4}(?!\d| ?(?:tahun|th|thn)(?![a-z]))(?: ?[a-z](?![a-z]))?(?: ?/ ?\d{1,3})?(?:-(?:\d{1,3}|[a-z](?![a-z])))?)|rt\.? ?\d{1,3}(?: ?[/., -]{0,3} ?(?:rw\.? ?)?\d{1,3})?|rw\.? ?\d{1,3}|blok[ .]{0,2}[a-z]{1,2}[ .-]?\d{0,3}(?: ?/ ?\d{1,3})?|[a-z]{1,2}\d{1,3} ?/ ?\d{1,3}|(?:lt|lantai|unit|tower|menara|kav|kavling|km)\.? ?(?:[a-z]-?)?\d{1,4}[a-z]?(?:-\d{1,4})?|(?:tower|menara|gedung) (?:(?-i:\p{Lu})\p{L}{0,20}|\p{L}{3,15}(?= (?:lt|lantai|no|unit)))|gg\.? ?(?:\p{L}{2,20}(?: \d{1,3})?|\d{1,3})|gang (?-i:\p{Lu})\p{L}{1,20}(?: \d{1,3})?|gang \d{1,3}|(?:griya|perumahan|perum|komplek|kompleks|villa|cluster) \p{L}{3,20}|(?:kel|kec|kelurahan|kecamatan|desa|ds|dusun|dsn)\.? ?(?-i:\p{Lu})\p{L}{1,24}(?: (?-i:\p{Lu})\p{L}{1,24}){0,2}|(?:kel|kec|kab|ds|dsn)\. ?\p{L}{3,24}|(?:kel|kec|kelurahan|kecamatan|desa|dusun) (?!yang|mana|apa|dan|itu|ini|ada)\p{L}{4,24}|(?:kode ?pos)? ?\d{5}(?!\d)|\d{1,3}[a-z]?(?![\p{L}\p{N}.,]?\d)(?! ?(?:%|orang|jam|menit|hari|bulan|tahun|kali|juta|ribu|jt|rb|km|unit|toko|cabang|minggu|kamar|meter|m2|lantai|tiket|produk|menit|x|bln|thn|kg|gram|gr|ons|pcs|dus|boxes|box|porsi|pax|users?|paket|koli|bungkus|buah|liter|ton|lusin|items?|biji|meja|kursi|motor|mobil)))`
const parts = new RegExp(String.raw`^(?:[ ]{0,2}[,.;/]?\n?[ ]{0,2}${part}){1,8}`, 'iu')
const street = /(?<![\p{L}\p{N}])(jl|jln|jalan|gg|gang|lorong|lrg|jl raya|jln raya)(?![\p{L}\p{N}])(\.?) {0,2}/giu
const estate =
  /(?<![\p{L}\p{N}])(?:perumahan|perum|perumnas|komplek|kompleks|komp|apartemen|apartement|apt|cluster|klaster|kampung|kp|dusun|dsn|desa|ds|kost|kos|rusun|ruko|griya|villa|blok)\.? {1,2}/giu
const neighbourhood =
  /(?<![\p{L}\p{N}])(?:(?:kelurahan|kel|desa|ds)\.? ?\p{L}{3,20}(?: \p{L}{3,20})?,? ?(?:kecamatan|kec)\.? ?\p{L}{3,20}|rt\.? ?\d{1,3} ?[/., -]{0,3} ?rw\.? ?\d{1,3}|rt\.? ?\d{1,3} ?\/ ?\d{1,3}|blok ?[a-z]{1,2}[ -]?\d{1,3}(?: ?\/ ?\d{1,3}| ?,? ?(?:no|nomor|nomer)\.? ?\d{1,4})(?:,? (?:perumahan|perum|komplek|kompleks|griya|villa|cluster)(?: (?-i:\p{Lu}\p{Ll}+)){1,4})?)/giu

/** Words that follow "jalan" and make it no street, and words that end a street's name. */
const notNames = setOf(
  'tol keluar tengah damai pintas pikiran terbaik lain ini itu saja aja dulu terus lagi kan yg yang dan atau di ke dari',
  'untuk utk buat saya aku kamu kak bu pak mas mbak min gimana bagaimana apa apakah bisa mau ingin sudah udah belum tidak ga gak',
  'nggak ada tapi karena kalau kalo jika dengan pada oleh sama juga ya yah dong sih kok nih deh hp wa telp telepon nik ktp rek',
  'rekening email nomor no rt rw blok berapa mana cepat lambat lancar mulus sejak selama setelah sebelum usaha bisnis operasional',
  'tahun bulan minggu hari jam kirim dikirim alamat atas nama pemilik milik tolong mohon perlu harus apakah pun lalu kemudian',
  'kena macet padahal sekarang kemarin besok nanti cs oss pse nib kbli izin perizinan daftar cara tanpa via lewat per nya',
)
/** What of a street's name tells its parts apart: cempaka putih tengah. */
const sides = setOf('tengah barat timur utara selatan raya dalam atas bawah')
const streetNameWords = 5

/**
 * Street addresses: what makes one is a street or estate with a name or a number, or RT and RW. The town stays: it tells
 * nobody's door, and which office answers.
 */
export function findAddresses(written: string): readonly Finding[] {
  const text = inOneLine(written)
  return findAny(text).filter((address) => !isOffice(text, address))
}

/** `Gg.` and the name in the next line: the word announces what follows. Every character keeps its place. */
function inOneLine(text: string): string {
  return text.replace(/(?<=(?<!\p{L})(?:gg|gang|jl|jln|jalan|no|nomor|nomer|blok|rt|rw|perum|perumahan)\.?)\n/giu, ' ')
}

/** Where an office of the state is: no name in it is anybody's. */
export function findOffices(text: string): readonly Finding[] {
  return findAny(text).filter((address) => isOffice(text, address))
}

function findAny(text: string): readonly Finding[] {
  return [...findStreets(text), ...findEstates(text), ...findNeighbourhoods(text)]
}

function isOffice(text: string, { start }: Finding): boolean {
  return office.test(text.slice(Math.max(0, start - 70), start))
}

/** "Kementerian Keuangan di Jl. …": where an office of the state is, everybody may know. */
const office =
  /(?<![\p{L}])(?:kementerian|kem(?:en|naker|kes|dik|tan|hub|hut)\p{L}*|bkpm|komdigi|kominfo|ojk|bps|bpom|bpn|bpjs\p{L}*|djp|dpmptsp\p{L}*|dinas|disnaker|ombudsman|bssn|polda|polres|polsek|pengadilan|kejaksaan|gubernur|bupati|wali ?kota|kantor (?:pajak|pos|imigrasi|kecamatan|kelurahan)|kpp|puskesmas|samsat|mpp|mal pelayanan publik|ministry)(?![\p{L}])(?:(?!(?<![\p{L}])(?:rumah|tinggal|saya|aku|gue|gw|kami|kita|pelanggan|kirim|alamatku|my)(?![\p{L}]))[^.?!\n]|\.(?! ))*$/iu

function findStreets(text: string): readonly Finding[] {
  return [...text.matchAll(street)].flatMap(({ index, 0: whole, 1: marker = '', 2: dot = '' }) => {
    const isAbbreviated = !/^(?:jalan|gang|lorong)$/i.test(marker)
    const name = readName(text, index + whole.length)
    if (!name) return []
    const end = endOfParts(text, name.end)
    const hasParts = end > name.end
    // "Jalan" is also what a business does: a capital and more, or a number, make it a street.
    const isStreet = isAbbreviated
      ? true
      : dot === '' &&
        ((name.isCapital && (hasParts || marker !== marker.toLowerCase() || followsPlace(text, index))) ||
          isNumbered(text.slice(name.end, end), name.isCapital))
    return isStreet ? [{ kind: 'address' as const, start: index, end }] : []
  })
}

function findEstates(text: string): readonly Finding[] {
  return [...text.matchAll(estate)].flatMap(({ index, 0: whole }) => {
    const name = readName(text, index + whole.length)
    if (!name) return []
    const end = endOfParts(text, name.end)
    if (!isNumbered(text.slice(name.end, end), name.isCapital)) return []
    return [{ kind: 'address' as const, start: index, end }]
  })
}

function findNeighbourhoods(text: string): readonly Finding[] {
  if (!/kec|[0-9]/iu.test(text)) return []
  return [...text.matchAll(neighbourhood)].map(({ index, 0: whole }) => ({
    kind: 'address' as const,
    start: startOfEstate(text, index),
    end: endOfParts(text, index + whole.length),
  }))
}

/** "Rumah di citra garden 2 blok h3": what stands between the place word and the block is the estate's name. */
function startOfEstate(text: string, index: number): number {
  const before = text.slice(Math.max(0, index - 60), index)
  const name =
    /(?<![\p{L}])(?:(?:rumah|tinggal|alamat\p{L}*|kirim|antar|domisili|ruko|kantor|toko)(?: \p{L}{2,10})? (?:di|ke|nya)|alamat\p{L}*(?: saya| rumah)? ?:) ?((?:[\p{L}]{3,20}|\d{1,2})(?:,? (?:[\p{L}]{3,20}|\d{1,2})){0,3}),? ?$/iu.exec(
      before,
    )
  return name ? index - (name[0].length - name[0].indexOf(name[1] ?? '')) : index
}

/** The words of a street's name; capitals go on, small letters stop at words that name nothing. */
function readName(text: string, from: number): { readonly end: number; readonly isCapital: boolean } | undefined {
  const window = text.slice(from, from + 120)
  let end = 0
  let isCapital = false
  let count = 0
  let titleCount = 0
  for (const { index, 0: word } of window.matchAll(/[\p{L}.'’-]+|\d+|\S/gu)) {
    if (count === streetNameWords || index > end + (count === 0 ? 2 : 1) || window.slice(end, index).includes('\n'))
      break
    const plain = word.replace(/[.'’-]+$/, '')
    if (count === 0 && /^\d{1,2}$/.test(word) && /^ \p{Lu}/u.test(window.slice(index + word.length))) {
      end = index + word.length
      isCapital = true
      continue
    }
    const capital = /^\p{Lu}/u.test(word)
    // Sentra Bisnis: further on an everyday word with a capital is part of the name.
    const goesOn = count > 0 && (/^\p{Lu}\p{Ll}/u.test(word) || sides.has(plain.toLowerCase()))
    if (!/^\p{L}/u.test(word) || isPartWord(plain) || (notNames.has(plain.toLowerCase()) && !goesOn)) break
    const isTitle = nameTitle.test(word)
    if (count === 0) isCapital = capital
    else if (isCapital && !capital) break
    else if (!isCapital && count - titleCount >= 2 && !sides.has(plain.toLowerCase())) break
    end = index + plain.length
    count++
    if (isTitle) titleCount++
    if (plain.length < word.length && !isTitle) break
    if (plain.length < word.length) end++
  }
  return count === 0 ? undefined : { end: from + end, isCapital }
}

/** Titles and initials in a street's name: `jln. kh. ahmad dahlan`, `jl. letjen. s. parman`. */
const nameTitle = /^(?:dr|hj|k\.?h|kh|hos|ir|prof|st|jend|jenderal|kol|kapt|mayor|mayjen|letjen|brigjen|[a-z])\.?$/i

function isPartWord(word: string): boolean {
  return /^(?:no|nomor|nomer|nomere|rt|rw|blok|kel|kec|kab|kelurahan|kecamatan|kabupaten|lt|lantai|kav|km|gg|gang|unit)$/i.test(
    word,
  )
}

/** Where an address that ends at `from` goes on to: its number, RT and RW, the postal code. */
export function endOfParts(text: string, from: number): number {
  const found = parts.exec(text.slice(from, from + 200))
  return found ? from + found[0].trimEnd().replace(/[,.;]+$/, '').length : from
}

/** In small letters a bare number may count anything; with a capital name before it, it is a house. */
function isNumbered(between: string, isCapital: boolean): boolean {
  if (
    /(?<![a-z])(?:no|nomor|nomer|nmr|rt|rw|blok|kel|kec|lt|lantai|unit|tower|kav|kavling|gg|kode ?pos)(?![a-z])/i.test(
      between,
    )
  )
    return true
  return isCapital && /\d/.test(between)
}

function followsPlace(text: string, index: number): boolean {
  return /(?<![\p{L}])(?:di|ke|dari|alamat\p{L}*|rumah|kantor|toko|ruko|lokasi|tinggal|domisili|on|at|to)(?: saya| kami| kita)?[: ] ?$/iu.test(
    text.slice(Math.max(0, index - 24), index),
  )
}
