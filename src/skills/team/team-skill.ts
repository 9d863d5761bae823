import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { People } from '../../people/people.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { askName, isNameAsked } from './asked-name.ts'
import { create, join } from './enter-team.ts'
import { link, offerLink, unlink } from './link-accounts.ts'
import {
  askToLeave,
  askToRemove,
  bind,
  changeRole,
  changeZone,
  choose,
  invite,
  inviteNamed,
  inviteSeveral,
  leave,
  remove,
  removeOrSkip,
  rename,
  withdraw,
} from './manage-team.ts'
import type { NearWish } from './read-members.ts'
import type { ReadTeamWish, TeamReader, TeamWish } from './read-wish.ts'
import { askWhichTeam, showTeam } from './show-team.ts'
import { teamDoings } from './team-doings.ts'
import type { TeamPhraseKey } from './team-phrases.ts'
import { ownTeam, type TeamTurn, teamSkill, teamTurn } from './team-turn.ts'

export type TeamSkillParts = {
  readonly people: People
  readonly reader: TeamReader
  readonly phrases: Phrases<TeamPhraseKey>
  readonly dates: Pick<DateReader, 'readZone'>
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly timeZone: string
}

/** Said of other things as well. */
const ofMembers: ReadonlySet<TeamWish> = new Set<TeamWish>([
  'role',
  'remove',
  'choose',
  'zone',
  'withdraw',
  'link-with',
  'unlink',
])

/** Longer than this it is no sentence about a team. */
const longestSentence = 200

