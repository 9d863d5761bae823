import { remembering } from '../../domain/remembering.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { IntentGuess, IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createDangerReader } from './read-danger.ts'
import { readSaidWords, type SaidWords } from './said-words.ts'
import { type CareVocabulary, type DeclinedKind, declinedKinds, type LawfulWay } from './vocabulary.ts'

/** What a message is about where care comes before answers. */
export type Concern =
  | { readonly kind: 'self-harm' | 'endangered' | 'violence' | 'sad' }
  /** Worn out by the work; `abused` by customers, or by too much of it. */
  | { readonly kind: 'exhausted'; readonly abused: boolean }
  /** Shouted at or insulted by somebody a moment ago; `asksWhatToSay`: and has to answer them. */
  | { readonly kind: 'hurt'; readonly asksWhatToSay: boolean }
  /** What nobody should be helped with, and where the lawful way stands. */
  | { readonly kind: 'declined'; readonly wish: DeclinedKind; readonly lawful: LawfulWay }
  /** What will become of the writer's case: not to be foretold. `alone`: nothing else is asked. */
  | { readonly kind: 'outcome'; readonly alone: boolean }
  /** Said in temper about something of our field: it may be meant. */
  | { readonly kind: 'hyperbole' }

export type ConcernReader = (text: string) => Concern | undefined

export type ConcernReaderParts = {
  readonly vocabulary: CareVocabulary
  readonly intents: IntentModel
  readonly readNames: NameReader
  readonly words: Pick<Words, 'slang'>
}

/** Below these likelihoods a learned intent says nothing here: what was meant innocently must not be declined. */
const leastLikelihood = { feeling: 0.6, declined: 0.5, outcome: 0.5 }
/** "Kalo anaknya diem aja" wishes for nothing: fewer words than these are declined for what stands in them alone. */
const leastWordsOfGuess = 6
/** So sure a guess needs no words beside it. */
const sureOfDeclined = 0.95
/** Beside the words of such a wish so much is enough: wishes of this kind are put in ever new ways. */
const leastBesideMarks = 0.3
/** Where it is said that it is not honest, only the kind is left to be read. */
const leastOfDishonest = 0.03
/** "Apakah saya bakal dipenjara?" has no more words than that, and nothing of a case. */
const mostWordsOfBareOutcome = 8
const mostWordsBeforeFate = 4
/** What people curse about; of customers and work they may mean it. */
const formTopics = ['oss', 'pse']

export function createConcernReader({ vocabulary, intents, readNames, words }: ConcernReaderParts): ConcernReader {
  const readDanger = createDangerReader(vocabulary, words)
  const { marks, lawful, outcomes } = vocabulary

  return remembering((text) => {
    const said = readSaidWords(text, words)
    const guess = intents.read(text)
    const danger = readDanger(said, guess)
    if (danger) return isSaidLightly(danger, text, said) ? { kind: 'hyperbole' } : { kind: danger }
    return readDeclined(text, said, guess) ?? readFeeling(text, said, guess) ?? readOutcome(text, said, guess)
  })

  /** "Pengen mati ngurus OSS": people say so of forms. Some words nobody says lightly. */
  function isSaidLightly(danger: string, text: string, said: SaidWords): boolean {
    const { topics } = readNames(text)
    const isOfForms = formTopics.some((topic) => topics.has(topic))
    return danger === 'self-harm' && isOfForms && !said.has(vocabulary['never-lightly'])
  }

  function readDeclined(text: string, said: SaidWords, guess: IntentGuess | undefined): Concern | undefined {
    if (said.has(vocabulary.about)) return undefined
    const isSure = declinedKinds.some((kind) => kind === guess?.intent)
    const likeliest = isSure ? guess : intents.likeliest(text, declinedKinds)
    const wish = declinedKinds.find((kind) => kind === likeliest?.intent)
    const least = isSure ? leastLikelihood.declined : leastBesideMarks
    const likelihood = likeliest?.likelihood ?? 0
    if (!wish) return undefined
    const isPlain = likelihood >= leastOfDishonest && said.has(vocabulary.dishonest)
    const isMarked = likelihood >= least && said.has(marks[wish])
    const isLong = wordsIn(text).length >= leastWordsOfGuess
    if (!isPlain && !isMarked && !(isSure && isLong && likelihood >= sureOfDeclined)) return undefined
    const way = lawful[wish].find(({ when }) => when === undefined || said.has(when))
    return way && { kind: 'declined', wish, lawful: way }
  }

  function readFeeling(text: string, said: SaidWords, guess: IntentGuess | undefined): Concern | undefined {
    if (!guess || guess.likelihood < leastLikelihood.feeling) return undefined
    // There are entries on customers who hurt staff: they say more than a warm word.
    const isOfCustomers = said.has(vocabulary.customers)
    if (guess.intent === 'violence' && said.has(marks.violence) && !isOfCustomers) return { kind: 'violence' }
    if (guess.intent === 'hurt') return { kind: 'hurt', asksWhatToSay: said.has(vocabulary['what-to-say']) }
    if (guess.intent === 'exhausted') return { kind: 'exhausted', abused: said.has(vocabulary.abuse) }
    if (guess.intent === 'sad' && readNames(text).names.size === 0) return { kind: 'sad' }
    return undefined
  }

  function readOutcome(text: string, said: SaidWords, guess: IntentGuess | undefined): Concern | undefined {
    const { fates, future, mine } = outcomes
    const isLearned = guess?.intent === 'outcome' && guess.likelihood >= leastLikelihood.outcome
    const isSaid = said.hasNear(future, fates, mostWordsBeforeFate) && said.has(mine)
    if (!isLearned && !isSaid) return undefined
    const isShort = (said.lines[0]?.length ?? 0) <= mostWordsOfBareOutcome
    return { kind: 'outcome', alone: isShort && !said.has(outcomes.case) && readNames(text).names.size === 0 }
  }
}
