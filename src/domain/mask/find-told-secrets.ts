import type { Finding } from './finding.ts'

const cue = '(?:kata ?sandi|sandi|password|passwd|pass|pwd|pw|kata ?kunci)'
/** What follows says that it is told: whose it is, or a colon. */
const told =
  '(?:-?(?:nya|ku|ne|e)(?!\\p{L})(?: (?:itu|tuh|lho|adalah|yaitu|dari|pakai|pake|ejaan))*|[ ]?(?:saya|aku|gue|gw)(?!\\p{L})(?: (?:itu|adalah|yaitu))?|) ?[:=]? ?'
/** `sandinya kucing garong 88 tanpa spasi`, `passwordnya tanggal jadian kami 14022019`, `pw nya: nama kucing gw si-oyen`. */
const described = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${cue}( ?${told})((?:[\p{L}\p{N}@#*!_."'“”-]{1,24}(?:, (?=(?:lalu|terus|trus|angka|huruf|tanda|kemudian))| )?){2,12})`,
  'giu',
)
/** How a password is described; digits alone count something as likely. */
const manner =
  /(?<!\p{L})(?:huruf|kapital|angka|digabung|tanpa spasi|spasi|tanda (?:seru|tanya|pagar)|tanggal|tgl|nama|ejaan|besar|kecil|simbol|digit terakhir|ultah|jadian|nikah)(?!\p{L})/iu
/** A sentence about passwords, and none that is one. */
const aboutPasswords =
  /(?<!\p{L})(?:minimal|maksimal|min|maks|harus|wajib|boleh|jangan|gagal|salah|lupa|reset|ganti|diganti|ubah|expired|kadaluarsa|kuat|lemah|aman|berapa|gimana|bagaimana|kenapa|apa|karakter|bocor|dicuri|dikirim|minta|diminta|pelanggan|karyawan|kebijakan|policy|must|should|forgot|wrong|tidak|nggak|gak|ga|belum|bisa|error|muncul|masuk|terkirim)(?!\p{L})/iu
/** Where such a password ends: courtesy, another matter, or a figure of that. */
const ends =
  /(?: ya| kak| mas| min| mba| mbak| dong| pak| bu| gampang| login| user| wifi| email| jam| lantai| xixi| haha| [0-9]+ (?:users?|orang|akun|kali|x|jam|menit|lantai)| gagal| salah| ditolak| error| tapi| tp| kok| kenapa| wis)+(?: .*)?$|[.,;]+$/iu

/** Passwords that are described in words, with a digit among them or the way they are written. */
export function findToldSecrets(text: string): readonly Finding[] {
  return [...text.matchAll(described)].flatMap(
    ({ index, 0: whole, 1: link = '', 2: words = '' }): readonly Finding[] => {
      const isOwned = /nya|ku|ne|saya|aku|gue|gw|[:=]/i.test(link)
      const secret = words.trimEnd().replace(ends, '').trimEnd()
      if (!isOwned || !secret.includes(' ') || aboutPasswords.test(secret)) return []
      if (!/[0-9]/.test(secret) && !manner.test(secret)) return []
      const start = index + whole.length - words.length
      return [{ kind: 'password', start, end: start + secret.length }]
    },
  )
}
