import { isYear } from './figures.ts'
import type { Finding } from './finding.ts'
import { setOf } from './words.ts'

const ownerWords =
  '(?: ?(?:nya|ne|e|q|akunq|akunku|punyaku|td|tadi|lawas|anyar|akses|saya|aku|ku|gue|gw|akun|email|wifi|oss|login|lama|baru|anda|dia|beliau|pelanggan|customer|my|for|the|admin|user|bank|hp|internet|banking|mbanking|atm|aplikasi|app|sistem|laptop|komputer|gmail|ig|instagram|facebook|tokopedia|shopee|user|tetap|masih|sudah|udah|barunya|lamanya|sementara|wa|nib|pse|cloud|server|router|kantor|toko|tim|perusahaan|pt|kami|kita|punya)){0,4}'
const says = ' ?(?:(?:[:=]|->|=>|-) ?|(?:adalah|ialah|yaitu|itu|is|was|ini|jd|jadi) ?[:=]? ?)'

/** After a sign or verb of equality anything but an ordinary word is the secret; without one, only what looks like one. */
const password = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:kata ?sandi|sandi|passphrase|password|p[a4]ssw[o0]rd|passwd|passwort|passw|pas+w[eo]?r?d|paswot|pswr?d|pass|pwd|pw|psw|secret|api ?key|token|bearer|credential|user ?/ ?pass|username ?/ ?password)(?:-?nya|ku|ne|q)?${ownerWords}(${says}|[ \n])(["'“‘(\x60]?)((?<=["“])[^"”\n]{3,64}(?=["”])|[^\s"”’'\x60]{3,64})`,
  'giu',
)
const code = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:otp|mpin|pin|passcode|kode ?(?:otp|verif|verifikasi|rahasia|keamanan|akses|aktivasi|login)|(?:verification|security|access|login|otp) ?code|token)(?:-?nya|ku)?${ownerWords}(${says}| )(["'“‘(\x60]?)([A-Za-z0-9][A-Za-z0-9-]{2,15})(?![\p{L}\p{N}])`,
  'giu',
)
/** `kode 6 angka barusan: 11 | 47 | 80`, `pin atm-nya tgl jadian 170818`: words stand between. */
const codeApart =
  /(?<![\p{L}\p{N}])(?:(?:m?pin|otp)(?: ?(?:atm|transaksi|kartu))?(?:-?(?:nya|ku|ne))?(?: \p{L}{2,12}){0,4}|kode (?:[4-8] (?:angka|digit)|otp|rahasia\p{L}*|verif\p{L}*|unik)(?: \p{L}{2,12}){0,3}) ?[:=]? ?([0-9](?: ?[|/.-]? ?[0-9]){3,7})(?![0-9])(?! ?(?:digit|angka|kali|menit|jam|hari|karakter|orang|x(?!\p{L})|%))/giu
/** `sandi m-banking Garuda*7712`: whatever stands between, letters with digits or signs are the secret. */
const mixedApart =
  /(?<![\p{L}\p{N}])(?:kata ?sandi|sandi|password|passwd|pass|pw|pwd)(?:-?(?:nya|ku|ne))?(?: [\p{L}-]{1,14}){1,4}[ :=]{1,3}(?=[^\s,;]*[0-9])(?=[^\s,;]*\p{L})([^\s,;"'“”]{5,40})/giu
/** `login: rani88 / rahasia123` */
const together =
  /(?<![\p{L}\p{N}])(?:login|akun|user(?: ?name)?|account)(?:nya|ku)? ?[:=] ?[\w.@-]{3,40} ?\/ ?(?=[^\s]*[0-9!@#$%&*_])([^\s,;"']{5,40})/giu
/** `pass: apel spasi manis88` */
const inWords =
  /(?<![\p{L}\p{N}])(?:kata ?sandi|sandi|password|pass|pw)(?:-?(?:nya|ku))?[ :=]{1,3}([^\s]{3,20}(?: (?:spasi|space|strip|titik) [^\s]{2,20}){1,3})/giu
/** The code first: `482913 itu OTP saya`, `482913 adalah kode verifikasi`. */
const codeFirst =
  /(?<![0-9])([0-9]{4,8}|[0-9]{3}[ -][0-9]{3}|[0-9](?: [0-9]){3,7})(?: ?\(| is| itu| adalah| ini| merupakan| as| for| untuk| buat)(?: (?:your|my|the|kode|code|nomor|saya))?(?: (?:otp|pin|mpin|verifikasi|verification|verification code|rahasia|passcode))(?![a-z])/gi

/** `482913 kode OTP nya`: six digits need no verb between. */
const sixFirst = /(?<![0-9])([0-9]{6}|[0-9]{3} [0-9]{3})(?= (?:kode |nomor )?(?:otp|verifikasi)(?:nya)?(?![a-z]))/gi
/** "Otp nya berapa bang", and digits alone in the line of whoever answers. */
const codeAnswered =
  /(?<![\p{L}])(?:otp|m?pin|kode (?:verif\p{L}*|rahasia|masuk))(?:-?(?:nya|ku))?(?![\p{L}])[^\n]{0,50}\n[^\n:]{1,40}: {0,2}([0-9](?:[ -]?[0-9]){3,7})(?=[ .]*(?:\n|$))/giu
/** `"sebutkan PIN Anda". Saya sebut 119047.` */
const codeTold =
  /(?<![\p{L}])(?:otp|m?pin|kode (?:verif\p{L}*|rahasia|masuk))(?![\p{L}])[^\n0-9]{0,40}(?<![\p{L}])(?:sebut|sebutin|kasih|kukasih|bilang|jawab|kirim|kukirim|ketik|said|gave|told|typed)(?: (?:aja|saja|itu|tadi|dia|him|her|them))?[ :]{1,2}([0-9](?:[ -]?[0-9]){3,7})(?![0-9])/giu
/** `o t p : 4 8 2 9 1 3` */
const letterByLetter = /(?<![\p{L}])(?:o t p|p i n) ?[:=]? ?([0-9](?: ?[0-9]){3,7})(?![0-9])/giu
/** `cvv di belakang 771` */
const cardCode = /(?<![\p{L}])(?:cvv2?|cvc2?)(?:nya)?(?: \p{L}{2,10}){0,3} ?[:=]? ?([0-9]{3,4})(?![0-9])/giu
/** `Rahasia123! itu password nya` */
const passwordFirst =
  /(?<![^\s"'“])([^\s"'“”]{5,40}) (?:(?:←|<-|<--|<=|\() ?)?(?:(?:itu|tuh|ini|adalah|is|merupakan) (?:(?:kata ?)?sandi|pas+word|pass|pw|the password|my password)(?: ?(?:nya|ku|q))?|(?:kata ?sandi|sandi|pas+word|pass|pw)(?:nya|ku|ne|q)|my password)(?![a-z])/gi

/** `kata sandi lama A1 yang baru B2`, `password dari A1 jadi B2`: the second stands beside the first. */
const changed =
  /(?<![\p{L}\p{N}])(?:kata ?sandi|sandi|pas+word|pass|pw)(?:nya|ku|ne)?(?: (?:lama|lawas|dari|dulu|saya|oss|akun|old))* [:=]?(.{3,40}?),? (?:(?:dan )?(?:yang|yg|sing) (?:baru|anyar)|(?:di)?ganti(?: jadi| ke)?|(?:men)?jadi|new one|to|->) ([^\s"'“”]{4,40})/giu

/** `user rina.ol password …`, `id cs01 sandi …`: whose account it is. */
const userName =
  /(?<![\p{L}\p{N}])(?:user(?: ?name|id)?|login|id|akun|account)(?:nya|ku)? ?[:=]? ?([\w.@-]{3,40})(?=,? ?(?:\/|dan|and|&|;)? ?(?:kata ?sandi|sandi|pas+word|pass|pwd|pw|pswr?d)(?:nya|ku|ne|q)?(?![\p{L}]))/giu

/** `login CRM: admin.cab3 / Cab3ng!Satu`, `curl -u cab3:Cab3ng!Satu`: both, and only where the second is no word. */
const loginPair =
  /(?<![\p{L}\p{N}])(?:login|akun|account|credential|curl -u)(?: [\p{L}]{1,14}){0,2}(?: ?: ?| )([\w.@-]{3,40}) ?[/:|] ?((?=[^\s]*[0-9])(?=[^\s]*\p{L})(?=[^\s]*[\p{L}0-9])[^\s"'“”,;/]{6,40})(?=\s|[,.;]|$)/giu

/** `passwordnya bismillah77 user rini_olshop`: whose it is stands behind it. */
const userBehind =
  /(?<![\p{L}\p{N}])(?:kata ?sandi|sandi|pas+word|pass|pwd|pw)(?:nya|ku|ne)? ?[:=]? ?[^\s]{4,40},? (?:user(?: ?name| ?id)?|uname|login)(?:nya)? ?[:=]? ?([\w.@-]{3,40})/giu

/** `user id hrd_makmur, kata kunci Gajian25!`: letters and digits, where a keyword of a search has none. */
const keyword =
  /(?<![\p{L}\p{N}])kata ?kunci(?:nya)?(?: ?[:=]| itu| adalah)? ["“]?((?=[^\s"”]*[0-9])(?=[^\s"”]*\p{L})[^\s"”]{5,40})/giu

/** `ganti pin dari 118822 jadi 640197` */
const newPin =
  /(?<![\p{L}])pin(?:nya|ku)? (?:dari|lama) [0-9]{4,6},? (?:jadi|menjadi|ke|baru|yang baru) ([0-9]{4,6})(?![0-9])/giu

/** After an ordinary looking word that is said to be the password; where a sentence goes on, it was none. */
const endsThere =
  /^(?:\s*$|\s*[,.;!?)\]/\n]| (?:ya|kak|min|dong|bro|gan|kok|tapi|tp|ga|gak|tidak|salah|ditolak|dan|but|and)(?![a-z]))/i

/** Token Rp50.000, of the electricity company. */
const isAmount =
  /^(?:rp|idr)?[.]?[0-9]{1,3}(?:[.,][0-9]{3})+$|^(?:rp|idr)[.]?[0-9]+$|^[0-9]+(?:[.,][0-9]+)?(?:rb|ribu|k|jt|juta)$/i

/** Words that stand after "password" and are none. */
const ordinary = setOf(
  'saya aku kamu anda lupa salah benar baru lama lemah kuat aman minimal maksimal harus wajib bisa tidak ga gak gk nggak',
  'enggak ngga belum sudah udah yang yg dan atau untuk utk dari di ke dengan pada oleh apa apakah bagaimana gimana kenapa',
  'mana kapan berapa ini itu nya sih dong ya yah kok reset ganti diganti ubah diubah hilang bocor dicuri expired kedaluwarsa',
  'akun email login user username admin pelanggan customer karyawan wifi bank oss nib sistem aplikasi otp pin panjang pendek',
  'my the is was for and must should not never forgot forgotten wrong reset changed change expired policy manager rules how',
  'what where when why strong weak new old minimum maximum least between contoh misalnya sama mau ingin jadi adalah karena',
  'kalau kalo jika bila tapi tp terus lalu kan juga jangan boleh dibagikan dikirim diminta meminta muncul masuk keluar telat',
  'pakai pake nama rahasia listrik verifikasi akses tersimpan disimpan terenkripsi dienkripsi ditolak invalid via lewat',
  'panjang banget bgt ribet sulit susah mudah gampang sering selalu kurang harusnya dimana kemana ketahuan dipakai kepake kadaluarsa gitu',
  'saat ketika apabila sebaiknya seharusnya perlu ada dipakai digunakan dikasih kasih ditanya tanya hash hashing security',
)

/** Passwords and one-time codes that follow a word for them. */
export function findSecrets(text: string): readonly Finding[] {
  return [
    ...findPasswords(text),
    ...findApart(text),
    ...findPasswordsFirst(text),
    ...findChanged(text),
    ...findUserNames(text),
    ...findPairs(text),
    ...findCodes(text),
    ...findCodesFirst(text),
  ]
}

function findPasswords(text: string): readonly Finding[] {
  return [...text.matchAll(password)].flatMap(({ index, 0: whole, 1: link = '', 2: quote = '', 3: word = '' }) => {
    const secret = quote === '' ? word.replace(/[.,;:)\]]+$/, '') : word.replace(/[)\]]$/, '')
    const start = index + whole.length - word.length
    // "Pw nya bismillah": whose it is was said, and nothing else follows.
    const isOwned = /(?:nya|ku| saya| gue| gw| aku)$/i.test(whole.slice(0, whole.length - word.length).trimEnd())
    const isStated = link.trim() !== '' || quote !== '' || isOwned
    const after = text.slice(start + secret.length, start + secret.length + 12)
    if (isPlaceholder(secret) || !looksSecret(secret, isStated && (quote !== '' || endsThere.test(after)))) return []
    if (/^[0-9]+$/.test(secret) && countsSomething(text, start + secret.length)) return []
    return [{ kind: 'password', start, end: start + secret.length }]
  })
}

function findCodes(text: string): readonly Finding[] {
  return [...text.matchAll(code)].flatMap(({ index, 0: whole, 3: word = '' }) => {
    // A code of letters has digits among them, or it is a word. Digits alone are read with the other numbers.
    if (!/[0-9]/.test(word) || !/[A-Za-z]/.test(word) || /^(?:rp|idr)|^[0-9]+(?:-?an|x|k|rb|jt)$/i.test(word)) return []
    const start = index + whole.length - word.length
    return [{ kind: 'otp', start, end: start + word.length }]
  })
}

function findCodesFirst(text: string): readonly Finding[] {
  const first = [codeFirst, sixFirst].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 1: digits = '' }): Finding => {
      return { kind: 'otp', start: index, end: index + digits.length }
    }),
  )
  const last = [letterByLetter, cardCode, codeAnswered, codeTold].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole, 1: digits = '' }): Finding => {
      return { kind: 'otp', start: index + whole.length - digits.length, end: index + whole.length }
    }),
  )
  return [...first, ...last]
}

