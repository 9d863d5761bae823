import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { ReplyBook } from '../../knowledge/replies/reply-book.ts'

/** Why a text is not written: it would ask a customer for a secret, or have somebody watched who does not know it. */
export type Declined = 'secret' | 'watching'

/** A request is short; a long story names all kinds of things. */
const mostWords = 60

/** Reads wishes for texts that are not written, by the words of knowledge/replies/declined.yaml. `isWish`: a text is wanted. */
export function createDeclinedReader(
  { declined: { secret, watching } }: Pick<ReplyBook, 'declined'>,
  isWish: (text: string) => boolean,
): (text: string) => Declined | undefined {
  const tests = <Lists extends Record<string, readonly string[]>>(lists: Lists) =>
    new Map(Object.entries(lists).map(([name, list]) => [name, phrasesTest(list)]))
  const [ofSecret, ofWatching] = [tests(secret), tests(watching)]
  return (text) => {
    const line = toLine(text)
    if (text.includes('?') || line.split(' ').length > mostWords) return undefined
    const says = (lists: typeof ofSecret, name: string) => lists.get(name)?.test(line) === true
    const asksSecret =
      says(ofSecret, 'things') &&
      says(ofSecret, 'asks') &&
      !says(ofSecret, 'not') &&
      (!says(ofSecret, 'theirs') || says(ofSecret, 'back') || toThem.test(line))
    const hasWatched =
      says(ofWatching, 'covertly') &&
      says(ofWatching, 'watch') &&
      says(ofWatching, 'people') &&
      !says(ofWatching, 'not')
    if (!(asksSecret || hasWatched) || !(isWish(text) || writes.test(line))) return undefined
    return asksSecret ? 'secret' : 'watching'
  }
}

/** "Chat ke pelanggan minta PIN": we are who asks. */
const toThem =
  /\s(?:ke|kepada|to)\s(?:the\s|si\s|para\s)?(?:pelanggan|customer|nasabah|konsumen|pembeli|user|client|klien|pasien|tamu)\s/u

/** "Buatkan catatan", "write a note": also where the text is none for customers. */
const writes =
  /\s(?:buat(?:kan|in)?|bikin(?:in|kan)?|tulis(?:kan|in)?|susun(?:kan|in)?|draft|write|make|prepare|compose)\s(?:\S+\s){0,3}?(?:catatan|memo|pesan|chat|wa|sms|email|surat|laporan|instruksi|tugas|pengumuman|balasan|note|memo|message|email|letter|reply|instructions?|text)\s/u
