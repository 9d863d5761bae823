import type { Finding } from './finding.ts'

/** Papers whose numbers have letters among them: passports and permits to stay. */
const paper =
  /(?<![\p{L}\p{N}])(?:pas+por|pas+port|passpor|kitas|kitap|visa|itas|itap)(?:nya|ku)?(?: (?:saya|aku|no|nomor|number|nya|direktur|pelanggan|asing|wna|istri|suami|is|my|adalah|itu|baru|lama|for|our|director|\p{L}{3,12})){0,4} ?[:=.]? ?((?:[a-z]{1,2} ?-? ?[0-9](?:[ -]?[0-9]){5,8}[a-z]?|[0-9][a-z0-9]{6,11}(?:-[a-z])?))(?![\p{L}\p{N}])/giu

/** Numbers of passports and permits to stay. */
export function findPapers(text: string): readonly Finding[] {
  return [...text.matchAll(paper)]
    .filter(({ 1: number = '' }) => (number.match(/[0-9]/g)?.length ?? 0) >= 6)
    .map(({ index, 0: whole, 1: number = '' }) => ({
      kind: 'number',
      start: index + whole.length - number.length,
      end: index + whole.length,
    }))
}
