import type { Finding } from './finding.ts'
import { givenNames, nameParticles } from './given-names.ts'
import { looksLikeVerb, notNames, roles } from './not-names.ts'
import { setOf, type Word } from './words.ts'

const titles = setOf(
  'bapak ibu bu pak kak kakak mas mbak mba mbk sdr sdri saudara saudari tuan tn nyonya ny nona mister mr mrs mister madam bpk',
  'hj ustadz ustad ustadzah koh koko cik ci cici teteh bude pakde mbah kang bang abang om tante',
)
/** These are other words, too: only a name that is known as one. */
const weakTitles = setOf('kokoh teh aa akang haji hajjah ncang uda uni eyang bli mbok daeng ko')
/** After these a name in capitals and small letters only: they are everyday words or abbreviations otherwise. */
const capitalTitles = setOf('dr ms miss sir prof ir drs dra dear')
/** Who a name belongs to: only names that are known as such. */
const people = setOf(
  'pelanggan customer nasabah pasien klien client pembeli penjual pemilik direktur manajer manager karyawan pegawai staf staff agen',
  'owner penerima pengirim suami istri anak adik atasan teman rekan dengan dgn sama bersama oleh dari hi halo hai hello am',
  'salam regards ttd cc kepada kpd untuk buat tim kurir supir sopir driver pic cs admin tertanda hormat si hubungi kontak cp via',
  'pemohon pelapor terlapor saksi korban penghuni penyewa pendaftar pemesan peserta tamu siswa mahasiswa murid penumpang pengemudi sales spv atlet cust pesanan orderan paket',
  'nama nm namae bos kurirnya supirnya drivernya adminnya csnya namanya dipanggil ketemu telepon telp tlp wa chat kasir kasirnya barista baristanya',
)
/** Who speaks of himself so at the beginning, or after a greeting. */
const selves = setOf("saya aku gue gua gw ini is i'm i’m im")
const greetings = setOf(
  'panggil halo hai hi hello kak kakak min mimin pak bu mas mbak permisi pagi siang sore malam perkenalkan kenalkan gan sis this dengan',
)
/** Istri saya, bos kami: the name of the relative may follow. */
const relatives = setOf(
  'ibu ayah bapak mama papa suami istri anak adik kakak bos atasan teman temen rekan pacar tunangan sepupu paman bibi nenek kakek',
  'pic admin direktur owner pengurus kontak manajer supervisor tetangga pelanggan customer karyawan sopir kurir wife husband son daughter boss friend colleague manager',
)
const owners = setOf('saya kami kita aku gue gw gua ku beliau dia my our')

/** Of whom something is told: two capitals after it are a name, known or not. */
const bearers = setOf(
  'pelanggan customer nasabah pasien pengemudi driver sopir penumpang tamu siswa mahasiswa peserta pembeli klien client milik',
  'cust punya pemohon pelapor terlapor saksi korban penghuni penyewa pendaftar passenger patient caller guest buyer tenant student',
)
/** Companies, products and services are told of so, too. */
const ofCompanies = setOf(
  'toko bank pt cv ud koperasi klinik hotel resto restoran warung service center centre care support success experience group',
  'indonesia jakarta bandung surabaya shopee tokopedia lazada gojek grab google whatsapp telegram oss pse csat nps prima premium',
  'gold silver platinum rumah sakit dinas kementerian kantor cabang apotek sekolah universitas',
)
/** Offices that are names as well, behind a name. */
const surnames = setOf('hakim imam malik raja guru')

/** What stands above a signature. */
const closings = setOf('ttd tertanda salam hormat regards kami sincerely')

