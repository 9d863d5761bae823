import { remembering } from '../../domain/remembering.ts'
import type { IntentGuess, IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createDangerReader, type Danger } from './read-danger.ts'
import { createDeclinedReader, type Declined } from './read-declined.ts'
import { createEmergencyReader } from './read-emergency.ts'
import { createFaintReader, type Faint } from './read-faint.ts'
import { readSaidWords, type SaidWords } from './said-words.ts'
import {
  type CareVocabulary,
  concernLabels,
  type EmergencyKind,
  type FeelingLabel,
  feelingLabels,
  type SorrowKind,
  signedFeelings,
  sorrowKinds,
} from './vocabulary.ts'

/** What a message is about where care comes before answers. */
export type Concern =
  | Danger
  | Declined
  | Faint
  /** Somebody may lose life or limb right now. */
  | { readonly kind: 'emergency'; readonly emergency: EmergencyKind }
  | { readonly kind: 'violence' }
  /** Molested or threatened by a customer. */
  | { readonly kind: 'harassed' }
  | { readonly kind: 'sad'; readonly sorrow: SorrowKind }
  /** Worn out by the work; `abused` by customers, or by too much of it. */
  | { readonly kind: 'exhausted'; readonly abused: boolean }
  /** Shouted at or insulted by somebody a moment ago; `asksWhatToSay`: and has to answer them. */
  | { readonly kind: 'hurt'; readonly asksWhatToSay: boolean }
  /** An agent was, and whoever leads or sits beside them asks what to do for them. */
  | { readonly kind: 'agent-hurt' }
  /** What will become of the writer's case: not to be foretold. `alone`: nothing else is asked. */
  | { readonly kind: 'outcome'; readonly alone: boolean }
  /** Of Prima, by whoever is let down. */
  | { readonly kind: 'insult' }
  /** Said in temper about something of our field: it may be meant. */
  | { readonly kind: 'hyperbole' }

export type ConcernReader = (text: string) => Concern | undefined

export type ConcernReaderParts = {
  readonly vocabulary: CareVocabulary
  /** Talk: what becomes of somebody is told there. */
  readonly intents: IntentModel
  /** What care hears. */
  readonly concerns: IntentModel
  readonly readNames: NameReader
  readonly words: Pick<Words, 'slang'>
}

/**
 * Below these likelihoods what was learned says nothing: of a feeling, where a sorrow is named and whose it is, and beside
 * a name of our fields or of facts, which mostly is a question.
 */
const leastLikelihood = {
  feeling: 0.6,
  toldFeeling: 0.3,
  besideFacts: 0.85,
  shared: 0.4,
  ofKind: 0.45,
  harmed: 0.8,
  trouble: 0.9,
  outcome: 0.5,
}
/** What befalls people, as against what they wish to do. */
const troubleLabels: readonly string[] = ['self-harm', 'endangered', 'emergency', ...feelingLabels]
/** What the learned labels are called in replies; plain `sad` is about what its words say. */
const sorrowOf: Readonly<Partial<Record<FeelingLabel, SorrowKind>>> = {
  'sad-loss': 'loss',
  'sad-love': 'love',
  'sad-money': 'money',
  'sad-job': 'job',
  'sad-worth': 'worth',
  'sad-shame': 'shame',
  'sad-empty': 'empty',
  'sad-fear': 'fear',
}
/** Atiku, dadaku: what is one's own. */
const ownEnding = /^(?!timku|tokoku|usahaku)\p{Letter}{3,}ku$/u
const leastWords = 4
/** A message is read as a whole and clause by clause, and twice: when it is claimed, and for notes. */
const mostRemembered = 64
/** "Apakah saya bakal dipenjara?" has no more words than that, and nothing of a case. */
const mostWordsOfBareOutcome = 8
const mostWordsBeforeFate = 4
/** What people curse about; of customers and work they may mean it. */
const formTopics = ['oss', 'pse']

