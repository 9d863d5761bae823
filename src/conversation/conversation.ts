import { randomUUID } from 'node:crypto'
import { type Language, languageOfLocale } from '../domain/language.ts'
import { type Message, personKey } from '../domain/message.ts'
import type { PlaceRules } from '../domain/place-rules.ts'
import type { Pseudonyms } from '../domain/pseudonyms.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import {
  hasState,
  newSession,
  type PersonState,
  type Session,
  stateOf,
  withoutState,
  withState,
} from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import { asPointedAt, inLightOf } from './bearings.ts'
import { type ChoiceReaders, cleanMessage, questionPart } from './clean-message.ts'
import { type CommandReader, createCommandReader } from './commands.ts'
import type { LanguageDetector } from './detect-language.ts'
import type { FlowWord } from './flow-words.ts'
import { afterOutcome, toSkillFlow, withoutFirst } from './flows.ts'
import { asRuled, isOffTopic, mustBeSilent } from './keep-rules.ts'
import { type FileNameKey, withFileNote } from './mention-files.ts'
import type { TurnModel } from './model/turn-models.ts'
import { type Done, nextState, saidIn, withChoices } from './next-state.ts'
import { withOffers } from './offers.ts'
import { repetitionOf } from './once.ts'
import { openBehind } from './open-behind.ts'
import type { Phrases } from './phrases.ts'
import { type Arbiter, type Route, type RouteParts, type RouteRequest, route } from './route.ts'
import type { Skill } from './skill.ts'
import { toTurn } from './to-turn.ts'
import { traceOf } from './trace.ts'
import { contextOf, type TurnShared } from './turn-context.ts'

export type Conversation = {
  /**
   * One turn: what the message changes and what is said about it. Changes nothing by itself. `model`: what the rules may
   * ask where there is one.
   * @throws the signal's reason once it is aborted.
   */
  respond(message: Message, stored: Session | undefined, signal?: AbortSignal, model?: TurnModel): Promise<Turn>
  /** Every command there is, for the menus of channels. */
  readonly commands: CommandReader
}

export type ConversationParts = ChoiceReaders & {
  /** In this order they are asked; one must take the rest. */
  readonly skills: readonly Skill[]
  readonly arbitrate: Arbiter
  readonly languageDetector: LanguageDetector
  readonly phrases: Phrases<'stale-choice' | 'flow-left' | 'edit-too-late' | 'files-unread' | 'not-here' | FileNameKey>
  readonly readFlowWord: (text: string) => FlowWord | undefined
  /** What a message that leaves says behind that; see `createLeavingReader`. */
  readonly readLeaving: (text: string) => string | undefined
  readonly readDoing: RouteParts['readDoing']
  /** Whether a text only points at what it replies to; see `createPointingReader`. */
  readonly pointsOnly: (text: string) => boolean
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly defaultLanguage: Language
  readonly pseudonyms: Pick<Pseudonyms, 'of'>
  /** Of the knowledge that is answered from. */
  readonly version: () => string
  /** What holds in a channel or group. Throws `StoreError`. */
  readonly rulesOf: (place: string) => Promise<PlaceRules>
}

const never = new AbortController().signal

