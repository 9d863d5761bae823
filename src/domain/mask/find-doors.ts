import { endOfParts } from './find-addresses.ts'
import type { Finding } from './finding.ts'

const numeral = '(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|belas|puluh|ratus)'
/** Of what an address is said that is nobody's home, or no place at all. */
const noHome =
  '(?!(?:kantor|usaha|cabang|gudang|toko|ruko|outlet|gerai|email|mail|ip|web|website|url|virtual|baru|lama|lengkap|domisili|pt|cv|perusahaan|sesuai|salah|beda|pabrik|kirim|di|ke|minimal|maksimal|maks|ada|hanya|cuma|lebih|kurang|wajib|tidak|ga|gak|bisa|boleh|harus|yang|yg|untuk|buat|dan|atau)(?!\\p{L}))'
const rows: readonly RegExp[] = [
  // Where somebody stands, in degrees, and the pins that lead there.
  /(?<![0-9.])(-?[0-9]{1,2}\.[0-9]{4,} ?[,;] ?-?[0-9]{2,3}\.[0-9]{4,})(?![0-9])/gu,
  /(?<![0-9])([0-9]{1,2}° ?[0-9]{1,2}['’′] ?[0-9]{1,2}(?:\.[0-9]+)?["”″]? ?[NSLU] ?,? ?[0-9]{1,3}° ?[0-9]{1,2}['’′] ?[0-9]{1,2}(?:\.[0-9]+)?["”″]? ?[EWBT])(?!\p{L})/giu,
  /(?<![\p{L}\p{N}])((?:https?:\/\/)?(?:maps\.app\.goo\.gl|goo\.gl\/maps|maps\.google\.[a-z.]{2,6}|(?:www\.)?google\.[a-z.]{2,6}\/maps)\/?[^\s"'<>]{3,300})/giu,
  // `perum griya asri c2/9`, `apt kalibata city 12bk`, `ruko emerald b7`, `btn hamzy blok d no 4`
  /(?<![\p{L}\p{N}])((?:perum|perumahan|komplek|kompleks|komp|griya|ruko|apt|apart|apartemen|cluster|btn|rusun|rusunawa) (?:\p{L}{3,15} ){1,3}?(?:blok [a-z]{1,2} ?(?:no\.? ?)?[0-9]{1,3}|blok [a-z]{1,2}\/[0-9]{1,3}|(?!(?:rp|no|rt|rw|lt|th)[0-9])[a-z]{1,2}-?[0-9]{1,3}(?:\/[0-9]{1,3})?|(?:tower|menara|lt|lantai|unit) [a-z0-9]{1,4}(?: (?:lt|lantai|no|unit) ?[a-z0-9]{1,5}){1,2}|[0-9]{1,2}(?!an|th|rb|jt|km|cm|mm|kg|pm|am|x|ha|gb)[a-z]{1,2}))(?![\p{L}\p{N}%])/giu,
  // `rmh blok f/12 tmn harapan`
  /(?<![\p{L}\p{N}])(?:rumah|rmh|alamat|almt|tinggal|kirim|antar)(?:nya|ku|ku)?(?: (?:di|ke|saya|aku))? ?:? ?(bl(?:o)?k\.? [a-z]{1,2} ?[-/]? ?[0-9]{1,3}(?:\/[0-9]{1,3})?(?: (?:tmn|taman|perum|griya|komp|komplek|villa|vila) \p{L}{3,15})?)/giu,
  // `jalan diponegoro seratus dua belas`
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])((?:jl|jln|jalan)\.? \p{L}{4,15}(?: \p{L}{4,15})? (?:${numeral}(?: |(?![\p{L}]))){1,5})(?!\p{L}|(?:orang|jam|menit|hari|bulan|tahun|kali|ribu|juta|unit|toko|km))`,
    'giu',
  ),
  // `alamatku kenanga 14`
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:alamat|almt)(?:nya|ku| saya| rumah| pelanggan| pengirim| penerima| customer)? ?:? ?(${noHome}\p{L}{4,15}(?: ${noHome}\p{L}{4,15})? (?:no\.? ?)?[0-9]{1,3}[a-z]?)(?![\p{L}\p{N}.,:%/]|-| (?:kali|orang|jam|menit|hari|bulan|tahun|baris|kolom|huruf|karakter|toko|usaha|cabang|persen))`,
    'giu',
  ),
]

/** Doors that no street's name leads to: blocks of estates in short, spelled numbers, places on the map. */
export function findDoors(text: string): readonly Finding[] {
  return rows.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole, 1: told = '' }): Finding => {
      const start = index + whole.lastIndexOf(told)
      return { kind: 'address', start, end: endOfParts(text, start + told.trimEnd().length) }
    }),
  )
}