/** What introduces a name whatever it is. Where companies and files are called something too, it must begin with a capital. */
const introductions =
  /(?<![\p{L}\p{N}])(?:(?:nama|name)(?: (?:lengkap|asli|panggilan|ktp|sesuai ktp|full))?(?: ?(?:saya|aku|ku|gue|gw|beliau|pelanggan|pelanggannya|customer|customernya|nasabah|pemilik rekening|pemilik|pemegang rekening|pemegang kartu|rekening|penerima|pengirim|ibu kandung|ibu|ayah|anak|suami|istri|direktur|direkturnya|pic|pemohon|karyawan|pegawai|dia|cs|agen|agennya|atasan|pasangan)){1,2}(?: ?(?:adalah|ialah|yaitu|itu|is|[:=]))?|namaku|nami(?: abdi)?|jenengku|jenenge|nama(?: lengkap)? ?[:=]|nama (?:lengkap|panggilan|asli)(?= (?-i:\p{Lu}\p{Ll}))|(?:nama|nm)(?= (?-i:(?:\p{Lu}[\p{L}.'’]+ ){1,4})(?:hp|no|nik|ktp|telp|tlp|wa|alamat|email|lahir|rek)(?![\p{L}]))|an(?= \p{L}{3,15} \p{L}{3,15},? (?:bca|bri|bni|mandiri|btn|bsi)(?![\p{L}]))|nama ?nya ?[:=]|namanya(?= (?-i:\p{Lu}))|(?:my|his|her|customer|the customer|customer's|full|account|owner's?)(?: full)? name(?: is|'s)?(?: ?[:=])?|name ?[:=]|atas ?nama(?: rekening| pelanggan| pemilik| pribadi)?|a\.? ?n\.|(?<=(?:rek|rekening|norek|bca|bri|bni|mandiri) )an|a\/n|an\.(?= ?(?-i:\p{Lu}))|an\.(?= \p{L}\. ?\p{L}{3,15})|a\.n|(?<=\d,? )an\.?|an ?:|bernama(?= (?-i:\p{Lu}))|named(?= (?-i:\p{Lu}))|in the name of(?= (?-i:\p{Lu}))|on behalf of(?= (?-i:\p{Lu}))|panggil (?:saya|aku|saja|aja)(?= (?-i:\p{Lu}))|call me|nm ?[:=]|(?<=[,;/] ?)(?:nama|name)(?= (?-i:\p{Lu}\p{Ll}+ \p{Lu}))|data (?:saya|diri|pengurus|pelanggan|pemohon|customer|penerima)(?: ya| nya| kak)? ?[:=](?= ?(?-i:\p{Lu}\p{Ll}))|(?<=nama[^.\n]{0,60} )(?:menjadi|jadi|diganti|to)(?= (?-i:\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}))|sdr\/i|(?:bapak|bpk|pak)\/(?:ibu|bu)(?= (?-i:\p{Lu}\p{Ll}))|b a p a k|i b u(?= )|(?<=(?:^|\n|[.!?] )-{1,2})(?= ?(?-i:\p{Lu}\p{Ll}+ \p{Lu}\.))|(?:nama )?ibu kandung(?:nya|ku| saya)?|\[nama\]|nama_\w{2,20}|(?:pemilik rekening|pemegang rekening|pemilik rek)(?= ?[:=] ?(?:tn|ny|nn|bpk|sdr)\.? )|(?:penerima|pengirim|pemesan|pemohon|pemegang kartu|pemilik rekening|pemilik rek|nasabah|pic|u\.?p\.?) ?[:=](?= ?(?-i:\p{Lu}\p{Ll}|\p{Lu} \p{Lu}))|perkenalkan,?(?: nama)?(?: saya)?|kenalkan,?(?: saya)?|under the name(?: of)?)[ :=]{1,3}/giu

/** `"nama":"Siti Rahma"`, `customer_name='…'`: as records are exported. */
const fieldNames =
  /(?<![\p{L}\p{N}])["']?(?:[a-z]{2,12}[_ ])?(?:nama|name|penerima|pengirim|pelanggan|customer|pemilik|owner|recipient|sender)(?:_[a-z]{2,12})?["']? ?[:=] ?["']/giu
/** `[12/11/2026 09.15] Budi Santoso: …`, `12:03 - Rina: …`: as chats are exported. */
const chatNames =
  /(?<=(?:^|\n) ?\[?(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},? )?[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?(?: ?[AaPp][Mm])?\]?(?: -)? )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}(?=: )/gu

/** N a m a : T a t a n g */
const lettered = /(?<![\p{L}])n a m a ?[:=]? ?((?:\p{L} ){2,30}\p{L})(?![\p{L}])/giu

/** At most so many words make one name. */
const mostWords = 5

/** Names after a title ("Bu Ratna"), an introduction ("a.n. Budi Santoso"), or beside who somebody is. */
export function findNames(text: string, words: readonly Word[]): readonly Finding[] {
  const introduced = introducedAt(text)
  const beside = besideNumbers(text)
  const found: Finding[] = [
    ...[...text.matchAll(lettered)].map(({ index, 0: whole, 1: name = '' }) => ({
      kind: 'name' as const,
      start: index + whole.length - name.length,
      end: index + whole.length,
    })),
    ...[...text.matchAll(chatNames)]
      .filter(({ 0: name }) => name.split(' ').every((word) => !isOfRole(word.toLowerCase())))
      .map(({ index, 0: name }) => ({ kind: 'name' as const, start: index, end: index + name.length })),
    ...[...text.matchAll(nameFirst)].map(({ index, 0: name }) => ({
      kind: 'name' as const,
      start: index,
      end: index + name.length,
    })),
  ]
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (!word || word.isDigits) continue
    const trust = beside.has(word.start) ? 'known' : trustAt(text, words, index, introduced)
    if (!trust) continue
    const count = countOfNameWords(text, words, index, trust)
    const last = words[index + count - 1]
    if (count === 0 || !last) continue
    found.push({ kind: 'name', start: word.start, end: last.end })
    index += count - 1
  }
  return [...found, ...findFullNames(text, words)]
}

