import type { ChoiceReference } from '../domain/choice.ts'
import type { Language } from '../domain/language.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { type Message, personKey } from '../domain/message.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import { newPersonState, newSession, type PersonState, type Session, stateOf, withState } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import { cleanMessage, isChoiceNumber, questionPart } from './clean-message.ts'
import { type CommandReader, createCommandReader } from './commands.ts'
import type { LanguageDetector } from './detect-language.ts'
import type { FlowWord } from './flow-words.ts'
import { afterOutcome, toSkillFlow, withoutFirst } from './flows.ts'
import type { Phrases } from './phrases.ts'
import { type Route, type RouteRequest, route } from './route.ts'
import type { Skill, SkillOutcome, TurnContext } from './skill.ts'
import { toTurn } from './to-turn.ts'

export type Conversation = {
  /**
   * One turn: what the message changes and what is said about it. Changes nothing by itself.
   * @throws the signal's reason once it is aborted.
   */
  respond(message: Message, stored: Session | undefined, signal?: AbortSignal): Promise<Turn>
  /** Every command there is, for the menus of channels. */
  readonly commands: CommandReader
}

export type ConversationParts = {
  /** In this order they are asked; one must take the rest. */
  readonly skills: readonly Skill[]
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases<'stale-choice' | 'flow-left'>
  readonly readFlowWord: (text: string) => FlowWord | undefined
  readonly defaultLanguage: Language
}

/** How many messages are kept for those after them, and how much of each, in characters from its beginning. */
const maxAsked = 3
const longestAsked = 300

const never = new AbortController().signal

export function createConversation(parts: ConversationParts): Conversation {
  const { skills, languageDetector, phrases, defaultLanguage } = parts
  const commands = createCommandReader(skills)

  return {
    commands,
    async respond(received, stored, signal = never) {
      signal.throwIfAborted()
      const session = stored ?? newSession(received.conversationId)
      const key = personKey(received.person)
      const state = stateOf(session, key)
      const message = cleanMessage(received, state.choices)
      const language = languageOf(message, state)

      const contextFor: RouteRequest['contextFor'] = (skill, use = {}) =>
        contextOf(skill, { message, language, state, signal }, use)
      const flowSkill = state.flows[0]?.skill
      const routed = await route({ message, flowSkill, lastSkill: state.lastSkill, contextFor }, { ...parts, commands })
      const notes = notesOn(routed, message, contextFor)
      const first = await outcomeOf(routed, state, language)
      const spoken = first.outcome.language ?? language
      const turn = { message, language: spoken, signal }
      const answered = nextState(message, state, first, spoken)
      const opened = await open(first.outcome.opens, answered, turn)
      signal.throwIfAborted()

      const done = opened ?? first
      const next = opened
        ? { ...nextState(toPick(message), answered, opened, spoken), turns: answered.turns }
        : answered
      const outcomes = opened ? [first.outcome, opened.outcome] : [first.outcome]
      const replies = [...notes, ...outcomes.flatMap((outcome) => outcome.replies), ...resumption(done, next, turn)]
      return toTurn(message, withState(session, key, withChoices(next, message, replies, state)), outcomes, replies)
    },
  }

  function notesOn(routed: Route, { kind }: Message, contextFor: RouteRequest['contextFor']): readonly ReplyDraft[] {
    if (kind !== 'said' || routed === 'leave-flow' || routed === 'stale') return []
    return skills.flatMap((skill) => skill.note?.(contextFor(skill), routed.claim.strength) ?? [])
  }

  /** What a skill wants opened behind its own words. Undefined: nothing, or nobody knows it any more. */
  async function open(
    pick: ChoiceReference | undefined,
    state: PersonState,
    turn: Omit<TurnShared, 'state'>,
  ): Promise<Done | undefined> {
    const skill = skills.find(({ name }) => name === pick?.skill)
    if (!pick || !skill) return undefined
    const claim = await skill.claim(contextOf(skill, { ...turn, message: toPick(turn.message, pick), state }, {}))
    if (!claim) return undefined
    const outcome = await claim.respond()
    return { skill: skill.name, outcome, flows: afterOutcome(state.flows, skill.name, outcome.flow) }
  }

  async function outcomeOf(routed: Route, { flows }: PersonState, language: Language): Promise<Done> {
    if (routed === 'leave-flow') {
      return { outcome: { replies: [{ text: phrases.say(language, 'flow-left') }] }, flows: withoutFirst(flows) }
    }
    if (routed === 'stale') return { outcome: { replies: [{ text: phrases.say(language, 'stale-choice') }] }, flows }
    const { skill, claim } = routed
    const outcome = await claim.respond()
    const kept = outcome.forget ? [] : flows
    return { skill: skill.name, outcome, flows: afterOutcome(kept, skill.name, outcome.flow) }
  }

  /** The line of the flow at hand, where something else was said in its middle or another flow before it is over. */
  function resumption(
    { skill, outcome }: Done,
    next: PersonState,
    turn: Pick<TurnShared, 'message' | 'language' | 'signal'>,
  ): readonly ReplyDraft[] {
    const [flow] = next.flows
    const goesOnByItself = flow?.skill === skill && outcome.flow !== 'leave'
    const isOnlyForAsker = outcome.replies.every(({ audience }) => audience === 'asker')
    if (!flow || goesOnByItself || isOnlyForAsker) return []
    const owner = skills.find(({ name }) => name === flow.skill)
    const line = owner?.resume?.({ ...contextOf(owner, { ...turn, state: next }, {}), flow: toSkillFlow(flow) })
    return line ? [line] : []
  }

  function languageOf(message: Message, { language }: PersonState): Language {
    const detected = message.kind === 'said' ? languageDetector.detect(questionPart(message.text)) : undefined
    const isBorrowed = detected === 'en' && language === 'id' && isInterjection(message.text)
    if (detected && !isBorrowed) return detected
    return language ?? languageOfLocale(message.person.locale) ?? defaultLanguage
  }
}

