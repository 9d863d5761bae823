import type { Adviser } from '../../conversation/model/advice.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { CoachOutcome, Doubted } from './doubted.ts'

export const advicePhraseKeys = ['remark'] as const

export type AdviceParts = {
  readonly advise: Adviser
  readonly phrases: Phrases<(typeof advicePhraseKeys)[number]>
}

/** Longer ones are no answer to a question of a programme, in characters. */
const longestRewrite = 300

/**
 * The coach with a model beside the checks: where they find something wanting, it puts what was written better, to be
 * accepted by one tap, and says one sentence on it. What is wanting, what is kept and what is asked next stays with the
 * checks, and so does everything where the model is away.
 */
export function withAdvice(skill: Skill, { advise, phrases }: AdviceParts): Skill {
  return {
    ...skill,
    async claim(context) {
      const claim = await skill.claim(context)
      if (!claim || !context.model?.has.chat || context.message.isUncalled) return claim
      return { ...claim, respond: async () => advised(await claim.respond(), context) }
    },
  }

  async function advised({ doubted, ...outcome }: CoachOutcome, context: TurnContext): Promise<SkillOutcome> {
    if (!doubted) return outcome
    const { rewrite, remark } = await adviceOn(doubted, context)
    if (rewrite === undefined && remark === undefined) return outcome
    const text = remark === undefined ? undefined : escapeMarkdown(remark)
    return doubted.ask({
      ...(rewrite === undefined ? {} : { rewrite }),
      ...(text === undefined ? {} : { remark: phrases.say(context.language, 'remark', { text }) }),
    })
  }

  function adviceOn({ text, question, lines, isBetter }: Doubted, { language, model }: TurnContext) {
    return advise(
      {
        text,
        material: [
          { label: 'question', text: question, from: 'knowledge' },
          // The checks quote what was written.
          { label: 'missing', text: lines.join('\n'), from: 'person' },
        ],
        language,
        longest: isBetter ? longestRewrite : 0,
        isBetter: isBetter ?? (() => false),
      },
      model,
    )
  }
}
