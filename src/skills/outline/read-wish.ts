import type { Language } from '../../domain/language.ts'
import type { Outline, OutlineBook } from '../../knowledge/outlines/outline-book.ts'
import { type PhrasesTest, phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { OutlineState } from './state.ts'

/** `asked`: what was said just before, newest first; a case may have been told there. */
export type OutlineWishReader = (text: string, language: Language, asked: readonly string[]) => OutlineState | undefined

const numbers: Readonly<Record<string, number>> = {
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sepuluh: 10,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
}
const counted = new RegExp(
  String.raw`(?<![\p{L}\d])(\d{1,2}|${Object.keys(numbers).join('|')})[\s-]*(?:buah\s|butir\s|short\s|simple\s|quick\s|measurable\s|service\s|customer\s|survey\s|clear\s|good\s)*(?:pertanyaan|soal|item|butir|poin|point|langkah|baris|standar\p{L}*|questions?|points?|steps?|lines?|standards?|aja|saja|only|biji)(?![\p{L}])`,
  'iu',
)
const limited =
  /(?:cukup|maks(?:imal)?|max|jadi|jadiin|just|only|at most|make it)\.?\s(\d{1,2})(?![\p{L}\d%:.]|\s?(?:menit|jam|hari|kata|minutes|words))/iu
const few =
  /(?<![\p{L}])(?:jgn|jangan|ga usah|gausah|tidak perlu) (?:banyak\S*|panjang\S*|kepanjangan)|(?<![\p{L}])(?:yg|yang)? ?(?:simpel|simple|singkat|ringkas|pendek|short)(?![\p{L}])/iu
/** A case may have been told so many messages before. */
const mostEarlier = 3
/** Fewer lines than the usual where it is to be short. */
const fewer = 2

/** How many lines a text asks for. Undefined: it does not say. */
export function countIn(text: string): number | undefined {
  const said = (counted.exec(text)?.[1] ?? limited.exec(text)?.[1])?.toLowerCase()
  const count = said === undefined ? undefined : (numbers[said] ?? Number(said))
  return count !== undefined && count >= 2 && count <= 20 ? count : undefined
}

/** Reads wishes for outlines, by the words of knowledge/outlines. */
export function createOutlineWishReader(book: OutlineBook): OutlineWishReader {
  const [casual, formal] = [
    phrasesTest([...book.changes.casual, 'bahasa santai', 'santai']),
    phrasesTest(book.changes.formal),
  ]
  const kinds = book.kinds.map(({ id, words }) => ({ id, test: phrasesTest(words) }))
  const read = book.outlines.map((outline) => ({
    outline,
    all: outline.all.map((group) => phrasesTest(group)),
    none: phrasesTest(outline.none),
    cases: casesOf(outline),
  }))

  return (text, language, asked) => {
    const line = toLine(text)
    const earlier = asked.slice(0, mostEarlier).map(toLine)
    const length = line.trim().split(' ').length
    for (const { outline, all, none, cases } of read) {
      if (length > outline.most || none.test(line) || !all.every((group) => group.test(line))) continue
      const here = firstTold(cases, [line])
      const kind = firstTold(kinds, [line, ...earlier])
      const isOfKind = kind !== undefined && outline.fallback !== undefined
      if (outline.needsCase && here === undefined && !isOfKind) continue
      const told = here ?? firstTold(cases, earlier) ?? outline.fallback
      const usual = few.test(text) ? Math.max(outline.fewest, outline.default - fewer) : outline.default
      return {
        outline: outline.id,
        ...(told === undefined ? {} : { case: told }),
        ...(kind === undefined ? {} : { kind }),
        count: countIn(text) ?? usual,
        language,
        voice: casual.test(line) ? 'casual' : formal.test(line) ? 'formal' : 'plain',
        added: [],
        removed: [],
      }
    }
    return undefined
  }

  function firstTold(list: readonly { readonly id: string; readonly test: PhrasesTest }[], lines: readonly string[]) {
    return lines.flatMap((line) => list.find(({ test }) => test.test(line))?.id ?? [])[0]
  }

  function casesOf(outline: Outline) {
    // Kinds are looked through in their order, the most exact first.
    const own = outline.cases.filter(({ words }) => words.length > 0).map(({ id, words }) => ({ id, words }))
    const ofKinds = book.kinds.filter(({ id }) => outline.cases.some((one) => one.id === id && one.words.length === 0))
    return [...own, ...ofKinds].map(({ id, words }) => ({ id, test: phrasesTest(words) }))
  }
}
