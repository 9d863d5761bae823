import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { yesOrNo } from '../../domain/reply.ts'
import { isRefused } from '../../people/change.ts'
import { withdrawCode } from '../../people/codes.ts'
import type { Role } from '../../people/events.ts'
import { membersCalled, type NamedMember, namedMembers } from '../../people/members.ts'
import type { SpokenFor } from '../../people/people.ts'
import {
  bindPlace,
  chooseTeam,
  giveRole,
  invitation,
  leaveTeam,
  makeInvitation,
  readTeamName,
  removeMember,
  renameTeam,
  setZone,
  teamsOf,
} from '../../people/teams.ts'
import { isZone } from '../../programme/dates/calendar.ts'
import { ownTeam, type TeamTurn } from './team-turn.ts'

export function invite(turn: TeamTurn, role: Role, uses?: number): SkillOutcome {
  const made = makeInvitation(turn, { role, ...(uses === undefined ? {} : { uses }) })
  if (isRefused(made)) return refuse(turn, made.refused, role === 'agent' ? 'lead' : 'manager')
  const values = { code: made.code, role: turn.roleName(role), days: invitation.days, uses: uses ?? invitation.uses }
  return turn.done(made, uses === 1 ? 'code-made-once' : 'code-made', values)
}

/** Nobody is put into a team by another: they come in by a code, which is made for their role. */
export function inviteNamed(turn: TeamTurn, who: string, role: Role): SkillOutcome {
  const made = makeInvitation(turn, { role, uses: 1 })
  if (isRefused(made)) return refuse(turn, made.refused, role === 'agent' ? 'lead' : 'manager')
  const values = { who: escapeMarkdown(who), code: made.code, role: turn.roleName(role), days: invitation.days }
  return turn.done(made, 'code-for', values)
}

/** One code for several people who are named. */
export function inviteSeveral(turn: TeamTurn, names: readonly string[]): SkillOutcome {
  const invited = invite(turn, 'agent')
  if (!invited.events) return invited
  const [reply, ...others] = invited.replies
  const text = `${reply?.text ?? ''}\n\n${turn.say('members-named', { names: escapeMarkdown(names.join(', ')) })}`
  return { ...invited, replies: [{ ...reply, text }, ...others] }
}

/** Takes a member out after a yes; who never came in needs no taking out. */
export async function removeOrSkip(turn: TeamTurn, who: string): Promise<SkillOutcome> {
  const own = ownTeam(turn)
  if (!own) return turn.tell('no-team')
  const found = membersCalled(await namedMembers(turn.people, own.team), who)
  return found.length === 0 ? turn.tell('never-joined', { who: escapeMarkdown(who) }) : askToRemove(turn, who)
}

export function withdraw(turn: TeamTurn, code: string): SkillOutcome {
  const done = withdrawCode(turn, code)
  if (!isRefused(done)) return turn.done(done, 'code-withdrawn', { code })
  return done.refused === 'unknown' ? turn.tell('code-unknown', { code }) : refuse(turn, done.refused, 'lead')
}

export async function changeRole(
  turn: TeamTurn,
  who: string,
  role: Role | undefined,
  handOver = false,
): Promise<SkillOutcome> {
  if (role === undefined) return turn.tell('role-unknown')
  return withMember(turn, who, ({ person, name }, { team }) => {
    const done = giveRole(turn, { person, role, handOver })
    if (isRefused(done)) return refuse(turn, done.refused, 'manager')
    return handOver
      ? turn.done(done, 'handed-over', { team: team.name, who: name })
      : turn.done(done, 'role-given', { team: team.name, who: name, role: turn.roleName(role) })
  })
}

export function askToRemove(turn: TeamTurn, who: string): Promise<SkillOutcome> {
  return withMember(turn, who, ({ person, name }, { team }) => {
    if (person === turn.speaker.person) return turn.tell('oneself')
    const choices = yesOrNo(turn.choice('choice-remove', 'remove', person), turn.choice('choice-stay', 'stay'))
    return turn.tell('remove-asked', { who: name, team: team.name }, choices)
  })
}

