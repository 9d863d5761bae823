import { setOf, type Word } from './words.ts'

/** What the words before a number say it is. `money` and `figures` say that it is nobody's number. */
export type Cue = 'phone' | 'nik' | 'npwp' | 'account' | 'card' | 'otp' | 'number' | 'money' | 'figures'

const cues: readonly (readonly [Cue, ReadonlySet<string>])[] = [
  [
    'phone',
    setOf(
      'hp wa whatsapp whatsap watsap wasap telp telpon telepon tlp tlpn telfon tel phone handphone ponsel hape nohp nowa',
      'kontak contact hubungi hubungin call mobile cell cellphone fax faks cp sms telegram tele hotline wanya hpnya',
      'teleponnya telponnya kontaknya notelp notlp dihubungi nope nopenya wea weanya hapenya hengpon henpon nohape ponselnya telponku',
    ),
  ],
  ['nik', setOf('nik ktp ektp kk nokk noktp niknya ktpnya kkku nikku ktpku kia')],
  ['npwp', setOf('npwp npwpnya npwpku')],
  [
    'account',
    setOf(
      'rek rekening norek noreknya norekku rekenink rekku rekne rekeningnya rekeningku reknya acc account va bca bri bni mandiri btn bsi cimb niaga danamon ocbc',
      'panin maybank jenius jago seabank brimo livin gopay ovo shopeepay linkaja briva iban bank',
    ),
  ],
  ['card', setOf('kartu cc kredit debit debet atm card visa mastercard kartunya')],
  ['otp', setOf('otp otpnya otpku otpne pin pinnya pinku mpin cvv cvc cvv2 passcode')],
  [
    'number',
    setOf('paspor passport sim kitas kitap nip bpjs nim npm nis nisn imei idpel kjp akta nib nibnya resi polis nopol'),
  ],
  [
    'money',
    setOf(
      'rp idr rupiah usd sgd eur modal omzet omset harga biaya gaji upah total nilai investasi penjualan pendapatan',
      'anggaran denda aset laba rugi utang hutang saldo nominal sebesar senilai seharga bayar tarif pajak kisaran budget',
      'revenue cost price profit sales salary turnover capital worth umk ump umr thr jumlah target realisasi plafon pinjaman dana',
    ),
  ],
  [
    'figures',
    setOf(
      'csat nps ces skor score scores tahun thn th periode year years kbli kode code codes jam pukul tanggal tgl bulan',
      'bln minggu rata rating angka tiket volume chat komplain order pesanan uu pp perpres permen',
      'pasal ayat sla aht frt asa versi version survei survey page halaman',
    ),
  ],
]
const cueOf: ReadonlyMap<string, Cue> = new Map(
  cues.flatMap(([cue, words]) => [...words].map((word) => [word, cue] as const)),
)

/** Two words that are a cue together, and neither alone. */
const pairs: ReadonlyMap<string, Cue> = new Map([
  ...[
    'verif',
    'verifikasi',
    'rahasia',
    'keamanan',
    'verification',
    'aktivasi',
    'akses',
    'login',
    'konfirmasi',
    'unik',
    'masuk',
    'brankas',
    'pintu',
  ].flatMap((word) => [`kode ${word}`, `kode ${word}nya`, `kodenya ${word}`].map((pair) => [pair, 'otp'] as const)),
  ...['verification', 'security', 'access', 'login', 'confirmation', 'auth'].map(
    (word) => [`${word} code`, 'otp'] as const,
  ),
  ['virtual account', 'account'],
  ['kartu keluarga', 'nik'],
  ['id card', 'nik'],
  ['phone number', 'phone'],
  ['call center', 'figures'],
  ['call centre', 'figures'],
])

/** What may stand between a cue and its number without weakening it. */
const fillers = setOf(
  'saya aku gue gua gw ku nya mu kamu anda beliau dia pelanggan customer cust pembeli ibu bapak pak bu kak nomor nomer',
  'no num number nmr numb adalah ialah yaitu itu ini tu tuh nih sih is my the of a s e d di ke bisa aktif baru lama yang yg milik',
  'masuk td tadi q ne dikirim dateng muncul bank lawas anyar kantor rumah pribadi dong ya sih terdaftar atas kredit debit digital utama owner his her our',
)

/** How far before the number a cue is looked for, in words. */
const reach = 6

export type FoundCue = {
  readonly cue: Cue
  /** Nothing but fillers stands between. */
  readonly isDirect: boolean
}

/** The nearest cue before the word at `index`, in the same sentence. */
export function cueBefore(text: string, words: readonly Word[], index: number): FoundCue | undefined {
  let found: FoundCue | undefined
  let isDirect = true
  for (let at = index - 1; at >= Math.max(0, index - reach); at--) {
    const word = words[at]
    const next = words[at + 1]
    if (!word || !next || endsSentence(text.slice(word.end, next.start))) return found
    if (word.isDigits) return found
    // "…soal NIB, 0900 1200": what comes after a comma may be about something else.
    if (text.slice(word.end, next.start).includes(',')) isDirect = false
    // Paspor B7654321: the letter is part of the number.
    if (at === index - 1 && word.end === next.start && word.text.length <= 2) continue
    const before = words[at - 1]
    const pair = before ? pairs.get(`${before.lower} ${word.lower}`) : undefined
    const cue = pair ?? cueOf.get(word.lower)
    // PIN ATM, OTP WA: the code is of the card or the phone, and no number of it.
    if (cue && found === undefined) found = { cue, isDirect }
    if (cue === 'otp' && isDirect) return { cue, isDirect }
    if (found && !(isDirect && mayHaveCode.has(found.cue))) return found
    if (cue) continue
    if (!fillers.has(word.lower)) isDirect = false
  }
  return found
}

const mayHaveCode: ReadonlySet<Cue> = new Set(['account', 'card', 'phone'])

/** A line's end after a colon still belongs together: `Rekening:` and the number below it. */
function endsSentence(between: string): boolean {
  return /[!?;]|\.\s|\n.*\n|[^:\s]\s*\n/.test(between) || between === '\n'
}

const units = setOf(
  'orang org pelanggan pengguna karyawan pegawai unit pcs buah rupiah perak juta jt ribu rb rbu miliar milyar mlyr triliun m',
  't k persen menit detik jam hari bulan bln minggu tahun thn kali digit angka karakter huruf tiket chat order pesanan',
  'transaksi kg km gb mb lembar produk item items customers users people employees tickets calls orders times characters',
  'million billion thousand dollars dollar digits minutes seconds hours days weeks months years percent agen agent agents',
  'per kunjungan followers pengikut responden panggilan usd idr',
)

/** Whether the word at `index` says what is counted by the number that ends at `end`: `8 karakter`, `1200 orang`. */
export function isUnitAfter(text: string, word: Word | undefined, end: number): boolean {
  if (word === undefined) return text[end] === '%'
  const between = text.slice(end, word.start)
  return (units.has(word.lower) && /^[ -]?$/.test(between)) || /^ ?%/.test(text.slice(end, end + 2))
}
