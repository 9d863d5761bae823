import type { SkillOutcome } from '../../conversation/skill.ts'
import { isRefused } from '../../people/change.ts'
import { readCode } from '../../people/code.ts'
import { linkIdentity, linkMinutes, makeLink, unlinkIdentity } from '../../people/codes.ts'
import { refuseCode } from './enter-team.ts'
import type { TeamTurn } from './team-turn.ts'

/** A code for the person's other account. Only the asker sees it: whoever has it becomes them. */
export function offerLink(turn: TeamTurn): SkillOutcome {
  const made = makeLink(turn)
  const { replies, ...rest } = turn.done(made, 'link-code', { code: made.code, minutes: linkMinutes })
  return { ...rest, replies: replies.map((reply) => ({ ...reply, audience: 'asker' })) }
}

export async function link(turn: TeamTurn, text: string): Promise<SkillOutcome> {
  const code = readCode(text)
  if (code === undefined) return turn.tell('code-asked')
  const { people, speaker } = turn
  const read = await people.code(code)
  const person = read.state?.opens === 'person' ? read.state.person : speaker.person
  const [other, teams] = await Promise.all([
    people.person(person),
    Promise.all(speaker.state.teams.map(async (id) => ({ id, at: (await people.team(id)).at }))),
  ])
  const done = linkIdentity(turn, code, read, { other, teams })
  return isRefused(done) ? refuseCode(turn, done, code, '') : turn.done(done, 'linked')
}

/** `channel`: as people call it, such as "telegram". */
export async function unlink(turn: TeamTurn, channel: string): Promise<SkillOutcome> {
  const wanted = channel.trim().toLowerCase()
  const account = turn.speaker.state.identities.find((each) => each.channel === wanted)
  if (!account) return turn.tell('unlink-not-yours', { channel })
  const done = unlinkIdentity(turn, account, await turn.people.identity(account))
  if (isRefused(done)) return turn.tell(done.refused === 'this-one' ? 'unlink-this' : 'unlink-not-yours', { channel })
  return turn.done(done, 'unlinked', { channel: account.channel })
}