export async function remove(turn: TeamTurn, person: string): Promise<SkillOutcome> {
  const other = await turn.people.person(person)
  const done = removeMember(turn, { person, other })
  const who = other.state.name ?? turn.say('somebody')
  if (isRefused(done)) {
    return done.refused === 'oneself' ? turn.tell('oneself') : refuse(turn, done.refused, 'manager', who)
  }
  return turn.done(done, 'removed', { who, team: turn.speaker.team?.team.name ?? '' })
}

export function askToLeave(turn: TeamTurn): SkillOutcome {
  const own = ownTeam(turn)
  if (!own) return turn.tell('no-team')
  const choices = yesOrNo(turn.choice('choice-leave', 'leave', own.id), turn.choice('choice-stay', 'stay'))
  return turn.tell('leave-asked', { team: own.team.name }, choices)
}

/** `team`: the one that was asked about, for the active one may be another by now. */
export function leave(turn: TeamTurn, team: string): SkillOutcome {
  const own = turn.speaker.team
  if (own?.id !== team) return turn.tell('no-team')
  const done = leaveTeam(turn)
  if (isRefused(done)) return refuse(turn, done.refused, 'manager')
  return turn.done(done, 'left', { team: done.team.name })
}

export async function choose(turn: TeamTurn, wanted: string): Promise<SkillOutcome> {
  const teams = await teamsOf(turn.people, turn.speaker)
  const found = teams.find(({ id, team }) => id === wanted || team.name.toLowerCase() === wanted.toLowerCase())
  const done = found && chooseTeam(turn, found.id)
  if (!found || !done || isRefused(done)) {
    const names = teams.map(({ team }) => team.name).join(', ')
    return names === '' ? turn.tell('no-team') : turn.tell('no-such-team', { name: wanted, names })
  }
  return turn.done(done, 'chosen', { team: found.team.name })
}

export function rename(turn: TeamTurn, text: string): SkillOutcome {
  const name = readTeamName(text)
  if (name === undefined) return turn.tell('name-unreadable')
  const done = renameTeam(turn, name)
  return isRefused(done) ? refuse(turn, done.refused, 'manager') : turn.done(done, 'renamed', { team: name })
}

export function changeZone(turn: TeamTurn, zone: string | undefined): SkillOutcome {
  if (zone === undefined || !isZone(zone)) return turn.tell('zone-unknown')
  const done = setZone(turn, zone)
  if (isRefused(done)) return refuse(turn, done.refused, 'lead')
  return turn.done(done, 'zone-set', { zone, team: turn.speaker.team?.team.name ?? '' })
}

/** In a channel, the team that is active for the speaker elsewhere is meant: there is none of the place yet. */
export async function bind(turn: TeamTurn, isBound: boolean): Promise<SkillOutcome> {
  const { place, people, speaker } = turn
  if (place === undefined) return turn.tell('no-place')
  const elsewhere = await people.speaker(speaker.identity)
  const own = isBound ? elsewhere.team : speaker.team
  const now = await people.place(place)
  const done = bindPlace({ ...turn, speaker: elsewhere }, { place, now, isBound }, own)
  if (!isRefused(done)) return turn.done(done, isBound ? 'bound' : 'freed', { team: own?.team.name ?? '' })
  return done.refused === 'of-another-team' ? turn.tell('of-another-team') : refuse(turn, done.refused, 'lead')
}

async function withMember(
  turn: TeamTurn,
  who: string,
  respond: (member: NamedMember, own: SpokenFor) => SkillOutcome,
): Promise<SkillOutcome> {
  const own = ownTeam(turn)
  if (!own) return turn.tell('no-team')
  const found = membersCalled(await namedMembers(turn.people, own.team), who)
  const [only] = found
  if (!only) return turn.tell('no-member', { who })
  if (found.length > 1) return turn.tell('several-members', { who, names: found.map(({ name }) => name).join(', ') })
  return respond(only, own)
}

function refuse(
  turn: TeamTurn,
  reason: 'no-team' | 'not-allowed' | 'no-member' | 'last-manager',
  needed: Role,
  who = '',
): SkillOutcome {
  return reason === 'not-allowed' ? turn.tell(reason, { role: turn.roleName(needed) }) : turn.tell(reason, { who })
}
