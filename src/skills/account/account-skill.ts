import { isChoiceNumber } from '../../conversation/clean-message.ts'
import type { LanguageDetector } from '../../conversation/detect-language.ts'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { SmallTalk } from './small-talk.ts'

export type AccountParts = {
  readonly readSmallTalk: (text: string) => SmallTalk | undefined
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases
  /** What a newcomer may try first: an entry, and the question that it answers. */
  readonly examples: readonly { readonly entryId: string; readonly phrase: PhraseKey }[]
  /** How long an idle conversation is remembered, told under "privasi". */
  readonly sessionTtlDays: number
}

type Wish = SmallTalk | 'attachment' | 'voice-note' | 'no-words' | 'stale-choice' | 'another-language'

/** Everything around the questions: start, help, courtesy, language, privacy, and messages that hold no question. */
export function createAccountSkill(parts: AccountParts): Skill {
  const { readSmallTalk, languageDetector, phrases, examples, sessionTtlDays } = parts

  return {
    name: 'account',
    recognises: (context) => readWish(context) !== undefined,
    respond(context) {
      const { language, turns } = context
      const say = (key: Parameters<Phrases['say']>[1]): SkillOutcome => ({
        replies: [{ text: phrases.say(language, key) }],
      })
      const wish = readWish(context)
      switch (wish) {
        case 'greeting':
          return turns === 0 || context.message.text.startsWith('/')
            ? { replies: [{ text: phrases.say(language, 'greeting'), choices: toChoices(language) }] }
            : say('greeting-again')
        case 'privacy':
          return { replies: [{ text: phrases.say(language, 'privacy', { days: sessionTtlDays }) }] }
        case 'cancel':
          return { replies: [{ text: phrases.say(language, 'cancelled') }], forget: true }
        case 'language-id':
        case 'language-en': {
          const chosen = wish === 'language-id' ? 'id' : 'en'
          return { replies: [{ text: phrases.say(chosen, 'language-changed') }], language: chosen }
        }
        case undefined:
          throw new Error('asked to answer a message that it does not recognise')
        default:
          return say(wish)
      }
    },
  }

  function toChoices(language: Language): Choice[] {
    return examples.map(({ entryId, phrase }) => ({ id: `ask:${entryId}`, label: phrases.say(language, phrase) }))
  }

  function readWish({ message }: TurnContext): Wish | undefined {
    if (message.choice !== undefined) return undefined
    const { text, attachments } = message
    if (text === '' && attachments.some(({ kind }) => kind === 'voice')) return 'voice-note'
    if (text === '' && attachments.length > 0) return 'attachment'
    if (!/[\p{Letter}\p{Number}]/u.test(message.text)) return 'no-words'
    if (isChoiceNumber(text)) return 'stale-choice'
    const smallTalk = readSmallTalk(message.text)
    if (smallTalk) return smallTalk
    return isForeignScript(message.text) && !languageDetector.detect(message.text) ? 'another-language' : undefined
  }
}

/** More than half of the letters are not Latin. */
function isForeignScript(text: string): boolean {
  const letters = text.match(/\p{Letter}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  return latin.length * 2 < letters.length
}
