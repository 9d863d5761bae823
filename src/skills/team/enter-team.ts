import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { isRefused } from '../../people/change.ts'
import { readCode } from '../../people/code.ts'
import { joinTeam, type RefusedCode } from '../../people/codes.ts'
import { createTeam, invitation, mostMembers, readTeamName } from '../../people/teams.ts'
import type { TeamTurn } from './team-turn.ts'

/** Where one goes on from: the programme's own skill offers the rest. */
function nextSteps(turn: TeamTurn) {
  const label = (key: 'choice-programme' | 'choice-begin') => turn.say(key)
  return [
    { label: label('choice-begin'), pick: { skill: 'coach', act: 'step', value: 'vision' } },
    { label: label('choice-programme'), pick: { skill: 'coach', act: 'show', value: '' } },
  ]
}

export function create(
  turn: TeamTurn,
  wanted: { readonly name: string; readonly members: readonly string[] },
): SkillOutcome {
  const name = readTeamName(wanted.name)
  if (name === undefined) return turn.tell('name-unreadable')
  const made = createTeam(turn, { name, zone: turn.timeZone, speakerName: turn.speakerName })
  if (isRefused(made)) return turn.tell('too-many-teams', { count: turn.speaker.state.teams.length })
  const values = { team: name, code: made.code, days: invitation.days, uses: invitation.uses }
  const done = turn.done(made, made.wasPersonal ? 'named' : 'created', values, nextSteps(turn))
  if (wanted.members.length === 0) return done
  const names = escapeMarkdown(wanted.members.join(', '))
  const [reply, ...others] = done.replies
  const text = `${reply?.text ?? ''}\n\n${turn.say('members-named', { names })}`
  return { ...done, replies: [{ ...reply, text }, ...others] }
}

export async function join(turn: TeamTurn, text: string): Promise<SkillOutcome> {
  const code = readCode(text)
  if (code === undefined) return turn.tell('code-asked')
  const read = await turn.people.code(code)
  const team = read.state?.opens === 'team' ? await turn.people.team(read.state.team) : undefined
  const outcome = joinTeam(turn, code, read, team, turn.speakerName)
  if (isRefused(outcome)) return refuseCode(turn, outcome, code, team?.state?.name ?? '')
  const { role, team: joined } = outcome.team
  return turn.done(
    outcome,
    'joined',
    { team: joined.name, role: turn.roleName(role ?? 'agent') },
    nextSteps(turn).slice(1),
  )
}

const refusals = {
  unknown: 'code-unknown',
  expired: 'code-expired',
  'used-up': 'code-used-up',
  barred: 'code-barred',
  'wrong-kind': 'code-wrong-kind',
  'own-code': 'code-own',
  'member-already': 'member-already',
  full: 'team-full',
} as const

/** Says why a code opens nothing; that it was tried is kept with it. */
export function refuseCode(turn: TeamTurn, refused: RefusedCode, code: string, team: string): SkillOutcome {
  const minutes = Math.max(1, Math.ceil(((refused.untilMs ?? turn.nowMs) - turn.nowMs) / 60_000))
  return turn.done(refused, refusals[refused.refused], { code, team, minutes, count: mostMembers })
}