/** What stands before names of streets, houses and firms. */
const ofPlaces = setOf(
  'jl jln jalan gg gang lorong kopi kedai depot salon butik klinik warung toko rumah makan resto ud pt cv koperasi yayasan masjid bandara stadion universitas',
  'kampus museum pasar taman gedung hotel apotek bengkel laundry katering catering batik bakso soto sate ayam nasi bu bunda merek brand produk terminal stasiun rs rsud kecamatan desa kelurahan',
)

/** Agung Prabowo, Johan Setiawan: two words that are both known names need nothing to announce them. */
function findFullNames(text: string, words: readonly Word[]): readonly Finding[] {
  const found: Finding[] = []
  for (let index = 0; index < words.length - 1; index++) {
    let count = 0
    while (isSurelyName(words[index + count]) && (count === 0 || isBeside(text, words, index + count))) count++
    const [first, last] = [words[index], words[index + count - 1]]
    const own = words.slice(index, index + count)
    if (count < 2 || !first || !last || own.every(({ lower }) => ordinaryToo.has(lower))) continue
    const [before, after] = [words[index - 1], words[index + count]]
    const isOfFirm =
      before !== undefined && ofPlaces.has(before.lower) && /^\.? ?$/.test(text.slice(before.end, first.start))
    // Rani Dewi Collection is a shop.
    const goesOn = after !== undefined && isCapitalised(after) && isBeside(text, words, index + count)
    if (!isOfFirm && !goesOn) found.push({ kind: 'name', start: first.start, end: last.end })
    index += count - 1
  }
  return found
}

function isSurelyName(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    word.text.length > 2 &&
    isCapitalised(word) &&
    givenNames.has(word.lower) &&
    !notNames.has(word.lower) &&
    !ofCompanies.has(word.lower)
  )
}

/** Whether one space stands before the word. */
function isBeside(text: string, words: readonly Word[], at: number): boolean {
  return text.slice(words[at - 1]?.end, words[at]?.start) === ' '
}

/** `Dewi Anggraini nama saya`: the name first. */
const nameFirst =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}(?= \(?(?:(?:itu|ini) )?(?:nama ?(?:saya|ku|aku|gue)|is my name)(?!\p{L}))/gu

/** How sure the place before a word makes it that a name follows. */
type Trust = 'introduced' | 'titled' | 'titled-capital' | 'known'

function introducedAt(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(introductions), ...text.matchAll(fieldNames)].map(({ index, 0: whole }) => index + whole.length),
  )
}

