import { isChoiceNumber, longestQuestion, questionPart } from '../../conversation/clean-message.ts'
import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { LanguageDetector } from '../../conversation/detect-language.ts'
import { nameFiles } from '../../conversation/mention-files.ts'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { AccountPhraseKey } from './account-phrases.ts'
import { readLanguageWish } from './language-wish.ts'
import type { SmallTalk } from './small-talk.ts'
import type { Talk, TalkReader } from './talk.ts'

export type AccountParts = {
  readonly readSmallTalk: (text: string) => SmallTalk | undefined
  /** What people say in their own words. */
  readonly readTalk: TalkReader
  readonly readNames: NameReader
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases
  readonly ownPhrases: Phrases<AccountPhraseKey>
  /** What is said to whoever wants a human; undefined: the office for what was spoken of. */
  readonly humanContact?: string
  /** What a newcomer may try first: a question, and the choice that answers it. */
  readonly examples: readonly { readonly pick: ChoiceReference; readonly phrase: PhraseKey }[]
  /** What the other skills can do, for `/help`: the lines of each. */
  readonly helpLines: (language: Language) => readonly (readonly string[])[]
}

/** What was read of a message. */
type Wish =
  | SmallTalk
  | 'hello'
  | 'gesture'
  | 'attachment'
  | 'voice-note'
  | 'no-words'
  | 'stale-choice'
  | 'another-language'

/** More would be a page about herself. */
const mostTalks = 3

/** So many lines are read; the others stand in `/help`. */
const mostLines = 6

/** A greeting that nobody wrote: the chat was opened, or Prima was called by name and nothing else. */
export const greetingPick: ChoiceReference = { skill: 'account', act: 'greet', value: '' }

/** Prima was brought into a group or a channel; the text says how she is called there. */
const helloAct = 'hello'

