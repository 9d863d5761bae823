import type { Event } from '../domain/event.ts'
import type { Language } from '../domain/language.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Message } from '../domain/message.ts'
import type { Reply, ReplyDraft } from '../domain/reply.ts'
import { newSession, type Session } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import { cleanMessage, isChoiceNumber, maxTextLength } from './clean-message.ts'
import type { LanguageDetector } from './detect-language.ts'
import type { Phrases } from './phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from './skill.ts'

export type Conversation = {
  /** One turn: what the message changes and what is said about it. Changes nothing by itself. */
  respond(message: Message, stored: Session | undefined): Promise<Turn>
}

export type ConversationParts = {
  /** Asked in order; the last must recognise everything. */
  readonly skills: readonly Skill[]
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases
  readonly defaultLanguage: Language
}

/** How many messages are kept for those after them, and how much of each, in characters from its beginning. */
const maxAsked = 3
const longestAsked = 300

export function createConversation({
  skills,
  languageDetector,
  phrases,
  defaultLanguage,
}: ConversationParts): Conversation {
  return {
    async respond(received, stored) {
      const session = stored ?? newSession(received.conversationId)
      const message = cleanMessage(received, session.choices)
      const language = languageOf(message, session)

      const skill = skills.find((candidate) => candidate.recognises(contextFor(candidate, message, session, language)))
      if (!skill) throw new Error('no skill recognises the message: the last one must recognise everything')
      const outcome = await skill.respond(contextFor(skill, message, session, language))

      const spoken = outcome.language ?? language
      const notes = received.text.length > maxTextLength ? [noteOnLength(spoken)] : []
      return toTurn(message, session, skill, outcome, spoken, notes)
    },
  }

  function languageOf(message: Message, session: Session): Language {
    const detected = message.choice === undefined ? languageDetector.detect(message.text) : undefined
    const isBorrowed = detected === 'en' && session.language === 'id' && isInterjection(message.text)
    if (detected && !isBorrowed) return detected
    return session.language ?? languageOfLocale(message.person.locale) ?? defaultLanguage
  }

  function noteOnLength(language: Language): ReplyDraft {
    return { text: phrases.say(language, 'too-long', { limit: maxTextLength }) }
  }
}

function contextFor(skill: Skill, message: Message, session: Session, language: Language): TurnContext {
  const { turns, asked = [] } = session
  return { message, language, turns, asked, memory: session.memory[skill.name] }
}

function toTurn(
  message: Message,
  session: Session,
  skill: Skill,
  outcome: SkillOutcome,
  language: Language,
  notes: readonly ReplyDraft[],
): Turn {
  const replies = [...notes, ...outcome.replies].map(
    (draft, index): Reply => ({ ...draft, id: `${message.id}:${index}` }),
  )
  const events = (outcome.events ?? []).map(
    (draft, index): Event => ({
      ...draft,
      id: `${message.person.channel}:${message.id}:${index}`,
      atMs: message.receivedAtMs,
    }),
  )
  const kept = outcome.forget ? {} : session.memory
  const offered = replies.flatMap(({ choices }) => choices ?? [])
  // A pick that offers nothing new, such as a rating or a number that was not offered, leaves open what was offered before.
  const isPick = message.choice !== undefined || isChoiceNumber(message.text)
  const isAside = isPick && offered.length === 0
  const { asked: askedBefore = [], ...before } = session
  const asked = isPick ? askedBefore : [toAsked(message.text), ...askedBefore].slice(0, maxAsked)
  return {
    session: {
      ...before,
      ...(outcome.forget ? {} : { asked }),
      language,
      memory: outcome.memory === undefined ? kept : { ...kept, [skill.name]: outcome.memory },
      choices: isAside ? session.choices : offered,
      turns: session.turns + 1,
    },
    events,
    replies,
  }
}

function toAsked(text: string): string {
  return maskPersonalData(text).slice(0, longestAsked)
}

/** "Thanks", "help", "ok cancel": Indonesians say that too; it does not turn their conversation into English. */
function isInterjection(text: string): boolean {
  return text.trim().split(/\s+/).length <= 2 && !text.includes('?')
}

function languageOfLocale(locale: string | undefined): Language | undefined {
  const code = locale?.slice(0, 2).toLowerCase()
  // Telegram and old Java systems still say "in" for Indonesian.
  if (code === 'id' || code === 'in') return 'id'
  return code === 'en' ? 'en' : undefined
}
