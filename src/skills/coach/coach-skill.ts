import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import { programmeStream } from '../../programme/events.ts'
import type { StepId } from '../../programme/steps.ts'
import { claimDoor } from './claim/door.ts'
import { claimFirst } from './claim/first.ts'
import { claimLast } from './claim/last.ts'
import { claimOwn } from './claim/own.ts'
import { datedOf } from './dated.ts'
import { type CoachParts, coachSkill, type Desk, openDesk } from './desk.ts'
import { coachDoings } from './doings.ts'
import { closingQuestion, readFlow } from './flow/state.ts'
import { steerFlow, tapInFlow } from './flow/turn.ts'
import { overviewOf } from './overview.ts'
import { respondToCommand } from './respond/to-command.ts'
import { respondToPick } from './respond/to-pick.ts'

/**
 * The programme of a team, or of somebody alone: what was decided, done, measured, and where it stands. `door` is asked
 * before all that make something of what is told: it takes who comes for the programme. `first` is asked before other skills and takes what is surely said of a programme; `rest` is asked in its turn, and `last` behind
 * all others takes a few words that follow on the coach's.
 */
export function createCoachSkills(parts: CoachParts): {
  readonly door: Skill
  readonly first: Skill
  readonly rest: Skill
  readonly last: Skill
} {
  const { phrases } = parts
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'program',
      en: 'programme',
      also: ['program7', 'progres'],
      describe: (language) => phrases.say(language, 'command-programme'),
    },
    { id: 'aksi', en: 'action', also: ['actions'], describe: (language) => phrases.say(language, 'command-action') },
    { id: 'ukur', en: 'measure', describe: (language) => phrases.say(language, 'command-measure') },
  ]

  const first: Skill = {
    name: coachSkill,
    keepers: [keepsTeamStreams('programme', programmeStream(''))],
    commands,
    help: (language) => [phrases.say(language, 'help-programme'), phrases.say(language, 'help-measure')],
    doings: coachDoings(parts),
    claim: async (context) => claimSteered(context) ?? contested(await claimFirst(parts, context), context),
    dated: (of) => datedOf(parts, of),
    overview: (of) => overviewOf(parts, of),
    resume({ flow, language }) {
      const state = readFlow(flow)
      if (state?.question === closingQuestion)
        return { text: phrases.say(language, 'evidence-asked', { title: titleOf(state.step, language) }) }
      const question = parts.knowledge.questions.find(({ id }) => id === state?.question)
      if (!question) return undefined
      return { text: phrases.say(language, 'resume', { ask: question.ask[language].replace(' {goal}', '') }) }
    },
  }
  return {
    // A command, a tap and a step's question come to the others by her name.
    door: { name: coachSkill, claim: (context) => claimDoor(parts, context) },
    first,
    rest: { name: coachSkill, claim: async (context) => contested(await claimOwn(parts, context), context) },
    last: { name: coachSkill, claim: (context) => claimLast(parts, context) },
  }

  function titleOf(step: StepId, language: Language): string {
    return parts.knowledge.steps.find(({ id }) => id === step)?.title[language] ?? step
  }

  /** What is no sentence: a tap, a command, a word that steers the questions. */
  function claimSteered(context: TurnContext): Claim | undefined {
    const { message, command, flowWord } = context
    const withDesk = (respond: (desk: Desk) => SkillOutcome | Promise<SkillOutcome>): Claim => ({
      strength: 'owns',
      respond: async () => respond(await openDesk(parts, context)),
    })
    const flow = readFlow(context.flow)
    if (message.pick) {
      const { act, value } = message.pick
      return withDesk((desk) => (flow && tapInFlow(desk, flow, act, value)) ?? respondToPick(desk, act, value))
    }
    if (command) return withDesk((desk) => respondToCommand(desk, command))
    return flow && flowWord ? withDesk((desk) => steerFlow(desk, flow, flowWord)) : undefined
  }
}

/** What is said outside of her questions may be meant for somebody else. */
function contested(claim: Claim | undefined, { message, flow }: TurnContext): Claim | undefined {
  return claim && message.kind === 'said' && !flow ? { ...claim, serves: 'programme' } : claim
}
