import { wordsIn } from '../../domain/words-in.ts'
import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { SaidWords } from './said-words.ts'
import {
  type CareVocabulary,
  type DeclinedKind,
  declinedKinds,
  type FinerWish,
  finerWishes,
  type LawfulWay,
} from './vocabulary.ts'

/** What nobody should be helped with, and where the lawful way stands. */
export type Declined = {
  readonly kind: 'declined'
  readonly wish: DeclinedKind
  /** What it is by its words, where that is said more closely. */
  readonly finer: FinerWish | undefined
  readonly lawful: LawfulWay | undefined
  /** It is to be written: no other skill may draft it. */
  readonly isOrder: boolean
}

export type DeclinedReader = (text: string, said: SaidWords) => Declined | undefined

/**
 * A wish is declined where it is so likely, all such wishes taken together (they are put in ever new ways): what was meant
 * innocently must not be. Found by leaving out each set of bench/care in turn.
 */
const leastLikelihood = {
  alone: 0.65,
  /** The same in a few words, "tulisin buat ditempel di meja": they go on with what was said before. */
  ofFewWords: 0.85,
  /** Beside words of its kind. */
  besideMarks: 0.5,
  /** Below it the words tell the kind of wish better than what was learned. */
  ofKind: 0.6,
  /** Where it is said that it is not honest. */
  ofDishonest: 0.2,
  /** Where who does what to whom is said, see `signs`. */
  besideSigns: 0.02,
  /** The same where it is put as a question: "boleh dong dipake, mereka ga bakal ngeh". */
  ofAskedBesideSigns: 0.3,
  /** Who asks about such things, or tells of what others did, mostly wishes for nothing. */
  ofAbout: 0.93,
  /** "Boleh kan, ga usah bilang dia" asks like a question on such things, and wishes all the same. */
  ofAsked: 0.85,
}
/** "Kalo anaknya diem aja" wishes for nothing: fewer words than these are declined for nothing that is learned. */
const leastWords = 3
const fewWords = 8

export function createDeclinedReader(vocabulary: CareVocabulary, concerns: IntentModel): DeclinedReader {
  const { marks, signs, lawful } = vocabulary
  return (text, said) => {
    const likeliest = concerns.likeliest(text, declinedKinds)
    const wish = declinedKinds.find((kind) => kind === likeliest?.intent)
    if (!wish || wordsIn(text).length < leastWords) return undefined
    const signed = declinedKinds.filter((kind) => signs[kind]?.some((rows) => said.hasSign(rows)))
    const together = concerns.together(text, declinedKinds)
    if (together < leastFor(wish, said, signed.length > 0, text)) return undefined
    // Hardly learned, the words tell the kind better.
    const isHardlyLearned =
      together < leastLikelihood.besideMarks || (likeliest?.likelihood ?? 0) < leastLikelihood.ofKind
    const isOnlySigned = signed.length > 0 && isHardlyLearned && !signed.includes(wish)
    return declined(isOnlySigned ? (signed[0] ?? wish) : wish, said)
  }

  function leastFor(wish: DeclinedKind, said: SaidWords, isSigned: boolean, text: string): number {
    const isDishonest = said.has(vocabulary.dishonest)
    // "Sebel banget sama review palsu kompetitor" asks for nothing, however much it sounds like such a wish.
    const isMeant = isDishonest || isSigned || text.includes('?') || said.has(vocabulary['asked-for'])
    if (said.has(vocabulary.about)) return isMeant ? leastLikelihood.ofAbout : Number.POSITIVE_INFINITY
    if (said.has(vocabulary.asks) && !(isDishonest && isSigned)) {
      return isSigned ? leastLikelihood.ofAskedBesideSigns : leastLikelihood.ofAsked
    }
    if (isSigned) return leastLikelihood.besideSigns
    if (isDishonest) return leastLikelihood.ofDishonest
    if (said.has(marks[wish])) return leastLikelihood.besideMarks
    if (text.includes('?')) return leastLikelihood.ofAsked
    return wordsIn(text).length < fewWords ? leastLikelihood.ofFewWords : leastLikelihood.alone
  }

  function declined(wish: DeclinedKind, said: SaidWords): Declined {
    const way = lawful[wish]?.find(({ when }) => when === undefined || said.has(when))
    const finer = finerWishes.find((name) => said.has(vocabulary.finer[name]))
    return { kind: 'declined', wish, finer, lawful: way, isOrder: said.has(vocabulary.orders) }
  }
}