export function createConversation(parts: ConversationParts): Conversation {
  const { skills, languageDetector, phrases, defaultLanguage, pseudonyms } = parts
  const commands = createCommandReader(skills)

  return {
    commands,
    async respond(received, stored, signal = never, model) {
      signal.throwIfAborted()
      const session = stored ?? newSession(received.conversationId)
      const key = personKey(received.person)
      if (received.isUncalled && !hasState(session, key)) return silence(session)
      const before = inLightOf(received.about, stateOf(session, key))
      const named = { ...received, pseudonyms: pseudonyms.of({ message: messageKey(received), person: key }) }
      const cleaned = asPointedAt(cleanMessage(named, before.choices, parts), parts.pointsOnly)
      const isOnWay = before.flows.length > 0 && cleaned.kind === 'said'
      const behind = isOnWay ? parts.readLeaving(cleaned.text) : undefined
      // "Batal. Mau …" leaves, and what stands behind is a message of its own.
      const state = behind === undefined ? before : withoutFlow(before)
      const message = behind === undefined ? cleaned : { ...cleaned, text: behind }
      const repetition = repetitionOf(message, state.recent)
      if (repetition === 'again') return silence(session)

      const language = languageOf(message, state)
      const shared = { language, state, signal, ...(model ? { model } : {}) }
      const contextFor: RouteRequest['contextFor'] = (skill, use = {}) => contextOf(skill, { ...shared, message }, use)
      const routed = repetition === 'too-late' ? repetition : await routeOf(message, state, contextFor)
      const mayBeSaid = repetition === 'album' ? readsFiles(routed) : mayHelp(routed, message, state)
      if (!mayBeSaid) return silence(session)
      const rules = message.place === undefined ? undefined : await parts.rulesOf(message.place)
      if (mustBeSilent(rules, message, skillOf(routed))) return silence(session)
      const notes = notesOn(routed, message, contextFor)
      const answer = await readAgain(await outcomeOf(routed, state, language), message, shared)
      const first = isOffTopic(rules, answer) ? offTopic(answer, rules, language) : answer
      if (message.isUncalled && first.outcome.isDispensable) return silence(session)
      const spoken = first.outcome.language ?? language
      const turn = { ...shared, message, language: spoken }
      const answered = nextState(message, state, first, spoken, saidIn(message, commands))
      const { done, next, outcomes } = await openBehind(first, answered, turn, skills)
      signal.throwIfAborted()

      const own = withOffers(
        skills,
        outcomes.flatMap((outcome) => outcome.replies),
        done,
        { text: message.text, language: spoken },
      )
      const said = readsFiles(routed) ? own : withFileNote(own, message, spoken, phrases)
      const replies = [...notes, ...said, ...resumption(done, next, turn)]
      if (outcomes.some(({ forget }) => forget === 'everything'))
        return toTurn(withoutTrace(message), withoutState(session, key), outcomes, replies, spoken)
      const kept = withState(session, key, withChoices(next, message, replies, state))
      const shown = asRuled(replies, rules, message)
      const routedTo = typeof routed === 'string' ? undefined : routed
      const traced = routedTo
        ? traceOf({
            message,
            state,
            language,
            routed: routedTo,
            done,
            replies: shown,
            version: parts.version(),
            model: model?.used(),
          })
        : []
      return toTurn(message, kept, [...outcomes, { replies: [], events: traced }], shown, spoken)
    },
  }

  /** What is said in the place of an answer on something that is not answered here. */
  function offTopic({ flows }: Done, rules: PlaceRules | undefined, language: Language): Done {
    const topics = (rules?.topics ?? []).map((topic) => topic.toUpperCase().replace('CS-ANALYSIS', 'CS')).join(', ')
    return { outcome: { replies: [{ text: phrases.say(language, 'not-here', { topics }), audience: 'asker' }] }, flows }
  }

  function routeOf(message: Message, { flows, lastSkill }: PersonState, contextFor: RouteRequest['contextFor']) {
    return route({ message, flowSkill: flows[0]?.skill, lastSkill, contextFor }, { ...parts, commands })
  }

  /** What a message comes to in other words, where its skill has found some and the one they are for wants them. */
  async function readAgain(done: Done, message: Message, shared: Omit<TurnShared, 'message'>): Promise<Done> {
    const { readAs } = done.outcome
    if (readAs === undefined) return done
    const reworded = { ...message, text: readAs.text }
    const routed = await routeOf(reworded, shared.state, (skill, use = {}) =>
      contextOf(skill, { ...shared, message: reworded }, use),
    )
    const isWanted = typeof routed !== 'string' && [routed.skill.name, undefined].includes(readAs.skill)
    return isWanted ? outcomeOf(routed, shared.state, shared.language) : done
  }

  /** What people say to each other is answered only where something was asked, or answers what Prima asked. */
  function mayHelp(routed: Way, message: Message, { flows, lastSkill }: PersonState): boolean {
    if (!message.isUncalled) return true
    if (typeof routed === 'string') return routed === 'leave-flow'
    const { skill, claim } = routed
    // What is only said about the last answer ("di laci bawah") may as well be said to a colleague: it owns, and goes on nothing.
    const goesOn = flows[0]?.skill === skill.name || (lastSkill === skill.name && claim.strength === 'wants')
    return message.kind === 'picked' || goesOn || parts.soundsLikeQuestion(message.text)
  }

  function notesOn(routed: Way, { kind }: Message, contextFor: RouteRequest['contextFor']): readonly ReplyDraft[] {
    if (kind !== 'said' || typeof routed === 'string') return []
    return skills.flatMap((skill) => skill.note?.(contextFor(skill), routed.claim.strength) ?? [])
  }

  async function outcomeOf(routed: Way, { flows }: PersonState, language: Language): Promise<Done> {
    const saying = (key: 'flow-left' | 'stale-choice' | 'edit-too-late') => ({
      replies: [{ text: phrases.say(language, key) }],
    })
    if (routed === 'leave-flow')
      return { outcome: { ...saying('flow-left'), dropsTopic: true }, flows: withoutFirst(flows) }
    if (routed === 'stale') return { outcome: saying('stale-choice'), flows }
    if (routed === 'too-late') return { outcome: saying('edit-too-late'), flows }
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
    const owner = skills.find(({ name, resume }) => name === flow.skill && resume)
    const line = owner?.resume?.({ ...contextOf(owner, { ...turn, state: next }, {}), flow: toSkillFlow(flow) })
    return line ? [line] : []
  }

  function languageOf(message: Message, { language }: PersonState): Language {
    const { about } = message
    const detected = message.kind === 'said' ? languageDetector.detect(questionPart(message.text)) : undefined
    const isBorrowed = detected === 'en' && language === 'id' && isInterjection(message.text)
    if (detected && !isBorrowed) return detected
    return about?.language ?? language ?? languageOfLocale(message.person.locale) ?? defaultLanguage
  }
}

/** Out of the flow at hand, and of what was spoken of in it. */
function withoutFlow({ topic: _, ...state }: PersonState): PersonState {
  return { ...state, choices: [], flows: withoutFirst(state.flows) }
}

/** The message as one that nobody can be found by. */
function withoutTrace(message: Message): Message {
  return { ...message, pseudonyms: { message: randomUUID(), person: randomUUID() } }
}

/** Names a message among all channels. */
function messageKey({ person: { channel }, id }: Message): string {
  return `${channel}:${id}`
}

/** Whose message it is, or what the conversation itself says of it. */
type Way = Route | 'too-late'

function skillOf(way: Way): string | undefined {
  return typeof way === 'string' ? undefined : way.skill.name
}

/** The same as before, and nothing is said. */
function silence(session: Session): Turn {
  return { session, events: [], replies: [] }
}

function readsFiles(routed: Way): boolean {
  return typeof routed !== 'string' && routed.skill.readsFiles === true
}

/** "Thanks", "help", "ok cancel": Indonesians say that too; it does not turn their conversation into English. */
function isInterjection(text: string): boolean {
  return text.trim().split(/\s+/).length <= 2 && !text.includes('?')
}
