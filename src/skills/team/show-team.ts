import type { SkillOutcome } from '../../conversation/skill.ts'
import { mayAs } from '../../people/team.ts'
import { teamsOf } from '../../people/teams.ts'
import { ownTeam, pickOf, type TeamTurn } from './team-turn.ts'

/** What fits on a phone. */
const mostShown = 20
const mostOffered = 8

/** The team: who is in it, in which role, and how others come in. Only those who speak for it see it. */
export async function showTeam(turn: TeamTurn): Promise<SkillOutcome> {
  const own = ownTeam(turn)
  if (!own) return turn.tell('no-team')
  const { team, role } = own
  const members = [...team.members.values()]
  const names = await turn.people.names(members.slice(0, mostShown).map(({ person }) => person))
  const lines = members.slice(0, mostShown).map(({ person, role: each }) => {
    const name = names.get(person)
    const isOneself = person === turn.speaker.person
    const key = isOneself ? (name === undefined ? 'team-you-unnamed' : 'team-you') : 'team-line'
    return `- ${turn.say(key, { name: name ?? turn.say('somebody'), role: turn.roleName(each) })}`
  })
  const more = members.length - mostShown
  // The code lets people in, so it is shown to those who may let them in, and not where others read along.
  const code = mayAs(role, 'lead') && turn.place === undefined ? newestCode(turn) : undefined
  const text = [
    turn.say('team-title', { team: team.name, count: members.length, zone: team.zone }),
    lines.join('\n'),
    ...(more > 0 ? [turn.say('team-more', { count: more })] : []),
    ...(team.places.size > 0 ? [turn.say('team-places', { count: team.places.size })] : []),
    ...(code === undefined ? [] : [turn.say('team-code-hint', { code })]),
  ].join('\n\n')
  const choices = [
    { label: turn.say('choice-programme'), pick: { skill: 'coach', act: 'show', value: '' } },
    ...(mayAs(role, 'lead') && code === undefined ? [turn.choice('choice-code', 'invite')] : []),
  ]
  return { replies: [{ text, choices }] }
}

function newestCode({ speaker, nowMs }: TeamTurn): string | undefined {
  return speaker.team?.team.invitations.findLast(({ role, untilMs }) => role === 'agent' && untilMs > nowMs)?.code
}

/** Which team is meant from now on, to tap. */
export async function askWhichTeam(turn: TeamTurn): Promise<SkillOutcome> {
  const teams = await teamsOf(turn.people, turn.speaker)
  const active = turn.speaker.team?.team
  if (!active) return turn.tell('no-team')
  if (teams.length < 2) return turn.tell('only-team', { team: active.name })
  const choices = teams.slice(0, mostOffered).map(({ id, team }) => ({ label: team.name, pick: pickOf('choose', id) }))
  return turn.tell('choose-asked', { team: active.name }, choices)
}
