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
] as const
export type Talk = (typeof talkKinds)[number]

/** With a name of our fields in it, or something spoken of before, a message is a question unless it is surely talk. */
const leastLikelihoodInField = 0.9

export type TalkReader = (text: string, hasTopic: boolean) => Talk | undefined

/**
 * Reads talk. Of a message that names things of our fields, or may follow up what was spoken of (`hasTopic`), only what
 * is surely talk counts; a wish that Prima should do something herself ("tolong daftarkan PSE kami") is one even so.
 */
export function createTalkReader(intents: IntentModel, readNames: NameReader): TalkReader {
  return (text, hasTopic) => {
    const guess = intents.read(text)
    const talk = talkKinds.find((kind) => kind === guess?.intent)
    if (!talk || !guess) return undefined
    const isInField = hasTopic || (talk !== 'act' && readNames(text).names.size > 0)
    return isInField && guess.likelihood < leastLikelihoodInField ? undefined : talk
  }
}
