import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Change } from '../../people/change.ts'
import type { Role } from '../../people/events.ts'
import type { People, SpokenFor } from '../../people/people.ts'
import type { Occasion } from '../../people/teams.ts'
import type { TeamPhraseKey } from './team-phrases.ts'

export const teamSkill = 'team'

export type Values = Readonly<Record<string, string | number>>

/** One turn of the team skill: who speaks and where, and the ways to answer. */
export type TeamTurn = Occasion & {
  readonly people: People
  readonly language: Language
  /** The channel or group it was said in. */
  readonly place: string | undefined
  /** As the channel calls them. */
  readonly speakerName: string | undefined
  readonly timeZone: string
  /** How many turns the person has had here before this one. */
  readonly turns: number
  say(key: TeamPhraseKey, values?: Values): string
  /** An answer that changes nothing. */
  tell(key: TeamPhraseKey, values?: Values, choices?: readonly Choice[]): SkillOutcome
  /** An answer to what was changed. */
  done(change: Change, key: TeamPhraseKey, values?: Values, choices?: readonly Choice[]): SkillOutcome
  choice(key: TeamPhraseKey, act: string, value?: string): Choice
  roleName(role: Role): string
}

type TurnParts = Occasion &
  Pick<TeamTurn, 'people' | 'language' | 'place' | 'speakerName' | 'timeZone' | 'turns'> & {
    readonly phrases: Phrases<TeamPhraseKey>
  }

export function teamTurn({ phrases, ...turn }: TurnParts): TeamTurn {
  const say = (key: TeamPhraseKey, values: Values = {}) => phrases.say(turn.language, key, values)
  const reply = (key: TeamPhraseKey, values?: Values, choices: readonly Choice[] = []): SkillOutcome => ({
    replies: [{ text: say(key, values), ...(choices.length > 0 ? { choices } : {}) }],
  })
  return {
    ...turn,
    say,
    tell: reply,
    done: ({ events, expects }, key, values, choices) => ({ ...reply(key, values, choices), events, expects }),
    choice: (key, act, value = '') => ({ label: say(key), pick: pickOf(act, value) }),
    roleName: (role) => say(`role-${role}`),
  }
}

export function pickOf(act: string, value = ''): ChoiceReference {
  return { skill: teamSkill, act, value }
}

/** The team that is spoken for, where the speaker is one of it and it is more than a programme of their own. */
export function ownTeam({ speaker }: Occasion): SpokenFor | undefined {
  const { team } = speaker
  return team && !team.team.isPersonal ? team : undefined
}
