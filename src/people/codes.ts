import { type Change, expecting, originOf, type Refusal, recorder } from './change.ts'
import { type CodeState, closedBecause, makeCode } from './code.ts'
import { codeStream, identityStream, personStream, teamStream } from './events.ts'
import { barredUntilMs, shortId } from './identity.ts'
import type { Read, SpokenFor } from './people.ts'
import type { Identity } from './person.ts'
import { mayAs, type Team } from './team.ts'
import { enter, mostMembers, type Occasion } from './teams.ts'

/** How long a code holds that links an account, in minutes. */
export const linkMinutes = 15

export type CodeRefusal =
  | 'unknown'
  | 'expired'
  | 'used-up'
  | 'barred'
  | 'member-already'
  | 'full'
  | 'own-code'
  | 'wrong-kind'

/** What comes of a code that opens nothing: it is noted, so that codes cannot be guessed. */
export type RefusedCode = Refusal<CodeRefusal> & Change & { readonly untilMs?: number }

/**
 * Lets the speaker into the team of a code. `read`: the code's stream; `team`: that of the team it opens, where it opens
 * one. Every refusal that could be a guess is noted and counts.
 */
export function joinTeam(
  { speaker, messageId, nowMs }: Occasion,
  code: string,
  read: Read<CodeState | undefined>,
  team: Read<Team | undefined> | undefined,
  speakerName: string | undefined,
): (Change & { readonly team: SpokenFor }) | RefusedCode {
  const barred = barredUntilMs(speaker.identity, nowMs)
  if (barred !== undefined) return { refused: 'barred', untilMs: barred, events: [], expects: [] }
  const closed = closedBecause(read.state, nowMs)
  if (closed || !read.state) return guessed({ speaker, messageId, nowMs }, closed ?? 'unknown')
  if (read.state.opens !== 'team') return { refused: 'wrong-kind', events: [], expects: [] }
  if (!team?.state) return guessed({ speaker, messageId, nowMs }, 'unknown')
  const { role, team: id } = read.state
  if (team.state.members.has(speaker.person)) return { refused: 'member-already', events: [], expects: [] }
  if (team.state.members.size >= mostMembers) return { refused: 'full', events: [], expects: [] }
  const record = recorder(originOf(speaker, messageId))
  record.add(codeStream(code), 'code-used', { person: speaker.person })
  record.add(teamStream(id), 'member-joined', { person: speaker.person, role })
  enter(record, speaker, id, speakerName)
  return {
    team: { id, team: team.state, role },
    events: record.events,
    expects: expecting(...speaker.reads, read.at, team.at),
  }
}

function guessed({ speaker, messageId }: Occasion, refused: CodeRefusal): RefusedCode {
  const record = recorder(originOf(speaker, messageId))
  record.add(identityStream(speaker.identity.channel, speaker.identity.id), 'code-refused', {})
  return { refused, events: record.events, expects: [] }
}

/** A code that makes whoever comes with it on another channel the same person as the speaker. */
export function makeLink({ speaker, messageId, nowMs }: Occasion): Change & { readonly code: string } {
  const record = recorder(originOf(speaker, messageId))
  const code = makeCode()
  record.add(codeStream(code), 'link-made', { person: speaker.person, untilMs: nowMs + linkMinutes * 60 * 1000 })
  const { channel, id } = speaker.identity
  if (!speaker.state.identities.some((each) => each.channel === channel && each.id === id)) {
    record.add(personStream(speaker.person), 'identity-added', { channel, id })
  }
  return { code, events: record.events, expects: speaker.reads }
}

/** A team of the speaker's, read: it goes along when the account is linked to another person. */
export type OwnTeam = { readonly id: string; readonly at: Read<unknown>['at'] }

/**
 * The speaker's account becomes one of the person who made the code. The teams it had come along; the higher role of two
 * in the same team stays.
 */
export function linkIdentity(
  { speaker, messageId, nowMs }: Occasion,
  code: string,
  read: Read<CodeState | undefined>,
  { other, teams }: { readonly other: Read<{ readonly teams: readonly string[] }>; readonly teams: readonly OwnTeam[] },
): Change | RefusedCode {
  const barred = barredUntilMs(speaker.identity, nowMs)
  if (barred !== undefined) return { refused: 'barred', untilMs: barred, events: [], expects: [] }
  const closed = closedBecause(read.state, nowMs)
  if (closed || !read.state) return guessed({ speaker, messageId, nowMs }, closed ?? 'unknown')
  if (read.state.opens !== 'person') return { refused: 'wrong-kind', events: [], expects: [] }
  const { person } = read.state
  if (person === speaker.person) return { refused: 'own-code', events: [], expects: [] }
  const { channel, id } = speaker.identity
  const record = recorder(originOf(speaker, messageId))
  record.add(codeStream(code), 'code-used', { person: speaker.person })
  record.add(identityStream(channel, id), 'identity-linked', { person })
  record.add(personStream(speaker.person), 'identity-removed', { channel, id })
  record.add(personStream(person), 'identity-added', { channel, id })
  for (const team of teams) {
    record.add(teamStream(team.id), 'member-is', { person: speaker.person, really: person })
    record.add(personStream(speaker.person), 'team-left', { team: team.id })
    if (!other.state.teams.includes(team.id)) record.add(personStream(person), 'team-entered', { team: team.id })
  }
  return {
    events: record.events,
    expects: expecting(...speaker.reads, read.at, other.at, ...teams.map(({ at }) => at)),
  }
}

/**
 * Takes an account from the speaker's person, such as that of a lost phone. From then on it is a person of its own, in
 * no team. `identity`: the account's own stream.
 */
export function unlinkIdentity(
  { speaker, messageId }: Occasion,
  account: Identity,
  identity: Read<unknown>,
): Change | Refusal<'not-yours' | 'this-one'> {
  const isSame = ({ channel, id }: Identity) => channel === account.channel && id === account.id
  if (isSame(speaker.identity)) return { refused: 'this-one' }
  if (!speaker.state.identities.some(isSame)) return { refused: 'not-yours' }
  const record = recorder(originOf(speaker, messageId))
  const fresh = shortId('p', `${account.channel}:${account.id}:${speaker.identity.channel}:${messageId}`)
  record.add(identityStream(account.channel, account.id), 'identity-unlinked', { person: fresh })
  record.add(personStream(speaker.person), 'identity-removed', { channel: account.channel, id: account.id })
  return { events: record.events, expects: expecting(...speaker.reads, identity.at) }
}

/** Ends a code of the speaker's team before its time. */
export function withdrawCode(
  { speaker, messageId }: Occasion,
  code: string,
): Change | Refusal<'no-team' | 'not-allowed' | 'unknown'> {
  const { team } = speaker
  if (!team) return { refused: 'no-team' }
  if (!mayAs(team.role, 'lead')) return { refused: 'not-allowed' }
  if (!team.team.invitations.some((each) => each.code === code)) return { refused: 'unknown' }
  const record = recorder(originOf(speaker, messageId))
  record.add(codeStream(code), 'code-ended', {})
  record.add(teamStream(team.id), 'code-withdrawn', { code })
  return { events: record.events, expects: speaker.reads }
}