function findPairs(text: string): readonly Finding[] {
  const pairs = [...text.matchAll(loginPair)].flatMap(
    ({ index, 0: whole, 1: user = '', 2: secret = '' }): Finding[] => {
      const end = index + whole.length
      const at = index + whole.lastIndexOf(user, whole.length - secret.length - 1)
      return [
        { kind: 'handle', start: at, end: at + user.length },
        { kind: 'password', start: end - secret.length, end },
      ]
    },
  )
  const single = (pattern: RegExp, kind: Finding['kind']) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole, 1: one = '' }): Finding => {
      const start = index + whole.length - one.length
      return { kind, start, end: start + one.replace(/[,.;]+$/, '').length }
    })
  return [...pairs, ...single(userBehind, 'handle'), ...single(keyword, 'password'), ...single(newPin, 'otp')]
}

function findApart(text: string): readonly Finding[] {
  const codes = [...text.matchAll(codeApart)]
    .filter(({ 1: number = '' }) => !isYear(number))
    .map((match) => lastOf(match, 'otp'))
  const mixed = [...text.matchAll(mixedApart)]
    .filter(({ 1: word = '' }) => looksSecret(word, false) && !isPlaceholder(word))
    .map((match) => lastOf(match, 'password'))
  const plain = [inWords, together].flatMap((pattern) => [...text.matchAll(pattern)])
  return [...codes, ...mixed, ...plain.map((match) => lastOf(match, 'password'))]
}