/** Names as they stand in a list of contacts: Budi Santoso (0812 …), 1234567890 (Budi). */
const beforeNumber =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}(?= ?[(:,/-]{0,2} ?(?:(?:NIK|KTP|HP|No\.? ?(?:HP|KTP)|WA|Telp)[ .:]{0,2})?(?:(?:\+?62|0)[ -]?8[0-9]|[0-9]{16}(?![0-9])))/gu
const behindNumber = /(?<=[0-9]{3} ?[(/-] ?|(?<![0-9])[0-9]{16} )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}/gu

/** Where such a name begins: at its first word that is known as one. */
function besideNumbers(text: string): ReadonlySet<number> {
  const found = [...text.matchAll(beforeNumber), ...text.matchAll(behindNumber)]
  return new Set(
    found.flatMap(({ index, 0: whole }) => {
      const known = [...whole.matchAll(/\p{L}+/gu)].find(({ 0: word }) => givenNames.has(word.toLowerCase()))
      return known ? [index + known.index] : []
    }),
  )
}

function trustAt(
  text: string,
  words: readonly Word[],
  index: number,
  introduced: ReadonlySet<number>,
): Trust | undefined {
  const word = words[index]
  if (!word) return undefined
  if (introduced.has(word.start) || introduced.has(skipQuote(text, word.start))) return 'introduced'
  const before = words[index - 1]
  if (!before) return undefined
  const gap = text.slice(before.end, word.start)
  if (before.lower === 'bernama' && gap === ' ' && givenNames.has(word.lower)) return 'introduced'
  // Hormat kami, / Febriansyah Pohan: two capitals below a closing are whoever signs.
  if (isClosing(words, index - 1) && /^[,.:]? ?\n?$/.test(gap) && startsSignature(words, index, text))
    return 'titled-capital'
  // BCA 0912 an Fitri Handayani: "an hour" and "an Excel file" are none.
  if (before.lower === 'an' && gap === ' ' && isAccountOwner(words, index, text)) return 'introduced'
  // Pemohon Suhartatik NIK 3516…: what stands behind belongs to a person.
  if (gap === ' ' && (bearers.has(before.lower) || people.has(before.lower)) && ofPerson.test(text.slice(word.end)))
    return 'titled-capital'
  // Pelanggan : Gusti Ayu | Tiket …: a field of a form; "Agen: Mohon ditunggu" is talk.
  if (/^ ?: ?$/.test(gap) && (people.has(before.lower) || bearers.has(before.lower)) && fillsField(words, index, text))
    return 'titled-capital'
  const isNear = /^\.? {1,2}$|^\.$/.test(gap)
  if (isNear && capitalTitles.has(before.lower) && /^\p{Lu}/u.test(before.text)) return 'titled-capital'
  if (gap === '. ' && /^(?:dr|prof|ir)$/.test(before.lower)) return 'titled-capital'
  if (isNear && titles.has(before.lower))
    return gap.startsWith('.') && !isAbbreviated(before.lower) ? 'known' : 'titled'
  // Pak RT Budi: the office between the title and the name.
  const earlier = words[index - 2]
  if (isNear && earlier && roles.has(before.lower) && titles.has(earlier.lower)) return 'known'
  if (isNear && weakTitles.has(before.lower)) return 'known'
  if (isNear && introduced.has(before.start) && (titles.has(before.lower) || weakTitles.has(before.lower)))
    return 'titled-capital'
  if (gap === ' ' && bearers.has(before.lower) && startsTwoCapitals(words, index, text)) return 'titled-capital'
  if (!/^,? $|^:? $|^, ?\n$|^ - $/.test(gap)) return undefined
  if (earlier && owners.has(before.lower) && relatives.has(earlier.lower)) return 'titled-capital'
  // Suaminya Arif Budiman, istriku Rani Dewi.
  if (gap === ' ' && relatives.has(before.lower.replace(/(?:nya|ku)$/, '')) && startsTwoCapitals(words, index, text))
    return 'titled-capital'
  if (owners.has(earlier?.lower ?? '') && relatives.has(before.lower) && /^(?:my|our)$/.test(earlier?.lower ?? ''))
    return 'titled-capital'
  const isSelf =
    selves.has(before.lower) &&
    (!earlier || greetings.has(earlier.lower) || /[,.!?\n:"“]/.test(text.slice(earlier.end, before.start)))
  // "Saya Fadhlan dari Toko Jaya": nobody goes on like that after anything but a name.
  const next = words[index + 1]
  const last = next && startsTwoCapitals(words, index, text) ? next : word
  if (isSelf && /^(?:,| (?:dari|from|mau|ingin|pemilik|owner)(?![a-z]))/i.test(text.slice(last.end, last.end + 10)))
    return 'titled-capital'
  return isSelf || people.has(before.lower) ? 'known' : undefined
}

/** Two or three capitals, and then the next field or the end. */
function fillsField(words: readonly Word[], index: number, text: string): boolean {
  if (!startsTwoCapitals(words, index, text)) return false
  const [, second, third] = words.slice(index, index + 3)
  if (!second) return false
  const last = third && isCapitalised(third) && text.slice(second.end, third.start) === ' ' ? third : second
  return /^\s*(?:[|,;/\n]|$)/.test(text.slice(last.end))
}

/** What only a person has, behind their name. */
const ofPerson = /^,? (?:nik|ktp|no ?hp|hp|wa|telp|tlp|no rek|rek|norek|alamat|lahir)(?!\p{L})/iu
const hasNumber = /[0-9](?:[ .-]?[0-9]){6}/

/** A name that is known, or two capitals beside a number of an account or a phone. */
function isAccountOwner(words: readonly Word[], index: number, text: string): boolean {
  const word = words[index]
  if (!word) return false
  if (givenNames.has(word.lower) && !ordinaryToo.has(word.lower) && word.text.length > 3) return true
  return startsTwoCapitals(words, index, text) && hasNumber.test(text)
}

/** "Kami" closes a letter behind a word of respect only: "toko kami Kopi Senja". */
function isClosing(words: readonly Word[], at: number): boolean {
  const word = words[at]?.lower ?? ''
  return closings.has(word) && (word !== 'kami' || closings.has(words[at - 1]?.lower ?? ''))
}

/** Two capitalised words and then the end, or a line's. */
function startsSignature(words: readonly Word[], index: number, text: string): boolean {
  const [first, second] = [words[index], words[index + 1]]
  if (!first || !second || !isCapitalised(first) || !isCapitalised(second)) return false
  const last = words[index + 2] && isCapitalised(words[index + 2] as Word) ? (words[index + 2] as Word) : second
  return text.slice(first.end, second.start) === ' ' && /^\.?\s*(?:$|\n)/.test(text.slice(last.end))
}

/** Agent: …, Customer: …: who writes is told by what they are. */
function isOfRole(lower: string): boolean {
  return roles.has(lower) || notNames.has(lower) || people.has(lower) || bearers.has(lower) || ofCompanies.has(lower)
}

/** Two words with a capital and small letters, of which neither is said of companies. */
function startsTwoCapitals(words: readonly Word[], index: number, text: string): boolean {
  const [first, second] = [words[index], words[index + 1]]
  if (!first || !second || text.slice(first.end, second.start) !== ' ') return false
  return [first, second].every((word) => isCapitalised(word) && !isNoName(word) && !ofCompanies.has(word.lower))
}

function isAbbreviated(title: string): boolean {
  return /^(?:bpk|sdr|sdri|tn|ny|mr|mrs|hj)$/.test(title)
}

function skipQuote(text: string, start: number): number {
  return /["'“‘(*]/.test(text[start - 1] ?? '') ? start - 1 : start
}

function countOfNameWords(text: string, words: readonly Word[], from: number, trust: Trust): number {
  const first = words[from]
  if (!first || !startsName(text, words, from, trust)) return 0
  const isCapital = isCapitalised(first) || /^\p{Lu}$/u.test(first.text)
  let count = 1
  for (; count < mostWords; count++) {
    const word = words[from + count]
    const before = words[from + count - 1]
    if (!word || !before || word.isDigits) break
    if (!/^ {1,2}$|^\. ?$|^-$/.test(text.slice(before.end, word.start))) break
    if (text.slice(before.end, word.start).includes('.') && before.text.length > 3) break
    // RATNA DEWI limit habis: a name in capitals ends with them.
    if (/^\p{Lu}{3,}$/u.test(first.text) && !/^\p{Lu}/u.test(word.text) && !nameParticles.has(word.lower)) break
    if (!goesOn(word, isCapital, trust) && !followsInitial(first, before, word)) break
  }
  // "bin" and a single letter end no name.
  while (count > 1 && nameParticles.has(words[from + count - 1]?.lower ?? '')) count--
  return count
}

/** MARIA G. LUBIS: in capitals throughout, the initial and what comes after it. */
function followsInitial(first: Word, before: Word, word: Word): boolean {
  const isLoud = /^\p{Lu}{3,}$/u.test(first.text)
  return isLoud && (/^\p{Lu}$/u.test(word.text) || (/^\p{Lu}$/u.test(before.text) && /^\p{Lu}{2,}$/u.test(word.text)))
}

function startsName(text: string, words: readonly Word[], index: number, trust: Trust): boolean {
  const word = words[index]
  if (!word) return false
  const isKnown = givenNames.has(word.lower)
  if (trust !== 'known' && isInitial(text, words, index)) return true
  // I Wayan, Ni Kadek: Balinese names begin so.
  if (/^(?:I|Ni)$/.test(word.text) && givenNames.has(words[index + 1]?.lower ?? '')) return true
  if (isNoName(word)) return false
  if (trust === 'known')
    return isKnown && (isCapitalised(word) || (!ordinaryToo.has(word.lower) && word.text.length > 3))
  if (word.text.length < 2) return false
  if (trust === 'introduced') return isKnown || (!looksLikeVerb(word.lower) && word.text.length > 2)
  if (isKnown) return isCapitalised(word) || !ordinaryToo.has(word.lower)
  if (trust === 'titled' && nameEnding.test(word.lower)) return true
  if (!isCapitalised(word) || word.text.length < 3 || looksLikeVerb(word.lower)) return false
  return true
}

/** How Indonesian names end and other words do not. */
const nameEnding =
  /^[a-z]{2,}(?:wati|yanto|yanti|ianto|ianti|ningsih|ningrum|uddin|udin|syah|narti|narto|tini|naen|nain|wijaya|kusuma)$/

/** `M. Rizky`: an initial before a name. */
function isInitial(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  const next = words[index + 1]
  if (!word || !next || !/^(?:\p{L}|ni|moh|muh|moch|much|abd)$/iu.test(word.text)) return false
  const gap = text.slice(word.end, next.start)
  // I Gede Suarta, Ni Luh: the Balinese "I" is a word of its own.
  if (!isCapitalised(next) || isNoName(next)) return false
  return /^\. ?$/.test(gap) || (gap === ' ' && /^(?:I|Ni|M|Moh|Muh)$/.test(word.text))
}

function isNoName(word: Word): boolean {
  if (titles.has(word.lower) || weakTitles.has(word.lower) || roles.has(word.lower)) return true
  // Gede, Putri: everyday words in small letters.
  return notNames.has(word.lower) && !(givenNames.has(word.lower) && isCapitalised(word))
}

function goesOn(word: Word, isCapital: boolean, trust: Trust): boolean {
  if (nameParticles.has(word.lower)) return true
  if (isCapital && surnames.has(word.lower) && isCapitalised(word)) return true
  if (isNoName(word)) return false
  const isKnown = givenNames.has(word.lower)
  if (isCapital) return isCapitalised(word) || (isKnown && !ordinaryToo.has(word.lower)) || /^\p{Lu}$/u.test(word.text)
  if (isKnown) return !ordinaryToo.has(word.lower) || trust === 'introduced'
  return trust === 'introduced' && !looksLikeVerb(word.lower) && word.text.length > 2 && !isCapitalised(word)
}

/** With a capital and small letters; all capitals are an abbreviation as likely as a name. */
function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}(?:['’]\p{Lu}?)?\p{Ll}/u.test(text)
}

/** Names that are everyday words too count in small letters only where a name was announced. */
const ordinaryToo = setOf(
  'hari bagus bunga adil murah setia mulia mega cahaya jaya putra putri sari indah surya intan permata mentari bintang',
  'titik pratama muji bulan alam embun sinar satria perdana utama tri dwi catur eka panca agung rapi rejeki berkah iman ikhlas jujur',
  'maju sentosa makmur lestari abadi guna dharma bakti mei juni juli april may june mark bill will grace rose',
  'faith hope joy chance rich art ray drew frank grant miles pat dan ara cinta',
  'sakti restu mustika mawar berlian nilam cakra banyu mayang laksana ria dede mukti tan lim',
  'kurnia karunia hidayah hikmah nikmat fajar pagi ramadhan safar rajab insan langit samudra bahari puji asri',
)
