import type { Do, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { namedMembers } from '../../people/members.ts'
import { askName } from './asked-name.ts'
import { create } from './enter-team.ts'
import { invite, inviteNamed, inviteSeveral, removeOrSkip, rename } from './manage-team.ts'
import type { TeamReader } from './read-wish.ts'
import { showTeam } from './show-team.ts'
import { ownTeam, type TeamTurn } from './team-turn.ts'

type Doing = (turn: TeamTurn, text: string) => SkillOutcome | undefined | Promise<SkillOutcome | undefined>

/** What is done with a team for who says so in their own words. */
export function teamDoings(
  reader: TeamReader,
  turnOf: (context: TurnContext) => Promise<TeamTurn>,
): Readonly<Record<string, Do>> {
  const doings: Readonly<Record<string, Doing>> = {
    'team-create': (turn, text) => {
      const wanted = reader.newTeam.wished(text)
      return wanted && (wanted.name === '' ? askName(turn) : create(turn, wanted))
    },
    'team-members': showTeam,
    // A code that was asked for again is shown; a new one is made where that is said.
    'team-code': (turn, text) => (reader.wantsNewCode(text) ? invite(turn, 'agent') : showTeam(turn)),
    'team-rename': (turn, text) => {
      const name = reader.newName(text)
      return name === undefined ? turn.tell('rename-asked') : rename(turn, name)
    },
    'team-add': (turn, text) => {
      const several = reader.severalNamed(text)
      if (several.length > 1) return inviteSeveral(turn, several)
      const who = reader.somebody(text)
      return who === undefined ? invite(turn, 'agent') : inviteNamed(turn, who, reader.roleIn(text) ?? 'agent')
    },
    'team-remove': async (turn, text) => {
      const who = (await memberNamed(turn, text)) ?? reader.somebody(text)
      return who === undefined ? undefined : removeOrSkip(turn, who)
    },
  }
  return Object.fromEntries(
    Object.entries(doings).map(([name, act]) => [
      name,
      async (context) => act(await turnOf(context), context.message.text),
    ]),
  )
}

/** The member whose name stands in a text, in whatever case it was typed. */
async function memberNamed(turn: TeamTurn, text: string): Promise<string | undefined> {
  const own = ownTeam(turn)
  const members = own ? await namedMembers(turn.people, own.team) : []
  const said = text.toLowerCase()
  return members.find(({ name }) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some(
        (word) => word.length > 2 && new RegExp(String.raw`(?<!\p{L})${RegExp.escape(word)}(?!\p{L})`, 'u').test(said),
      ),
  )?.name
}
