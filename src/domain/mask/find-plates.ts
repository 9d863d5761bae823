import { isYear } from './figures.ts'
import type { Finding } from './finding.ts'
import { setOf } from './words.ts'

/** Letters of the regions, Peraturan Kepolisian 7/2021. */
const regions = setOf(
  'A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP BR DA DB DC DD DE DG DH DK DL DM DN',
  'DP DR DS DT DW EA EB ED KB KH KT KU PA PB PS PT PG CD CC RI',
)
/** What stands after a number and ends no plate: units, and words that short messages use. */
const notEndings = setOf(
  'PCS KG GR KM CM MM M GB MB TB HP PP UU PMK KUHP RB JT JTA RP USD IDR ORG THN BLN HR HRI JAM DAN DI KE YG UTK ATAU ADA',
  'NO TAHUN X XL XXL PM AM WIB WIT AD BC CE OR AND OF IN ON AT TO IS IT BY KL GA GAK YA DST DLL CS CSE OSS PSE NIB API DB',
  'KV KW KWH MAH RT RW KK KTP SD SMP SMA PT CV TBK H L PER DR HARI ITU INI AJA SAJA SDH UDH BLM TDK TAK BGT DGN DG JD TP KAK PAK BU BUK MAS MBA MIN SIH DONG KOK NIH TOH',
  'APA PUN NYA TTG SBG SMA SAMA ORA UNIT BUAH KALI KG LBR SET BOX BKS LTR MTR TON ITEM CALL CHAT THE FOR NOT NEW ALL',
)
const plate = /(?<![\p{L}\p{N}])([A-Za-z]{1,2})([ .-]{0,2})([0-9]{1,4})([ .-]{0,2})([A-Za-z]{1,3})?(?![\p{L}\p{N}])/gu
const cueBefore =
  /(?:plat|nopol|no\.? ?pol|nomor polisi|polisi|stnk|mobil|motor|kendaraan|license|licence|vehicle|car|bpkb|pelat|truk|nopolnya|platnya|tnkb)(?: ?(?:nomor|no|nya|ne|e|saya|ku|polisi|plate|is|number|adalah|dinas|kurir|driver|pelanggan|my|the|itu|dengan|merah|hitam|putih|[:=.-])){0,4} ?$/i

/** B 12 34 XYZ: the digits in pairs, in capitals only. */
const inPairs = /(?<![\p{L}\p{N}])([A-Z]{1,2})[ .-][0-9]{2}[ .-][0-9]{2}[ .-]([A-Z]{2,3})(?![\p{L}\p{N}])/gu

/** Number plates of vehicles: `B 1234 XYZ`, in small letters or without letters at the end where a word says so. */
export function findPlates(text: string): readonly Finding[] {
  const pairs = [...text.matchAll(inPairs)].flatMap(({ index, 0: whole, 1: region = '', 2: ending = '' }) =>
    regions.has(region) && !notEndings.has(ending)
      ? [{ kind: 'plate' as const, start: index, end: index + whole.length }]
      : [],
  )
  const whole = [...text.matchAll(plate)].flatMap(
    ({ index, 0: whole, 1: region = '', 2: gap = '', 3: digits = '', 4: gapAfter = '', 5: ending = '' }) => {
      if (!regions.has(region.toUpperCase())) return []
      const isNamed = cueBefore.test(text.slice(Math.max(0, index - 48), index))
      const isPlate = isNamed
        ? digits.length >= 2 || ending !== ''
        : looksLikePlate(region, gap + gapAfter, digits, ending)
      if (!isPlate) return []
      const isUnit = notEndings.has(ending.toUpperCase()) && (isNamed || ending.length > 1)
      const end = index + (isNamed && isUnit ? region.length + gap.length + digits.length : whole.trimEnd().length)
      return [{ kind: 'plate' as const, start: index, end }]
    },
  )
  return [...pairs, ...whole]
}

function looksLikePlate(region: string, gaps: string, digits: string, ending: string): boolean {
  if (ending === '' || digits.length < 2 || digits.startsWith('0')) return false
  if (notEndings.has(ending.toUpperCase())) return false
  if (region === region.toUpperCase() && ending === ending.toUpperCase()) return true
  // In small letters only as one word or in its fullest form, and no count of anything: b1234xyz, bk 1234 xyz.
  if (digits.length < 3 || ending.length < 2) return false
  return gaps === '' || (digits.length === 4 && ending.length === 3 && !isYear(digits) && !digits.endsWith('00'))
}