/** What a pattern ends with. */
function lastOf(match: RegExpExecArray, kind: Finding['kind']): Finding {
  const [whole, told = ''] = match
  const start = match.index + whole.length - told.length
  return { kind, start, end: start + told.replace(/[.,;:)\]]+$/, '').length }
}

function findPasswordsFirst(text: string): readonly Finding[] {
  return [...text.matchAll(passwordFirst)].flatMap(({ index, 0: whole, 1: word = '' }) => {
    // "Pindah kerja, sandinya …": without a verb between it takes a digit, and no sentence ends there.
    const hasVerb = /^ (?:(?:←|<-|<--|<=|\() ?)?(?:itu|tuh|ini|adalah|is|merupakan) /i.test(whole.slice(word.length))
    if (!hasVerb && (!/[0-9]/.test(word) || /[.,;:?]$/.test(word))) return []
    if (!looksSecret(word, false) || isPlaceholder(word)) return []
    return [{ kind: 'password' as const, start: index, end: index + word.length }]
  })
}

/** Both of a password that was changed; the first may be several words. */
function findChanged(text: string): readonly Finding[] {
  return [...text.matchAll(changed)].flatMap(({ index, 0: whole, 1: old = '', 2: word = '' }) => {
    const secret = word.replace(/[.,;:)\]]+$/, '')
    const isMixed = /[0-9]/.test(secret) && /\p{L}/u.test(secret)
    if (!isMixed || isPlaceholder(secret)) return []
    const start = index + whole.length - word.length
    const before = old.trim()
    const from = index + whole.indexOf(old) + old.indexOf(before)
    const found: Finding[] = [{ kind: 'password', start, end: start + secret.length }]
    if (/[0-9]/.test(before)) found.unshift({ kind: 'password', start: from, end: from + before.length })
    return found
  })
}