export function createConcernReader(parts: ConcernReaderParts): ConcernReader {
  const { vocabulary, intents, concerns, readNames, words } = parts
  const readDanger = createDangerReader(vocabulary, concerns, words)
  const readEmergency = createEmergencyReader(vocabulary, concerns, readNames)
  const readDeclined = createDeclinedReader(vocabulary, concerns)
  const readFaint = createFaintReader(vocabulary, concerns, readNames, words)
  const { outcomes } = vocabulary
  const alone = new Set(vocabulary['said-alone'])

  return remembering((text) => {
    const said = readSaidWords(text, words)
    const guess = intents.read(text)
    if (isAfterSuicide(said)) return { kind: 'sad', sorrow: 'suicide' }
    if (isInsult(text, said)) return { kind: 'insult' }
    const danger = readDanger(text, said)
    if (danger && isSaidLightly(danger, text, said)) return { kind: 'hyperbole' }
    if (danger?.level === 'plain' || danger?.level === 'means') return danger
    const signed = readSignedFeeling(text, said)
    if (signed?.kind === 'sad' && signed.sorrow === 'fear') return signed
    const emergency = readEmergency(text, said)
    if (emergency) return { kind: 'emergency', emergency }
    return (
      danger ??
      signed ??
      readDeclined(text, said) ??
      readFeeling(text, said) ??
      readOutcome(text, said, guess) ??
      readTrouble(text, said) ??
      readFaint(text, said)
    )
  }, mostRemembered)

  /** "Pengen mati ngurus OSS": people say so of forms. Some words nobody says lightly. */
  function isSaidLightly(danger: Danger, text: string, said: SaidWords): boolean {
    const isSpoken = danger.kind === 'self-harm' && danger.level === 'plain'
    return isSpoken && isOfForms(text) && !said.has(vocabulary['never-lightly'])
  }

  /** Somebody took their life, and who is left tells of it: grief, unless it may not be over. */
  function isAfterSuicide(said: SaidWords): boolean {
    return (
      said.hasAllOf(vocabulary['after-suicide']) && !said.has(vocabulary['not-over']) && !said.has(vocabulary.hints)
    )
  }

  /** "Dadaku sesek abis dibentak" is panic, unless the heart is spoken of. */
  function readSignedFeeling(text: string, said: SaidWords): Concern | undefined {
    if (said.has(vocabulary['told-of'])) return undefined
    if (said.lines.some((words) => alone.has(words.join(' ')))) return { kind: 'sad', sorrow: 'general' }
    const feeling = signedFeelings.find((kind) => said.hasAllOf(vocabulary['feeling-signs'][kind]))
    switch (feeling) {
      case undefined:
        return undefined
      case 'panic':
        return said.has(vocabulary['of-the-heart']) ? undefined : { kind: 'sad', sorrow: 'fear' }
      case 'followed':
        return { kind: 'harassed' }
      case 'touched':
        return { kind: 'violence' }
      case 'exhausted':
        return { kind: 'exhausted', abused: said.has(vocabulary.abuse) }
      default:
        return isOfForms(text) ? undefined : { kind: 'sad', sorrow: feeling }
    }
  }

  /** "Lu ga guna, mending nanya tembok": at Prima, unless others are spoken of, or something is asked beside it. */
  function isInsult(text: string, said: SaidWords): boolean {
    if (!said.hasAllOf(vocabulary.insults) || said.has(vocabulary.people)) return false
    return !said.has(vocabulary['self-harm']) && readNames(text).names.size === 0
  }

  function isOfForms(text: string): boolean {
    const { topics } = readNames(text)
    return formTopics.some((topic) => topics.has(topic))
  }

  function readFeeling(text: string, said: SaidWords): Concern | undefined {
    if (said.has(vocabulary['only-sounds'])) return undefined
    const sorrow = sorrowIn(said)
    const isNamed = readNames(text).names.size > 0
    const isOwn = said.has(vocabulary.self) || said.lines.some((words) => words.some((word) => ownEnding.test(word)))
    const isTold = sorrow !== undefined && sorrow !== 'general' && isOwn && !isNamed
    // "Siapa pacar baru …" asks for a fact, and mostly is nobody's sorrow.
    // "Guide me please": so few words say too little to guess from.
    const isBare = (said.lines[0]?.length ?? 0) < leastWords
    const isOfFacts = isNamed || isBare || (!isOwn && said.has(vocabulary.facts))
    const least = leastLikelihood[isOfFacts ? 'besideFacts' : isTold ? 'toldFeeling' : 'feeling']
    // Whoever is followed or molested is heard, whatever they name besides ("diikuti sampai ke kos").
    const isHarmed = !isBare && concerns.together(text, ['violence', 'harassed']) >= leastLikelihood.harmed
    const together = concerns.together(text, feelingLabels)
    if (isOfAgent(said)) return { kind: 'agent-hurt' }
    if (!isHarmed && together < least && !isMostlyFeeling(text, together, isOfFacts)) return undefined
    const likeliest = concerns.likeliest(text, feelingLabels)
    // What several troubles share is answered as what it surely is: heavy.
    const isShared = (likeliest?.likelihood ?? 0) < leastLikelihood.ofKind && (sorrow ?? 'general') === 'general'
    const isFelt = said.has(vocabulary['own-feelings']) || said.has(vocabulary['of-dying'])
    if (isShared) return isFelt ? { kind: 'faint', of: 'heaviness', isAsked: isNamed, isLikely: true } : undefined
    const feeling = feelingLabels.find((label) => label === likeliest?.intent)
    switch (feeling) {
      case undefined:
        return undefined
      case 'violence':
      case 'harassed':
        return { kind: feeling }
      case 'hurt':
        return { kind: 'hurt', asksWhatToSay: said.has(vocabulary['what-to-say']) }
      case 'exhausted':
        return isSpokenOf(said) ? { kind: 'exhausted', abused: said.has(vocabulary.abuse) } : undefined
      default: {
        const of = sorrowOf[feeling] ?? sorrow ?? 'general'
        return of !== 'general' || isSpokenOf(said) ? { kind: 'sad', sorrow: of } : undefined
      }
    }
  }

  /** "Istri saya yang pegang admin": what only sounds like a plaint, and has no word of what is felt, is talk of work. */
  function isSpokenOf(said: SaidWords): boolean {
    return said.has(vocabulary['own-feelings']) || said.has(vocabulary.abuse) || sorrowIn(said) !== undefined
  }

  /** "Anak magang nangis abis dimarahin pelanggan, saya ngomong apa ke dia": nothing was done to whoever asks. */
  function isOfAgent(said: SaidWords): boolean {
    return said.has(vocabulary.agents) && said.has(vocabulary['to-them']) && said.has(vocabulary['own-feelings'])
  }

  /** "Bos nyebut gw tolol di depan klien" troubles somebody, whatever it is: what is heard may be shared by several kinds. */
  function isMostlyFeeling(text: string, together: number, isOfFacts: boolean): boolean {
    const all = concerns.together(text, concernLabels)
    return !isOfFacts && all >= leastLikelihood.feeling && together >= leastLikelihood.shared
  }

  function sorrowIn(said: SaidWords): SorrowKind | undefined {
    return sorrowKinds.find((kind) => said.has(vocabulary.sorrows[kind]))
  }

  /** Surely trouble, whatever it is: then a warm word and a place of help are better than "I don't know". */
  function readTrouble(text: string, said: SaidWords): Concern | undefined {
    const isTrouble = concerns.together(text, troubleLabels) >= leastLikelihood.trouble
    const isTold = said.has(vocabulary['not-now']) || said.has(vocabulary['only-sounds'])
    const isSaid = isSpokenOf(said) || said.has(vocabulary['of-dying'])
    if (!isTrouble || isTold || !isSaid || readNames(text).names.size > 0) return undefined
    return { kind: 'sad', sorrow: 'general' }
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
