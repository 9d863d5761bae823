import { z } from 'zod'
import type { EventDraft, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import type { People } from '../../people/people.ts'
import { teamQuestionStreams, toTeamQuestion } from '../../programme/summary/team-questions.ts'
import { questionStream } from '../../questions/gap-log.ts'

const answeredSchema = z.object({ entryId: z.string() })

/** The skill, with what the members of a team ask noted for the team's week: which entries, never the words. */
export function notedForTeam(skill: Skill, people: People): Skill {
  return {
    ...skill,
    keepers: [...(skill.keepers ?? []), keepsTeamStreams('team-questions', teamQuestionStreams)],
    async claim(context) {
      const claim = await skill.claim(context)
      return claim && { ...claim, respond: async () => withNotes(await claim.respond(), context) }
    },
  }

  async function withNotes(outcome: SkillOutcome, { message }: TurnContext): Promise<SkillOutcome> {
    const questions = (outcome.events ?? []).filter(isQuestion)
    if (questions.length === 0) return outcome
    const { person, team } = await people.speaker(message.person, message.place)
    if (!team || team.team.isPersonal || !team.role) return outcome
    const notes = questions.map(({ kind, data }) => {
      const entry = kind === 'answered' ? answeredSchema.safeParse(data).data?.entryId : undefined
      return toTeamQuestion(team.id, { by: person, ...(entry === undefined ? {} : { entry }) })
    })
    return { ...outcome, events: [...(outcome.events ?? []), ...notes] }
  }
}

function isQuestion({ stream, kind }: EventDraft): boolean {
  return stream.startsWith(questionStream) && (kind === 'answered' || kind === 'unanswered')
}
