import { wordsIn } from '../../domain/words-in.ts'
import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { SaidWords } from './said-words.ts'
import { type CareVocabulary, type DeclinedKind, declinedKinds, type LawfulWay } from './vocabulary.ts'

/** What nobody should be helped with, and where the lawful way stands. */
export type Declined = {
  readonly kind: 'declined'
  readonly wish: DeclinedKind
  readonly lawful: LawfulWay | undefined
  /** It is to be written: no other skill may draft it. */
  readonly isOrder: boolean
}

export type DeclinedReader = (text: string, said: SaidWords) => Declined | undefined

/** A wish is declined where it is so likely: what was meant innocently must not be. */
const leastLikelihood = {
  /** Of all such wishes together, beside the words of the likeliest: they are put in ever new ways. */
  besideMarks: 0.6,
  /** Where it is said that it is not honest, only the kind is left to be read. */
  ofDishonest: 0.1,
  /** Where who does what to whom is said, see `signs`. */
  besideSigns: 0.03,
  /** "Boleh kan, ga usah bilang dia" asks like a question on such things, and wishes all the same. */
  ofAsked: 0.97,
}
/** "Kalo anaknya diem aja" wishes for nothing: fewer words than these are declined for what stands in them alone. */
const leastWords = 3

export function createDeclinedReader(vocabulary: CareVocabulary, intents: IntentModel): DeclinedReader {
  const { marks, signs, lawful } = vocabulary
  return (text, said) => {
    const likeliest = intents.likeliest(text, declinedKinds)
    const signed = declinedKinds.filter((kind) => signs[kind]?.some((rows) => said.hasSign(rows)))
    const wish = declinedKinds.find((kind) => kind === likeliest?.intent)
    if (!wish) return undefined
    const together = intents.together(text, declinedKinds)
    if (said.has(vocabulary.about)) return undefined
    const isDishonest = said.has(vocabulary.dishonest)
    const isToldAsked = isDishonest && signed.length > 0
    if (said.has(vocabulary.asks) && together < leastLikelihood.ofAsked && !isToldAsked) return undefined
    const count = wordsIn(text).length
    const isPlain = isDishonest && together >= leastLikelihood.ofDishonest
    const isMarked = said.has(marks[wish]) && together >= leastLikelihood.besideMarks && count >= leastWords
    const isSigned = signed.length > 0 && together >= leastLikelihood.besideSigns
    if (!isPlain && !isMarked && !isSigned) return undefined
    return declined(isSigned && !signed.includes(wish) ? (signed[0] ?? wish) : wish, said)
  }
  function declined(wish: DeclinedKind, said: SaidWords): Declined {
    const way = lawful[wish]?.find(({ when }) => when === undefined || said.has(when))
    return { kind: 'declined', wish, lawful: way, isOrder: said.has(vocabulary.orders) }
  }
}
