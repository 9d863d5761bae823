import type { ChoiceReference } from '../domain/choice.ts'
import type { Event, StreamPosition } from '../domain/event.ts'
import type { JsonValue } from '../domain/json.ts'
import type { Language } from '../domain/language.ts'
import type { DueWork, Message, Person } from '../domain/message.ts'
import type { Choice, ReplyDraft } from '../domain/reply.ts'
import type { FlowState } from '../domain/session.ts'
import type { Keeper } from '../ports/keeper.ts'
import type { CommandDeclaration, UsedCommand } from './commands.ts'
import type { DatedFor, DatedThing } from './dated-thing.ts'
import type { FlowWord } from './flow-words.ts'
import type { TurnModel } from './model/turn-models.ts'
import type { Need } from './needs.ts'
import type { ReadOverview } from './overview.ts'

/** What a skill sees of a turn. */
export type TurnContext = {
  /** The message, its text cleaned. `pick` is set also where the person typed the number or label of a choice. */
  readonly message: Message
  /** Set when the message is a command that this skill declares. */
  readonly command?: UsedCommand
  /** The language to answer in. */
  readonly language: Language
  /** How many turns the person has had in this conversation before this one. */
  readonly turns: number
  /** What the person wrote just before this, newest first, whichever skill answered it; without personal data. */
  readonly asked: readonly string[]
  /** Which skill answered last. Undefined: none has, or the conversation itself did. */
  readonly lastSkill?: string
  /** What this skill remembered, or undefined. It was stored as JSON, maybe by an older version: parse it. */
  readonly memory: JsonValue | undefined
  /** The entry that was last spoken of, whichever skill did: a follow-up may lean on it. Undefined: none yet. */
  readonly topic?: string
  /** Whose flow the person is on. Undefined: none. */
  readonly flowSkill?: string
  /** Set when the flow that the person is on is this skill's. */
  readonly flow?: SkillFlow
  /** Set with `flow`, when the message is nothing but such a word. `cancel` never comes here: the conversation leaves the flow. */
  readonly flowWord?: Exclude<FlowWord, 'cancel'>
  /** Aborts when the turn takes too long, or the process stops. */
  readonly signal: AbortSignal
  /** The models of this turn. Undefined: this installation has none. */
  readonly model?: TurnModel
}

/** A flow as its skill sees it. `version` is of the form of `state`: a skill that has changed it reads the older ones too. */
export type SkillFlow = Omit<FlowState, 'skill'>

/** An event before the turn has numbered it. */
export type EventDraft = Omit<Event, 'id' | 'atMs'>

/** A message to another conversation before the turn has numbered it. `id`: where the same may be sent by several turns. */
export type OutgoingDraft = {
  readonly id?: string
  readonly conversationId: string
  readonly person: Person
  readonly due: DueWork
}

/** A question that the replies of a skill leave open, in the person's words, and what is said where nobody is sure of it. */
export type LeftOpen = { readonly question: string; readonly line: string }

export type SkillOutcome = {
  readonly replies: readonly ReplyDraft[]
  /** Replaces what this skill remembers. Left out: unchanged. */
  readonly memory?: JsonValue
  /** The entry that the replies are about, so that another skill can follow up. Left out: unchanged. */
  readonly topic?: string
  /** What was spoken of before is over: nothing that is said next is about it. */
  readonly dropsTopic?: true
  /**
   * What every skill remembers of this person here is dropped, and every flow left, before `memory` is kept.
   * `everything`: nothing at all is kept of the person, this message included, and its events lead to nobody.
   */
  readonly forget?: true | 'everything'
  readonly events?: readonly EventDraft[]
  /** The streams that were read, and where they stood. When one has moved on meanwhile, the turn is done again. */
  readonly expects?: readonly StreamPosition[]
  readonly outgoing?: readonly OutgoingDraft[]
  /** The person asked for this language; the conversation keeps to it. */
  readonly language?: Language
  /**
   * Nothing that was asked for is in it: courtesy, a refusal, a question back. Not said to people who talk to each other
   * and did not call Prima; to whoever did, it is.
   */
  readonly isDispensable?: true
  /** How it came about, for who runs Prima: ids, figures and rules, never what the person wrote. */
  readonly trace?: JsonValue
  /** A flow of this skill that begins or goes on, or that is over. Left out: unchanged. */
  readonly flow?: SkillFlow | 'leave'
  /**
   * The message once more, in words that the rules know, for a skill by its name: it is routed again as if it had been
   * written so, and where that skill wants it, what it does replaces this outcome. Once a turn. No name: for whichever
   * wants it.
   */
  readonly readAs?: { readonly text: string; readonly skill?: string }
  /** A question of the message that these replies do not answer. Whoever is sure of it answers it behind them. */
  readonly leaves?: LeftOpen
  /** What is opened after the replies, in the same turn, as if the person had picked it: an entry behind a warm word. */
  readonly opens?: ChoiceReference
}

