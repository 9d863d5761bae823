import type { Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { StreamPosition } from '../../domain/event.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import type { Role } from '../../people/events.ts'
import { membersCalled, type NamedMember, namedMembers } from '../../people/members.ts'
import type { People, Speaker } from '../../people/people.ts'
import { createPersonalTeam } from '../../people/teams.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { applyEvents } from '../../programme/apply-event.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import {
  type Owner,
  type ProgrammeEventKind,
  type ProgrammeEventValues,
  programmeStream,
  toProgrammeEvent,
} from '../../programme/events.ts'
import type { ProgrammeHistory } from '../../programme/history.ts'
import type { Plan } from '../../programme/plan/plan.ts'
import { emptyProgramme, type Programme } from '../../programme/programme.ts'
import { type Progress, progressOf } from '../../programme/progress.ts'
import { shortKey } from '../../programme/short-key.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import { type Kept, keptIn, type LastMade, lastMade, type Made, rememberMade, type Told } from './amend/made.ts'
import type { AmendmentReader } from './amend/read-amendments.ts'
import type { AmendWords } from './amend/words.ts'
import type { AskReader } from './asks.ts'
import type { ChangeReader } from './change/read-changes.ts'
import type { ChangeWords } from './change/words.ts'
import type { CoachPhraseKey } from './coach-phrases.ts'
import type { DoingWords } from './doing-words.ts'
import type { DoorReader } from './door/read-door.ts'
import type { FlowHearing } from './flow/hear.ts'
import type { LeadReader } from './lead/cues.ts'
import type { LeadData } from './lead/lead-data.ts'
import type { EditReader } from './plan/read-edits.ts'
import type { CoachReader } from './sentences.ts'

export const coachSkill = 'coach'

export type CoachParts = {
  readonly people: People
  readonly histories: StreamStates<ProgrammeHistory>
  readonly events: ReadableEvents
  /** How an entry is called; undefined: there is none. */
  readonly titleOf: (entryId: string, language: Language) => string | undefined
  readonly knowledge: ProgrammeKnowledge
  readonly reader: CoachReader
  readonly readAsk: AskReader
  readonly flowHearing: FlowHearing
  readonly amendWords: AmendWords
  readonly readAmendments: AmendmentReader
  readonly changeWords: ChangeWords
  readonly doingWords: DoingWords
  readonly readChanges: ChangeReader
  /** Words that stand where a name would and are none. */
  readonly notNames: readonly string[]
  readonly lead: LeadReader
  readonly door: DoorReader
  readonly readEdits: EditReader
  /** A text without what only stands in chats: "order salah mulu" -> "order salah". */
  readonly plainWords: (text: string) => string
  /** What a message tells of who wrote it and of their place. */
  readonly readTold: (text: string, today: string) => Told
  readonly leadData: LeadData
  readonly holidays: Holidays
  readonly phrases: Phrases<CoachPhraseKey>
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly timeZone: string
}

export type Values = Readonly<Record<string, string | number>>

/** A turn's view of one programme: whose it is, how it stands, and the ways to change it and to answer. */
export type Desk = {
  readonly parts: CoachParts
  readonly language: Language
  readonly speaker: Speaker
  readonly role: Role | undefined
  /** The team's name; undefined: a programme of one's own, or none yet. */
  readonly teamName: string | undefined
  readonly programme: Programme
  readonly members: readonly NamedMember[]
  readonly memberCount: number
  /** Today where the team is. */
  readonly today: string
  readonly nowMs: number
  /** The message as it was written. */
  readonly text: string
  /** What the person wrote just before, newest first. */
  readonly asked: readonly string[]
  /** What an earlier turn made and this one may amend or accept. */
  readonly last: LastMade | undefined
  /** What the speaker told of themselves and their place, in this turn or before. */
  readonly told: Told
  /** The plan that was drafted last and is not taken over. */
  readonly draft: Plan | undefined
  /** Names this message to whoever undoes it. */
  readonly undoKey: string
  say(key: CoachPhraseKey, values?: Values): string
  /** The member or the name that somebody means by a name. */
  owner(name: string): Owner
  /** Whether the owner is a member; undefined while nobody else is in the team. */
  isMember(owner: Owner): boolean | undefined
  /** An answer that changes nothing. */
  tell(key: CoachPhraseKey, values?: Values, choices?: readonly Choice[]): SkillOutcome
  /** Changes the programme: all events or none, and only if nobody else changed it meanwhile. */
  change(changes: readonly Change[], replies: readonly ReplyDraft[], choices?: readonly Choice[]): SkillOutcome
  /** Advice that rests on no record, said to be that. */
  advise(text: string): SkillOutcome
  /** Shows what is not kept, to be amended in the next turns. */
  propose(made: Made, text: string, choices: readonly Choice[]): SkillOutcome
  /** What is remembered once something was made; `kept` takes the place of what stays. */
  remember(made: Made, kept?: Kept): JsonValue
  choice(key: CoachPhraseKey, act: string, value?: string): Choice
}

/** One thing to be changed. */
export type Change = {
  [Kind in ProgrammeEventKind]: { readonly kind: Kind; readonly values: ProgrammeEventValues<Kind> }
}[ProgrammeEventKind]

/** Opens the programme that the speaker speaks for. */
export async function openDesk(
  parts: CoachParts,
  context: Pick<TurnContext, 'message' | 'language' | 'turns' | 'asked' | 'memory'>,
): Promise<Desk> {
  const { message, language, turns } = context
  const { people, phrases, timeZone } = parts
  const speaker = await people.speaker(message.person, message.place)
  const { team } = speaker
  const read = team && (await parts.histories.read(programmeStream(team.id)))
  const programme = read?.state.now ?? emptyProgramme
  const members = team ? await namedMembers(people, team.team) : []
  const memberCount = Math.max(1, team?.team.members.size ?? 1)
  const today = dayAt(message.receivedAtMs, team?.team.zone ?? timeZone)
  const say = (key: CoachPhraseKey, values?: Values) => phrases.say(language, key, values)
  const choice = (key: CoachPhraseKey, act: string, value = ''): Choice => ({
    label: say(key),
    pick: { skill: coachSkill, act, value },
  })
  const messageKey = `${message.person.channel}:${message.id}`
  const reads = [...speaker.reads, ...(read ? [read.at] : [])]
  const turn = { speaker, messageId: message.id, nowMs: message.receivedAtMs }
  const before = keptIn(context)
  const told = { ...before.told, ...parts.readTold(message.text, today) }
  const remember = (made: Made, kept: Kept = { ...before, told }) => rememberMade(turns, made, kept)

  return {
    parts,
    language,
    speaker,
    role: team?.role,
    teamName: team && !team.team.isPersonal ? team.team.name : undefined,
    programme,
    members,
    memberCount,
    today,
    nowMs: message.receivedAtMs,
    text: message.text,
    asked: context.asked,
    last: lastMade(context),
    told,
    draft: before.draft,
    undoKey: shortKey(messageKey),
    say,
    choice,
    owner(said) {
      const name = bareOwner(said)
      if (parts.reader.words.me.includes(name.trim().toLowerCase())) {
        const own = members.find(({ person }) => person === speaker.person)?.name
        return { name: own ?? told.name ?? message.person.name ?? say('me'), person: speaker.person }
      }
      const [only, other] = membersCalled(members, name)
      return only && !other ? { name: only.name, person: only.person } : { name: withoutTail(name.trim()).slice(0, 80) }
    },
    isMember: ({ person }) => (person !== undefined ? true : memberCount > 1 ? false : undefined),
    tell: (key, values, choices = []) => ({
      replies: [{ text: say(key, values), ...(choices.length > 0 ? { choices } : {}) }],
    }),
    advise: (text) => ({
      replies: [{ text: `${text}\n\n${say('advice-note')}` }],
      memory: remember({ kind: 'advice' }),
    }),
    propose: (made, text, choices) => ({ replies: [{ text, choices }], memory: remember(made) }),
    remember,
    change(changes, replies, choices = [undoChoice()]) {
      const { teamId, events, expects } = own()
      const drafts = changes.map(({ kind, values }) =>
        toProgrammeEvent(teamId, kind, values, { by: speaker.person, message: messageKey }),
      )
      const kept = team ? [] : [{ text: say('kept-for-you') }]
      const last = replies.at(-1)
      const withChoices = last && choices.length > 0 ? [...replies.slice(0, -1), { ...last, choices }] : replies
      return {
        replies: [...kept, ...withChoices],
        events: [...events, ...drafts],
        expects,
        memory: remember({ kind: 'kept' }),
      }
    },
  }

  function undoChoice(): Choice {
    return choice('choice-undo', 'undo', shortKey(messageKey))
  }

  /** The team that the change goes to; somebody without one gets a programme of their own with it. */
  function own(): { teamId: string; events: readonly EventDraft[]; expects: readonly StreamPosition[] } {
    if (team) return { teamId: team.id, events: [], expects: reads }
    const { name } = message.person
    const made = createPersonalTeam(turn, { name: say('personal-team'), zone: timeZone, speakerName: name })
    return { teamId: made.team, events: made.events, expects: made.expects }
  }
}

/** Where the programme stands. */
export function progressOn({ programme, parts: { knowledge }, today, memberCount }: Desk): Progress {
  const { steps, words } = knowledge
  return progressOf(programme, { steps, words, today, members: memberCount })
}

/** The desk as it will be when this turn's changes are committed: for what is said next. */
export function afterChanges(desk: Desk, { events = [] }: SkillOutcome): Desk {
  const own = events.filter(({ stream }) => stream.startsWith(programmeStream('')))
  const applied = own.map((draft, index) => ({ ...draft, id: `${desk.undoKey}:${index}`, atMs: desk.nowMs }))
  return { ...desk, programme: applyEvents(desk.programme, applied) }
}

/** Two outcomes of one turn as one: said one under the other, undone together. */
export function together(first: SkillOutcome, second: SkillOutcome): SkillOutcome {
  // What leads on stands before what undoes.
  const choices = [...second.replies, ...first.replies].flatMap(({ choices: offered }) => offered ?? [])
  const text = [...first.replies, ...second.replies].map((reply) => reply.text).join('\n\n')
  const unique = choices.filter(({ label }, at) => choices.findIndex((each) => each.label === label) === at)
  return {
    ...first,
    ...second,
    replies: [{ text, ...(unique.length > 0 ? { choices: unique } : {}) }],
    events: [...(first.events ?? []), ...(second.events ?? [])],
    ...(first.expects || second.expects ? { expects: first.expects ?? second.expects ?? [] } : {}),
  }
}

/** "Is me", "cuma Grace", "Grace. Save that": what is said around whoever owns something. */
function bareOwner(said: string): string {
  const [first = ''] = said.trim().split(/(?<=\p{Ll}{4})[.!?]\s+/u)
  return first.replace(/^(?:(?:is|just|only|cuma|hanya|adalah|itu)\s+)+(?=\S)/iu, '')
}

/** "Andre saja yang mengerjakan": what is said of somebody is no part of the name. */
function withoutTail(name: string): string {
  return name.replace(/\s+(?:saja|aja|yang|yg)(?:\s[\s\S]*)?$/iu, '')
}