function findUserNames(text: string): readonly Finding[] {
  return [...text.matchAll(userName)].flatMap(({ index, 0: whole, 1: name = '' }) => {
    const looksNamed = /[0-9._]/.test(name) || whole.includes(':')
    if (!looksNamed && (ordinary.has(name.toLowerCase()) || name.length < 5)) return []
    if (ordinary.has(name.toLowerCase())) return []
    const start = index + whole.length - name.length
    return [{ kind: 'handle' as const, start, end: start + name.length }]
  })
}

function looksSecret(word: string, isStated: boolean): boolean {
  if (word.length < 3 || ordinary.has(word.toLowerCase()) || isAmount.test(word)) return false
  // Several words stand in quotes: nobody quotes what is none.
  if (/ /.test(word)) return isStated
  if (/^[0-9]+%?$/.test(word)) return word.length >= 4 && !word.endsWith('%')
  const isMixed = /[0-9]/.test(word) || /[^\p{L}\p{N}]/u.test(word.slice(1)) || /\p{Ll}\p{Lu}/u.test(word)
  if (isMixed) return !/^[\p{L}]+(?:[-/][\p{L}]+)+$/u.test(word) || (isStated && word.length >= 6)
  return isStated && word.length >= 4
}

function countsSomething(text: string, end: number): boolean {
  return /^[ -]?(?:karakter|huruf|digit|angka|kali|menit|jam|hari|bulan|x |char|times|minutes|days|hours)/i.test(
    text.slice(end, end + 14),
  )
}

/** What this mask has put there before. */
function isPlaceholder(word: string): boolean {
  return /^\[\p{L}+(?: \d+)?\]?$/u.test(word)
}
