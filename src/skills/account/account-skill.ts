import { isChoiceNumber, questionPart } from '../../conversation/clean-message.ts'
import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { LanguageDetector } from '../../conversation/detect-language.ts'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { SmallTalk } from './small-talk.ts'

export type AccountParts = {
  readonly readSmallTalk: (text: string) => SmallTalk | undefined
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases
  /** What a newcomer may try first: a question, and the choice that answers it. */
  readonly examples: readonly { readonly pick: ChoiceReference; readonly phrase: PhraseKey }[]
  /** How long an idle conversation is remembered, told under "privasi". */
  readonly sessionTtlDays: number
  /** What the other skills can do, one line each, for `/help`. */
  readonly helpLines: (language: Language) => readonly string[]
}

type Wish = SmallTalk | 'attachment' | 'voice-note' | 'no-words' | 'stale-choice' | 'another-language'

/** A greeting that nobody wrote: the chat was opened, or Prima was called by name and nothing else. */
export const greetingPick: ChoiceReference = { skill: 'account', act: 'greet', value: '' }

/** Everything around the questions: start, help, courtesy, language, privacy, and messages that hold no question. */
export function createAccountSkill(parts: AccountParts): Skill {
  const { readSmallTalk, languageDetector, phrases, examples, sessionTtlDays } = parts
  const describe = (phrase: PhraseKey) => (language: Language) => phrases.say(language, phrase)
  const commands: readonly CommandDeclaration[] = [
    { id: 'bantuan', en: 'help', also: ['menu'], describe: describe('command-help') },
    { id: 'bahasa', en: 'language', describe: describe('command-language') },
    { id: 'privasi', en: 'privacy', describe: describe('command-privacy') },
    { id: 'batal', en: 'cancel', also: ['ulang'], describe: describe('command-cancel') },
    { id: 'start', en: 'start', also: ['mulai'], describe: describe('command-help'), isHidden: true },
  ]

  return {
    name: 'account',
    commands,
    claim(context) {
      const wish = readWish(context)
      return wish && { strength: 'owns', respond: () => respond(wish, context) }
    },
  }

  function respond(wish: Wish, { language, turns, message, command }: TurnContext): SkillOutcome {
    const say = (key: PhraseKey): SkillOutcome => ({ replies: [{ text: phrases.say(language, key) }] })
    switch (wish) {
      case 'greeting':
        return turns === 0 || command !== undefined || message.kind === 'picked'
          ? { replies: [{ text: phrases.say(language, 'greeting'), choices: toChoices(language) }] }
          : say('greeting-again')
      case 'help':
        return { replies: [{ text: [phrases.say(language, 'help'), ...helpBlock(language)].join('\n\n') }] }
      case 'privacy':
        return { replies: [{ text: phrases.say(language, 'privacy', { days: sessionTtlDays }) }] }
      case 'cancel':
        return { replies: [{ text: phrases.say(language, 'cancelled') }], forget: true }
      case 'language-id':
      case 'language-en': {
        const chosen = wish === 'language-id' ? 'id' : 'en'
        return { replies: [{ text: phrases.say(chosen, 'language-changed') }], language: chosen }
      }
      default:
        return say(wish)
    }
  }

  function helpBlock(language: Language): string[] {
    const lines = parts.helpLines(language)
    return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]
  }

  function toChoices(language: Language): Choice[] {
    return examples.map(({ pick, phrase }) => ({ pick, label: phrases.say(language, phrase) }))
  }

  function readWish({ message, command }: TurnContext): Wish | undefined {
    if (message.kind === 'due') return undefined
    if (message.pick !== undefined) return message.pick.act === greetingPick.act ? 'greeting' : undefined
    if (command) return readCommand(command.name, command.rest)
    const { text, attachments } = message
    if (text === '' && attachments.some(({ kind }) => kind === 'voice')) return 'voice-note'
    if (text === '' && attachments.length > 0) return 'attachment'
    if (!/[\p{Letter}\p{Number}]/u.test(text)) return 'no-words'
    if (isChoiceNumber(text)) return 'stale-choice'
    const said = questionPart(text)
    const smallTalk = readSmallTalk(said)
    if (smallTalk) return smallTalk
    return isForeignScript(said) && !languageDetector.detect(said) ? 'another-language' : undefined
  }

  function readCommand(name: string, rest: string): Wish {
    switch (name) {
      case 'bahasa': {
        const wish = readSmallTalk(rest)
        return wish === 'language-id' || wish === 'language-en' ? wish : 'language-ask'
      }
      case 'privasi':
        return 'privacy'
      case 'batal':
        return 'cancel'
      case 'start':
        return 'greeting'
      default:
        return 'help'
    }
  }
}

/** More than half of the letters are not Latin. */
function isForeignScript(text: string): boolean {
  const letters = text.match(/\p{Letter}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  return latin.length * 2 < letters.length
}
