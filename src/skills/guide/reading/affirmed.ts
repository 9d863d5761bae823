import { wordsIn } from '../../../domain/words-in.ts'
import { placeOf, type Standardise } from './vocabulary.ts'

/** A text in two: what it says is so, and what it says is not: "klinik" and "apotek" of "bukan apotek, klinik". */
export type Affirmed = { readonly so: string; readonly notSo: string }

const pieces = /[,.;:!?()\n]+(?:\s+|$)|\s+(?=(?:tapi|tetapi|tp|melainkan|but)\s)/i

/** Parts a text at the words that deny what stands behind them, up to the end of the clause. */
export function createAffirmedReader(
  denying: readonly (readonly string[])[],
  standardise: Standardise,
): (text: string) => Affirmed {
  const denies = (word: string) => denying.some((phrase) => placeOf(phrase, standardise(word)) === 0)
  return (text) => {
    const parts = text.split(pieces).map((piece) => {
      const words = piece.split(/\s+/).filter((word) => wordsIn(word).length > 0)
      const at = words.findIndex(denies)
      return at < 0
        ? { so: piece, notSo: '' }
        : { so: words.slice(0, at).join(' '), notSo: words.slice(at + 1).join(' ') }
    })
    const joined = (some: readonly string[]) => some.filter((part) => part.trim() !== '').join(', ')
    return { so: joined(parts.map(({ so }) => so)), notSo: joined(parts.map(({ notSo }) => notSo)) }
  }
}