/** How much a skill wants a message: it is surely for it; it may well be; it takes what nobody wants. */
export type Strength = 'owns' | 'wants' | 'rest'

/** A skill's word that a message is for it, and the way to answer: what was read of the message is not read twice. */
export type Claim = {
  readonly strength: Strength
  /** What it takes the message to need. Set: it may be mistaken, and is weighed beside what others take it for. */
  readonly serves?: Need
  /** How surely it has what was asked for, 0 to 1. */
  readonly sureness?: () => number
  respond(): SkillOutcome | Promise<SkillOutcome>
}

/** What people do with what a skill keeps, said in their own words, by its name in knowledge/language/doings. */
export type Doing = string

/**
 * Does what was said. Undefined: something is missing in what was said, or there is nothing to do it with, and somebody
 * else may want the message.
 */
export type Do = (context: TurnContext) => SkillOutcome | undefined | Promise<SkillOutcome | undefined>

/** One thing Prima can do. */
export interface Skill {
  /** Stable, lower case: sessions and choices are stored under it. */
  readonly name: string
  /** It looks into files that come with a message: where it answers, nobody else says that they were not read. */
  readonly readsFiles?: true
  /** Its commands: a message that is one of them comes to this skill alone. Menus are made from them. */
  readonly commands?: readonly CommandDeclaration[]
  /** Who answers for what it keeps of people in streams of events. */
  readonly keepers?: readonly Keeper[]
  /** What it can do, for `/help`: Markdown, one line each. */
  help?(language: Language): readonly string[]
  /**
   * Reads the message, once. Undefined: not for this skill.
   *
   * Asked are, in this order: for a pick the skill that offered it; for what is due the skill it is for; for a command
   * its owner. Otherwise all, and the first that owns the message responds, then the skill of the flow the person is
   * on, then the first that wants it, then the first that takes the rest; claims that serve a need and are doubted (see
   * arbiter.ts) left out.
   */
  claim(context: TurnContext): Claim | undefined | Promise<Claim | undefined>
  /**
   * What it does for people who say so in their own words; see doings.ts. Read where no sentence that a skill knows stands
   * in the message: behind the first skills that have doings, before all others.
   */
  readonly doings?: Readonly<Record<Doing, Do>>
  /**
   * What is to be said before the answer to a message, whichever skill gives that: a warning about a password in it.
   * Asked of every skill for what people write. `strength`: with which the answering skill claimed the message.
   */
  note?(context: TurnContext, strength: Strength): ReplyDraft | undefined
  /**
   * What of this skill's is due by a moment and not done yet, as messages whose ids are made of what is due; see
   * `DueSource` in schedule/ticker.ts for what is promised and what is not.
   */
  due?(nowMs: number): Promise<readonly Message[]>
  /**
   * What is to be said elsewhere since nobody could be told what was due here: the chat is blocked, the channel archived.
   * Its ids are made of the message's, so that it is said once however often it is asked for.
   */
  unread?(message: Message): Promise<readonly Message[]>
  /**
   * What it can do for whoever asked this and was answered from an entry: offered below that answer, whichever skill gave
   * it.
   */
  offers?(entryId: string, asked: { readonly text: string; readonly language: Language }): readonly Choice[]
  /** What of a person's has a date here and is not settled, for whoever agreed to be reminded. */
  dated?(of: DatedFor): Promise<readonly DatedThing[]>
  /** Where a person's team stands, for a page of its own. */
  overview?: ReadOverview
  /** What is told to whoever leaves a flow of this skill, where that is more than that it is left. Undefined: nothing. */
  end?(context: TurnContext): Claim | undefined
  /** The line that takes a flow of this skill up again, after something else was answered in its middle. */
  resume?(context: TurnContext & { readonly flow: SkillFlow }): ReplyDraft | undefined
}
