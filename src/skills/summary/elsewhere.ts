import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Message } from '../../domain/message.ts'
import type { Identity } from '../../people/person.ts'
import { managersOf } from '../../people/team.ts'
import { startOfDay } from '../../programme/dates/calendar.ts'
import { personOf } from './recipients.ts'
import { scheduleStream, toClosed, toScheduled, weekTold } from './schedule.ts'
import { sharedName, sharedSchema } from './share-week.ts'
import { pick, type SummaryParts, sayIn, summarySkill, told } from './summary-parts.ts'
import { tellWeek } from './tell-week.ts'
import { weeklyName, weeklySchema } from './weekly.ts'

/** What is said elsewhere since nobody could be reached where it was due. */
export const elsewhereName = 'elsewhere'

const elsewhereSchema = z.discriminatedUnion('to', [
  /** The same person, in another chat: the summary itself, and from now on it comes there. `tried`: where it was in vain. */
  z.object({ to: z.literal('same'), team: z.string(), day: z.iso.date(), tried: z.array(z.string()) }),
  /** Another manager: that nobody can be reached there. */
  z.object({ to: z.literal('manager'), team: z.string(), conversationId: z.string() }),
  /** Whoever showed a week to the team's channels: that one of them is closed. */
  z.object({ to: z.literal('sharer'), team: z.string(), week: z.string() }),
])

/**
 * A chat that blocked us, a channel that was archived: whoever asked for the summary has it on another of their accounts or
 * in private, and where they have none, the team's other managers are told once.
 */
export async function elsewhere(parts: SummaryParts, message: Message): Promise<readonly Message[]> {
  const work = message.due
  if (work?.name === sharedName) return toSharer(parts, message)
  if (work?.name === weeklyName) {
    const { team, days = [] } = weeklySchema.safeParse(work.data).data ?? {}
    const [day] = days.slice(-1)
    return team !== undefined && day !== undefined ? toRecipient(parts, message, { team, day, tried: [] }) : []
  }
  const known = work?.name === elsewhereName ? elsewhereSchema.safeParse(work.data).data : undefined
  return known?.to === 'same' ? toRecipient(parts, message, known) : []
}

async function toRecipient(
  parts: SummaryParts,
  message: Message,
  { team, day, tried: before }: { readonly team: string; readonly day: string; readonly tried: readonly string[] },
): Promise<readonly Message[]> {
  const { state } = await parts.schedules.read(scheduleStream(team))
  if (!state.schedule) return []
  const tried = [...before, message.conversationId]
  const recipient = await personOf(parts, state.schedule.person)
  const own = [...(await accountsOf(parts, recipient)), state.schedule.person]
  const [other] = privateOf(parts, own).filter(({ conversationId }) => !tried.includes(conversationId))
  if (other) return [toMessage(message, other, { to: 'same', team, day, tried })]
  const { conversationId } = state.schedule
  if (state.closed === conversationId) return []
  const { state: known } = await parts.people.team(team)
  const managers = known ? managersOf(known).filter(({ person }) => person !== recipient) : []
  const reached = await Promise.all(
    managers.map(async ({ person }) => privateOf(parts, await accountsOf(parts, person)).slice(0, 1)),
  )
  return reached.flat().map((manager) => toMessage(message, manager, { to: 'manager', team, conversationId }))
}

async function toSharer(parts: SummaryParts, message: Message): Promise<readonly Message[]> {
  const work = sharedSchema.safeParse(message.due?.data).data
  const [sharer] = privateOf(parts, [message.person])
  return work && sharer ? [toMessage(message, sharer, { to: 'sharer', ...work })] : []
}

type Chat = { readonly conversationId: string; readonly account: Identity }

function privateOf({ privateConversationOf }: SummaryParts, accounts: readonly Identity[]): readonly Chat[] {
  return accounts.flatMap(({ channel, id }) => {
    const conversationId = privateConversationOf({ channel, id })
    return conversationId === undefined ? [] : [{ conversationId, account: { channel, id } }]
  })
}

async function accountsOf({ people }: SummaryParts, person: string): Promise<readonly Identity[]> {
  return (await people.person(person)).state.identities
}

function toMessage(
  { id, receivedAtMs }: Message,
  { conversationId, account }: Chat,
  data: z.infer<typeof elsewhereSchema>,
): Message {
  return {
    id: `${id}:elsewhere:${account.channel}:${account.id}`,
    conversationId,
    person: account,
    kind: 'due',
    text: '',
    attachments: [],
    due: { skill: summarySkill, name: elsewhereName, data: data satisfies JsonValue },
    receivedAtMs,
  }
}

export async function deliverElsewhere(parts: SummaryParts, { message, language }: TurnContext): Promise<SkillOutcome> {
  const work = elsewhereSchema.safeParse(message.due?.data).data
  if (!work) return { replies: [] }
  const [{ state, at }, { state: team }] = await Promise.all([
    parts.schedules.read(scheduleStream(work.team)),
    parts.people.team(work.team),
  ])
  if (!team) return { replies: [] }
  const name = escapeMarkdown(team.name)
  if (work.to === 'sharer') return told(sayIn(parts, language)('shared-closed', { week: work.week, team: name }))
  const { schedule } = state
  if (!schedule) return { replies: [] }
  const say = sayIn(parts, schedule.language)
  if (work.to === 'manager') {
    const choices = [{ pick: pick('schedule', ''), label: say('choice-schedule') }]
    const outcome = told(say('closed-note', { team: name }), choices)
    return {
      ...outcome,
      events: [toClosed(work.team, work.conversationId)],
      expects: [at],
      language: schedule.language,
    }
  }
  // Set anew meanwhile: it comes where it was set.
  if (!work.tried.includes(schedule.conversationId)) return { replies: [] }
  const outcome = await tellWeek(parts, weekTold(work.day), {
    team,
    teamId: work.team,
    nowMs: startOfDay(work.day, team.zone),
    language: schedule.language,
    notes: [say('moved-note')],
  })
  const { conversationId, person } = message
  const moved = toScheduled(work.team, { ...schedule, conversationId, person })
  return { ...outcome, events: [moved], expects: [at], language: schedule.language }
}
