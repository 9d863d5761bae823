import { z } from 'zod'
import { questionPart } from '../../conversation/clean-message.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import type { VagueProblem } from '../../knowledge/vague-problems.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { VagueFinder } from './find-vague.ts'

const skillName = 'clarify'
const memorySchema = z.object({ asked: z.string() })

/** Asks the one question that tells the cases of a vague problem apart, before the wrong one is answered. */
export function createClarifySkill(finder: VagueFinder): Skill {
  return {
    name: skillName,
    claim(context) {
      const { message, command, topic } = context
      // Under somebody's question, few words are about that question.
      if (message.kind !== 'said' || command || message.about?.text !== undefined) return undefined
      const text = questionPart(message.text)
      const answered = answerIn(text, context)
      if (answered) return { strength: 'wants', respond: () => answered }
      const problem = finder.find(text)
      if (!problem || (topic !== undefined && isAboutTopic(problem, topic))) return undefined
      return { strength: 'wants', respond: () => ({ ...ask(problem, context.language), isDispensable: true }) }
    },
  }

  /** "Yang NIK": said right after the question, it picks a case. */
  function answerIn(text: string, { memory, lastSkill }: TurnContext): SkillOutcome | undefined {
    const asked = lastSkill === skillName ? askedIn(memory) : undefined
    const problem = asked === undefined ? undefined : finder.byId(asked)
    const choice = problem && finder.pick(text, problem)
    return choice && { replies: [], opens: entryChoice('ask', choice.entry) }
  }

  function ask({ id, question, choices }: VagueProblem, language: Language): SkillOutcome {
    return {
      replies: [
        {
          text: question[language],
          choices: choices.map((choice) => ({ pick: entryChoice('ask', choice.entry), label: choice[language] })),
        },
      ],
      memory: { asked: id },
    }
  }
}

/** "Denda berapa?" after an answer is about that; so is any problem whose cases have just been told. */
function isAboutTopic({ leans, choices }: VagueProblem, topic: string): boolean {
  return leans === true || choices.some(({ entry }) => entry === topic)
}

function askedIn(memory: JsonValue | undefined): string | undefined {
  return memorySchema.safeParse(memory).data?.asked
}
