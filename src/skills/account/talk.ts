import { wordsIn } from '../../domain/words-in.ts'
import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { NameReader } from '../../knowledge/read-names.ts'

/** What people say that asks nothing of our fields, learned from examples. */
const talkKinds = [
  'greeting',
  'thanks',
  'farewell',
  'capability',
  'identity',
  'origin',
  'human',
  'contact',
  'act',
  'browse',
  'make',
  'complaint',
  'impatience',
  'insult',
  'praise',
  'play',
  'language',
  'privacy',
  'unclear',
  'others-data',
  'vent',
] as const
export type Talk = (typeof talkKinds)[number]

/**
 * How likely talk must be in a message that names things of our fields, or may follow up what was spoken of. Whoever
 * thanks or curses does so at any time; "gratis ga?" after an answer is about that.
 */
const leastLikelihoodInField: Readonly<Partial<Record<Talk, number>>> = {
  greeting: 0.4,
  thanks: 0.4,
  farewell: 0.4,
  praise: 0.4,
  insult: 0.5,
  impatience: 0.6,
  complaint: 0.6,
  unclear: 0.6,
  human: 0.6,
  identity: 0.6,
}
const leastLikelihoodOfOthers = 0.9
/** Of what is refused, wherever it stands: "siapa yang paling laku" asks nothing of anybody's scores. */
const leastLikelihoodOfRefused: Readonly<Partial<Record<Talk, number>>> = { 'others-data': 0.95 }
/**
 * After an answer, so few words are most often about it, and too few to learn from: "biayanya?" looks much like a
 * greeting. What people really say in one word stands in small-talk.yaml.
 */
const leastLikelihoodByWords: Readonly<Record<number, number>> = { 1: Number.POSITIVE_INFINITY, 2: 0.95 }

/** Said of an answer; of somebody else it is part of a case: "dia ngaku ga salah". */
const ofAnswers: ReadonlySet<Talk> = new Set(['complaint', 'unclear'])

export type TalkReader = (text: string, hasTopic: boolean) => Talk | undefined

/** Reads talk. A wish that Prima should do something herself ("tolong daftarkan PSE kami") may name what it likes. */
export function createTalkReader(
  intents: IntentModel,
  readNames: NameReader,
  speaksOfOthers: (text: string) => boolean,
): TalkReader {
  return (text, hasTopic) => {
    const guess = intents.read(text)
    const talk = talkKinds.find((kind) => kind === guess?.intent)
    if (!talk || !guess || guess.likelihood < (leastLikelihoodOfRefused[talk] ?? 0)) return undefined
    if (hasTopic && guess.likelihood < (leastLikelihoodByWords[wordsIn(text).length] ?? 0)) return undefined
    if (hasTopic && ofAnswers.has(talk) && speaksOfOthers(text)) return undefined
    const names = readNames(text).names.size
    if (talk === 'act' ? !hasTopic || names > 0 : !hasTopic && names === 0) return talk
    // What names things of ours is even less likely to be talk than what follows an answer.
    const least = (names === 0 ? leastLikelihoodInField[talk] : undefined) ?? leastLikelihoodOfOthers
    return guess.likelihood >= least ? talk : undefined
  }
}