/** Teams, their members, roles and codes; one person's accounts on several channels. */
export function createTeamSkill(parts: TeamSkillParts): Skill {
  const { people, reader, phrases } = parts
  const commands: readonly CommandDeclaration[] = [
    { id: 'tim', en: 'team', describe: (language) => phrases.say(language, 'command-team') },
    { id: 'gabung', en: 'join', describe: (language) => phrases.say(language, 'command-join') },
  ]

  return {
    name: teamSkill,
    commands,
    help: (language) => [phrases.say(language, 'help-team'), phrases.say(language, 'help-link')],
    doings: teamDoings(reader, turnOf),
    async claim(context) {
      const { message, command } = context
      if (message.pick) {
        const { act, value } = message.pick
        return { strength: 'owns', respond: async () => respondToPick(await turnOf(context), act, value) }
      }
      const wish = command ? readCommand(command) : readSentence(message.text)
      const near = wish || command || context.lastSkill !== teamSkill ? undefined : reader.near(message.text)
      if (near) {
        const several = near.kind === 'add' ? reader.severalNamed(message.text) : []
        return {
          strength: 'owns',
          respond: async () => {
            const turn = await turnOf(context)
            return several.length > 1 ? inviteSeveral(turn, several) : respondToNear(turn, near)
          },
        }
      }
      if (!wish) return claimName(context) ?? claimFounding(context) ?? claimListed(context)
      // "Keluarin uang muka" is nobody's to take out of a team where there is none.
      const needsTeam = !command && ofMembers.has(wish.wish) && context.lastSkill !== teamSkill
      if (needsTeam && !ownTeam(await turnOf(context))) return undefined
      return { strength: 'owns', respond: async () => respondTo(await turnOf(context), wish) }
    },
  }

  function readCommand({ name, rest }: { readonly name: string; readonly rest: string }): ReadTeamWish {
    if (name === 'gabung') {
      return rest === '' ? { wish: 'join-uncoded', parts: {} } : { wish: 'join', parts: { code: rest } }
    }
    return reader.command(rest) ?? { wish: 'show', parts: {} }
  }

  function readSentence(text: string): ReadTeamWish | undefined {
    if (text.length > longestSentence) return undefined
    const wish = reader.sentence(text)
    // "Siapa aja di tim kita?" asks; whatever else sounds like a question is none of a team.
    if (!wish || (wish.wish !== 'show' && parts.soundsLikeQuestion(text))) return undefined
    // "Bikin tim yang solid" names none.
    if (wish.wish === 'create' && !reader.newTeam.named(wish.parts.name ?? '')) return undefined
    // "Make 50 answers that look natural" makes nobody anything.
    return wish.wish === 'role' && !roleOf(wish) ? undefined : wish
  }

  /** "Dingin Sejuk AC", where it was asked what the team is to be called. */
  function claimName(context: TurnContext): Claim | undefined {
    const { text } = context.message
    if (context.command || !isNameAsked(context) || parts.soundsLikeQuestion(text)) return undefined
    const wanted = reader.newTeam.answered(text)
    return wanted && { strength: 'owns', respond: async () => create(await turnOf(context), wanted) }
  }

  /** Who is in it, right after a team was made. */
  function claimListed(context: TurnContext): Claim | undefined {
    if (context.command || context.lastSkill !== teamSkill || context.flowSkill !== undefined) return undefined
    const names = reader.newTeam.listed(context.message.text)
    return names.length === 0
      ? undefined
      : { strength: 'owns', respond: async () => inviteSeveral(await turnOf(context), names) }
  }

  function claimFounding(context: TurnContext): Claim | undefined {
    const { text } = context.message
    if (context.command || context.flowSkill !== undefined || text.length > longestSentence) return undefined
    const wanted = reader.newTeam.founded(text)
    return wanted && { strength: 'owns', respond: async () => create(await turnOf(context), wanted) }
  }

  function roleOf({ parts: { who = '', role = '' } }: ReadTeamWish) {
    return reader.role(`${who} ${role}`).role
  }

  async function turnOf({ message, language, turns }: TurnContext): Promise<TeamTurn> {
    const { person, place, id: messageId, receivedAtMs: nowMs } = message
    const speaker = await people.speaker(person, place)
    const { timeZone } = parts
    const speakerName = person.name
    return teamTurn({ speaker, messageId, nowMs, people, language, place, speakerName, timeZone, turns, phrases })
  }

  function respondTo(turn: TeamTurn, { wish, parts: said }: ReadTeamWish): SkillOutcome | Promise<SkillOutcome> {
    const { name = '', code = '', who = '' } = said
    switch (wish) {
      case 'create-unnamed':
        return askName(turn)
      case 'create': {
        const wanted = reader.newTeam.named(name)
        return wanted && wanted.name !== '' ? create(turn, wanted) : askName(turn)
      }
      case 'join-uncoded':
        return turn.tell('code-asked')
      case 'join':
        return join(turn, code)
      case 'show':
        return showTeam(turn)
      case 'invite':
        return invite(turn, 'agent')
      case 'invite-once':
        return invite(turn, 'agent', 1)
      case 'invite-lead':
        return invite(turn, 'lead', 1)
      case 'invite-manager':
        return invite(turn, 'manager', 1)
      case 'withdraw':
        return withdraw(turn, code.toUpperCase())
      case 'role': {
        const meant = reader.role(`${who} ${said.role ?? ''}`)
        return changeRole(turn, meant.who, meant.role)
      }
      case 'hand-over':
        return changeRole(turn, who, 'manager', true)
      case 'remove':
        return askToRemove(turn, who)
      case 'leave':
        return askToLeave(turn)
      case 'rename':
        return rename(turn, name)
      case 'choose-unnamed':
        return askWhichTeam(turn)
      case 'choose':
        return choose(turn, name)
      case 'bind':
        return bind(turn, true)
      case 'free':
        return bind(turn, false)
      case 'zone':
        return changeZone(turn, parts.dates.readZone(said.zone ?? ''))
      case 'link':
        return offerLink(turn)
      case 'link-with':
        return link(turn, code)
      case 'unlink':
        return unlink(turn, said.channel ?? '')
    }
  }
}

/** Nobody is put into a team: whoever is to be in it gets a code to send, and whoever is not in it needs no removing. */
function respondToNear(turn: TeamTurn, { kind, who, role = 'agent' }: NearWish): SkillOutcome | Promise<SkillOutcome> {
  return kind === 'remove' ? removeOrSkip(turn, who) : inviteNamed(turn, who, role)
}

function respondToPick(turn: TeamTurn, act: string, value: string): SkillOutcome | Promise<SkillOutcome> {
  switch (act) {
    case 'join':
      return join(turn, value)
    case 'invite':
      return invite(turn, 'agent')
    case 'choose':
      return choose(turn, value)
    case 'leave':
      return leave(turn, value)
    case 'remove':
      return remove(turn, value)
    case 'stay':
      return turn.tell('stayed')
    default:
      return showTeam(turn)
  }
}
