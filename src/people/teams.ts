import { type Change, expecting, originOf, type Recorder, type Refusal, recorder } from './change.ts'
import { makeCode } from './code.ts'
import { codeStream, personStream, placeStream, type Role, teamStream } from './events.ts'
import { shortId } from './identity.ts'
import type { People, Read, Speaker } from './people.ts'
import { managersOf, mayAs, type Team } from './team.ts'

/** Whose turn it is: who speaks, by which message, and when. */
export type Occasion = { readonly speaker: Speaker; readonly messageId: string; readonly nowMs: number }

/** How long an invitation holds, and how many it lets in, unless told otherwise. */
export const invitation = { days: 14, uses: 50 } as const
const msPerDay = 24 * 60 * 60 * 1000
export const mostMembers = 500
const mostTeams = 20

export type NewTeam = { readonly name: string; readonly zone: string; readonly speakerName?: string | undefined }

/** The names that a team may have: what is left of a text without line breaks and markup, up to 60 characters. */
export function readTeamName(text: string): string | undefined {
  const name = text
    .replace(/[\p{Cc}*_`~<>|[\]]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim()
  return /[\p{Letter}\p{Number}]/u.test(name) ? name : undefined
}

/**
 * A new team, whose manager the speaker is, and the code to join it. Somebody whose only team is a personal one names
 * that: what they have done so far goes with them.
 */
export function createTeam(
  { speaker, messageId, nowMs }: Occasion,
  { name, zone, speakerName }: NewTeam,
):
  | (Change & { readonly team: string; readonly code: string; readonly wasPersonal: boolean })
  | Refusal<'too-many-teams'> {
  if (speaker.state.teams.length >= mostTeams) return { refused: 'too-many-teams' }
  const record = recorder(originOf(speaker, messageId))
  const personal = speaker.team?.team.isPersonal && speaker.team.role === 'manager' ? speaker.team : undefined
  const team = personal?.id ?? newTeamId(speaker, messageId)
  if (personal) record.add(teamStream(team), 'team-named', { name })
  else found(record, speaker, team, { name, zone, isPersonal: false, speakerName })
  const code = invite(record, team, { role: 'agent', uses: invitation.uses, nowMs })
  return { team, code, wasPersonal: personal !== undefined, events: record.events, expects: speaker.reads }
}

/** A team of one, for somebody who does something before there is a team. */
export function createPersonalTeam(
  { speaker, messageId }: Occasion,
  { name, zone, speakerName }: NewTeam,
): Change & { readonly team: string } {
  const record = recorder(originOf(speaker, messageId))
  const team = newTeamId(speaker, messageId)
  found(record, speaker, team, { name, zone, isPersonal: true, speakerName })
  return { team, events: record.events, expects: speaker.reads }
}

function found(
  record: Recorder,
  speaker: Speaker,
  team: string,
  { name, zone, isPersonal, speakerName }: NewTeam & { readonly isPersonal: boolean },
): void {
  record.add(teamStream(team), 'team-created', { name, zone, isPersonal })
  record.add(teamStream(team), 'member-joined', { person: speaker.person, role: 'manager' })
  enter(record, speaker, team, speakerName)
}

/** What a person's own stream says when they enter a team. */
export function enter(record: Recorder, speaker: Speaker, team: string, speakerName: string | undefined): void {
  const { state, person, identity } = speaker
  const stream = personStream(person)
  if (!state.identities.some(({ channel, id }) => channel === identity.channel && id === identity.id)) {
    record.add(stream, 'identity-added', { channel: identity.channel, id: identity.id })
  }
  const name = speakerName === undefined ? undefined : readTeamName(speakerName)
  if (name !== undefined && name !== state.name) record.add(stream, 'person-named', { name })
  record.add(stream, 'team-entered', { team })
}

function newTeamId({ identity }: Speaker, messageId: string): string {
  return shortId('t', `${identity.channel}:${messageId}`)
}

function invite(
  record: Recorder,
  team: string,
  { role, uses, nowMs }: { role: Role; uses: number; nowMs: number },
): string {
  const code = makeCode()
  const untilMs = nowMs + invitation.days * msPerDay
  record.add(codeStream(code), 'invitation-made', { team, role, uses, untilMs })
  record.add(teamStream(team), 'code-made', { code, role, uses, untilMs })
  return code
}

/** A new code for the speaker's team. A lead may invite agents; a manager also leads and managers. */
export function makeInvitation(
  { speaker, messageId, nowMs }: Occasion,
  { role, uses = invitation.uses }: { readonly role: Role; readonly uses?: number },
): (Change & { readonly code: string }) | Refusal<'no-team' | 'not-allowed'> {
  const { team } = speaker
  if (!team) return { refused: 'no-team' }
  if (!mayAs(team.role, role === 'agent' ? 'lead' : 'manager')) return { refused: 'not-allowed' }
  const record = recorder(originOf(speaker, messageId))
  const code = invite(record, team.id, { role, uses, nowMs })
  return { code, events: record.events, expects: speaker.reads }
}

/** Out of the team. A manager who is the only one and not alone hands the team over first. */
export function leaveTeam({
  speaker,
  messageId,
}: Occasion): (Change & { readonly team: Team }) | Refusal<'no-team' | 'last-manager'> {
  const { team } = speaker
  if (!team?.role) return { refused: 'no-team' }
  const isLastManager = team.role === 'manager' && managersOf(team.team).length === 1
  if (isLastManager && team.team.members.size > 1) return { refused: 'last-manager' }
  const record = recorder(originOf(speaker, messageId))
  record.add(teamStream(team.id), 'member-left', { person: speaker.person })
  record.add(personStream(speaker.person), 'team-left', { team: team.id })
  return { team: team.team, events: record.events, expects: speaker.reads }
}

/** Another member out of the team, by a manager; agents also by a lead. `other` is the other's own stream. */
export function removeMember(
  { speaker, messageId }: Occasion,
  { person, other }: { readonly person: string; readonly other: Read<unknown> },
): Change | Refusal<'no-team' | 'not-allowed' | 'no-member' | 'oneself'> {
  const { team } = speaker
  if (!team) return { refused: 'no-team' }
  if (person === speaker.person) return { refused: 'oneself' }
  const member = team.team.members.get(person)
  if (!member) return { refused: 'no-member' }
  if (!mayAs(team.role, member.role === 'agent' ? 'lead' : 'manager')) return { refused: 'not-allowed' }
  const record = recorder(originOf(speaker, messageId))
  record.add(teamStream(team.id), 'member-removed', { person })
  record.add(personStream(person), 'team-left', { team: team.id })
  return { events: record.events, expects: expecting(...speaker.reads, other.at) }
}

/** Another role for a member, by a manager. Making somebody manager and oneself lead is handing over. */
export function giveRole(
  { speaker, messageId }: Occasion,
  { person, role, handOver = false }: { readonly person: string; readonly role: Role; readonly handOver?: boolean },
): Change | Refusal<'no-team' | 'not-allowed' | 'no-member' | 'last-manager'> {
  const { team } = speaker
  if (!team) return { refused: 'no-team' }
  const member = team.team.members.get(person)
  if (!member) return { refused: 'no-member' }
  if (!mayAs(team.role, 'manager')) return { refused: 'not-allowed' }
  if (member.role === 'manager' && role !== 'manager' && managersOf(team.team).length === 1)
    return { refused: 'last-manager' }
  const record = recorder(originOf(speaker, messageId))
  record.add(teamStream(team.id), 'role-given', { person, role })
  if (handOver && person !== speaker.person)
    record.add(teamStream(team.id), 'role-given', { person: speaker.person, role: 'lead' })
  return { events: record.events, expects: speaker.reads }
}

/** A channel or group becomes the team's, or its own again: by a lead or a manager. `now` is whose it is. */
export function bindPlace(
  { speaker, messageId }: Occasion,
  {
    place,
    now,
    isBound,
  }: { readonly place: string; readonly now: Read<string | undefined>; readonly isBound: boolean },
  own: { readonly id: string; readonly role?: Role | undefined } | undefined = speaker.team,
): Change | Refusal<'no-team' | 'not-allowed' | 'of-another-team'> {
  if (!own) return { refused: 'no-team' }
  if (!mayAs(own.role, 'lead')) return { refused: 'not-allowed' }
  if (now.state !== undefined && now.state !== own.id) return { refused: 'of-another-team' }
  const record = recorder(originOf(speaker, messageId))
  if (isBound) record.add(placeStream(place), 'place-given', { team: own.id })
  else record.add(placeStream(place), 'place-taken-back', {})
  record.add(teamStream(own.id), isBound ? 'place-bound' : 'place-freed', { place })
  return { events: record.events, expects: expecting(...speaker.reads, now.at) }
}

/** The speaker's teams, with their names: for choosing the active one. */
export async function teamsOf(
  people: People,
  speaker: Speaker,
): Promise<readonly { readonly id: string; readonly team: Team; readonly role: Role }[]> {
  const read = await Promise.all(speaker.state.teams.map(async (id) => ({ id, team: (await people.team(id)).state })))
  return read.flatMap(({ id, team }) => {
    const role = team?.members.get(speaker.person)?.role
    return team && role ? [{ id, team, role }] : []
  })
}

/** From now on this team is meant where none is named. */
export function chooseTeam({ speaker, messageId }: Occasion, team: string): Change | Refusal<'no-member'> {
  if (!speaker.state.teams.includes(team)) return { refused: 'no-member' }
  const record = recorder(originOf(speaker, messageId))
  record.add(personStream(speaker.person), 'team-chosen', { team })
  return { events: record.events, expects: speaker.reads }
}

/** Another name for the team, by a manager. */
export function renameTeam(occasion: Occasion, name: string): Change | Refusal<'no-team' | 'not-allowed'> {
  return changeTeam(occasion, 'manager', (record, team) => record.add(teamStream(team), 'team-named', { name }))
}

/** Another time zone for the team, by a lead or a manager. `zone`: an IANA name. */
export function setZone(occasion: Occasion, zone: string): Change | Refusal<'no-team' | 'not-allowed'> {
  return changeTeam(occasion, 'lead', (record, team) => record.add(teamStream(team), 'zone-set', { zone }))
}

function changeTeam(
  { speaker, messageId }: Occasion,
  needed: Role,
  change: (record: Recorder, team: string) => void,
): Change | Refusal<'no-team' | 'not-allowed'> {
  const { team } = speaker
  if (!team) return { refused: 'no-team' }
  if (!mayAs(team.role, needed)) return { refused: 'not-allowed' }
  const record = recorder(originOf(speaker, messageId))
  change(record, team.id)
  return { events: record.events, expects: speaker.reads }
}
