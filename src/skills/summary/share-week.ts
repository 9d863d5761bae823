import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { SpokenFor } from '../../people/people.ts'
import { mondayOf } from '../../programme/dates/iso-week.ts'
import { type SummaryParts, sayIn, summarySkill, told } from './summary-parts.ts'
import { tellWeek } from './tell-week.ts'

/** What a summary is called that somebody showed to the team's channels. */
export const sharedName = 'shared'

export const sharedSchema = z.object({ team: z.string(), week: z.string() })

/** Managers and leads may show a summary to the team's channels and groups, from a chat of their own. */
export function mayShare({ message }: TurnContext, { team, role }: SpokenFor): boolean {
  return !message.isShared && team.places.size > 0 && (role === 'manager' || role === 'lead')
}

export async function shareWeek(parts: SummaryParts, context: TurnContext, week: string): Promise<SkillOutcome> {
  const { message, language } = context
  const say = sayIn(parts, language)
  const { team, reads } = await parts.people.speaker(message.person, message.place)
  if (!team || mondayOf(week) === undefined) return told(say('not-for-you'))
  if (!mayShare(context, team)) return told(say(team.team.places.size === 0 ? 'share-where' : 'share-who'))
  const due = { skill: summarySkill, name: sharedName, data: { team: team.id, week } }
  const outgoing = [...team.team.places].map((place) => ({ conversationId: place, person: message.person, due }))
  return { ...told(say('shared', { count: outgoing.length })), outgoing, expects: reads }
}

export async function deliverShared(parts: SummaryParts, { message, language }: TurnContext): Promise<SkillOutcome> {
  const work = sharedSchema.safeParse(message.due?.data).data
  const known = work && (await parts.people.team(work.team))
  // A channel that the team left meanwhile is told nothing.
  if (!work || !known?.state?.places.has(message.conversationId)) return { replies: [] }
  return tellWeek(parts, work.week, {
    team: known.state,
    teamId: work.team,
    nowMs: message.receivedAtMs,
    language,
  })
}