/** What a turn came to. `skill`: who answered; undefined for the conversation itself. */
type Done = {
  readonly skill?: string
  readonly outcome: SkillOutcome
  readonly flows: PersonState['flows']
}

type TurnShared = {
  readonly message: Message
  readonly language: Language
  readonly state: PersonState
  readonly signal: AbortSignal
}

function contextOf(
  { name }: Skill,
  { message, language, state, signal }: TurnShared,
  used: Parameters<RouteRequest['contextFor']>[1],
): TurnContext {
  const { turns, asked, memory, flows, lastSkill, topic } = state
  const flow = flows[0]?.skill === name ? toSkillFlow(flows[0]) : undefined
  return {
    message,
    language,
    turns,
    asked,
    memory: memory[name],
    signal,
    ...(topic ? { topic } : {}),
    ...(lastSkill ? { lastSkill } : {}),
    ...(flow ? { flow } : {}),
    ...used,
  }
}

function toPick(message: Message, pick?: ChoiceReference): Message {
  return { ...message, kind: 'picked', ...(pick ? { pick } : {}) }
}

function nextState(message: Message, state: PersonState, { skill, outcome, flows }: Done, language: Language) {
  const kept = outcome.forget ? newPersonState : state
  const memory =
    outcome.memory === undefined || skill === undefined ? kept.memory : { ...kept.memory, [skill]: outcome.memory }
  const isSaid = message.kind === 'said' && !isChoiceNumber(message.text)
  const asked = isSaid && !outcome.forget ? [toAsked(message.text), ...kept.asked].slice(0, maxAsked) : kept.asked
  const isAside = outcome.replies.every(({ audience }) => audience === 'asker')
  const lastSkill = isAside ? kept.lastSkill : skill
  const topic = outcome.topic ?? kept.topic
  return {
    ...kept,
    language,
    memory,
    asked,
    flows,
    turns: state.turns + 1,
    ...(lastSkill ? { lastSkill } : {}),
    ...(topic ? { topic } : {}),
  }
}

/** A pick that offers nothing new, such as a rating or a number that was not offered, leaves open what was offered before. */
function withChoices(
  next: PersonState,
  message: Message,
  replies: readonly ReplyDraft[],
  { choices }: PersonState,
): PersonState {
  const offered = replies.flatMap((reply) => reply.choices ?? [])
  const isAside = offered.length === 0 && (message.kind !== 'said' || isChoiceNumber(message.text))
  return { ...next, choices: isAside ? choices : offered }
}

function toAsked(text: string): string {
  return maskPersonalData(questionPart(text)).slice(0, longestAsked)
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
