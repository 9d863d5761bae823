import type { Claim, TurnContext } from '../../../conversation/skill.ts'
import { lastMade } from '../amend/made.ts'
import { type CoachParts, coachSkill, openDesk } from '../desk.ts'

const fewWords = 6

/** A few words right after the coach that nobody else wants: asked back about, for they were surely not said of the law. */
export function claimLast(parts: CoachParts, context: TurnContext): Claim | undefined {
  const { message, lastSkill, flow } = context
  const isNear = lastSkill === coachSkill && lastMade(context)?.isJustNow === true && !flow
  if (!isNear || message.kind !== 'said' || message.text.trim().split(/\s+/).length > fewWords) return undefined
  if (message.text === '' || parts.soundsLikeQuestion(message.text)) return undefined
  return {
    strength: 'wants',
    respond: async () => {
      const desk = await openDesk(parts, context)
      const choices =
        desk.programme.size > 0 ? [desk.choice('choice-actions', 'actions'), desk.choice('choice-show', 'show')] : []
      const { replies } = desk.tell('not-understood', {}, choices)
      return { replies, isDispensable: true }
    },
  }
}