/** Everything around the questions: start, help, courtesy, language, and messages that hold no question. */
export function createAccountSkill(parts: AccountParts): Skill {
  const { readSmallTalk, readTalk, languageDetector, phrases, ownPhrases, examples } = parts
  const describe = (phrase: PhraseKey) => (language: Language) => phrases.say(language, phrase)
  const commands: readonly CommandDeclaration[] = [
    { id: 'bantuan', en: 'help', also: ['menu'], describe: describe('command-help'), isOverview: true, isAtHand: true },
    { id: 'bahasa', en: 'language', also: ['settings'], describe: describe('command-language'), isAtHand: true },
    { id: 'batal', en: 'cancel', also: ['ulang'], describe: describe('command-cancel') },
    { id: 'start', en: 'start', also: ['mulai'], describe: describe('command-help'), isHidden: true },
  ]

  return {
    name: 'account',
    commands,
    claim(context) {
      const wish = readWish(context)
      if (wish) {
        const isAskedFor = context.command !== undefined || context.message.pick !== undefined
        return { strength: 'owns', respond: () => courtesy(respond(wish, context), isAskedFor) }
      }
      const talks = talksIn(context)
      if (talks.length === 0) return undefined
      return { strength: 'wants', respond: () => courtesy(talkBackToAll(talks, context), false) }
    },
    note(context, strength) {
      const asksToAct = strength === 'rest' && talkOf(context) === 'act'
      return asksToAct ? { text: ownPhrases.say(context.language, 'act-note') } : undefined
    },
  }

  function talkOf({ message, command, topic }: TurnContext): Talk | undefined {
    // Nobody chats in two pages.
    if (message.kind !== 'said' || command !== undefined || message.text.length > longestQuestion) return undefined
    return readTalk(questionPart(message.text), topic !== undefined)
  }

  /** "Tolong daftarkan PSE kami" can at least be answered with how it is done. */
  function talkIn(context: TurnContext): Talk | undefined {
    const talk = talkOf(context)
    return talk === 'act' && parts.readNames(context.message.text).topics.size > 0 ? undefined : talk
  }

  /** "Kamu bot? Siapa yang bikin? Chat ini dibaca bos?": each is answered, where all of them are talk. */
  function talksIn(context: TurnContext): readonly Talk[] {
    const parts = context.message.kind === 'said' ? partsOf(context.message.text) : []
    const talks = parts.map((text) => talkIn({ ...context, message: { ...context.message, text } }))
    const unique = [...new Set(talks.filter((talk) => talk !== undefined))]
    if (unique.length > 1 && !talks.includes(undefined)) return unique.slice(0, mostTalks)
    const talk = talkIn(context)
    return talk ? [talk] : []
  }

  function talkBackToAll(talks: readonly Talk[], context: TurnContext): SkillOutcome {
    const [first, ...others] = talks.map((talk) => talkBack(talk, context))
    if (!first || others.length === 0) return first ?? { replies: [] }
    const all = [first, ...others]
    const text = all.flatMap(({ replies }) => replies.map((reply) => reply.text)).join('\n\n')
    const opens = all.find((outcome) => outcome.opens)?.opens
    return { ...first, replies: [{ text }], ...(opens ? { opens } : {}) }
  }

  function talkBack(talk: Talk, context: TurnContext): SkillOutcome {
    const { language, message } = context
    switch (talk) {
      case 'greeting':
      case 'thanks':
      case 'farewell':
      case 'identity':
      case 'insult':
      case 'human':
      case 'capability':
      case 'privacy':
      case 'unclear':
        return respond(talk, context)
      case 'complaint':
        return respond('wrong-answer', context)
      case 'impatience':
        return respond('hurry', context)
      case 'language': {
        const wanted = readLanguageWish(message.text)
        if (wanted) return respond(wanted === 'id' ? 'language-id' : 'language-en', context)
        return { replies: [{ text: ownPhrases.say(language, 'languages') }] }
      }
      default:
        return { replies: [{ text: ownPhrases.say(language, talk) }] }
    }
  }

  /** What she can, one line a skill; what she cannot; and something to begin with. */
  function capability(language: Language): ReplyDraft {
    const [lines, limits] = [
      parts.helpLines(language).flatMap(([first]) => first ?? []),
      ownPhrases.say(language, 'limits'),
    ]
    const list = [ownPhrases.say(language, 'can-answer'), ...lines].slice(0, mostLines).map((line) => `- ${line}`)
    const text = [ownPhrases.say(language, 'capability'), list.join('\n'), limits].join('\n\n')
    return { text, choices: toChoices(language) }
  }

  /** Whom to ask: who runs Prima has said so, or the office for what was last spoken of. */
  function human(language: Language, topic = ''): ReplyDraft {
    const { humanContact } = parts
    if (humanContact) return { text: ownPhrases.say(language, 'human', { contact: humanContact }) }
    const field = topic.split('/')[0]
    if (field === 'oss' || field === 'pse') return { text: ownPhrases.say(language, `human-${field}`) }
    return { text: ownPhrases.say(language, field === '' || field === 'glossary' ? 'human-any' : 'human-team') }
  }

  function respond(wish: Wish, { language, turns, message, command, topic }: TurnContext): SkillOutcome {
    const say = (key: PhraseKey): SkillOutcome => ({ replies: [{ text: phrases.say(language, key) }] })
    switch (wish) {
      case 'hello':
        return { replies: [{ text: phrases.say(language, 'hello', { call: message.text }) }] }
      // A thumb or a folded pair of hands is answered by as much; so are thanks, where there are such signs.
      case 'gesture':
      case 'thanks':
        return { replies: [{ text: phrases.say(language, wish), sign: '👍' }] }
      case 'attachment': {
        const names = nameFiles(message.attachments, language, phrases)
        return { replies: [{ text: phrases.say(language, 'attachment', { names }) }] }
      }
      case 'greeting':
        return turns === 0 || command !== undefined || message.kind === 'picked'
          ? { replies: [{ text: phrases.say(language, 'greeting'), choices: toChoices(language) }] }
          : say('greeting-again')
      case 'help':
        return { replies: [{ text: [phrases.say(language, 'help'), ...helpBlock(language)].join('\n\n') }] }
      case 'capability':
        return { replies: [capability(language)] }
      case 'human':
        return { replies: [human(language, topic)] }
      case 'privacy':
        return { replies: [], opens: { skill: 'privacy', act: 'show', value: '' } }
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
    const lines = parts.helpLines(language).flat()
    return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]
  }

  function toChoices(language: Language): Choice[] {
    return examples.map(({ pick, phrase }) => ({ pick, label: phrases.say(language, phrase) }))
  }

  function readWish({ message, command }: TurnContext): Wish | undefined {
    if (message.kind === 'due') return undefined
    if (message.pick?.act === helloAct) return 'hello'
    if (message.pick !== undefined) return message.pick.act === greetingPick.act ? 'greeting' : undefined
    if (command) return readCommand(command.name, command.rest)
    const { text, attachments } = message
    if (text === '' && attachments.some(({ kind }) => kind === 'voice')) return 'voice-note'
    if (text === '' && attachments.length > 0) return 'attachment'
    if (isGesture(text)) return 'gesture'
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
      case 'batal':
        return 'cancel'
      case 'start':
        return 'greeting'
      default:
        return 'help'
    }
  }
}

/** What nobody asked for by a command or a tap may be left unsaid among people who talk to each other. */
function courtesy(outcome: SkillOutcome, isAskedFor: boolean): SkillOutcome {
  return isAskedFor ? outcome : { ...outcome, isDispensable: true }
}

/** Emoji alone, however many: no question, and no reason to say that there was none. */
function isGesture(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[\p{Letter}\p{Number}?]/u.test(text)
}

/** More than half of the letters are not Latin. */
function isForeignScript(text: string): boolean {
  const letters = text.match(/\p{Letter}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  return latin.length * 2 < letters.length
}

/** The questions and sentences of a message. */
function partsOf(text: string): readonly string[] {
  return text
    .split(/(?<=[?!.])\s+/)
    .map((part) => part.trim())
    .filter((part) => /\p{Letter}/u.test(part))
}
